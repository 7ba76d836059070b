import type { PackInfo } from '../maps/pack-folder.ts'
import type { PackCredit } from '../maps/pack-source.ts'
import type { BuiltPack } from './build-map-pack.ts'
import { table } from './terminal.ts'

/** Rows shown one by one; `--json` has all. */
const faultsShown = 50

export function builtLines({ pack, isRefused, counts, outside, faults }: BuiltPack): string[] {
  const shown = faults
    .slice(0, faultsShown)
    .map(({ file, at, reason }) => `${file}, ${at}: ${reason}`)
  const more = faults.length - shown.length
  const bad = [...shown, ...(more > 0 ? [`${more} more; --json lists them.`] : [])]
  if (isRefused) {
    return [
      ...bad,
      `${counts.bad} rows cannot be used. Nothing was built. Correct them, or leave them out with --leave-out-bad.`,
    ]
  }
  const held = `${counts.places} places and ${counts.units} units`
  return [
    ...bad,
    ...(counts.bad > 0 ? [`${counts.bad} rows ${pack ? 'were' : 'would be'} left out.`] : []),
    ...(outside.places + outside.units > 0
      ? [`Beside the area and left out: ${outside.places} places, ${outside.units} units.`]
      : []),
    ...(pack
      ? [`${pack.title} is built: ${sizeOf(pack)}, ${held}.`, ...originLines(pack), offered]
      : [`Nothing was built. The pack would hold ${held}.`]),
  ]
}

const offered =
  'Tablets are offered it from now on. The older one stays on a tablet until the new one is whole there.'

export function packLines(packs: readonly PackInfo[]): string[] {
  if (packs.length === 0)
    return ['There is no map pack. The server makes the first one when it starts.']
  return table(
    ['pack', 'title', 'size', 'made', 'boundaries', 'from'],
    packs.map((pack) => [
      pack.name,
      pack.title,
      sizeOf(pack),
      pack.builtAt.slice(0, 10),
      pack.boundaries === 'official' ? 'official' : 'not official',
      pack.attribution,
    ]),
  )
}

function originLines({ boundaries, credits = [] }: PackInfo): string[] {
  return [
    boundaries === 'official' ? 'Official boundaries of the mission.' : 'Not official boundaries.',
    ...credits.map(creditLine),
  ]
}

function creditLine({ what, from, licence, date }: PackCredit): string {
  return `  ${what}: ${from}; ${licence}${date ? `; of ${date}` : ''}`
}

function sizeOf({ bytes, places }: PackInfo): string {
  const all = bytes + places.bytes
  return all < 1e6 ? `${Math.ceil(all / 1e3)} kB` : `${(all / 1e6).toFixed(1)} MB`
}
