import type { RunSummary, WarningsAnswer } from '@tocsin/early-warning/run/answers'
import { isolated } from '../../words/isolated.ts'

export type AreaWords = (area: string) => string

/** An area of responsibility by its name; a cell by what is reported from it, else by where it is. */
export function areaWordsOf(
  { run, centres }: { run: Pick<RunSummary, 'names'> | null } & Pick<WarningsAnswer, 'centres'>,
  areaNames: Readonly<Record<string, string>>,
): AreaWords {
  return (area) => {
    const name = areaNames[area] ?? run?.names[area]
    if (name) return isolated(name)
    const [lat, lon] = centres[area] ?? []
    if (lat === undefined || lon === undefined) return area
    return `\u2066${lat.toFixed(2)}, ${lon.toFixed(2)}\u2069`
  }
}
