import type { Problem } from '@tocsin/schema/problem'
import type { HeardMessage } from '@tocsin/schema/sync/heard-message'
import { useState } from 'react'
import { HeardScreen } from '../features/desk-heard/heard-screen.tsx'
import { useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { useDesk } from './desk-context.ts'

/** What came to headquarters by SMS or radio, opened by the server. */
export function HeardRoute() {
  const { server } = useSeat()
  const { settings, now } = useDesk()
  const [heard, setHeard] = useState<HeardMessage>()
  const [problem, setProblem] = useState<Problem>()
  const open = async (text: string) => {
    const told = await called(server.desk.heard.mutate({ text }))
    setHeard(told.ok ? told.value : undefined)
    setProblem(told.ok ? undefined : told.error)
  }
  return <HeardScreen {...{ settings, now, heard, problem }} onOpen={(text) => void open(text)} />
}
