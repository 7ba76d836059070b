import { parseScopeId, type RecordId } from '@tocsin/schema/primitives/ids'
import { assignedNow } from '@tocsin/schema/recommendation/select'
import type { Recommendation } from '@tocsin/schema/recommendation/state'
import { returnOwed, visitText, visitValues } from '@tocsin/schema/visit/select'
import type { Visit } from '@tocsin/schema/visit/state'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { perceptions } from '@tocsin/schema/vocabulary/perceptions'
import { recommendationMeans } from '@tocsin/schema/vocabulary/recommendation-means'
import { useEffect, useState } from 'react'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { paths } from '../../paths.ts'
import { useSeat, useStore } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pairs } from '../../ui/pairs.tsx'
import { Panel } from '../../ui/panel.tsx'
import { State } from '../../ui/state.tsx'
import { dateWords } from '../../words/date-words.ts'
import { DtgCode } from '../../words/dtg-code.tsx'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { answerWords, assignedWords, metWords } from '../../words/team-words.ts'
import { recordTitle } from '../../words/what-words.ts'
import './our-deployment.css'

/** A visit or a recommendation on this tablet: what it says, where it is, and what was answered. */
export function TeamRecord({ id }: { id: RecordId }) {
  useRooms('ready')
  const words = useWords()
  const { t } = words
  const { local } = useSeat()
  useStore(local.list)
  const row = local.row(id)
  const [view, setView] = useState<RecordView>()
  useEffect(() => {
    let isGone = false
    // A row that is made anew says that its record has changed.
    void row
    void local.record(id).then((read) => {
      if (!isGone && read.ok) setView(read.value)
    })
    return () => {
      isGone = true
    }
  }, [local, id, row])
  if (!row || !view) return null
  return (
    <div className="record">
      <header className="record__head">
        <ButtonLink
          square
          icon="back"
          label={t('common.backToReports')}
          href={row.deployment ? paths.deployment(row.deployment) : paths.home()}
        />
        <h1 className="title">{recordTitle(words, row)}</h1>
        <div className="record__standing">
          {row.state === 'here' ? (
            <State state="here" strong={t('home.stateHere')}>
              {t('home.stateHereWaits')}
            </State>
          ) : (
            row.state === 'hq' &&
            (row.receipt?.signed || !row.own) && <State state="hq" strong={t('home.stateHq')} />
          )}
        </div>
      </header>
      <div className="record__stack team-record">
        {view.visit && <VisitFacts visit={view.visit} />}
        {view.recommendation && <RecommendationFacts recommendation={view.recommendation} />}
      </div>
    </div>
  )
}

function VisitFacts({ visit }: { visit: Visit }) {
  const words = useWords()
  const { t, locale } = words
  const now = useNow()
  const { timeZone } = useSeat().local.profile()
  const { place, occurredAt, met, perception } = visitValues(visit)
  const text = visitText(visit)
  const due = returnOwed(visit)
  const pairs = [
    place && { key: 'where', term: t('record.where'), value: placeWords(words, place) },
    occurredAt && {
      key: 'when',
      term: t('record.when'),
      value: occurredWords(words, occurredAt, now, timeZone),
    },
    met && { key: 'met', term: t('deployment.met'), value: metWords(words, met) },
    perception && {
      key: 'perception',
      term: t('deployment.perception'),
      value: labelOf(perceptions, perception, locale),
    },
    due && { key: 'due', term: t('deployment.returnDue'), value: dateWords(words, due) },
  ].filter((pair) => Boolean(pair)) as Parameters<typeof Pairs>[0]['pairs']
  return (
    <Panel>
      <Restricted scope={visit.scope} />
      <Pairs pairs={pairs} />
      {text && (
        <p className="record__text" dir="auto">
          {text}
        </p>
      )}
      {due && (
        <div className="line">
          <ButtonLink
            icon="plus"
            label={t('deployment.returnVisit')}
            href={paths.returnVisit(visit.id)}
          />
        </div>
      )}
      {visit.returnedBy.length > 0 && <p className="quiet">{t('deployment.returned')}</p>}
    </Panel>
  )
}

function RecommendationFacts({ recommendation }: { recommendation: Recommendation }) {
  const words = useWords()
  const { t, locale } = words
  const { text, means, answers } = recommendation
  const { due } = assignedNow(recommendation)
  const pairs = [
    { key: 'who', term: t('deployment.organ'), value: assignedWords(words, recommendation) },
    due && { key: 'due', term: t('deployment.due'), value: dateWords(words, due) },
    means.length > 0 && {
      key: 'means',
      term: t('deployment.means'),
      value: means.map((one) => labelOf(recommendationMeans, one, locale)).join(' · '),
    },
  ].filter((pair) => Boolean(pair)) as Parameters<typeof Pairs>[0]['pairs']
  return (
    <>
      {answers.toReversed().map((answer, at) => (
        <Notice
          key={`${answer.seat} ${answer.saidAt}`}
          kind={at === 0 ? 'hq' : 'quiet'}
          icon="seal"
          title={t('common.pair', {
            name: t('home.answerFromHq'),
            value: answerWords(words, answer),
          })}
        >
          <p>
            <bdi>{answer.by}</bdi> <DtgCode at={answer.receivedAt ?? answer.saidAt} />
          </p>
          {answer.text && (
            <p className="record__text" dir="auto">
              {answer.text}
            </p>
          )}
        </Notice>
      ))}
      <Panel>
        <Restricted scope={recommendation.scope} />
        <Pairs pairs={pairs} />
        {text && (
          <p className="record__text" dir="auto">
            {text}
          </p>
        )}
        {answers.length === 0 && <p className="quiet">{t('deployment.unanswered')}</p>}
      </Panel>
    </>
  )
}

function Restricted({ scope }: Pick<Visit, 'scope'>) {
  const { t } = useWords()
  if (parseScopeId(scope).band === 'standard') return null
  return (
    <p className="quiet small">
      {t('deployment.restricted')}. {t('deployment.restrictedHint')}
    </p>
  )
}
