import type { ReachedStop } from '@tocsin/schema/alert/reached-stops'
import { reachedAt } from '@tocsin/schema/alert/select'
import { knownSince } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import type { Threat } from '@tocsin/schema/threat/state'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import { Chain, type Stop } from '../../ui/chain.tsx'
import { occurredWords } from '../../words/occurred-words.ts'
import type { RecordParts } from './record-parts.ts'
import type { Moment } from './value-words.ts'

/** The six stops, the same on tablet and desk; the one that somebody waits for is ringed. */
export function ResponseClock({ parts, at }: { parts: RecordParts; at: Moment }) {
  const words = useWords()
  return (
    <section className="stack stack--tight">
      <h3>{words.t('record.responseClock')}</h3>
      <Chain down stops={stopsOf(words, parts, at)} />
    </section>
  )
}

function stopsOf(words: Words, parts: RecordParts, { now, timeZone }: Moment): Stop[] {
  const { t, duration, when } = words
  const first = parts.kind === 'incident' ? firstTold(parts.reports) : parts.threat
  const alert = parts.alerts[0]
  const taken = alert?.acknowledged[0] ?? alert?.answers[0]
  const received = first ? heardAt(first) : null
  // Said to be sooner, it waits from then on (SPEC RD-15).
  const since = (alert && alert.before.length > 0 && alert.raised.receivedAt) || (received ?? now)
  const isWaiting = alert !== undefined && !taken && !alert.closed
  const past = (key: string, label: string, time: string): Stop => ({
    key,
    label,
    time,
    state: 'past',
    stateWord: t('common.stateDone'),
  })
  const open = (key: string, label: string, time = t('common.stateOpen')): Stop => ({
    key,
    label,
    time,
    state: 'open',
    stateWord: t('common.stateOpen'),
  })
  const ground = (key: ReachedStop, label: string): Stop => {
    const reached = alert && reachedAt(alert, key)
    return reached ? past(key, label, when(reached, now, timeZone)) : open(key, label)
  }
  const occurred = parts.occurred
  return [
    occurred && occurred.precision !== 'unknown'
      ? past('happened', t('record.stopHappened'), occurredWords(words, occurred, now, timeZone))
      : open('happened', t('record.stopHappened'), t('common.notKnown')),
    first
      ? past('reported', t('record.stopReported'), when(first.saidAt, now, timeZone))
      : open('reported', t('record.stopReported')),
    received === null
      ? open('hq', t('record.stopHq'))
      : past('hq', t('record.stopHq'), when(received, now, timeZone)),
    taken
      ? past(
          'answered',
          t('record.stopAnswered'),
          when(taken.receivedAt ?? taken.saidAt, now, timeZone),
        )
      : isWaiting && received !== null
        ? {
            key: 'answered',
            label: t('record.stopAnswered'),
            time: t('record.waiting', { duration: duration(now - since) }),
            state: 'now',
            stateWord: t('common.stateWaiting'),
          }
        : open(
            'answered',
            t('record.stopAnswered'),
            alert ? t('common.stateOpen') : t('desk.noAlert'),
          ),
    ground('on_site', t('record.stopOnSite')),
    ground('community_told', t('record.stopTold')),
  ]
}

/** The clock starts with whoever told it first, whichever report speaks for the incident. */
function firstTold(reports: readonly Report[]): Report | undefined {
  const heard = (report: Report) => knownSince(report) ?? report.saidAt
  return reports.toSorted((a, b) => heard(a) - heard(b))[0]
}

/** Since when headquarters has it, by whichever way it came first. */
function heardAt(first: Report | Threat): number | null {
  return 'heard' in first ? knownSince(first) : first.receivedAt
}
