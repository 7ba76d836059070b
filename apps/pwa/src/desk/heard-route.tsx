import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { Problem } from '@tocsin/schema/problem'
import type { HeardMessage } from '@tocsin/schema/sync/heard-message'
import { recordHeard } from '@tocsin/schema/sync/record-heard'
import { useState } from 'react'
import { HeardScreen } from '../features/desk-heard/heard-screen.tsx'
import { useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { useDesk } from './desk-context.ts'

type Opened = { told: HeardMessage; message: Bytes }

/** What came to headquarters by SMS or radio: opened by the server, recorded by this desk's own seat. */
export function HeardRoute() {
  const { server } = useSeat()
  const { settings, now, actor, baseOf, feed, state } = useDesk()
  const [opened, setOpened] = useState<Opened>()
  const [isRecorded, setRecorded] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const open = async (text: string, message: Bytes) => {
    const told = await called(server.desk.heard.mutate({ text }))
    setRecorded(false)
    setOpened(told.ok ? { told: told.value, message } : undefined)
    setProblem(told.ok ? undefined : told.error)
  }
  const record = async () => {
    if (opened?.told.is !== 'read') return
    const base = await baseOf(opened.told.record, null)
    const drafted = recordHeard(opened.told, opened.message, actor, base)
    const saved = drafted.ok ? await feed.write(drafted.value) : drafted
    setProblem(saved.ok ? undefined : saved.error)
    setRecorded(saved.ok)
  }
  const heard = opened?.told
  const isPending = heard?.is === 'read' && state.pending.has(heard.record)
  const recording = isPending ? 'on_its_way' : isRecorded ? 'done' : 'open'
  return (
    <HeardScreen
      {...{ settings, now, heard, problem, recording }}
      onOpen={(text, message) => void open(text, message)}
      onRecord={() => void record()}
    />
  )
}
