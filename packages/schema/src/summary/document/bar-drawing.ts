import type { Bar, Labels } from './document.ts'
import { type Drawing, type Fill, type Ink, rectangle } from './drawing.ts'

const width = 120
const height = 14

/** Grows from the side where reading begins. Nothing counted draws nothing. */
export function barDrawing(bar: Bar, direction: 'ltr' | 'rtl'): Drawing {
  const scale = (width - 2) / Math.max(1, bar.of, bar.verified + bar.unverified)
  const part = (from: number, of: number, fill: Fill): Ink[] => {
    if (of <= 0) return []
    const [at, long] = [1 + from * scale, of * scale]
    const x = direction === 'ltr' ? at : width - at - long
    return rectangle({ x, y: 2, width: long, height: height - 4 }, fill)
  }
  return {
    width,
    height,
    ink: [...part(0, bar.verified, 'solid'), ...part(bar.verified, bar.unverified, 'hatched')],
  }
}

/** What a bar says to who does not see it. */
export function barWords({ verified, unverified }: Bar, labels: Labels): string {
  return `${labels.verified} ${verified}, ${labels.unverified} ${unverified}`
}
