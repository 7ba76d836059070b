import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeQR } from 'qr'

/** A grey picture: one byte a pixel, row by row. */
export type Grey = { width: number; height: number; pixels: Uint8Array }

/** A code as a desk would show it, in the middle of a grey room. */
export function pictureOfCode(text: string, width = 640, height = 480): Grey {
  const rows = encodeQR(text, 'raw', { ecc: 'quartile', border: 4 })
  const scale = Math.floor(Math.min(width, height) / (rows.length * 1.2))
  const pixels = new Uint8Array(width * height).fill(120)
  const left = Math.floor((width - rows.length * scale) / 2)
  const top = Math.floor((height - rows.length * scale) / 2)
  for (let y = 0; y < rows.length * scale; y++) {
    for (let x = 0; x < rows.length * scale; x++) {
      const isDark = rows[Math.floor(y / scale)]?.[Math.floor(x / scale)]
      pixels[(top + y) * width + left + x] = isDark ? 20 : 235
    }
  }
  return { width, height, pixels }
}

/** A film of one still picture (YUV4MPEG2, 4:2:0), as Chromium's camera of tests plays it. */
export function filmOf({ width, height, pixels }: Grey): { path: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-film-'))
  const path = join(folder, 'camera.y4m')
  const colour = new Uint8Array(width * height * 0.5).fill(128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), pixels, colour])
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420mpeg2\n`)
  writeFileSync(path, Buffer.concat([head, ...Array.from({ length: 10 }, () => frame)]))
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
