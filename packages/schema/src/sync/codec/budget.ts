/** Thrown inside of this room only, where bytes are read that nobody wrote; its doors give a `Result`. */
export class Malformed extends Error {}

/** Thrown as {@link Malformed}, where more comes out than is wanted. */
export class TooLarge extends Error {}

/** What reading may come to, in letters and in values: counted while reading, so that no small input grows without end. */
export type Limits = { letters: number; values: number }

/** Well above the largest exchange: {@link ../plan-run.ts} cuts a run at a million bytes of JSON. */
export const usualLimits: Limits = { letters: 4_000_000, values: 400_000 }

export type Budget = { letter(): void; value(): void }

/** `ranOut` = whether more is read than there was to read. */
export function budgetOf({ letters, values }: Limits, ranOut: () => boolean): Budget {
  let [lettersLeft, valuesLeft] = [letters, values]
  return {
    letter: () => {
      if (--lettersLeft < 0) throw new TooLarge()
      if (ranOut()) throw new Malformed()
    },
    value: () => {
      if (--valuesLeft < 0) throw new TooLarge()
      if (ranOut()) throw new Malformed()
    },
  }
}

/** For writing: what is written was bounded where it was made. */
export const unbounded: Budget = { letter: () => {}, value: () => {} }
