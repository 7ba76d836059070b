import { err, ok } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { useRef, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { TakenIn } from '../../local/local.ts'
import { useDeps, useSeat } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

/** What is said apart; another event in a place that is taken is as good as altered. */
const fates = [
  ['shown', 'shown'],
  ['altered', 'altered'],
  ['forked', 'altered'],
  ['unknown', 'unknown'],
  ['revoked', 'unknown'],
] as const

/** Takes on the sealed file of another tablet, to send it from here, and shows of it what this seat may read. */
export function CarryFile() {
  const { t } = useWords()
  const { delivery } = useDeps()
  const { local } = useSeat()
  const picked = useRef<HTMLInputElement>(null)
  const [added, setAdded] = useState<number | null>(null)
  const [taken, setTaken] = useState<TakenIn>({})
  const [refused, setRefused] = useState<Problem | null>(null)
  const carried = async (text: string) =>
    (await delivery())?.carry(text) ?? err(problem('server_unreachable'))
  const take = async (file: File) => {
    const text = await file.text().catch(() => undefined)
    const held =
      text === undefined
        ? { ok: false as const, error: problem('file_unreadable') }
        : await carried(text)
    setAdded(held.ok ? held.value.added : null)
    setRefused(held.ok ? null : held.error)
    const read = held.ok ? await local.takeIn(held.value.envelopes) : ok({})
    setTaken(read.ok ? read.value : {})
    if (!read.ok) setRefused(read.error)
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
      <div role="status">
        {added !== null && <p>{t('storage.carried', { count: added })}</p>}
        {fates.map(([fate, why]) => {
          const count = taken[fate]
          return count && <p key={fate}>{t('storage.team', { count, why })}</p>
        })}
      </div>
    </Panel>
  )
}
