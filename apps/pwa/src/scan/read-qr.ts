import { decodeQR } from 'qr/decode.js'

/** Longer sides are made smaller before reading: enough pixels for a code that fills a third of them. */
const longestSide = 1280

/**
 * The text of the QR code in a picture, or null when none can be read in it.
 *
 * @param canvas kept by the caller, so that a camera does not make one for each picture.
 * @param effort 1 for one of many pictures of a camera, more for the only one there is.
 */
export function readQr(
  source: CanvasImageSource,
  size: { width: number; height: number },
  { canvas, effort }: { canvas: HTMLCanvasElement; effort: number },
): string | null {
  if (size.width === 0 || size.height === 0) return null
  const scale = Math.min(1, longestSide / Math.max(size.width, size.height))
  canvas.width = Math.round(size.width * scale)
  canvas.height = Math.round(size.height * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return null
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
  try {
    return decodeQR({ data, width, height }, { effort, timeLimit: effort * 50 })
  } catch {
    // The library throws where there is no code: the usual case for a camera.
    return null
  }
}
