import type { Box } from '../attachments/worker-messages.ts'

type Point = { x: number; y: number }

/** How far an arrow key moves a frame, as a part of the picture. */
const step = 0.02

const smallest = 0.02

const within = (value: number) => Math.min(1, Math.max(0, value))

/** The frame between two places, whichever way it was drawn, cut off at the edges of the picture. */
export function boxBetween(a: Point, b: Point): Box {
  const [x, y] = [within(Math.min(a.x, b.x)), within(Math.min(a.y, b.y))]
  const [right, bottom] = [within(Math.max(a.x, b.x)), within(Math.max(a.y, b.y))]
  return { x, y, width: right - x, height: bottom - y }
}

/** A frame after an arrow key: moved, or with Shift made larger and smaller. Undefined for another key. */
export function movedBox(box: Box, key: string, isShift: boolean): Box | undefined {
  const by = arrows[key]
  if (!by) return undefined
  const [dx, dy] = [by.x * step, by.y * step]
  if (isShift) {
    const width = Math.min(1 - box.x, Math.max(smallest, box.width + dx))
    return { ...box, width, height: Math.min(1 - box.y, Math.max(smallest, box.height + dy)) }
  }
  const x = Math.min(1 - box.width, within(box.x + dx))
  return { ...box, x, y: Math.min(1 - box.height, within(box.y + dy)) }
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
