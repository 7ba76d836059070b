import type { Warning, WarningKind } from './warning.ts'

/** What a run has found, by names of areas; `about` as in a warning. */
export type Found = {
  readonly kind: WarningKind
  readonly about: string | null
  readonly areas: readonly string[]
}

export type Merged = {
  /** Warnings that go on, with the areas that were found this time, and those that were not found again. */
  readonly open: readonly Warning[]
  /** Of what was found: the part that no open warning tells of. */
  readonly fresh: readonly Found[]
}

/** A warning that was not found again for so long is over: the next one is another. */
export const quietMs = 28 * 86_400_000

/**
 * One warning of what overlaps: found areas of the same kind and matter that share one with an open warning, or
 * with each other, are the same thing seen again, however the circle has moved (SPEC EW-15). Overlap is
 * with where it was found last: a warning that wandered does not swallow what comes up behind it. A run
 * that joins two open warnings goes to the older one; the other stays until it has run out.
 */
export function mergeFound(
  open: readonly Warning[],
  found: readonly Found[],
  nowMs: number,
): Merged {
  const byAge = [...open].sort((a, b) => a.raisedMs - b.raisedMs)
  const going = new Map(byAge.map((warning) => [warning.id, warning]))
  const fresh: Found[] = []
  for (const one of joined(found)) {
    const same = [...going.values()].find(
      (warning) =>
        isSameMatter(warning, one) &&
        warning.state.at !== 'cameTrue' &&
        warning.state.at !== 'didNot' &&
        nowMs - warning.seenMs < quietMs &&
        shares(warning.seenAreas, one.areas),
    )
    if (!same) fresh.push(one)
    else {
      const areas = together(same.areas, one.areas)
      going.set(same.id, { ...same, areas, seenAreas: one.areas, seenMs: nowMs })
    }
  }
  return { open: [...going.values()], fresh }
}

/** Found ones of a kind that share an area, as one. */
function joined(found: readonly Found[]): Found[] {
  return found.reduce<Found[]>((groups, one) => {
    const touching = groups.filter((own) => isSameMatter(own, one) && shares(own.areas, one.areas))
    const areas = touching.reduce((all, own) => together(all, own.areas), one.areas)
    return [...groups.filter((own) => !touching.includes(own)), { ...one, areas }]
  }, [])
}

type Matter = Pick<Found, 'kind' | 'about'>
const isSameMatter = (a: Matter, b: Matter) => a.kind === b.kind && a.about === b.about
const shares = (a: readonly string[], b: readonly string[]) => a.some((area) => b.includes(area))
const together = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])]
