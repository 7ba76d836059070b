import type { SheetPoint } from './sheet.ts'

/** A rounded outline about a centre, always the same for the same seed. `radius` in sheet units. */
export function blob([x, y]: SheetPoint, radius: number, seed: number): SheetPoint[] {
  const random = seeded(seed)
  return Array.from({ length: 14 }, (_, i) => {
    const angle = (i / 14) * 2 * Math.PI
    const reach = radius * (0.72 + 0.5 * random())
    return [x + reach * 1.15 * Math.cos(angle), y + reach * 0.85 * Math.sin(angle)] as const
  })
}

/** Mulberry32: a small generator whose numbers from 0 to 1 follow from the seed alone. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
