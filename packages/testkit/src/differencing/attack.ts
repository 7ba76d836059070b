import type { Count } from '@tocsin/schema/primitives/count'
import { type LineKey, lineId } from '@tocsin/schema/summary/release/grid'
import type { OutsideLine } from '@tocsin/schema/summary/release/outside-table'
import type { Claim } from './bounds.ts'
import { ends, formOf, sides, type Version } from './unknowns.ts'

/** One released paper, as somebody who keeps all of them reads it. */
export type Paper = {
  release: number
  lines: readonly OutsideLine[]
  /**
   * Lines that add up to a number, or to no more than all of them can hold in silence (null).
   * `isAnew`: as they are now, whatever was told of them before.
   */
  sums: readonly { of: readonly LineKey[]; total: Count | null; isAnew: boolean }[]
}

export type Reading = {
  /** The most that a silent line holds by the rule that made it silent; null where the rule says nothing. */
  silentMost: number | null
  /** The mission's areas of which a line tells. */
  areasOf(line: LineKey): readonly string[]
}

/** What follows from the papers, and each line in all the versions of which they speak, oldest first. */
export type Known = { claims: readonly Claim[]; lines: readonly (readonly Version[])[] }

/**
 * Reads papers in their order, as a patient recipient does: a line of which nothing new is said is as
 * it was. That is more than anybody can be sure of, so more follows from it than is known.
 */
export function readPapers(papers: readonly Paper[], reading: Reading): Known {
  const claims: Claim[] = []
  const versions = new Map<string, Version[]>()
  const said = new Map<string, OutsideLine>()
  const renewed = (line: LineKey, release: number): Version => {
    const { week, area, category } = line
    const version = { week, area, category, release, of: reading.areasOf(line) }
    versions.set(lineId(line), [...(versions.get(lineId(line)) ?? []), version])
    claims.push(...orderOf(version))
    return version
  }
  const versionOf = (line: LineKey, release: number, isAnew: boolean): Version => {
    const last = versions.get(lineId(line))?.at(-1)
    return last && (!isAnew || last.release === release) ? last : renewed(line, release)
  }
  for (const { release, lines, sums } of papers) {
    for (const line of lines) {
      const before = said.get(lineId(line))
      said.set(lineId(line), line)
      if (before && !saysMore(line, before, reading)) continue
      claims.push(...claimsOf(line, versionOf(line, release, true), reading))
    }
    for (const { of, total, isAnew } of sums) {
      const all = of.map((line) => versionOf(line, release, isAnew))
      claims.push(...(total ? numbersOf(all, 'total', total) : silenceOf(all, reading)))
    }
  }
  return { claims, lines: [...versions.values()] }
}

/** A silent line after one that was told contradicts it only where silence says how much it holds. */
function saysMore(line: OutsideLine, before: OutsideLine, { silentMost }: Reading): boolean {
  if (line.told.total === null) return before.told.total !== null && silentMost !== null
  return JSON.stringify(line.told) !== JSON.stringify(before.told)
}

function claimsOf({ told }: OutsideLine, version: Version, reading: Reading): Claim[] {
  if (told.total === null) return silenceOf([version], reading)
  return sides.flatMap((side) => numbersOf([version], side, told[side]))
}

function silenceOf(versions: readonly Version[], { silentMost }: Reading): Claim[] {
  if (silentMost === null) return []
  const high = silentMost * versions.length
  return [{ form: formOf(versions, 'total', 'min'), low: 0, high }]
}

/** An end that nobody gave says nothing. */
function numbersOf(
  versions: readonly Version[],
  side: (typeof sides)[number],
  count: Count | null,
): Claim[] {
  return ends.flatMap((end) => {
    const n = count?.[end] ?? null
    return n === null ? [] : [{ form: formOf(versions, side, end), low: n, high: n }]
  })
}

/** In every area and on either side the estimate is no less than the least, the most no less than it. */
function orderOf(version: Version): Claim[] {
  return version.of.flatMap((area) =>
    (['verified', 'unverified'] as const).flatMap((side) =>
      (
        [
          ['min', 'best'],
          ['best', 'max'],
        ] as const
      ).map(([less, more]) => {
        const one = [{ ...version, of: [area] }]
        const form = new Map([...formOf(one, side, more)])
        for (const [name] of formOf(one, side, less)) form.set(name, -1)
        return { form, low: 0, high: Number.POSITIVE_INFINITY }
      }),
    ),
  )
}
