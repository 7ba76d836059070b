import type { Problem } from '@tocsin/schema/problem'
import { type ReactNode, useEffect } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '../i18n/use-words.tsx'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { DiscardButton } from './discard-button.tsx'
import { SavedNote } from './saved-note.tsx'
import type { FormOf } from './use-form.ts'

type Props = {
  title: ReactNode
  /** Where a form that was thrown away leads, and one that is closed unless `close` says otherwise. */
  home: string
  close?: string | undefined
  saving: Pick<FormOf<object>, 'savedAt' | 'discard'>
  wrong: Problem | null
  /** What will be sent, in one sentence. */
  text: string
  danger?: boolean | undefined
  send: { label: string; disabledReason?: string | undefined }
  onSend: () => Promise<void>
  children: ReactNode
}

/** A form that saves itself, with its two ends: thrown away, or saved and sent. */
export function FormSheet({
  home,
  close = home,
  saving,
  wrong,
  text,
  danger,
  send,
  ...form
}: Props) {
  const { t } = useWords()
  const [, go] = useLocation()
  // It stands above the first question; the button that was pressed may lie screens below.
  useEffect(() => {
    if (wrong) window.scrollTo(0, 0)
  }, [wrong])
  return (
    <Sheet
      title={form.title}
      close={{ label: t('common.close'), href: close }}
      note={<SavedNote at={saving.savedAt} />}
      onSubmit={() => {
        void form.onSend()
        requestAnimationFrame(showWrong)
      }}
      send={{
        text,
        danger,
        actions: (
          <>
            {saving.savedAt !== null && (
              <DiscardButton onDiscard={() => void saving.discard().then(() => go(home))} />
            )}
            <Button type="submit" kind="main" large icon="tick" {...send} />
          </>
        ),
      }}
    >
      {wrong && <ProblemNotice problem={wrong} />}
      {form.children}
    </Sheet>
  )
}

/** The first answer that was found wrong may lie screens above the button that was pressed. */
function showWrong(): void {
  const wrong = document.querySelector('.wrong')
  wrong?.scrollIntoView({ block: 'center' })
  const answer = wrong?.parentElement?.querySelector<HTMLElement>('input, select, textarea, button')
  answer?.focus({ preventScroll: true })
}
