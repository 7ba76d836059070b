import { type BestHits, bestHits, type Found } from './best-hits.ts'
import { foldName } from './fold-name.ts'
import { certainlyOther, lettersIn, typedLetters, windows } from './letter-mask.ts'
import { codeScore, forgiven, mistypedScore, nameScore, notAtAll } from './name-score.ts'

/** Something that is found by its names or its code. The lighter comes first among equals. */
export type Named = {
  readonly names: readonly string[]
  readonly code: string
  readonly weight: number
}

export type NameSearch = {
  readonly limit: number
  /** How far the owner is, in whatever grows with the distance. */
  readonly away: (owner: number) => number
}

export type NameIndex = {
  /** Takes in up to so many owners more; false when all are in. */
  readonly extend: (owners: number) => boolean
  /** Best first, one for each owner; `text` is folded. Takes in what is missing before. */
  readonly search: (text: string, search: NameSearch) => readonly Found[]
}

/**
 * Finds names without reading all of them: by the first two letters of each word, and for
 * mistypings by which letters a beginning has. It finds what a reading of all would find.
 */
export function createNameIndex(
  count: number,
  ownerAt: (i: number) => Named,
  spellings: number,
): NameIndex {
  const folded: string[] = []
  const owners = new Int32Array(spellings)
  const starts = new Int32Array(spellings)
  const middles = new Int32Array(spellings)
  const codes: string[] = []
  const weights = new Int32Array(count)
  const firstSpelling = new Int32Array(count)
  const codeBeginnings = new Set<number>()
  const byLetters = new Map<number, number[]>()
  let taken = 0

  function take(owner: number): void {
    const { names, code, weight } = ownerAt(owner)
    const folding = foldName(code)
    codes.push(folding)
    codeBeginnings.add(lettersAt(folding, 0))
    weights[owner] = weight
    firstSpelling[owner] = folded.length
    for (const name of names) {
      const text = foldName(name)
      const id = folded.push(text) - 1
      owners[id] = owner
      starts[id] = lettersIn(text, ...windows.start)
      middles[id] = lettersIn(text, ...windows.middle)
      for (let at = 0; at !== -1 && at < text.length; at = nextWord(text, at)) {
        const key = lettersAt(text, at)
        const ids = byLetters.get(key)
        if (!ids) byLetters.set(key, [id])
        else if (ids.at(-1) !== id) ids.push(id)
      }
    }
  }

  function extend(more: number): boolean {
    const until = Math.min(count, taken + more)
    while (taken < until) take(taken++)
    return taken < count
  }

  function add(best: BestHits, id: number, score: number, { away }: NameSearch): void {
    if (score === notAtAll) return
    const owner = owners[id] ?? 0
    const [weight, distance] = [weights[owner] ?? 0, away(owner)]
    if (!best.hasRoomFor(score, weight, distance)) return
    best.add({ owner, spelling: id, score, weight, away: distance, text: folded[id] ?? '' })
  }

  function addExact(best: BestHits, text: string, search: NameSearch): void {
    for (const key of keysOf(byLetters, text)) {
      for (const id of byLetters.get(key) ?? []) {
        add(best, id, nameScore(folded[id] ?? '', text), search)
      }
    }
    if (text.length > 1 && !codeBeginnings.has(lettersAt(text, 0))) return
    for (let owner = 0; owner < count; owner++) {
      add(best, firstSpelling[owner] ?? 0, codeScore(codes[owner] ?? '', text), search)
    }
  }

  /** Every exact match comes before the best mistyped one, so a full list needs none. */
  function addMistyped(best: BestHits, text: string, search: NameSearch): void {
    const allowed = forgiven(text.length)
    if (allowed === 0 || best.isFull()) return
    const typed = typedLetters(text)
    for (let id = 0; id < folded.length; id++) {
      if (certainlyOther(typed, starts[id] ?? 0, middles[id] ?? 0, allowed)) continue
      add(best, id, mistypedScore(folded[id] ?? '', text, allowed), search)
    }
  }

  return {
    extend,
    search: (text, search) => {
      extend(count)
      const best = bestHits(search.limit)
      if (text === '') return best.list()
      addExact(best, text, search)
      addMistyped(best, text, search)
      return best.list().map((found) => ({
        ...found,
        spelling: found.spelling - (firstSpelling[found.owner] ?? 0),
      }))
    },
  }
}

function nextWord(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return space === -1 ? -1 : space + 1
}

/** Two letters as one number; the second is 0 where a name ends. */
function lettersAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + (text.charCodeAt(at + 1) || 0)
}

/** Under which letters words stand that begin so. */
function keysOf(keys: ReadonlyMap<number, unknown>, text: string): number[] {
  if (text.length > 1) return [lettersAt(text, 0)]
  return [...keys.keys()].filter((key) => Math.floor(key / 0x10000) === text.charCodeAt(0))
}
