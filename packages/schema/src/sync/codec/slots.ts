/**
 * Places of a JSON value: which member of which object, by their two names. The same fields stand in
 * many events, and are known wherever they come. Each remembers what stood in it, and what it had last.
 */
export type Slot = {
  /** A number of its own, the same at both ends. */
  readonly id: number
  readonly name: string
  /** Texts that stood here, in the order in which they came. */
  readonly texts: Memory
  /** Members of the objects that stood here. */
  readonly keys: Memory
  readonly members: Map<string, Slot>
  element: Slot | undefined
  /** Of the message at hand: the number and the hash of what stood here last. */
  stamp: number
  last: number
  lastHash: number
}

/** Texts with a number each. */
export type Memory = { readonly list: string[]; readonly numbers: Map<string, number> }

export function memory(): Memory {
  return { list: [], numbers: new Map() }
}

/** Of objects with very many different members, and of fields with very many texts, the rest is spelled. */
const mostRemembered = 4096

/** All slots, which a message may add to and which are afterwards as they were before it. */
export type Slots = {
  root: Slot
  /** The member of an object that has this name. */
  named(object: string, key: string): Slot
  member(of: Slot, key: string): Slot
  element(of: Slot): Slot
  remember(where: Memory, text: string): void
  keep(): void
  forget(): void
  /** Changes since {@link Slots.keep}, in their order. */
  changes(): Change[]
  load(changes: readonly Change[]): void
}

type Change = { make: () => void; undo: () => void }

export function createSlots(): Slots {
  const byName = new Map<string, Slot>()
  let changes: Change[] = []

  function change(one: Change) {
    one.make()
    changes.push(one)
  }

  function slotOf(name: string, id: string): Slot {
    const known = byName.get(id)
    if (known) return known
    const slot: Slot = {
      id: textHash(id),
      name,
      texts: memory(),
      keys: memory(),
      members: new Map(),
      element: undefined,
      stamp: 0,
      last: 0,
      lastHash: 0,
    }
    change({ make: () => byName.set(id, slot), undo: () => byName.delete(id) })
    return slot
  }

  const named = (object: string, key: string) => slotOf(key, `${object}\0${key}`)

  return {
    root: slotOf('', ''),
    named,
    member(of, key) {
      const known = of.members.get(key)
      if (known) return known
      const slot = named(of.name, key)
      change({ make: () => of.members.set(key, slot), undo: () => of.members.delete(key) })
      return slot
    },
    element(of) {
      if (of.element) return of.element
      const slot = slotOf(`${of.name}[]`, `${of.name}[]`)
      const put = (element: Slot | undefined) => {
        of.element = element
      }
      change({ make: () => put(slot), undo: () => put(undefined) })
      return slot
    },
    remember({ list, numbers }, text) {
      if (list.length >= mostRemembered || numbers.has(text)) return
      const make = () => {
        numbers.set(text, list.length)
        list.push(text)
      }
      const undo = () => {
        list.pop()
        numbers.delete(text)
      }
      change({ make, undo })
    },
    keep() {
      changes = []
    },
    forget() {
      for (const { undo } of changes.toReversed()) undo()
      changes = []
    },
    changes: () => changes,
    load(saved) {
      for (const one of saved) change(one)
    },
  }
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}
