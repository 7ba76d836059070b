import type { RecordAnswer } from '@tocsin/schema/desk/desk-answers'
import { clearedIn } from '@tocsin/schema/events/cleared'
import { clockOff } from '@tocsin/schema/primitives/clock-off'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { eventWords } from '../../desk-words/event-words.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Code } from '../../ui/code.tsx'
import { fieldWords } from './value-words.ts'

/** Every event of the record: who, by their clock, when headquarters got it, and its number. Newest first. */
export function RecordHistory({ history, seats }: Pick<RecordAnswer, 'history' | 'seats'>) {
  const words = useWords()
  const { t } = words
  return (
    <section className="stack stack--tight">
      <h3>{t('record.history')}</h3>
      <ol className="desk-history">
        {history.toReversed().map((line) => (
          <li key={line.id}>
            <p className="strong">{eventWords(words, line.type)}</p>
            <Cleared facts={line.facts} />
            <p className="small quiet" dir="auto">
              {seats[line.seat]?.name ?? t('common.notKnown')}
            </p>
            <p className="small quiet">
              {t('desk.said')} <Code>{formatDtg(line.saidAt)}</Code>
              <ClockWrong offset={line.clockOffset} />
              {line.receivedAt !== null && (
                <>
                  {' · '}
                  {t('desk.received')} <Code>{formatDtg(line.receivedAt)}</Code>
                </>
              )}
              {line.seq !== null && (
                <>
                  {' · '}
                  {t('desk.number')} <Code>{line.seq}</Code>
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Which fields an amendment emptied: what stood there is in the lines before. */
function Cleared({ facts }: { facts: unknown }) {
  const { t, list } = useWords()
  const names = clearedIn(facts).map((name) => fieldWords({ t }, name))
  return names.length > 0 && <p className="small">{t('desk.emptied', { fields: list(names) })}</p>
}

/** Who reads a time that was claimed has to know when the clock behind it was wrong. */
function ClockWrong({ offset }: { offset: number | null }) {
  const { t, duration } = useWords()
  const off = clockOff(offset)
  return off && <> ({t(clockWords[off.is], { time: duration(off.by) })})</>
}

const clockWords = { ahead: 'desk.clockAhead', behind: 'desk.clockBehind' } as const
