/** One spelling that fits; `owner` is the place or unit that has it. */
export type Found = {
  readonly owner: number
  readonly spelling: number
  readonly score: number
  readonly weight: number
  readonly away: number
  readonly text: string
}

/** The best so far, one of each owner. */
export type BestHits = {
  /** False when nothing so good can be among the best any more. */
  readonly hasRoomFor: (score: number, weight: number, away: number) => boolean
  readonly add: (found: Found) => void
  readonly isFull: () => boolean
  readonly list: () => readonly Found[]
}

export function bestHits(limit: number): BestHits {
  const best: Found[] = []
  return {
    hasRoomFor: (score, weight, away) => {
      const worst = best[limit - 1]
      if (!worst) return true
      return (score - worst.score || weight - worst.weight || away - worst.away) <= 0
    },
    add: (found) => {
      const worst = best[limit - 1]
      if (worst && compare(found, worst) >= 0) return
      const same = best.findIndex(({ owner }) => owner === found.owner)
      const held = best[same]
      if (held && held.score <= found.score) return
      if (held) best.splice(same, 1)
      const at = best.findIndex((each) => compare(found, each) < 0)
      best.splice(at === -1 ? best.length : at, 0, found)
      if (best.length > limit) best.pop()
    },
    isFull: () => best.length >= limit,
    list: () => best,
  }
}

function compare(a: Found, b: Found): number {
  const order = a.score - b.score || a.weight - b.weight || a.away - b.away
  return order || (a.text < b.text ? -1 : a.text > b.text ? 1 : a.spelling - b.spelling)
}
