import type { BitCoder } from './bit-coder.ts'
import { squash, stretched } from './logistic.ts'

/**
 * Foretells each bit from what followed in the same circumstances before, and learns what came: counted
 * chances by context, mixed by weights that learn as well (M. Mahoney, Adaptive Weighing of Context
 * Models for Lossless Data Compression, 2005). Whole numbers throughout, so that both ends agree.
 */
export type Predictor = {
  /** Contexts of the next symbol, any 32-bit numbers; as many as the mixer's set takes. */
  readonly contexts: Int32Array
  /** One bit of a symbol, `node` telling where within it: 16 neighbours lie together. `set` picks the weights. */
  bit(coder: BitCoder, set: number, inputs: number, node: number, bit: number): number
  /** One bit that depends on one thing alone. */
  plainBit(coder: BitCoder, context: number, bit: number): number
  /** Everything learned from now on is forgotten by {@link Predictor.forget}. */
  keep(): void
  forget(): void
  /** What was learned since; {@link Predictor.load} puts it back after it was forgotten. */
  save(): Int32Array[]
  load(saved: readonly Int32Array[]): void
}

const tableBits = 20
const mostInputs = 6
const mixerSets = 256
const plainSize = 4096
const mostTouched = 1 << 16

/** A chance in 22 bits above a count in 8. */
const unknown = (1 << 29) | 0
const slowest = 250

/** By how much of the distance a chance moves, in 4096ths, after so many bits. */
const rates = Int32Array.from({ length: 256 }, (_, count) => Math.floor(4096 / (count + 1.6)))

export function createPredictor(): Predictor {
  const table = new Int32Array(1 << tableBits).fill(unknown)
  const plain = new Int32Array(plainSize).fill(unknown)
  const weights = new Int32Array(mixerSets * mostInputs).fill(22_000)
  const contexts = new Int32Array(mostInputs)
  const cells = new Int32Array(mostInputs)
  const places = new Int32Array(mostInputs)
  let kept: Int32Array[] = []
  // Which cells a message touched: most are small, and four megabytes take long to be put back.
  const touched = new Int32Array(mostTouched)
  let touches = 0
  let isDirty = false

  function learn(counters: Int32Array, cell: number, bit: number) {
    const counter = counters[cell] ?? 0
    const chance = counter >> 8
    const count = counter & 255
    const goal = bit === 1 ? 0x3fffff : 0
    const moved = chance + ((((goal - chance) >> 3) * (rates[count] ?? 0)) >> 9)
    counters[cell] = (moved << 8) | (count < slowest ? count + 1 : count)
  }

  return {
    contexts,
    bit(coder, set, inputs, node, bit) {
      isDirty = true
      const base = set * mostInputs
      let sum = 0
      for (let i = 0; i < inputs; i++) {
        const row = Math.imul((contexts[i] ?? 0) + (node >> 4), 0x9e3779b1) >>> (32 - tableBits)
        const cell = ((row & ~15) | (node & 15)) >>> 0
        cells[i] = cell
        if (touches < mostTouched) touched[touches++] = cell
        const place = stretched[(table[cell] ?? 0) >> 18] ?? 0
        places[i] = place
        sum += place * (weights[base + i] ?? 0)
      }
      const chance = squash((sum / 65536) | 0)
      const coded = coder.bit(chance, bit)
      const error = (((coded << 16) - chance) >> 4) * 10
      for (let i = 0; i < inputs; i++) {
        const at = base + i
        const moved = (weights[at] ?? 0) + (((places[i] ?? 0) * error + 0x8000) >> 16)
        weights[at] = moved
        learn(table, cells[i] ?? 0, coded)
      }
      return coded
    },
    plainBit(coder, context, bit) {
      isDirty = true
      const chance = (plain[context] ?? 0) >> 14
      const coded = coder.bit(chance < 24 ? 24 : chance > 65_512 ? 65_512 : chance, bit)
      learn(plain, context, coded)
      return coded
    },
    keep() {
      kept = [table.slice(), plain.slice(), weights.slice()]
      isDirty = false
      touches = 0
    },
    forget() {
      if (!isDirty) return
      const [keptTable = table, keptPlain = plain, keptWeights = weights] = kept
      if (touches === mostTouched) table.set(keptTable)
      else for (const cell of touched.subarray(0, touches)) table[cell] = keptTable[cell] ?? unknown
      plain.set(keptPlain)
      weights.set(keptWeights)
      isDirty = false
      touches = 0
    },
    save: () => [changed(table, kept[0] ?? table), plain.slice(), weights.slice()],
    load([cells = table, savedPlain = plain, savedWeights = weights]) {
      for (let at = 0; at < cells.length; at += 2) table[cells[at] ?? 0] = cells[at + 1] ?? unknown
      plain.set(savedPlain)
      weights.set(savedWeights)
      isDirty = true
      touches = mostTouched
    },
  }
}

/** Places and values of what differs. */
function changed(now: Int32Array, before: Int32Array): Int32Array {
  const cells: number[] = []
  for (let at = 0; at < now.length; at++) {
    if (now[at] !== before[at]) cells.push(at, now[at] ?? 0)
  }
  return Int32Array.from(cells)
}
