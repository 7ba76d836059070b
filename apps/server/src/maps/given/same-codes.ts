import type { GivenUnit } from './read-units.ts'
import type { RowFault } from './row-fault.ts'

/** Units whose P-code another one of the files has already; the first of them stays. */
export function withoutSameCodes(
  units: readonly { readonly unit: GivenUnit; readonly file: string }[],
): { units: GivenUnit[]; faults: RowFault[] } {
  const seen = new Map<string, string>()
  const kept: GivenUnit[] = []
  const faults: RowFault[] = []
  for (const { unit, file } of units) {
    const before = seen.get(unit.code)
    if (before === undefined) {
      seen.set(unit.code, unit.name)
      kept.push(unit)
    } else {
      const reason = `Its P-code is already that of ${before}.`
      faults.push({ file, at: `${unit.name} (${unit.code})`, reason })
    }
  }
  return { units: kept, faults }
}
