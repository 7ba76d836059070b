/** From 0 up to, not including, 1. */
export type Random01 = () => number

/** Choices drawn from one stream of numbers, so that the whole script follows from its seed. */
export type Choices = {
  chance(share: number): boolean
  /** A whole number, both ends included. */
  whole(from: number, to: number): number
  pick<T>(from: readonly T[]): T
  /** By the weight of each; a weight of 0 is never drawn. */
  weighted<T>(from: readonly T[], weight: (item: T) => number): T
}

export function choicesFrom(random: Random01): Choices {
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const weighted = <T>(from: readonly T[], weight: (item: T) => number): T => {
    const total = from.reduce((sum, item) => sum + weight(item), 0)
    let left = random() * total
    const drawn = from.find((item) => {
      left -= weight(item)
      return left < 0
    })
    if (drawn === undefined) throw new RangeError('nothing to choose from')
    return drawn
  }
  return {
    chance: (share) => random() < share,
    whole,
    pick: (from) => weighted(from, () => 1),
    weighted,
  }
}
