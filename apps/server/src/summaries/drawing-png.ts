import { crc32 } from 'node:zlib'
import { type Drawing, type Ink, type Point, tones } from '@tocsin/schema/summary/document/drawing'
import { zlibSync } from 'fflate'

/** Pixels of the picture for each of the drawing: printed at twice the screen's. */
const sharpness = 2

/** One byte of grey a pixel: paper and ink need no colour. */
type Sheet = { width: number; height: number; grey: Uint8Array }

/**
 * A drawing as PNG (ISO/IEC 15948), for what shows no SVG. Three kinds of shapes are little enough to
 * be filled by their distance; no font and no library of the machine has a part in it, so the bytes
 * are the same everywhere.
 */
export function pngOf(drawing: Drawing): Uint8Array {
  const width = Math.ceil(drawing.width * sharpness)
  const height = Math.ceil(drawing.height * sharpness)
  const sheet: Sheet = { width, height, grey: new Uint8Array(width * height).fill(255) }
  for (const ink of drawing.ink.flatMap(parted)) fill(sheet, ink)
  return encoded(sheet)
}

/** A stroke line by line, so that only what is near each is looked at. */
function parted(ink: Ink): Ink[] {
  if (ink.kind !== 'stroke') return [ink]
  return ink.points.slice(1).map((to, at) => ({ ...ink, points: [ink.points[at] ?? to, to] }))
}

function fill(sheet: Sheet, ink: Ink): void {
  const distance = distanceTo(ink)
  const value = greyOf(tones[ink.tone])
  const box = boundsOf(ink)
  const from = (at: number) => Math.max(0, Math.floor((at - 1) * sharpness))
  const to = (at: number, most: number) => Math.min(most, Math.ceil((at + 1) * sharpness))
  const [left, right] = [from(box.left), to(box.right, sheet.width)]
  const bottom = to(box.bottom, sheet.height)
  for (let row = from(box.top); row < bottom; row++)
    for (let column = left; column < right; column++) {
      const away = distance((column + 0.5) / sharpness, (row + 0.5) / sharpness)
      const share = Math.min(1, Math.max(0, 0.5 - away * sharpness))
      if (share === 0) continue
      const at = row * sheet.width + column
      const under = sheet.grey[at] ?? 255
      sheet.grey[at] = Math.round(under + (value - under) * share)
    }
}

/** Luma of a colour `#rrggbb` (ITU-R BT.601). */
function greyOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(colour.slice(at, at + 2), 16),
  )
  return 0.299 * red + 0.587 * green + 0.114 * blue
}

/** Signed distance in the drawing's units: below nought inside. */
function distanceTo(ink: Ink): (x: number, y: number) => number {
  switch (ink.kind) {
    case 'box': {
      const [halfWide, halfHigh] = [ink.width / 2, ink.height / 2]
      const [middleX, middleY] = [ink.x + halfWide, ink.y + halfHigh]
      return (x, y) => Math.max(Math.abs(x - middleX) - halfWide, Math.abs(y - middleY) - halfHigh)
    }
    case 'disc':
      return (x, y) => Math.hypot(x - ink.x, y - ink.y) - ink.radius
    case 'stroke': {
      const [from = { x: 0, y: 0 }, to = from] = ink.points
      const [wide, high] = [to.x - from.x, to.y - from.y]
      const squared = wide ** 2 + high ** 2 || 1
      return (x, y) => {
        const along = ((x - from.x) * wide + (y - from.y) * high) / squared
        const share = Math.min(1, Math.max(0, along))
        return Math.hypot(x - from.x - share * wide, y - from.y - share * high) - ink.width / 2
      }
    }
  }
}

function boundsOf(ink: Ink) {
  switch (ink.kind) {
    case 'box':
      return { left: ink.x, top: ink.y, right: ink.x + ink.width, bottom: ink.y + ink.height }
    case 'disc':
      return around([ink], ink.radius)
    case 'stroke':
      return around(ink.points, ink.width / 2)
  }
}

function around(points: readonly Point[], reach: number) {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return {
    left: Math.min(...xs) - reach,
    top: Math.min(...ys) - reach,
    right: Math.max(...xs) + reach,
    bottom: Math.max(...ys) + reach,
  }
}

function encoded({ width, height, grey }: Sheet): Uint8Array {
  const rows = new Uint8Array((width + 1) * height)
  for (let row = 0; row < height; row++)
    rows.set(grey.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  const head = new Uint8Array(13)
  const view = new DataView(head.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  // Eight bits of grey, not interlaced.
  head.set([8, 0, 0, 0, 0], 8)
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  const data = zlibSync(rows)
  return Buffer.concat([
    Uint8Array.from(signature),
    chunk('IHDR', head),
    chunk('IDAT', data),
    chunk('IEND', new Uint8Array()),
  ])
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(new TextEncoder().encode(name), 4)
  bytes.set(data, 8)
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)))
  return bytes
}
