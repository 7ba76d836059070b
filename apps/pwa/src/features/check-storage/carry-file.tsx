import { err } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { useRef, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeps } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

/** Takes on the sealed file of another tablet, to send it from here. Nobody here can read it. */
export function CarryFile() {
  const { t } = useWords()
  const { delivery } = useDeps()
  const picked = useRef<HTMLInputElement>(null)
  const [added, setAdded] = useState<number | null>(null)
  const [refused, setRefused] = useState<Problem | null>(null)
  const carried = async (text: string) =>
    (await delivery())?.carry(text) ?? err(problem('server_unreachable'))
  const take = async (file: File) => {
    const text = await file.text().catch(() => undefined)
    const taken =
      text === undefined
        ? { ok: false as const, error: problem('file_unreadable') }
        : await carried(text)
    setAdded(taken.ok ? taken.value.added : null)
    setRefused(taken.ok ? null : taken.error)
  }
  return (
    <Panel title={t('storage.carry')}>
      <p>{t('storage.carryText')}</p>
      {refused && <ProblemNotice problem={refused} />}
      <input
        ref={picked}
        type="file"
        accept="text/plain,.txt"
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file) void take(file)
          target.value = ''
        }}
      />
      <Button label={t('storage.carryPick')} onPress={() => picked.current?.click()} />
      <p role="status">{added !== null && t('storage.carried', { count: added })}</p>
    </Panel>
  )
}
