import { Suspense } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { useSeat } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { Chain, type Stop } from '../../ui/chain.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Panel } from '../../ui/panel.tsx'
import { isolated } from '../../words/isolated.ts'
import { occurredWords } from '../../words/occurred-words.ts'
import { awaitedStop, responseStops, waitedFor } from './response-stops.ts'

const Reached = lazyPart(() => import('./ready-reached.tsx').then((part) => part.Reached))

/** Event, reported, HQ has it, answered, on site, community told. */
export function ResponseClock({ view }: { view: RecordView }) {
  const words = useWords()
  const { t, when, duration } = words
  const now = useNow()
  const { timeZone } = useSeat().local.profile()
  const stops = responseStops(view)
  const next = awaitedStop(stops)
  const waited = waitedFor(stops, now)
  const { occurred } = view.row
  const by = view.alert?.acknowledged[0]?.by ?? view.alert?.answers[0]?.by
  return (
    <Panel title={t('record.responseClock')}>
      <Chain
        down
        stops={stops.map(({ name, at, reached }, i): Stop => {
          const isNext = i === next
          const label = t(`record.stop${name}`)
          return {
            key: name,
            label:
              name === 'Answered' && by
                ? t('common.pair', { name: label, value: isolated(by) })
                : label,
            state: reached ? 'past' : isNext ? 'now' : 'open',
            stateWord: t(
              reached ? 'common.stateDone' : isNext ? 'common.stateWaiting' : 'common.stateOpen',
            ),
            // The first stop is no moment but as exact as its author was.
            time:
              i === 0
                ? occurred && occurredWords(words, occurred, now, timeZone)
                : at !== null
                  ? when(at, now, timeZone)
                  : isNext && waited !== null
                    ? t('record.waiting', { duration: duration(waited) })
                    : undefined,
          }
        })}
      />
      {view.alert && (
        <Suspense fallback={null}>
          <Reached alert={view.alert} base={view.base} />
        </Suspense>
      )}
    </Panel>
  )
}
