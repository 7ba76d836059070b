import { deploymentTitle, deploymentValues } from '@tocsin/schema/deployment/select'
import type { Deployment } from '@tocsin/schema/deployment/state'
import type { TeamsAnswer } from '@tocsin/schema/desk/team-answers'
import { parseScopeId, type RecordId } from '@tocsin/schema/primitives/ids'
import { problem } from '@tocsin/schema/problem'
import {
  actionOwed,
  recommendationTitle,
  recommendationValues,
} from '@tocsin/schema/recommendation/select'
import type { Recommendation } from '@tocsin/schema/recommendation/state'
import { returnOwed, visitTitle, visitValues } from '@tocsin/schema/visit/select'
import type { Visit } from '@tocsin/schema/visit/state'
import { Link } from 'wouter'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Table } from '../../ui/table.tsx'
import { dateWords } from '../../words/date-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { assignedWords, daysWords, standingWords } from '../../words/team-words.ts'
import './desk-teams.css'

type Props = {
  teams: TeamsAnswer
  /** The date in mission time. */
  today: string
  areaNames: Readonly<Record<string, string>>
  pending: ReadonlySet<string>
  onAnswer: (id: RecordId) => void
}

/** What teams asked for, with what is overdue first, where they are, and to whom a return is owed. */
export function TeamsScreen({ teams, today, areaNames, pending, onAnswer }: Props) {
  const { t } = useWords()
  const areaOf = ({ scope }: Pick<Visit, 'scope'>) => {
    const { area } = parseScopeId(scope)
    return areaNames[area] ?? area
  }
  return (
    <div className="teams stack">
      <header className="line">
        <h1 className="title">{t('teams.title')}</h1>
        <ButtonLink icon="plus" label={t('teams.open')} href={paths.deploy()} />
      </header>
      <Panel title={t('teams.recommendations')} flush>
        {teams.recommendations.length === 0 ? (
          <p className="teams__none quiet">{t('teams.noRecommendations')}</p>
        ) : (
          <Recommendations
            lines={teams.recommendations}
            {...{ today, areaOf, pending, onAnswer }}
          />
        )}
      </Panel>
      <Panel title={t('teams.deployments')} flush>
        {teams.deployments.length === 0 ? (
          <p className="teams__none quiet">{t('teams.noDeployments')}</p>
        ) : (
          <Deployments lines={teams.deployments} today={today} areaOf={areaOf} />
        )}
      </Panel>
      {teams.returns.length > 0 && (
        <Panel title={t('teams.returns')} flush>
          <Returns lines={teams.returns} today={today} areaOf={areaOf} />
        </Panel>
      )}
    </div>
  )
}

type AreaOf = (record: Pick<Visit, 'scope'>) => string

function Recommendations(props: {
  lines: readonly Recommendation[]
  today: string
  areaOf: AreaOf
  pending: ReadonlySet<string>
  onAnswer: (id: RecordId) => void
}) {
  const words = useWords()
  const { t, problemWords } = words
  return (
    <Table
      caption={t('teams.recommendations')}
      hideCaption
      rows={props.lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'what',
          head: t('teams.what'),
          rowHead: true,
          cell: (one) => (
            <>
              <bdi>{recommendationTitle(one) ?? t('record.recommendation')}</bdi>
              <br />
              <span className="quiet small">{props.areaOf(one)}</span>
            </>
          ),
        },
        {
          key: 'who',
          head: t('teams.who'),
          cell: (one) => assignedWords(words, recommendationValues(one)),
        },
        {
          key: 'due',
          head: t('teams.due'),
          cell: (one) => (
            <Due date={actionOwed(one)} set={recommendationValues(one).due} {...props} />
          ),
        },
        {
          key: 'answer',
          head: t('teams.answer'),
          cell: (one) => standingWords(words, one),
        },
        {
          key: 'act',
          head: <span className="hidden">{t('teams.act')}</span>,
          cell: (one) => (
            <Button
              label={t('teams.act')}
              disabledReason={
                one.withdrawn
                  ? problemWords(problem('already_withdrawn')).said
                  : props.pending.has(one.id)
                    ? t('alerts.onItsWay')
                    : undefined
              }
              onPress={() => props.onAnswer(one.id)}
            />
          ),
        },
      ]}
    />
  )
}

function Due({
  date,
  set,
  today,
}: {
  date: string | null
  set?: string | undefined
  today: string
}) {
  const words = useWords()
  if (!date) return set ? dateWords(words, set) : words.t('teams.noDate')
  if (date >= today) return dateWords(words, date)
  return <b className="strong">{words.t('teams.overdue', { date: dateWords(words, date) })}</b>
}

function Deployments(props: { lines: readonly Deployment[]; today: string; areaOf: AreaOf }) {
  const words = useWords()
  const { t } = words
  return (
    <Table
      caption={t('teams.deployments')}
      hideCaption
      rows={props.lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          head: t('teams.name'),
          rowHead: true,
          cell: (one) => (
            <Link href={paths.deskDeployment(one.id)} className="trace">
              <bdi>{deploymentTitle(one) ?? t('record.deployment')}</bdi>
            </Link>
          ),
        },
        { key: 'area', head: t('teams.area'), cell: props.areaOf },
        {
          key: 'days',
          head: t('teams.days'),
          cell: (one) => daysWords(words, deploymentValues(one)),
        },
        {
          key: 'state',
          head: t('teams.state'),
          cell: (one) => t(stateOf(one, props.today)),
        },
        {
          key: 'signed',
          head: t('teams.signed'),
          number: true,
          cell: (one) => words.number(new Set(one.signOffs.map(({ seat }) => seat)).size),
        },
      ]}
    />
  )
}

function stateOf(deployment: Deployment, today: string) {
  const { from = '', to = '' } = deploymentValues(deployment)
  if (deployment.closed) return 'teams.stateClosed'
  if (today < from) return 'teams.stateComing'
  return today > to ? 'teams.stateOver' : 'teams.stateThere'
}

function Returns(props: { lines: readonly Visit[]; today: string; areaOf: AreaOf }) {
  const words = useWords()
  const { t } = words
  return (
    <Table
      caption={t('teams.returns')}
      hideCaption
      rows={props.lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'where',
          head: t('teams.where'),
          rowHead: true,
          cell: (visit) => {
            const { place } = visitValues(visit)
            return <bdi>{visitTitle(visit) ?? (place && placeWords(words, place))}</bdi>
          },
        },
        { key: 'area', head: t('teams.area'), cell: props.areaOf },
        {
          key: 'due',
          head: t('teams.due'),
          cell: (visit) => <Due date={returnOwed(visit)} today={props.today} />,
        },
      ]}
    />
  )
}
