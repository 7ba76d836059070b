import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'

/** A control group of the kernel: what its processes compute is counted and may be limited. */
export type CpuGroup = {
  hold(pid: number): void
  /** Gives everything in it a quarter of one core from now on. */
  limit(): void
  /** Milliseconds of computing by all of its processes, on whatever core. */
  usedMs(): number
  end(): void
}

/** One of its own for each run: two benches may run beside each other. */
const name = `tocsin-bench-${process.pid}`
const periodUs = 100_000

/** Needs root and a writable cgroup file system, version 1 or 2; undefined elsewhere. */
export function cpuGroup(): CpuGroup | undefined {
  const isV2 = existsSync('/sys/fs/cgroup/cgroup.controllers')
  const limiting = isV2 ? `/sys/fs/cgroup/${name}` : `/sys/fs/cgroup/cpu/${name}`
  const counting = isV2 ? limiting : `/sys/fs/cgroup/cpuacct/${name}`
  const folders = [...new Set([limiting, counting])]
  try {
    for (const folder of folders) mkdirSync(folder, { recursive: true })
  } catch {
    return undefined
  }
  return {
    hold: (pid) => {
      for (const folder of folders) writeFileSync(`${folder}/cgroup.procs`, String(pid))
    },
    limit: () => {
      if (isV2) writeFileSync(`${limiting}/cpu.max`, `${periodUs / 4} ${periodUs}`)
      else {
        writeFileSync(`${limiting}/cpu.cfs_period_us`, String(periodUs))
        writeFileSync(`${limiting}/cpu.cfs_quota_us`, String(periodUs / 4))
      }
    },
    usedMs: () => {
      if (!isV2) return Number(readFileSync(`${counting}/cpuacct.usage`, 'utf8')) / 1e6
      const used = readFileSync(`${counting}/cpu.stat`, 'utf8').match(/usage_usec (\d+)/)
      return Number(used?.[1] ?? 0) / 1000
    },
    end: () => {
      for (const folder of folders) {
        try {
          rmdirSync(folder)
        } catch {
          // A process is still leaving it; an empty group costs nothing.
        }
      }
    },
  }
}
