import { Fragment, type ReactNode } from 'react'
import type { MessageId } from './message-id.ts'
import type { Words } from './words.ts'

type Nodes = Record<string, ReactNode>

const placeholder = /\uE000([^\uE001]*)\uE001/

/** Splits what Lingui said at the marks that stand for nodes. */
function weave(said: string, nodes: Nodes): ReactNode[] {
  return said.split(placeholder).map((part, index) => {
    const position = `${index}:${part}`
    return <Fragment key={position}>{index % 2 === 1 ? nodes[part] : part}</Fragment>
  })
}

/**
 * A message with elements in it: numbers and texts are formatted as in `t`, nodes (a `Code`, a
 * `Trace`) are put where the language wants them, and `<b>…</b>` in the message is strong.
 */
export function rich(
  words: Pick<Words, 't'>,
  id: MessageId,
  values: Record<string, string | number>,
  nodes: Nodes,
): ReactNode {
  const marks = Object.fromEntries(Object.keys(nodes).map((name) => [name, `\uE000${name}\uE001`]))
  const said = words.t(id, { ...values, ...marks })
  return said.split(/<b>(.*?)<\/b>/s).map((part, index) => {
    const key = `${index}:${part}`
    const woven = weave(part, nodes)
    return index % 2 === 1 ? <b key={key}>{woven}</b> : <Fragment key={key}>{woven}</Fragment>
  })
}
