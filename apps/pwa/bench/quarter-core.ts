import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'

/** A control group of the kernel that gives everything in it a quarter of one core. */
export type QuarterCore = { hold(pid: number): void; end(): void }

const name = 'tocsin-bench'
const periodUs = 100_000

/** Needs root and a writable cgroup file system, version 1 or 2; undefined elsewhere. */
export function quarterCore(): QuarterCore | undefined {
  const isV2 = existsSync('/sys/fs/cgroup/cgroup.controllers')
  const folder = isV2 ? `/sys/fs/cgroup/${name}` : `/sys/fs/cgroup/cpu/${name}`
  try {
    mkdirSync(folder, { recursive: true })
    if (isV2) writeFileSync(`${folder}/cpu.max`, `${periodUs / 4} ${periodUs}`)
    else {
      writeFileSync(`${folder}/cpu.cfs_period_us`, String(periodUs))
      writeFileSync(`${folder}/cpu.cfs_quota_us`, String(periodUs / 4))
    }
  } catch {
    return undefined
  }
  return {
    hold: (pid) => writeFileSync(`${folder}/cgroup.procs`, String(pid)),
    end: () => {
      try {
        rmdirSync(folder)
      } catch {
        // A process is still leaving it; an empty group costs nothing.
      }
    },
  }
}
