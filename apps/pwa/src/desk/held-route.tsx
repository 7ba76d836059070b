import type { HeldEvent, HeldLine } from '@tocsin/schema/desk/quarantine'
import type { Problem } from '@tocsin/schema/problem'
import { admissionDraft } from '@tocsin/schema/sync/readmit-tail'
import { useCallback, useEffect, useState } from 'react'
import { HeldDialog } from '../features/desk-held/held-dialog.tsx'
import { HeldScreen } from '../features/desk-held/held-screen.tsx'
import type { LeftReason } from '../features/desk-held/held-words.ts'
import { useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { useDesk } from './desk-context.ts'
import { useAsked } from './use-asked.ts'

/** What is held of seats that are out: looked at one by one, admitted under this desk's own seat, or left. */
export function HeldRoute() {
  const { server } = useSeat()
  const { feed, settings, state } = useDesk()
  const [looked, setLooked] = useState<{ line: HeldLine; held: HeldEvent }>()
  const [wrong, setWrong] = useState<Problem>()
  const ask = useCallback(() => called(server.desk.quarantine.query()), [server])
  const { value, problem, again } = useAsked(ask)
  // What this desk has said is in the log once it waits no longer.
  const waiting = state.pending.size
  // biome-ignore lint/correctness/useExhaustiveDependencies: fewer that wait is the reason to ask again.
  useEffect(again, [again, waiting])

  const look = async (line: HeldLine) => {
    // as: the parts are bodies of any event, which the client's types write member by member.
    const told = await called(server.desk.held.query({ key: line.key }) as Promise<HeldEvent>)
    setWrong(told.ok ? undefined : told.error)
    if (told.ok) setLooked({ line, held: told.value })
  }
  const done = (answer: { ok: boolean; error?: Problem }) => {
    setWrong(answer.ok ? undefined : answer.error)
    if (answer.ok) setLooked(undefined)
    again()
  }
  const admit = async ({ admit }: HeldEvent) => {
    const draft = admit && admissionDraft(admit)
    if (draft) done(await feed.write(draft))
  }
  const leave = async ({ key }: HeldLine, reason: LeftReason) =>
    done(await called(server.desk.leaveHeld.mutate({ key, reason })))
  const failed = looked ? undefined : (wrong ?? problem)
  return (
    <>
      {failed && <ProblemNotice problem={failed} />}
      {value && <HeldScreen seats={value} settings={settings} onLook={(line) => void look(line)} />}
      {looked && (
        <HeldDialog
          {...looked}
          wrong={wrong}
          onAdmit={() => void admit(looked.held)}
          onLeave={(reason) => void leave(looked.line, reason)}
          onClose={() => setLooked(undefined)}
        />
      )}
    </>
  )
}
