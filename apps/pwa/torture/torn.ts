import { createHash } from 'node:crypto'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { startBareBrowser } from './bare-browser.ts'
import type { TorturePages } from './page-server.ts'
import { add, type Difference, differenceOf, judge, noTally, type Tally, within } from './rounds.ts'
import { type Done, type Report, type Task, usualTask } from './task.ts'

/** Which file is cut, and how many bytes off its end. */
export type Cut = { file: 'log' | 'journal'; bytes: number }

/** As far back as is tried: the log's last writing and what lies before it. */
export const deepestCut = 4096

type Seen = { report?: Report; acked: string[]; done?: Done }

/** Tabs that walk through the origins side by side: while one waits for the disk another computes. */
const tabs = 4

/** Opens every origin once in one start of the browser. */
async function pass(
  pages: TorturePages,
  profile: string,
  hosts: readonly string[],
  task: Task,
): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>(hosts.map((host) => [host, { acked: [] }]))
  const of = (host: string) => {
    const found = seen.get(host)
    if (!found) throw new Error(`a page of ${host}, which nobody asked for`)
    return found
  }
  let ended: (() => void) | undefined
  let failed: ((reason: Error) => void) | undefined
  let heard = () => {}
  const all = new Promise<void>((resolve, reject) => {
    ended = resolve
    failed = reject
  })
  pages.play({
    task: () => task,
    open: (host) => (host === hosts[0] ? hosts.slice(1, tabs) : []),
    reported: (host, report) => {
      of(host).report = report
    },
    acked: (host, name) => of(host).acked.push(name),
    done: (host, done) => {
      of(host).done = done
      heard()
    },
    next: (host) => {
      if ([...seen.values()].every(({ done }) => done)) ended?.()
      const next = hosts[hosts.indexOf(host) + tabs]
      return next === undefined ? '' : `http://${next}/`
    },
    defect: (host, said) => failed?.(new Error(`${host}: ${said}`)),
  })
  const browser = startBareBrowser(profile, `http://${hosts[0]}/`)
  try {
    // Every origin has its own patience: only a page that says nothing is one that hangs.
    for (;;) {
      const next = new Promise<void>((resolve) => {
        heard = resolve
      })
      const isOver = await within(
        Promise.race([all.then(() => true), next.then(() => false)]),
        'a torn log',
      )
      if (isOver) break
    }
    await browser.close()
  } finally {
    await browser.kill()
  }
  return seen
}

/** A profile in which every origin has saved and ended in peace, and what was heard of them. */
export type Prepared = { profile: string; hosts: readonly string[]; seen: Map<string, Seen> }

/** What a page does in the three starts: saves, saves on, and only looks. */
function taskOf(prefix: string, saves: number, more: Partial<Task> | undefined): Task {
  return { ...usualTask, ...more, prefix, saves }
}

/** Origins for so many cuts: made once, and copied for every shard. */
export async function prepareTorn(
  pages: TorturePages,
  count: number,
  task?: Partial<Task>,
): Promise<Prepared> {
  const profile = mkdtempSync(join(tmpdir(), 'tocsin-whole-'))
  const hosts = Array.from({ length: count }, (_, i) => `t${i}.localhost:${pages.port}`)
  return { profile, hosts, seen: await pass(pages, profile, hosts, taskOf('a', 8, task)) }
}

/** The file that LevelDB would go on writing for this origin. */
function newestLog(profile: string, host: string): string {
  const folder = join(
    profile,
    'Default/IndexedDB',
    `http_${host.replace(':', '_')}.indexeddb.leveldb`,
  )
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith('.log'))
    .sort()
    .at(-1)
  if (!newest) throw new Error(`no log of ${host}`)
  return join(folder, newest)
}

function privateFiles(profile: string): Map<string, string> {
  const files = readdirSync(join(profile, 'Default/File System'), {
    recursive: true,
    withFileTypes: true,
  })
  return new Map(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [createHash('sha256').update(readFileSync(path)).digest('hex'), path]),
  )
}

/**
 * Of a tablet that has saved and ended in peace one file loses its end; it starts, saves on, ends, and
 * starts again: the second start is where a torn log of the database costs everything in it. Every cut
 * has an origin of its own, so that one start of the browser tries many.
 */
export async function playTorn(options: {
  pages: TorturePages
  prepared: Prepared
  cuts: readonly Cut[]
  task?: Partial<Task>
  onDifference?: (difference: Difference) => void
}): Promise<Tally> {
  const { pages, prepared, cuts } = options
  const profile = mkdtempSync(join(tmpdir(), 'tocsin-torn-'))
  const hosts = prepared.hosts.slice(0, cuts.length)
  if (hosts.length < cuts.length) throw new Error(`${cuts.length} cuts need as many origins`)
  const task = (prefix: string, saves: number) => taskOf(prefix, saves, options.task)
  const first = prepared.seen
  try {
    // Without the lock of the browser that made it.
    const isOwn = (path: string) => !basename(path).startsWith('Singleton')
    cpSync(prepared.profile, profile, { recursive: true, filter: isOwn })
    const files = privateFiles(profile)
    for (const [i, cut] of cuts.entries()) {
      const host = hosts[i] ?? ''
      const journal = files.get(first.get(host)?.done?.journalSha256 ?? '')
      const path = cut.file === 'log' ? newestLog(profile, host) : journal
      if (path === undefined) throw new Error(`no journal of ${host}`)
      truncateSync(path, Math.max(0, statSync(path).size - cut.bytes))
    }
    const second = await pass(pages, profile, hosts, task('b', 5))
    const third = await pass(pages, profile, hosts, task('c', 0))
    let total: Tally = { ...noTally, rounds: cuts.length }
    for (const host of hosts) {
      const acknowledged = new Set(first.get(host)?.acked)
      const after = [second, third].map((each) => each.get(host))
      for (const [i, seen] of after.entries()) {
        if (!seen?.report) throw new Error(`nothing heard of ${host}`)
        if (i === 1) for (const name of second.get(host)?.acked ?? []) acknowledged.add(name)
        const judged = judge(acknowledged, seen.report, task('', 0))
        for (const name of judged.names) acknowledged.delete(name)
        total = add(total, judged.tally)
        const difference = differenceOf(i + 1, judged, seen.report)
        if (difference) options.onDifference?.(difference)
      }
      total = {
        ...total,
        acknowledged:
          total.acknowledged +
          (first.get(host)?.acked.length ?? 0) +
          (second.get(host)?.acked.length ?? 0),
      }
    }
    return total
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}
