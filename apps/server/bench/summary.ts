import { cpus, loadavg } from 'node:os'
import { appendRun } from '@tocsin/server/log/append'
import { readSummary } from '@tocsin/server/projections/read-summary'
import { rebuildProjections } from '@tocsin/server/projections/rebuild'
import { workOut } from '@tocsin/server/summaries/work-out'
import { areas, openBenchMission } from './bench-mission.ts'
import { enrolFieldSeat, readRequest } from './field-seat.ts'

/**
 * `npm run bench -- summary [reports]`: the weekly summary of a mission in which all of them happened
 * within its two weeks or shortly before, the same of a week in which nothing did, the paper of the week
 * with everything behind its numbers, and the read models made anew from the log. Prints and judges nothing.
 */
const [most = 50_000] = process.argv.slice(2).map(Number)
const batch = 200
const week = 7 * 86_400_000
const mission = await openBenchMission()
const { deps } = mission
const { db } = deps.database
const seats = await Promise.all(areas.map((area, at) => enrolFieldSeat(mission, at + 1, area)))
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model} × ${cpus().length}, load ${loadavg()[0]?.toFixed(1)}`,
)

let there = 0
for (const upTo of [most / 10, most]) {
  for (; there < upTo; there += batch) {
    const text = (await seats[(there / batch) % seats.length]?.request(batch)) ?? ''
    const appended = await appendRun(deps, { request: readRequest(text) })
    if (!appended.ok || appended.value.receipts.length < batch) throw new Error('not taken')
  }
  const now = Date.now()
  console.log(`${there} reports:`)
  await tell('  summary of this week', 7, () => readSummary(db, deps, {}, now))
  await tell('  summary of a week of 20 weeks ago', 7, () =>
    readSummary(db, deps, {}, now - 20 * week),
  )
  await tell('  paper of this week, worked out and kept', 3, () => workOut(deps))
  await tell('  all read models anew', 1, () => rebuildProjections(deps.database, deps))
}
await mission.stop()
process.exit(0)

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
