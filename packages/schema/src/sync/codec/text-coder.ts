import { ended, escaped, inWord, numbersOf, unitOf } from './alphabet.ts'
import type { BitCoder } from './bit-coder.ts'
import { type Budget, Malformed } from './budget.ts'
import { type PastLetters, pastLetters } from './past-letters.ts'
import type { Predictor } from './predictor.ts'

/**
 * Free text, letter by letter: first whether it goes on as it did after the same letters before, which
 * is mostly so and costs next to nothing; otherwise the letter itself, foretold from those before it and
 * from the word that it is in.
 */
export type TextCoder = {
  /** The text that was written, or is read. `slot` = the field that it is in. */
  text(coder: BitCoder, slot: number, text: string, budget: Budget): string
  keep(): void
  forget(): void
  /** A message begins: what was foretold of the text before it is nothing to it. */
  begin(): void
  learned: PastLetters['learned']
  save: PastLetters['save']
  load: PastLetters['load']
}

/** Sets of the mixer that are ours: after nothing was foretold, and after what was foretold was wrong. */
const letterSet = 1
const inputs = 6
const mostMisses = 15

export function createTextCoder(predictor: Predictor): TextCoder {
  const past = pastLetters()
  const { contexts } = predictor
  let misses = 0

  function letter(coder: BitCoder, set: number, number: number): number {
    const high = half(coder, set, 0, number >> 4)
    return (high << 4) | half(coder, set, (16 + high) << 4, number & 15)
  }

  /** Four bits, whose chances lie together in memory. */
  function half(coder: BitCoder, set: number, row: number, given: number): number {
    let node = 1
    for (let shift = 3; shift >= 0; shift--) {
      node = (node << 1) | predictor.bit(coder, set, inputs, row | node, (given >> shift) & 1)
    }
    return node & 15
  }

  function next(coder: BitCoder, wanted: number): number {
    const foretold = past.foretold()
    if (foretold === undefined) return letter(coder, letterSet, wanted)
    const trust = (Math.min(past.agreed(), 31) << 4) | misses
    if (predictor.plainBit(coder, trust, wanted === foretold ? 1 : 0) === 1) {
      misses >>= 1
      return foretold
    }
    misses = Math.min(mostMisses, misses + 4)
    past.distrust()
    return letter(coder, letterSet + 1, wanted)
  }

  /** All numbers of a text with its end, coded one by one. */
  function numbers(coder: BitCoder, slot: number, given: readonly number[], budget: Budget) {
    const coded: number[] = []
    // The last four letters, and the four before: a text begins behind its field.
    let [near, far, word, lastWord] = [slot, 0, 0, 0]
    let halves = 0
    for (;;) {
      contexts[0] = Math.imul((near & 255) + 1, 0x3c6ef372)
      contexts[1] = Math.imul((near & 0xffff) + 0x10000, 0x2545f491)
      contexts[2] = Math.imul((near & 0xffffff) + 0x2000000, 0x5bd1e995)
      contexts[3] = Math.imul(near, 0x1b873593) + 0x3000000
      contexts[4] = Math.imul(near + Math.imul((far & 0xffff) + 1, 0x27d4eb2f), 0x165667b1)
      contexts[5] = Math.imul(word + Math.imul(lastWord, 0x85ebca6b), 0x7feb352d) + 0x5000000
      const number = next(coder, given[coded.length] ?? ended)
      past.push(number)
      budget.letter()
      if (number === ended && halves === 0) return coded
      coded.push(number)
      halves = halves > 0 ? halves - 1 : number === escaped ? 2 : 0
      far = (far << 8) | (near >>> 24)
      near = (near << 8) | number
      const part = inWord[number] ?? 0
      if (part > 0) word = Math.imul(word + part, 0x2c1b3c6d)
      else if (word !== 0) {
        lastWord = word
        word = 0
      }
    }
  }

  return {
    text(coder, slot, written, budget) {
      const given = coder.isReading ? [] : numbersOf(written)
      const coded = numbers(coder, slot, given, budget)
      return coder.isReading ? spelled(coded) : written
    },
    keep() {
      past.keep()
      misses = 0
    },
    forget() {
      past.forget()
      misses = 0
    },
    begin() {
      past.distrust()
      misses = 0
    },
    learned: past.learned,
    save: past.save,
    load: past.load,
  }
}

/** Units that a call takes as arguments without filling the stack. */
const atOnce = 4096

function spelled(numbers: readonly number[]): string {
  const units: number[] = []
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] ?? ended
    const unit =
      number === escaped ? ((numbers[++at] ?? 0) << 8) | (numbers[++at] ?? 0) : unitOf(number)
    if (unit === undefined) throw new Malformed()
    units.push(unit)
  }
  let text = ''
  for (let at = 0; at < units.length; at += atOnce) {
    text += String.fromCharCode(...units.slice(at, at + atOnce))
  }
  return text
}
