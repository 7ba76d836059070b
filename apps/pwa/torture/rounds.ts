import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BareBrowser, startBareBrowser } from './bare-browser.ts'
import type { TorturePages } from './page-server.ts'
import type { PowerCut } from './power-cut.ts'
import { type Report, type Task, usualTask } from './task.ts'

/** What a run of rounds came to. */
export type Tally = {
  rounds: number
  acknowledged: number
  /** Acknowledged and not there after the next start. */
  lost: number
  doubled: number
  /** Starts at which the chain had a gap, or list and journal did not hold the same. */
  torn: number
  /** Starts that had to mend something. */
  mended: number
  /** Starts at which the browser had lost the whole database. */
  wiped: number
}

export const noTally: Tally = {
  rounds: 0,
  acknowledged: 0,
  lost: 0,
  doubled: 0,
  torn: 0,
  mended: 0,
  wiped: 0,
}

/** What a start has shown, against everything that was acknowledged on this profile; and what is lost, by name. */
export function judge(
  acknowledged: ReadonlySet<string>,
  report: Report,
  task: Task,
): { tally: Tally; names: string[] } {
  const listed = new Set(report.listed)
  const journaled = new Set(report.journaled)
  const names = [...acknowledged].filter((name) => !listed.has(name))
  const doubled = report.listed.length - listed.size + (report.journaled.length - journaled.size)
  const isSame = !task.journal || (listed.size === journaled.size && listed.isSubsetOf(journaled))
  const tally = {
    ...noTally,
    lost: names.length,
    doubled,
    torn: report.chainIsWhole && isSame ? 0 : 1,
    mended: report.restored + report.recopied + report.remade + report.dropped > 0 ? 1 : 0,
    wiped: report.databaseLost || (listed.size === 0 && acknowledged.size > 0) ? 1 : 0,
  }
  return { tally, names }
}

/** What list and journal of a start do not have in common, and what neither has to miss. */
export type Difference = {
  /** The start at which it was seen, from 1. */
  start: number
  listedOnly: string[]
  journaledOnly: string[]
  lost: string[]
  chainIsWhole: boolean
  /** Why the log did not open, and so nothing was seen of it: not the same as gone. */
  problem: string | null
}

/** In what a start differs from what it should be; undefined when in nothing. */
export function differenceOf(
  start: number,
  { tally, names: lost }: ReturnType<typeof judge>,
  { listed, journaled, chainIsWhole, problem }: Report,
): Difference | undefined {
  if (tally.lost + tally.doubled + tally.torn === 0) return undefined
  const listedOnly = listed.filter((name) => !journaled.includes(name))
  const journaledOnly = journaled.filter((name) => !listed.includes(name))
  return { start, listedOnly, journaledOnly, lost, chainIsWhole, problem }
}

export function add(a: Tally, b: Tally): Tally {
  const keys = Object.keys(noTally) as (keyof Tally)[]
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as Tally
}

/** How long a start, or a save, may take before the round counts as hanging: a defect of the harness. */
const patienceMs = 120_000

export async function within<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what}: nothing heard for two minutes`)),
      patienceMs,
    )
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

export type RoundsOptions = {
  pages: TorturePages
  /** A multiple of `origins`. */
  rounds: number
  task?: Partial<Task>
  /** Acknowledged saves before the end, by start: not always the same moment. */
  acksBefore: (start: number) => number
  /**
   * Tablets in one browser, each an origin with a vault, a database and a journal of its own. They end
   * together, each in the middle of its saves: as many rounds for one start of the browser.
   */
  origins?: number
  /** The power goes with the browser. */
  powerCut?: PowerCut
  /**
   * The end comes with the first acknowledged save for which the database has begun its next log,
   * while the log before is not in a table yet: in the first round, which `acksBefore` does not end.
   */
  atNextLog?: boolean
  /** Told of every start that did not find all that it should. */
  onDifference?: ((difference: Difference) => void) | undefined
}

/** How long the sync of a table takes where the end is to come before it. */
const slowTablesMs = 1500

/** Names acknowledged on one origin: ever, and in this start of the browser. */
type Origin = { acknowledged: Set<string>; now: number; isDone: boolean }

/**
 * Starts, checks everything that was ever acknowledged, saves, is killed in the middle of it, again
 * and again on one profile. The first start enrols and ends in peace; the last one only checks.
 *
 * The end comes right after an acknowledged save: the first one with which one origin, another at every
 * start, has as many as `acksBefore` says, and every other at least one.
 */
export async function playRounds(options: RoundsOptions): Promise<Tally> {
  const { pages, rounds, powerCut, atNextLog = false } = options
  const profile = mkdtempSync(join(tmpdir(), 'tocsin-torture-'))
  const hosts = Array.from({ length: options.origins ?? 1 }, (_, i) => {
    return `r${i}.localhost:${pages.port}`
  })
  const origins = new Map<string, Origin>(
    hosts.map((host) => [host, { acknowledged: new Set(), now: 0, isDone: false }]),
  )
  const of = (host: string) => {
    const found = origins.get(host)
    if (!found) throw new Error(`a page of ${host}, which nobody asked for`)
    return found
  }
  const starts = rounds / hosts.length
  let total = noTally
  let browser: BareBrowser | undefined
  try {
    for (let start = 0; start <= starts + 1; start++) {
      const isFirst = start === 0
      const isLast = start === starts + 1
      const saves = isFirst ? 3 : isLast ? 0 : null
      const task: Task = { ...usualTask, ...options.task, prefix: `${start}`, saves }
      if (isFirst) Object.assign(task, { liarMs: 0 })
      powerCut?.settle(profile)
      for (const origin of origins.values()) Object.assign(origin, { now: 0, isDone: false })
      const isTime = () => {
        if (atNextLog && start === 1) return (powerCut?.syncedLogs() ?? 0) > 1
        const first = of(hosts[start % hosts.length] ?? '')
        return (
          first.now >= options.acksBefore(start) &&
          [...origins.values()].every(({ now }) => now > 0)
        )
      }
      const ended = new Promise<void>((resolve, reject) => {
        pages.play({
          task: () => task,
          open: (host) => (host === hosts[0] ? hosts.slice(1) : []),
          reported: (host, report) => {
            if (isFirst) return
            const { acknowledged } = of(host)
            const judged = judge(acknowledged, report, task)
            // What is lost is counted once.
            for (const name of judged.names) acknowledged.delete(name)
            total = add(total, judged.tally)
            const difference = differenceOf(start, judged, report)
            if (difference) options.onDifference?.(difference)
          },
          acked: (host, name) => {
            const origin = of(host)
            origin.acknowledged.add(name)
            origin.now += 1
            if (saves === null && isTime()) resolve()
          },
          done: (host) => {
            of(host).isDone = true
            if ([...origins.values()].every(({ isDone }) => isDone)) resolve()
          },
          next: () => '',
          defect: (host, said) => reject(new Error(`${host}: ${said}`)),
        })
      })
      browser = startBareBrowser(
        profile,
        `http://${hosts[0]}/`,
        powerCut?.env(profile, atNextLog ? slowTablesMs : undefined),
      )
      await within(ended, `start ${start}`)
      if (isFirst || isLast) await browser.close()
      else {
        await browser.kill()
        powerCut?.strike(profile)
      }
      const acks = [...origins.values()].reduce((sum, { now }) => sum + now, 0)
      total = {
        ...total,
        rounds: total.rounds + (isFirst || isLast ? 0 : hosts.length),
        acknowledged: total.acknowledged + acks,
      }
    }
    return total
  } finally {
    await browser?.kill()
    rmSync(profile, { recursive: true, force: true })
  }
}
