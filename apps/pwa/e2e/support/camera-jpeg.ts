import type { Page } from '@playwright/test'

/** Where the camera says that it stood: 4°28′12″ N, 27°39′36″ E. */
const position = { north: [4, 28, 12], east: [27, 39, 36] }

/** What a camera writes before the picture: who made it, and where (CIPA DC-008, tags 0x010F and 0x8825). */
function exif(): Buffer {
  const tiff = Buffer.alloc(256)
  let data = 130
  const entry = (at: number, tag: number, type: number, count: number, value: number | Buffer) => {
    tiff.writeUInt16BE(tag, at)
    tiff.writeUInt16BE(type, at + 2)
    tiff.writeUInt32BE(count, at + 4)
    if (typeof value === 'number') tiff.writeUInt32BE(value, at + 8)
    else if (value.length <= 4) value.copy(tiff, at + 8)
    else {
      tiff.writeUInt32BE(data, at + 8)
      value.copy(tiff, data)
      data += value.length
    }
  }
  const angle = (parts: number[]) => {
    const bytes = Buffer.alloc(24)
    for (const [at, part] of parts.entries()) {
      bytes.writeUInt32BE(part, at * 8)
      bytes.writeUInt32BE(1, at * 8 + 4)
    }
    return bytes
  }
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(2, 8)
  entry(10, 0x010f, 2, 14, Buffer.from('CanaryCamera1\0'))
  entry(22, 0x8825, 4, 1, 40)
  tiff.writeUInt16BE(4, 40)
  entry(42, 1, 2, 2, Buffer.from('N\0'))
  entry(54, 2, 5, 3, angle(position.north))
  entry(66, 3, 2, 2, Buffer.from('E\0'))
  entry(78, 4, 5, 3, angle(position.east))
  const head = Buffer.from('\xff\xe1\0\0Exif\0\0', 'latin1')
  head.writeUInt16BE(tiff.length + 8, 2)
  return Buffer.concat([head, tiff])
}

/**
 * A photo of so many pixels as a camera gives it: noise, with a "face" of fine stripes a quarter from the
 * left and the top, and what the camera writes beside it.
 */
export async function cameraJpeg(page: Page, width: number, height: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([across, down]) => {
      const canvas = new OffscreenCanvas(across, down)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('no canvas')
      for (let y = 0; y < down; y += 16) {
        for (let x = 0; x < across; x += 16) {
          context.fillStyle = `hsl(${(x * 7 + y * 13) % 360} 40% 60%)`
          context.fillRect(x, y, 16, 16)
        }
      }
      for (let x = 0; x < across / 4; x += 16) {
        context.fillStyle = (x / 16) % 2 ? '#000' : '#fff'
        context.fillRect(across / 4 + x, down / 4, 16, down / 4)
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
      return btoa(
        new Uint8Array(await blob.arrayBuffer()).reduce(
          (all, byte) => all + String.fromCharCode(byte),
          '',
        ),
      )
    },
    [width, height] as const,
  )
  const jpeg = Buffer.from(base64, 'base64')
  return Buffer.concat([jpeg.subarray(0, 2), exif(), jpeg.subarray(2)])
}
