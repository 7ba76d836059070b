import { borders } from './borders.ts'
import { type LonLat, type SheetPoint, sheetToLonLat } from './sheet.ts'
import { smooth } from './smooth.ts'

/** An administrative unit of Ondara. `polygon` is one closed ring; `label` is where its name stands. */
export type OndaraUnit = {
  readonly code: string
  readonly name: string
  readonly arabic: string
  readonly level: 'admin1' | 'admin2' | 'admin3'
  readonly parent: string | null
  readonly label: LonLat
  readonly polygon: readonly (readonly LonLat[])[]
}

type Side = readonly [name: keyof typeof borders, direction: 1 | -1]

/** The province, its three territories and the sectors of two of them. Shared sides are the same points. */
export const ondaraUnits: readonly OndaraUnit[] = [
  unit(
    'OD',
    'Ondara',
    'أوندارا',
    'admin1',
    null,
    [700, 300],
    [
      ['outerNorth', 1],
      ['outerEast', 1],
      ['outerSouth', 1],
      ['outerWest', 1],
    ],
  ),
  unit(
    'OD01',
    'Haut-Lume',
    'أو لومي',
    'admin2',
    'OD',
    [250, 120],
    [
      ['outerNorth', 1],
      ['tavuriNorthEast', -1],
      ['tavuriNorthWest', -1],
      ['tavuriWest', 1],
      ['sereniMouth', 1],
      ['maradoWest', 1],
      ['outerWest', 1],
    ],
  ),
  unit(
    'OD02',
    'Marado',
    'مارادو',
    'admin2',
    'OD',
    [360, 850],
    [
      ['maradoNorthWest', 1],
      ['maradoNorthEast', 1],
      ['outerSouth', 1],
      ['maradoWest', -1],
    ],
  ),
  unit(
    'OD03',
    'Tavuri',
    'تافوري',
    'admin2',
    'OD',
    [985, 520],
    [
      ['tavuriNorthWest', 1],
      ['tavuriNorthEast', 1],
      ['outerEast', 1],
      ['maradoNorthEast', -1],
      ['maradoNorthWest', -1],
      ['sereniMouth', -1],
      ['tavuriWest', -1],
    ],
  ),
  unit(
    'OD01A',
    'Lume Highlands',
    'مرتفعات لومي',
    'admin3',
    'OD01',
    [300, -300],
    [
      ['outerNorth', 1],
      ['tavuriNorthEast', -1],
      ['tavuriNorthWest', -1],
      ['deltaNorth', -1],
    ],
  ),
  unit(
    'OD01B',
    'Sereni Delta',
    'دلتا سيريني',
    'admin3',
    'OD01',
    [100, 400],
    [
      ['deltaNorth', 1],
      ['tavuriWest', 1],
      ['sereniMouth', 1],
      ['maradoWest', 1],
      ['outerWest', 1],
    ],
  ),
  unit(
    'OD03A',
    'Osseko Sector',
    'قطاع أوسيكو',
    'admin3',
    'OD03',
    [780, 420],
    [
      ['tavuriNorthWest', 1],
      ['tavuriMiddle', -1],
      ['maradoNorthWest', -1],
      ['sereniMouth', -1],
      ['tavuriWest', -1],
    ],
  ),
  unit(
    'OD03B',
    'Quelo Sector',
    'قطاع كويلو',
    'admin3',
    'OD03',
    [1600, 400],
    [
      ['tavuriNorthEast', 1],
      ['outerEast', 1],
      ['maradoNorthEast', -1],
      ['tavuriMiddle', 1],
    ],
  ),
]

function unit(
  code: string,
  name: string,
  arabic: string,
  level: OndaraUnit['level'],
  parent: string | null,
  label: SheetPoint,
  sides: readonly Side[],
): OndaraUnit {
  const ring = sides.flatMap(([side, direction]) => {
    const points = smooth(borders[side])
    return (direction === 1 ? points : points.toReversed()).slice(0, -1)
  })
  const first = ring[0]
  const closed = first ? [...ring, first] : ring
  return {
    code,
    name,
    arabic,
    level,
    parent,
    label: sheetToLonLat(label),
    polygon: [closed.map(sheetToLonLat)],
  }
}
