import type {
  BackTestAnswer,
  LookBackAnswer,
  WarningsAnswer,
} from '@tocsin/early-warning/run/answers'
import type { MapRow } from '@tocsin/schema/desk/map-row'
import type { Header } from '@tocsin/schema/events/envelope'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Place } from '@tocsin/schema/primitives/place'
import { ok } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { Warning } from '@tocsin/schema/warning/state'
import { useCallback, useEffect, useState } from 'react'
import { BackTestScreen } from '../features/desk-warnings/back-test-screen.tsx'
import { type BehindRows, namedBehind } from '../features/desk-warnings/behind-words.ts'
import type { AskedBack } from '../features/desk-warnings/look-back-panel.tsx'
import type { WarningAct } from '../features/desk-warnings/warning-acts.tsx'
import { WarningForm } from '../features/desk-warnings/warning-form.tsx'
import { WarningsScreen } from '../features/desk-warnings/warnings-screen.tsx'
import { useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { useDesk } from './desk-context.ts'
import { useAsked } from './use-asked.ts'
import { useAskRows } from './use-behind.ts'

type Acting = { act: WarningAct; warning: Warning; base: Header['base'] }

/** About as far as a hexagon reaches from its middle. */
const cellRadiusM = 25_000

/** Early warning, and what this desk makes of it. */
export function WarningsRoute() {
  const { server, local } = useSeat()
  const { actor, baseOf, feed, settings, state, now } = useDesk()
  const [acting, setActing] = useState<Acting>()
  const [isAsking, setAsking] = useState(false)
  const [wrong, setWrong] = useState<Problem>()
  const rowsBehind = useRowsBehind()
  const ask = useCallback(async () => {
    // as: the folds hold optional fields, which the client's types write member by member.
    const told = await called(server.warnings.all.query() as Promise<WarningsAnswer>)
    if (!told.ok) return told
    const { warnings, risk28, risk7, run } = told.value
    const behind = [warnings.map(({ found }) => found), risk28, risk7, run?.units28]
    return ok({ answer: told.value, behindRows: await rowsBehind(namedBehind(behind)) })
  }, [server, rowsBehind])
  const { value, problem, again } = useAsked(ask)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the log has moved on: ask again.
  useEffect(again, [again, state.version])
  const run = async () => {
    setAsking(true)
    const made = await called(server.warnings.run.mutate())
    setAsking(false)
    setWrong(made.ok ? undefined : made.error)
    again()
  }
  const act = async (name: WarningAct, warning: Warning) =>
    setActing({ act: name, warning, base: await baseOf(warning.id, warning.seq) })
  const { areaNames, name } = local.profile()
  const failed = wrong ?? problem
  return (
    <>
      {failed && <ProblemNotice problem={failed} />}
      {value && (
        <WarningsScreen
          {...value}
          areaNames={areaNames}
          timeZone={settings.week.timeZone}
          actor={actor}
          pending={state.pending}
          now={now}
          isAsking={isAsking}
          onRun={() => void run()}
          onAct={(one, warning) => void act(one, warning)}
        />
      )}
      {value && acting && (
        <WarningForm
          {...acting}
          actor={actor}
          by={name}
          place={placeOf(acting.warning, value.answer, areaNames)}
          timeZone={settings.week.timeZone}
          now={now}
          write={(draft) => feed.write(draft)}
          onClose={() => setActing(undefined)}
        />
      )}
    </>
  )
}

/** The named records, as they are known now; without an answer the lists are still the lists. */
function useRowsBehind(): (ids: readonly RecordId[]) => Promise<BehindRows> {
  const askRows = useAskRows()
  return useCallback(
    async (ids) => {
      const rows = await askRows(ids)
      return new Map<string, MapRow>(rows.ok ? rows.value.map((row) => [row.id, row]) : [])
    },
    [askRows],
  )
}

/** The first area of a warning: a threat for it is no more exact than that. */
function placeOf(
  { found }: Warning,
  { centres, run }: WarningsAnswer,
  areaNames: Readonly<Record<string, string>>,
): Place {
  const [area = ''] = found.areas
  const [lat, lon] = centres[area] ?? []
  const name = areaNames[area] ?? run?.names[area]
  if (lat !== undefined && lon !== undefined) {
    const at = { lat: Number(lat.toFixed(6)), lon: Number(lon.toFixed(6)) }
    return { kind: 'point', ...at, radiusM: cellRadiusM, source: 'pin', ...(name && { name }) }
  }
  return { kind: 'unit', code: area, name: name ?? area, level: 'admin1', source: 'pin' }
}

/** What warnings were worth, and what they would have been at an earlier moment. */
export function BackTestRoute() {
  const { server, local } = useSeat()
  const { settings, now } = useDesk()
  const [asked, setAsked] = useState<AskedBack>()
  const rowsBehind = useRowsBehind()
  const lookBack = async (minute: string) => {
    const question = { minute }
    setAsked(question)
    // as: as above.
    const told = await called(server.warnings.lookBack.query(question) as Promise<LookBackAnswer>)
    const lists = told.ok
      ? [told.value.found, told.value.risk28, told.value.risk7, told.value.run.units28]
      : []
    const behindRows = await rowsBehind(namedBehind(lists))
    // Of two questions only the last one's answer is shown.
    setAsked((last) => {
      if (last !== question) return last
      return told.ok
        ? { ...question, told: { answer: told.value, behindRows } }
        : { ...question, problem: told.error }
    })
  }
  const ask = useCallback(
    () => called(server.warnings.backTest.query() as Promise<BackTestAnswer>),
    [server],
  )
  const { value, problem } = useAsked(ask)
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      {value && (
        <BackTestScreen
          answer={value}
          asked={asked}
          areaNames={local.profile().areaNames}
          timeZone={settings.week.timeZone}
          now={now}
          onAsk={(minute) => void lookBack(minute)}
          onEnd={() => setAsked(undefined)}
        />
      )}
    </>
  )
}
