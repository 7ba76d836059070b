import { isSealedLabel } from '@tocsin/schema/events/sealed'
import { reportText, reportValues } from '@tocsin/schema/report/select'
import { threatText, threatValues } from '@tocsin/schema/threat/select'
import { type ReactNode, Suspense } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { useSeat } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pairs } from '../../ui/pairs.tsx'
import { Panel } from '../../ui/panel.tsx'
import { actorWords, harmWords } from '../../words/harm-words.ts'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { whatWords } from '../../words/what-words.ts'

// Written with code that comes with "ready for offline", and read with it.
const CareFacts = lazyPart(() => import('./ready-care-facts.tsx').then((part) => part.CareFacts))

const ExactPlace = lazyPart(() =>
  import('../../words/ready-exact.tsx').then((part) => part.ExactPlace),
)
const ExactWhen = lazyPart(() =>
  import('../../words/ready-exact.tsx').then((part) => part.ExactWhen),
)
const ThreatFacts = lazyPart(() =>
  import('./ready-threat-facts.tsx').then((part) => part.ThreatFacts),
)
const DrawnFacts = lazyPart(() => import('./ready-drawn-facts.tsx').then((part) => part.DrawnFacts))

/** What the record says, as far as this tablet may read it. */
export function RecordFacts({ view }: { view: RecordView }) {
  const words = useWords()
  const { t } = words
  const now = useNow()
  const { timeZone } = useSeat().local.profile()
  const { row, report, threat } = view
  const values = report ? reportValues(report) : threat ? threatValues(threat) : {}
  const violations = 'violations' in values ? (values.violations ?? []) : []
  const actors = values.actors ?? []
  const referrals = 'referrals' in values ? (values.referrals ?? []) : []
  const sources = report ? (values.sources ?? []) : []
  const text = report ? reportText(report) : threat ? threatText(threat) : undefined
  const isWithheld = view.entries.some(({ event }) =>
    Object.entries(event.parts).some(
      ([label, { state }]) => state === 'withheld' && !isSealedLabel(label),
    ),
  )
  const what = whatWords(words, row)
  const pairs = [
    what && { key: 'what', term: t('record.what'), value: what },
    row.place && {
      key: 'where',
      term: t('record.where'),
      value: (
        <>
          {placeWords(words, row.place)}
          <Exactly>
            <ExactPlace place={row.place} />
          </Exactly>
        </>
      ),
    },
    row.occurred && {
      key: 'when',
      term: t('record.when'),
      value: (
        <>
          {occurredWords(words, row.occurred, now, timeZone)}
          <Exactly>
            <ExactWhen occurred={row.occurred} />
          </Exactly>
        </>
      ),
    },
    violations.length > 0 && {
      key: 'people',
      term: t('record.people'),
      value: violations.map((violation) => harmWords(words, violation)).join(' · '),
    },
    actors.length > 0 && {
      key: 'actors',
      term: t('record.actor'),
      value: actors.map((actor) => actorWords(words, actor)).join(' · '),
    },
  ].filter((pair) => Boolean(pair)) as Parameters<typeof Pairs>[0]['pairs']
  return (
    <Panel>
      {row.exercise && (
        <Notice kind="quiet" icon="flag" title={t('common.exercise')}>
          {t('common.exerciseHint')}
        </Notice>
      )}
      <Pairs pairs={pairs} />
      {(referrals.length > 0 ||
        sources.some(({ language, interpreter }) => language ?? interpreter)) && (
        <Suspense fallback={null}>
          <CareFacts referrals={referrals} sources={sources} />
        </Suspense>
      )}
      {threat && (
        <Suspense fallback={null}>
          <ThreatFacts values={threatValues(threat)} />
        </Suspense>
      )}
      {row.drawn && (
        <Suspense fallback={null}>
          <DrawnFacts id={row.id} drawn={row.drawn} />
        </Suspense>
      )}
      {text && (
        <p className="record__text" dir="auto">
          {text}
        </p>
      )}
      {isWithheld && <p className="quiet">{t('record.partWithheld')}</p>}
    </Panel>
  )
}

/** As radio and headquarters read it, under the words. */
function Exactly({ children }: { children: ReactNode }) {
  return (
    <span className="pairs__exact">
      <Suspense fallback={null}>{children}</Suspense>
    </span>
  )
}
