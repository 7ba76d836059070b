import { cpus, loadavg } from 'node:os'
import { appendRun } from '@tocsin/server/log/append'
import { readSummary } from '@tocsin/server/projections/read-summary'
import { rebuildProjections } from '@tocsin/server/projections/rebuild'
import { workOut } from '@tocsin/server/summaries/work-out'
import { areas, openBenchMission } from './bench-mission.ts'
import { enrolFieldSeat, readRequest } from './field-seat.ts'

/**
 * `npm run bench -- summary [reports] [history]`: the weekly summary of a mission in which all of them
 * happened within its two weeks or shortly before, the same of a week in which nothing did, the paper of
 * the week with everything behind its numbers, and the read models made anew from the log. With a history:
 * the same week in a mission without one, and in another that has received so many reports half a year
 * before. Prints and judges nothing.
 */
const [most = 50_000, history = 0] = process.argv.slice(2).map(Number)
const batch = 200
const week = 7 * 86_400_000
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model} × ${cpus().length}, load ${loadavg()[0]?.toFixed(1)}`,
)
if (history > 0) for (const before of [0, history]) await measure(before, [most])
else await measure(0, [most / 10, most])
process.exit(0)

async function measure(before: number, steps: readonly number[]): Promise<void> {
  const mission = await openBenchMission()
  const { deps, clock } = mission
  const { db } = deps.database
  const seats = await Promise.all(areas.map((area, at) => enrolFieldSeat(mission, at + 1, area)))
  const write = async (from: number, to: number, isQuiet: boolean) => {
    for (let there = from; there < to; there += batch) {
      const text = (await seats[(there / batch) % seats.length]?.request(batch, { isQuiet })) ?? ''
      const appended = await appendRun(deps, { request: readRequest(text) })
      if (!appended.ok || appended.value.receipts.length < batch) throw new Error('not taken')
    }
  }
  clock.behindMs = 26 * week
  await write(0, before, true)
  clock.behindMs = 0
  let there = 0
  for (const upTo of steps) {
    await write(there, upTo, false)
    there = upTo
    const now = Date.now()
    console.log(`${there} reports, ${before} before:`)
    await tell('  summary of this week', 7, () => readSummary(db, deps, {}, now))
    await tell('  summary of a week of 20 weeks ago', 7, () =>
      readSummary(db, deps, {}, now - 20 * week),
    )
    await tell('  paper of this week, worked out and kept', 5, () => workOut(deps))
    if (before === 0) {
      await tell('  all read models anew', 1, () => rebuildProjections(deps.database, deps))
    }
  }
  await mission.stop()
}

/** By the clock, and what this process computed: other work on the machine changes that little. */
async function tell(name: string, times: number, work: () => Promise<unknown>): Promise<void> {
  const took: { ms: number; used: number }[] = []
  for (let i = 0; i < times; i++) {
    const [began, before] = [performance.now(), process.cpuUsage()]
    await work()
    const { user, system } = process.cpuUsage(before)
    took.push({ ms: performance.now() - began, used: (user + system) / 1000 })
  }
  const median = (of: 'ms' | 'used') =>
    took.map((one) => one[of]).toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0
  console.log(`${name}: ${median('ms').toFixed(0)} ms, computing ${median('used').toFixed(0)} ms`)
}
