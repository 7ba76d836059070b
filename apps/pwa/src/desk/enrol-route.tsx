import { roleAccess } from '@tocsin/schema/access/role-access'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import type { Problem } from '@tocsin/schema/problem'
import { useCallback, useEffect, useState } from 'react'
import { DeviceCode } from '../features/desk-people/device-code.tsx'
import { EnrolForm } from '../features/desk-people/enrol-form.tsx'
import type { InvitableRole } from '../features/desk-people/invited-fields.tsx'
import type { DeviceAsked, DeviceMade, DeviceState } from '../features/desk-people/people-types.ts'
import { useWords } from '../i18n/use-words.tsx'
import { useDeps, useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { Panel } from '../ui/panel.tsx'
import { ScrollBox } from '../ui/scroll-box.tsx'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { useAsked } from './use-asked.ts'

/** Of those a tablet is enrolled by a code. Desks show a second factor first (SPEC DV-12). */
const ofTablets: readonly InvitableRole[] = ['jpt_member', 'team_leader', 'summary_reader']
/** Whom a team leader invites, in their own areas. */
const ofTeams: readonly InvitableRole[] = ['jpt_member']

const everyMs = 2_000

function within(settings: MissionSettings, own: readonly AreaId[]): MissionSettings {
  return { ...settings, areas: settings.areas.filter(({ id }) => own.includes(id)) }
}

/** A tablet is enrolled at the desk: the form, then its code until it is used, cancelled or run out. */
export function EnrolRoute() {
  const { server, local } = useSeat()
  const { t } = useWords()
  const { role, areas } = local.actor()
  const { administers } = roleAccess[role]
  const [shown, setShown] = useState<{ asked: DeviceAsked; made: DeviceMade }>()
  const [wrong, setWrong] = useState<Problem>()
  const ask = useCallback(
    () =>
      called(
        Promise.all([
          administers ? server.admin.accounts.query() : [],
          server.mission.settings.query(),
        ]),
      ),
    [server, administers],
  )
  const { value, problem } = useAsked(ask)
  const invite = async (asked: DeviceAsked) => {
    const made = await called(server.invitation.makeForDevice.mutate(asked))
    setWrong(made.ok ? undefined : made.error)
    if (made.ok) setShown({ asked, made: made.value })
  }
  const failed = wrong ?? problem
  const [accounts, settings] = value ?? []
  return (
    <ScrollBox label={t('devices.enrolTitle')} className="desk-page stack">
      <div>
        <h1 className="title">{t('devices.enrolTitle')}</h1>
        <p className="quiet no-print">{t('devices.enrolIntro')}</p>
      </div>
      {failed && <ProblemNotice problem={failed} />}
      {shown && settings && (
        <Shown
          {...shown}
          mission={settings.mission}
          onAnother={() => setShown(undefined)}
          onProblem={setWrong}
        />
      )}
      {!shown && accounts && settings && (
        <Panel>
          <EnrolForm
            settings={administers ? settings : within(settings, areas)}
            roles={administers ? ofTablets : ofTeams}
            accounts={accounts}
            origin={window.location.origin}
            onAsk={(asked) => void invite(asked)}
          />
        </Panel>
      )}
    </ScrollBox>
  )
}

type ShownProps = {
  asked: DeviceAsked
  made: DeviceMade
  mission: string
  onAnother: () => void
  onProblem: (problem: Problem | undefined) => void
}

function Shown({ asked, made, mission, onAnother, onProblem }: ShownProps) {
  const { server } = useSeat()
  const { now } = useDeps()
  const [state, setState] = useState<DeviceState>()
  const [at, setAt] = useState(now)
  const { id } = made
  const look = useCallback(async () => {
    const told = await called(server.invitation.state.query({ id }))
    setAt(now())
    onProblem(told.ok ? undefined : told.error)
    if (told.ok) setState(told.value)
  }, [server, id, now, onProblem])
  useEffect(() => {
    const timer = setInterval(() => void look(), everyMs)
    return () => clearInterval(timer)
  }, [look])
  const cancel = async () => {
    const done = await called(server.invitation.withdraw.mutate({ id }))
    if (done.ok) await look()
    else onProblem(done.error)
  }
  return (
    <DeviceCode
      made={made}
      personName={asked.personName}
      mission={mission}
      server={new URL(asked.server).origin}
      state={state}
      now={at}
      onCancel={() => void cancel()}
      onAnother={onAnother}
    />
  )
}
