import { deploymentCan } from '@tocsin/schema/deployment/can'
import type { Deployment } from '@tocsin/schema/deployment/state'
import type {
  DeploymentAnswer,
  RecommendationPage,
  TeamsAnswer,
} from '@tocsin/schema/desk/team-answers'
import type { Header } from '@tocsin/schema/events/envelope'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { localDateOf } from '@tocsin/schema/primitives/local-date'
import type { Problem } from '@tocsin/schema/problem'
import { useCallback, useEffect, useState } from 'react'
import { AnswerForm } from '../features/desk-teams/answer-form.tsx'
import { SaveReport } from '../features/desk-teams/save-report.tsx'
import { TeamsScreen } from '../features/desk-teams/teams-screen.tsx'
import { useRooms, useWords } from '../i18n/use-words.tsx'
import { lazyScreen } from '../lazy-screen.tsx'
import { paths } from '../paths.ts'
import { useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { MissionReportView } from '../words/mission-report-view.tsx'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { useDesk } from './desk-context.ts'
import { useAsked } from './use-asked.ts'
import { useTold } from './use-told.ts'

type Amends = { deployment: Deployment; base: Header['base'] }

/** The form is the field's, and comes with it. */
const AmendDeployment = lazyScreen<Amends>(
  async () => (await import('../ready-team-routes.tsx')).AmendDeployment,
)

/** Teams, what they asked for, and the answer that goes back to their tablets. */
export function TeamsRoute() {
  useRooms('ready')
  const { server, local } = useSeat()
  const { actor, baseOf, feed, settings, state, now } = useDesk()
  const [answering, setAnswering] = useState<{ page: RecommendationPage; base: Header['base'] }>()
  const [wrong, setWrong] = useState<Problem>()
  // as: the folds hold optional fields, which the client's types write member by member.
  const ask = useCallback(() => called(server.team.all.query() as Promise<TeamsAnswer>), [server])
  const { value, problem } = useTold(ask)
  const answer = async (id: RecordId) => {
    const page = await called(
      server.team.recommendation.query({ id }) as Promise<RecommendationPage>,
    )
    setWrong(page.ok ? undefined : page.error)
    if (!page.ok) return
    setAnswering({ page: page.value, base: await baseOf(id, page.value.seenSeq) })
  }
  const failed = wrong ?? problem
  return (
    <>
      {failed && <ProblemNotice problem={failed} />}
      {value && (
        <TeamsScreen
          teams={value}
          today={localDateOf(settings.week.timeZone, now)}
          areaNames={local.profile().areaNames}
          pending={state.pending}
          onAnswer={(id) => void answer(id)}
        />
      )}
      {answering && (
        <AnswerForm
          {...answering}
          actor={actor}
          by={local.profile().name}
          write={(draft) => feed.write(draft)}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </>
  )
}

/** One deployment's report, as far as its reader may read it. */
export function DeploymentRoute({ id }: { id: RecordId }) {
  useRooms('ready')
  const { t } = useWords()
  const { server } = useSeat()
  const { actor, settings, now } = useDesk()
  const ask = useCallback(
    () => called(server.team.deployment.query({ id }) as Promise<DeploymentAnswer>),
    [server, id],
  )
  const { value, problem } = useTold(ask)
  const at = { now, timeZone: settings.week.timeZone }
  const leave = (restricted: boolean) =>
    called(server.team.document.query({ id, restricted }) as Promise<DeploymentAnswer>)
  return (
    <div className="teams__paper stack">
      <div className="line no-print">
        <ButtonLink square icon="back" label={t('teams.back')} href={paths.deskTeams()} />
        <Button icon="print" label={t('deployment.print')} onPress={() => window.print()} />
        {value && <SaveReport answer={value} ask={leave} at={at} />}
        {value && !deploymentCan.amend(value.report.deployment, actor) && (
          <ButtonLink
            icon="pencil"
            label={t('record.amend')}
            href={paths.deskAmendDeployment(id)}
          />
        )}
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {value && (
        <>
          <h1 className="title">{t('deployment.report')}</h1>
          <MissionReportView
            report={value.report}
            withheld={value.withheld}
            nameOf={(seat) => value.seats[seat]?.name}
            {...at}
          />
        </>
      )}
    </div>
  )
}

/** The form of a deployment, as the desk changes it. What is asked for is asked once: a form does not change under its author. */
export function AmendDeploymentRoute({ id }: { id: RecordId }) {
  const { server } = useSeat()
  const { baseOf } = useDesk()
  const [opened, setOpened] = useState<Amends>()
  const ask = useCallback(
    () => called(server.team.deployment.query({ id }) as Promise<DeploymentAnswer>),
    [server, id],
  )
  const { value, problem } = useAsked(ask)
  useEffect(() => {
    if (!value) return
    const { report, seenSeq } = value
    void baseOf(id, seenSeq).then((base) =>
      setOpened((before) => before ?? { deployment: report.deployment, base }),
    )
  }, [value, baseOf, id])
  if (problem) return <ProblemNotice problem={problem} />
  return opened ? <AmendDeployment {...opened} /> : null
}
