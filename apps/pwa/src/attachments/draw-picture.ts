import { largestThumb } from '@tocsin/schema/events/attachments'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { wrongPicture } from './check-file.ts'
import { headBytes, pictureHead } from './picture-head.ts'
import type { Box, WorkerActs } from './worker-messages.ts'

/** Longest side of a copy in pixels: a face across a road and a number plate can be made out. */
const longestSide = 1_600

/** Cells in which a blurred place is drawn, each way. Fewer tell nothing, more begin to tell who it is. */
const blurCells = 5

/** Sides and qualities of a thumbnail, until one is small enough for the lane of the text. */
const thumbs = [
  [160, 0.6],
  [160, 0.35],
  [112, 0.3],
  [80, 0.2],
] as const

/** Draws a picture anew: turned as its camera says, made smaller, with some places made unrecognisable. Worker only. */
export async function drawPicture(
  file: Blob,
  boxes: readonly Box[],
): Promise<WorkerActs['draw']['answer']> {
  const first = new Uint8Array(await file.slice(0, headBytes).arrayBuffer())
  const wrong = wrongPicture(first, file.size)
  const head = pictureHead(first)
  if (wrong || !head) return { wrong: wrong ?? 'NotPicture' }
  const picture = await decode(file, head)
  if (!picture) return { wrong: 'Unreadable' }
  const whole = drawn(picture, longestSide)
  picture.close()
  for (const box of boxes) blur(whole, box)
  const copy = await encoded(whole, 0.8)
  for (const [side, quality] of thumbs) {
    const thumb = await encoded(drawn(whole, side), quality, copy.type)
    if (thumb.bytes.length > largestThumb) continue
    return { ...copy, width: whole.width, height: whole.height, thumb: thumb.bytes }
  }
  return { wrong: 'Unreadable' }
}

async function decode(file: Blob, head: { width: number; height: number }) {
  const shrinks = Math.max(head.width, head.height) > longestSide
  const scale = longestSide / Math.max(head.width, head.height)
  const size = shrinks && { resizeWidth: Math.max(1, Math.round(head.width * scale)) }
  try {
    return await createImageBitmap(file, {
      imageOrientation: 'from-image',
      ...(size && { ...size, resizeQuality: 'high' }),
    })
  } catch {
    return undefined
  }
}

function drawn(picture: ImageBitmap | OffscreenCanvas, side: number): OffscreenCanvas {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const canvas = new OffscreenCanvas(width, height)
  const context = contextOf(canvas)
  // What shines through would be black in a JPEG.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, width, height)
  return canvas
}

/** A few cells of mean colour stand where the place was: nothing of it is left to be sharpened again. */
function blur(canvas: OffscreenCanvas, { x, y, width, height }: Box): void {
  const left = Math.floor(x * canvas.width)
  const top = Math.floor(y * canvas.height)
  const across = Math.max(1, Math.ceil(width * canvas.width))
  const down = Math.max(1, Math.ceil(height * canvas.height))
  const small = new OffscreenCanvas(blurCells, blurCells)
  const cells = contextOf(small)
  cells.imageSmoothingQuality = 'high'
  cells.drawImage(canvas, left, top, across, down, 0, 0, blurCells, blurCells)
  const context = contextOf(canvas)
  context.imageSmoothingEnabled = false
  context.drawImage(small, 0, 0, blurCells, blurCells, left, top, across, down)
  context.imageSmoothingEnabled = true
}

/** WebP where the browser writes it, else JPEG: one that cannot gives something else without saying so. */
async function encoded(
  canvas: OffscreenCanvas,
  quality: number,
  asked: 'image/jpeg' | 'image/webp' = 'image/webp',
): Promise<{ bytes: Bytes; type: 'image/jpeg' | 'image/webp' }> {
  const blob = await canvas.convertToBlob({ type: asked, quality })
  if (blob.type !== asked && asked === 'image/webp') return encoded(canvas, quality, 'image/jpeg')
  return { bytes: new Uint8Array(await blob.arrayBuffer()), type: asked }
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no room to draw in')
  return context
}
