import { deploymentCan } from '@tocsin/schema/deployment/can'
import { closeDeployment } from '@tocsin/schema/deployment/decide'
import { deploymentTitle } from '@tocsin/schema/deployment/select'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { localDateOf } from '@tocsin/schema/primitives/local-date'
import { recommendationTitle, recommendationValues } from '@tocsin/schema/recommendation/select'
import { returnOwed } from '@tocsin/schema/visit/select'
import { deploymentEndings } from '@tocsin/schema/vocabulary/deployment-endings'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { useSeat } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Group, List, Row } from '../../ui/row.tsx'
import { dateWords } from '../../words/date-words.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { ReasonDialog } from '../../words/reason-dialog.tsx'
import { assignedWords, standingWords } from '../../words/team-words.ts'
import './our-deployment.css'
import { quietly } from './quietly.ts'
import { TeamFacts } from './team-facts.tsx'
import { TeamHistory } from './team-history.tsx'
import { TeamRow } from './team-row.tsx'
import { usePairs } from './use-pairs.ts'
import { type OpenTeam, useTeam } from './use-team.ts'

/** Our deployment: who, where, until when; what is owed to whom, what HQ said, and what was logged. */
export function DeploymentScreen({ id }: { id: RecordId }) {
  useRooms('ready')
  const { t } = useWords()
  const state = useTeam(id)
  if (state.is === 'opening') return null
  if (state.is === 'problem') return <ProblemNotice problem={state.problem} />
  if (state.is === 'missing') {
    return (
      <EmptyState
        says={t('record.notFound')}
        action={<ButtonLink icon="back" label={t('common.backToReports')} href={paths.home()} />}
      />
    )
  }
  return <OpenDeployment {...state} />
}

function OpenDeployment({ report, base, rows, entries }: OpenTeam) {
  const logged = rows.filter(({ kind }) => kind !== 'recommendation')
  const { t, locale, number } = useWords()
  const { local } = useSeat()
  const { deployment } = report
  const { closed } = deployment
  const isLeader = !deploymentCan.close(deployment, local.actor())
  const pairs = usePairs()
  return (
    <div className="record">
      <header className="record__head">
        <ButtonLink square icon="back" label={t('common.backToReports')} href={paths.home()} />
        <h1 className="title">{deploymentTitle(deployment) ?? t('record.deployment')}</h1>
      </header>
      {closed && (
        <Notice
          kind="quiet"
          icon="close"
          title={labelOf(deploymentEndings, closed.reason, locale)}
        />
      )}
      <div className="record__body">
        <div className="record__stack">
          <TeamFacts deployment={deployment} />
          <div className="line">
            <ButtonLink
              kind="main"
              icon="plus"
              label={t('deployment.logVisit')}
              href={paths.visit()}
            />
            <ButtonLink icon="tick" label={t('deployment.nothing')} href={paths.visit(quietly)} />
            <ButtonLink icon="flag" label={t('deployment.recommend')} href={paths.recommend()} />
          </div>
          <div className="line">
            <ButtonLink icon="pack" label={t('deployment.readiness')} href={paths.ready()} />
            <ButtonLink
              icon="doc"
              label={t('deployment.report')}
              href={paths.missionReport(deployment.id)}
            />
            <ButtonLink
              icon="person"
              label={t('deployment.handOver')}
              href={paths.handOver(deployment.id)}
            />
            {isLeader && (
              <ButtonLink
                icon="pencil"
                label={t('record.amend')}
                href={paths.amend(deployment.id)}
              />
            )}
            {isLeader && (
              <ReasonDialog
                act={t('deployment.close')}
                text={t('deployment.closeText')}
                legend={t('deployment.closeReason')}
                reasons={deploymentEndings.items}
                onReason={async (reason) => {
                  const draft = closeDeployment(deployment, local.actor(), base, reason)
                  return draft.ok ? local.append(draft.value) : draft
                }}
              />
            )}
          </div>
        </div>
        <div className="record__stack">
          <Owed report={report} />
          <Recommended report={report} />
          {logged.length > 0 && (
            <Group title={t('deployment.logged')} count={number(logged.length)}>
              <List>
                {logged
                  .toSorted((a, b) => (b.saidAt ?? 0) - (a.saidAt ?? 0))
                  .map((row) => (
                    <TeamRow key={row.id} row={row} />
                  ))}
              </List>
            </Group>
          )}
          <TeamHistory entries={entries} pairsOf={pairs.deployment} />
        </div>
      </div>
    </div>
  )
}

function Owed({ report }: Pick<OpenTeam, 'report'>) {
  const words = useWords()
  const { t, number } = words
  const { local } = useSeat()
  const today = localDateOf(local.profile().timeZone, useNow())
  const owed = report.visits.flatMap((visit) => {
    const due = returnOwed(visit)
    return due ? [{ id: visit.id, due }] : []
  })
  if (owed.length === 0) return null
  return (
    <Group title={t('deployment.returnsDue')} count={number(owed.length)}>
      <List>
        {owed
          .sort((a, b) => a.due.localeCompare(b.due, 'en'))
          .map(({ id, due }) => (
            <Row
              key={id}
              icon="clock"
              name={local.row(id)?.title ?? t('record.visit')}
              meta={t(due < today ? 'deployment.overdueSince' : 'deployment.dueOn', {
                date: dateWords(words, due),
              })}
              href={paths.record(id)}
            />
          ))}
      </List>
    </Group>
  )
}

function Recommended({ report: { recommendations } }: Pick<OpenTeam, 'report'>) {
  const words = useWords()
  const { t, number } = words
  if (recommendations.length === 0) return null
  return (
    <Group title={t('deployment.recommendations')} count={number(recommendations.length)}>
      <List>
        {recommendations.map((one) => {
          const who = assignedWords(words, recommendationValues(one))
          return (
            <Row
              key={one.id}
              icon={one.answers.length > 0 ? 'seal' : 'flag'}
              name={recommendationTitle(one) ?? t('record.recommendation')}
              meta={`${standingWords(words, one)} · ${who}`}
              href={paths.record(one.id)}
            />
          )
        })}
      </List>
    </Group>
  )
}
