import type { GivenFile, OutsideAnswer, RecallAnswer } from '@tocsin/schema/desk/given-files'
import { err, ok } from '@tocsin/schema/primitives/result'
import { type Problem, problem as problemOf } from '@tocsin/schema/problem'
import type { ReleasePlan } from '@tocsin/schema/summary/release/plan'
import { useCallback, useEffect, useState } from 'react'
import { OutsideScreen } from '../features/desk-hand-overs/outside-screen.tsx'
import { namedRecords, RecallsScreen } from '../features/desk-hand-overs/recalls-screen.tsx'
import { useWords } from '../i18n/use-words.tsx'
import { useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { useDesk } from './desk-context.ts'
import { saved, useHandOver } from './give-file.ts'
import { useAsked } from './use-asked.ts'
import { useAskRows } from './use-behind.ts'

/** What offices outside are told of a week, and who was handed it. */
export function OutsideRoute() {
  const { server } = useSeat()
  const { settings, state, actor, now } = useDesk()
  const { locale } = useWords()
  const handOver = useHandOver()
  const [asked, setAsked] = useState<{ weekStart?: string; profile?: string }>({})
  const [wrong, setWrong] = useState<Problem>()
  // as: the folds hold optional fields, which the client's types write member by member.
  const ask = useCallback(
    () => called(server.outside.read.query({ ...asked, locale }) as Promise<OutsideAnswer>),
    [server, asked, locale],
  )
  const { value, problem, again } = useAsked(ask)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the log has moved on: ask again.
  useEffect(again, [again, state.version])
  const failed = wrong ?? problem
  const profile = asked.profile ?? value?.plan?.profiles[0]?.name ?? ''
  const week = { weekStart: value?.week ?? '', profile }
  const release = async () => {
    const done = await called(server.outside.release.mutate(week))
    setWrong(done.ok ? undefined : done.error)
    again()
  }
  const setPlan = async (plan: ReleasePlan) => {
    const done = await called(server.outside.setPlan.mutate({ plan }))
    again()
    return done.ok ? undefined : done.error
  }
  return (
    <>
      {failed && <ProblemNotice problem={failed} />}
      {value && (
        <OutsideScreen
          answer={value}
          settings={settings}
          profile={profile}
          onWeek={(weekStart) => setAsked({ ...asked, weekStart })}
          onProfile={(name) => setAsked({ ...asked, profile: name })}
          onRelease={release}
          now={now}
          onPlan={actor.role === 'headquarters' ? setPlan : undefined}
          onSave={(chosen) => saved(called(server.outside.file.mutate({ ...week, ...chosen })))}
          onHandOver={async ({ to, why, ...chosen }) => {
            const [paper, given] = [value.papers.at(-1), value.given]
            if (!paper || !given) return err(problemOf('paper_not_released'))
            const { version } = given.table
            const named = { name: profile, version, table: given.hash }
            return await handOver({ paper: paper.id, to, why, profile: named }, () =>
              called<GivenFile>(server.outside.file.mutate({ ...week, ...chosen })),
            )
          }}
        />
      )}
    </>
  )
}

/** Who was handed something that is no longer so. */
export function RecallsRoute() {
  const { server } = useSeat()
  const { state } = useDesk()
  const askRows = useAskRows()
  const ask = useCallback(async () => {
    // as: as above.
    const recalls = await called(server.paper.recalls.query() as Promise<RecallAnswer>)
    if (!recalls.ok) return recalls
    const named = await askRows(namedRecords(recalls.value.recalls))
    // Without their names the list is still the list.
    return ok({ answer: recalls.value, rows: named.ok ? named.value : [] })
  }, [server, askRows])
  const { value, problem, again } = useAsked(ask)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the log has moved on: ask again.
  useEffect(again, [again, state.version])
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      {value && <RecallsScreen {...value} />}
    </>
  )
}
