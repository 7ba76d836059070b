import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { Code } from '../ui/code.tsx'

/** A moment as radio and headquarters read it: `212204Z`, with `month` `212204Z NOV`. */
export function DtgCode({ at, month = false }: { at: number; month?: boolean }) {
  const group = formatDtg(at)
  return <Code>{month ? group : group.slice(0, 7)}</Code>
}
