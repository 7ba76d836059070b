import type { Cell } from '@tocsin/schema/summary/document/document'
import { plain } from '@tocsin/schema/summary/document/paper-words'

/** What a cell says, for a face that cannot open records. A bar says nothing: its numbers stand beside it. */
export function cellText(cell: Cell): string {
  if (cell.kind === 'text') return plain(cell.text)
  return cell.kind === 'bar' ? '' : cell.text
}
