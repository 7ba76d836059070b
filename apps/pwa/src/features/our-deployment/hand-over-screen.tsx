import { deploymentTitle, deploymentValues } from '@tocsin/schema/deployment/select'
import { parseScopeId, type RecordId } from '@tocsin/schema/primitives/ids'
import {
  isOwed,
  recommendationTitle,
  recommendationValues,
} from '@tocsin/schema/recommendation/select'
import { returnOwed, visitTitle, visitValues } from '@tocsin/schema/visit/select'
import type { ReactNode } from 'react'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { useSeat, useStore } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { dateWords } from '../../words/date-words.ts'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { assignedWords, daysWords, metWords, standingWords } from '../../words/team-words.ts'
import { recordTitle } from '../../words/what-words.ts'
import { NextTeam } from './next-team.tsx'
import { Paper } from './paper.tsx'
import type { OpenTeam } from './use-team.ts'

/** What the next team has to know: where this one was, whom it met, what threatens, what is owed. */
export function HandOverScreen({ id }: { id: RecordId }) {
  useRooms('ready')
  const { t } = useWords()
  return (
    <Paper id={id} title={t('deployment.handOver')}>
      {(team) => (
        <>
          <Pack {...team} />
          <NextTeam {...team} />
        </>
      )}
    </Paper>
  )
}

function Pack({ report }: OpenTeam) {
  const words = useWords()
  const { t } = words
  const { local } = useSeat()
  const list = useStore(local.list)
  const now = useNow()
  const { timeZone } = local.profile()
  const { deployment, visits, recommendations } = report
  const { area } = parseScopeId(deployment.scope)
  const threats = list.filter(
    ({ kind, ended, exercise, scope }) =>
      kind === 'threat' && !ended && !exercise && parseScopeId(scope).area === area,
  )
  const open = recommendations.filter(isOwed)
  const owed = visits.filter((visit) => returnOwed(visit) !== null)
  return (
    <>
      <p className="quiet">
        <bdi>{deploymentTitle(deployment) ?? t('record.deployment')}</bdi> ·{' '}
        {daysWords(words, deploymentValues(deployment))}
      </p>
      <Part title={t('deployment.sites')}>
        {visits.map((visit) => {
          const { place, occurredAt, met = [] } = visitValues(visit)
          return (
            <li key={visit.id}>
              <b className="strong">
                <bdi>{visitTitle(visit) ?? (place && placeWords(words, place))}</bdi>
              </b>
              <br />
              {place && placeWords(words, place)}
              {occurredAt && ` · ${occurredWords(words, occurredAt, now, timeZone)}`}
              {met.length > 0 && (
                <>
                  <br />
                  {metWords(words, met)}
                </>
              )}
            </li>
          )
        })}
      </Part>
      <Part title={t('deployment.returnsDue')}>
        {owed.map((visit) => (
          <li key={visit.id}>
            <b className="strong">
              <bdi>{visitTitle(visit) ?? t('record.visit')}</bdi>
            </b>
            {' · '}
            {t('deployment.dueOn', { date: dateWords(words, returnOwed(visit) ?? '') })}
          </li>
        ))}
      </Part>
      <Part title={t('deployment.openThreats')}>
        {threats.map((row) => (
          <li key={row.id}>
            <b className="strong">
              <bdi>{recordTitle(words, row)}</bdi>
            </b>
            {row.place && ` · ${placeWords(words, row.place)}`}
          </li>
        ))}
      </Part>
      <Part title={t('deployment.openRecommendations')}>
        {open.map((one) => {
          const who = assignedWords(words, recommendationValues(one))
          return (
            <li key={one.id}>
              <b className="strong">
                <bdi>{recommendationTitle(one) ?? t('record.recommendation')}</bdi>
              </b>
              <br />
              {who} · {standingWords(words, one)}
            </li>
          )
        })}
      </Part>
      <p className="quiet small">{t('deployment.handOverNote')}</p>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode[] }) {
  const { t } = useWords()
  return (
    <section>
      <h2 className="section">{title}</h2>
      {children.length > 0 ? (
        <ul className="stack stack--tight">{children}</ul>
      ) : (
        <p className="quiet">{t('deployment.none')}</p>
      )}
    </section>
  )
}
