import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Text } from '@tocsin/schema/summary/document/document'
import { keyed } from './keyed.ts'

/** Shows the records behind a number. `title` says which number it is. */
export type Open = (title: string, ids: readonly RecordId[]) => void

/** A number, or words, that open the records behind them; without any they open nothing. */
export function Opens(props: {
  text: string
  ids: readonly RecordId[]
  title: string
  onOpen: Open
}) {
  const { text, ids, title, onOpen } = props
  if (ids.length === 0) return <span className="num">{text}</span>
  return (
    <button type="button" className="trace paper__trace" onClick={() => onOpen(title, ids)}>
      {text}
    </button>
  )
}

/** A sentence with the numbers in it. */
export function Said({ text, title, onOpen }: { text: Text; title: string; onOpen: Open }) {
  return keyed(text).map(({ key, part }) =>
    typeof part === 'string' ? (
      part
    ) : (
      <Opens key={key} text={part.text} ids={part.behind} title={title} onOpen={onOpen} />
    ),
  )
}
