import { problem } from '@tocsin/schema/problem'
import { useCallback } from 'react'
import { type MissionForm, settingsOf } from '../features/desk-mission/mission-form.ts'
import { MissionScreen } from '../features/desk-mission/mission-screen.tsx'
import { useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { useAsked } from './use-asked.ts'

/** What an administrator decides for every tablet; said to the settings as they stand when it is saved. */
export function MissionRoute() {
  const { server } = useSeat()
  const ask = useCallback(() => called(server.mission.settings.query()), [server])
  const { value, problem: failed, again } = useAsked(ask)
  const save = async (form: MissionForm) => {
    const standing = await ask()
    if (!standing.ok) return standing.error
    const next = value && settingsOf(form, value, standing.value)
    if (!next) return problem('bad_input')
    const done = await called(server.admin.saveSettings.mutate(next))
    again()
    return done.ok ? undefined : done.error
  }
  return (
    <>
      {failed && <ProblemNotice problem={failed} />}
      {value && <MissionScreen settings={value} onSave={save} />}
    </>
  )
}
