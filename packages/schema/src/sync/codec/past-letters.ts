/** Letters before this one that have to agree before the past is believed. */
const reach = 5
const headBits = 16
const mostCounted = 32

/**
 * All letters of all texts so far, and where in them the same letters stood before as now. The text of a
 * dictionary comes first.
 */
export type PastLetters = {
  push(number: number): void
  /** What followed there, and how many letters agree; undefined where nothing is known. */
  foretold(): number | undefined
  agreed(): number
  /** What it foretold did not come. */
  distrust(): void
  keep(): void
  forget(): void
  /** Letters since {@link PastLetters.keep}. */
  learned(): number
  save(): SavedLetters
  load(saved: SavedLetters): void
}

type SavedLetters = { letters: Uint8Array; heads: Int32Array }

export function pastLetters(): PastLetters {
  let past = new Uint8Array(1 << 16)
  let length = 0
  let keptLength = 0
  const heads = new Int32Array(1 << headBits)
  let keptHeads = heads.slice()
  let match = 0
  let agreed = 0

  function distrust() {
    match = 0
    agreed = 0
  }

  function look(head: number) {
    match = heads[head] ?? 0
    while (match > agreed && agreed < mostCounted) {
      if (past[match - 1 - agreed] !== past[length - 1 - agreed]) break
      agreed++
    }
    if (agreed < reach) distrust()
  }

  return {
    push(number) {
      if (length === past.length) {
        const more = new Uint8Array(length * 2)
        more.set(past)
        past = more
      }
      const isForetold = match > 0 && past[match] === number
      past[length++] = number
      if (isForetold) {
        match++
        agreed++
      } else distrust()
      if (length < reach) return
      let hash = 0
      for (let back = 1; back <= reach; back++) {
        hash = Math.imul(hash + (past[length - back] ?? 0) + 1, 0x2f0b4c47)
      }
      const head = hash >>> (32 - headBits)
      if (match === 0) look(head)
      heads[head] = length
    },
    foretold: () => (match > 0 ? past[match] : undefined),
    agreed: () => agreed,
    distrust,
    keep() {
      keptLength = length
      keptHeads = heads.slice()
      distrust()
    },
    forget() {
      if (length === keptLength) return
      length = keptLength
      heads.set(keptHeads)
      distrust()
    },
    learned: () => length - keptLength,
    save: () => ({ letters: past.slice(keptLength, length), heads: heads.slice() }),
    load({ letters, heads: saved }) {
      // What was forgotten has left its room.
      past.set(letters, keptLength)
      length = keptLength + letters.length
      heads.set(saved)
    },
  }
}
