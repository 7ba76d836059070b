import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { Problem } from '@tocsin/schema/problem'
import type { HeardMessage } from '@tocsin/schema/sync/heard-message'
import { mostHeardText } from '@tocsin/schema/sync/heard-message'
import { readShort, type ShortWrong } from '@tocsin/schema/sync/short-message'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { HeardFlash, type Recording } from './heard-flash.tsx'

type Props = {
  settings: MissionSettings
  /** The desk's clock, milliseconds since 1970. */
  now: number
  heard: HeardMessage | undefined
  problem: Problem | undefined
  recording: Recording
  onOpen: (text: string, message: Bytes) => void
  onRecord: () => void
}

/** A message that came by SMS or was read out over radio: typed or pasted, checked at once, opened by the server. */
export function HeardScreen({ heard, problem, onOpen, ...rest }: Props) {
  const words = useWords()
  const { t } = words
  const [text, setText] = useState('')
  const [isSent, setSent] = useState(false)
  const read = readShort(text)
  const wrong = read.ok ? undefined : wrongWords(words, text, read.error, isSent)
  return (
    <ScrollBox label={t('desk.heard')} className="desk-page stack">
      <div>
        <h1 className="title">{t('desk.heard')}</h1>
        <p className="quiet">{t('desk.heardIntro')}</p>
      </div>
      <Form
        className="narrow-form"
        onSend={() => {
          setSent(true)
          if (read.ok) onOpen(text, read.value)
        }}
      >
        <TextArea
          label={t('desk.heardText')}
          hint={t('desk.heardHint')}
          wrong={wrong}
          value={text}
          onChange={(typed) => {
            setSent(false)
            setText(typed)
          }}
          rows={4}
          maxLength={mostHeardText}
        />
        <p role="status" className="strong">
          {read.ok && t('desk.heardRight')}
        </p>
        <p className="line">
          <Button kind="main" type="submit" label={t('desk.heardOpen')} />
        </p>
      </Form>
      {problem && <ProblemNotice problem={problem} />}
      {heard?.is === 'unreadable' && (
        <Notice kind="care" icon="warn" title={t('desk.heardUnreadable')} live>
          {t('desk.heardUnreadableText')}
        </Notice>
      )}
      {heard?.is === 'not_for_you' && (
        <Notice kind="care" icon="lock" title={t('desk.heardNotForYou')} live>
          <bdi>{heard.author.name}</bdi>
        </Notice>
      )}
      {heard?.is === 'read' && <HeardFlash heard={heard} {...rest} />}
    </ScrollBox>
  )
}

/** What is wrong with a text as far as it is typed; what is only not complete is said once it is sent. */
function wrongWords(
  { t }: Words,
  text: string,
  wrong: ShortWrong,
  isSent: boolean,
): string | undefined {
  if (text.trim() === '' && !isSent) return undefined
  if (wrong.is === 'other') return t('desk.heardOther')
  if (wrong.is === 'open') return isSent ? t('desk.heardMore', { count: wrong.letters }) : undefined
  return t('desk.heardWrong', { count: wrong.groups.length, groups: wrong.groups.join(', ') })
}
