import type { Told } from '@tocsin/schema/events/tell'
import type { EventId } from '@tocsin/schema/primitives/ids'
import type { FoldedEntry } from '../../local/fold-record.ts'
import type { SaidPair } from '../../words/team-pairs.ts'

/** One thing that an event changed, in words; undefined where nothing was said of it, or is any more. */
export type Change = Omit<SaidPair, 'value'> & { was: string | undefined; now: string | undefined }

/** Everything that events of a team say: fields by name, the words, and to which deployment it belongs. */
type Sayings = Readonly<Record<string, unknown>>

/**
 * What each event after the first changed, in the order of the log: that which reads differently
 * before it and after it.
 */
export function changesOf(
  entries: readonly FoldedEntry[],
  pairsOf: (values: Sayings) => readonly SaidPair[],
): ReadonlyMap<EventId, Change[]> {
  const changes = new Map<EventId, Change[]>()
  let before: Sayings | undefined
  for (const { event, told } of entries) {
    if (!told) continue
    const after = { ...before, ...sayings(told, before === undefined) }
    if (before) changes.set(event.id, differing(pairsOf(before), pairsOf(after)))
    before = after
  }
  return changes
}

/** The words of an answer, or of a dissent, are not those of the record. */
function sayings({ facts, narrative }: Told, isFirst: boolean): Sayings {
  const set = 'set' in facts ? facts.set : undefined
  return { ...facts, ...set, ...((isFirst || set) && narrative) }
}

function differing(before: readonly SaidPair[], after: readonly SaidPair[]): Change[] {
  const valueIn = (pairs: readonly SaidPair[], key: string) =>
    pairs.find((pair) => pair.key === key)?.value
  const gone = before.filter(({ key }) => valueIn(after, key) === undefined)
  return [...after, ...gone].flatMap(({ key, term }) => {
    const [was, now] = [valueIn(before, key), valueIn(after, key)]
    return was === now ? [] : [{ key, term, was, now }]
  })
}
