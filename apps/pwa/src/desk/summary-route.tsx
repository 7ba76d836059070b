import type { MapPicture } from '@tocsin/schema/desk/map-row'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import { utcMinute, utcMs } from '@tocsin/schema/primitives/utc-minute'
import { previousWeek, weekStarting } from '@tocsin/schema/primitives/week'
import type { Problem } from '@tocsin/schema/problem'
import type { WeeklySummary } from '@tocsin/schema/summary/state'
import { useEffect, useState } from 'react'
import { SummaryScreen } from '../features/weekly-summary/summary-screen.tsx'
import {
  summaryQuestion,
  type WeekChoice,
  weekNow,
} from '../features/weekly-summary/week-choice.ts'
import { useWords } from '../i18n/use-words.tsx'
import { occurredWords } from '../words/occurred-words.ts'
import { placeWords } from '../words/place-words.ts'
import { recordTitle, whatIcon } from '../words/what-words.ts'
import { useDesk } from './desk-context.ts'

type Told = {
  of: string
  summary: Result<WeeklySummary, Problem>
  /** As it was known when the week ended; undefined while the week runs or another date is asked. */
  atEnd: WeeklySummary | undefined
  rows: MapPicture | undefined
}

/** Who leafs through the weeks asks only for the one where they stop. */
const settleMs = 200

/** The weekly summary with what each of its numbers opens. */
export function SummaryRoute() {
  const words = useWords()
  const { server, state, settings, now } = useDesk()
  const [choice, setChoice] = useState<WeekChoice>(() => ({
    weekStart: weekNow(settings.week, now).firstDate,
    asKnownBy: '',
    area: '',
  }))
  const [told, setTold] = useState<Told>()
  const key = JSON.stringify(choice)

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with every version of the log; `key` stands for the choice.
  useEffect(() => {
    let isWanted = true
    const question = summaryQuestion(choice, settings)
    const week = weekStarting(settings.week, choice.weekStart)
    const lastMinute = utcMinute(utcMs(week.end) - 60_000)
    const isOver = utcMs(week.end) <= now
    const wantsEnd = isOver && question.asKnownBy === undefined
    const ask = async () => {
      const [summary, atEnd, rows] = await Promise.all([
        server.summary(question),
        wantsEnd ? server.summary({ ...question, asKnownBy: lastMinute }) : undefined,
        server.map({
          kinds: ['incident'],
          from: previousWeek(settings.week, week).start,
          to: lastMinute,
        }),
      ])
      if (!isWanted) return
      setTold({
        of: key,
        summary,
        atEnd: atEnd?.ok ? atEnd.value : undefined,
        rows: rows.ok ? rows.value : undefined,
      })
    }
    const timer = setTimeout(ask, settleMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [server, key, state.version])

  const known = told?.of === key ? told : undefined
  const rows = [known?.rows, state.picture].flatMap((picture) =>
    picture ? [...picture.onMap, ...picture.beside] : [],
  )
  const titleOf = (id: RecordId) => {
    const row = rows.find((each) => each.id === id)
    if (!row) return undefined
    const when = occurredWords(words, row.occurred, now, settings.week.timeZone)
    return {
      title: recordTitle(words, row),
      meta: `${placeWords(words, row.place)} · ${when}`,
      icon: whatIcon(row),
    }
  }
  return (
    <SummaryScreen
      settings={settings}
      choice={choice}
      onChoice={setChoice}
      summary={known?.summary}
      atEnd={known?.atEnd}
      alerts={state.alerts}
      askCsv={(question) => server.summaryCsv(question)}
      titleOf={titleOf}
      now={now}
    />
  )
}
