import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
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

/** A file that a browser's camera of tests plays once {@link Film.shoot} has written it. */
export type Film = { path: string; shoot: (pictures: readonly Grey[]) => void; remove: () => void }

/** Frames of one picture, at ten a second: time for the reader to look at it twice. */
const framesEach = 5

export function emptyFilm(): Film {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-film-'))
  const path = join(folder, 'camera.y4m')
  return {
    path,
    shoot: (pictures) => {
      const [first] = pictures
      if (!first) throw new Error('a film of nothing')
      const { width, height } = first
      const colour = new Uint8Array(width * height * 0.5).fill(128)
      const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420mpeg2\n`)
      const frames = pictures.flatMap(({ pixels }) =>
        Array.from({ length: framesEach }, () => [Buffer.from('FRAME\n'), pixels, colour]).flat(),
      )
      writeFileSync(path, Buffer.concat([head, ...frames]))
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A film of one still picture (YUV4MPEG2, 4:2:0), as Chromium's camera of tests plays it. */
export function filmOf(picture: Grey): Film {
  const film = emptyFilm()
  film.shoot([picture, picture])
  return film
}

/** What a camera sees of a code on a screen: a little turned, in a grey room. */
export async function photograph(
  shown: Page,
  png: Buffer,
  { width, height }: { width: number; height: number } = { width: 640, height: 480 },
): Promise<Grey> {
  const pixels = await shown.evaluate(
    async ({ base64, width, height }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const canvas = document.createElement('canvas')
      canvas.width = width
      canvas.height = height
      const context = canvas.getContext('2d')
      if (!context) throw new Error('no canvas')
      const side = (height * 5) / 6
      context.fillStyle = '#777'
      context.fillRect(0, 0, width, height)
      context.translate(width / 2, height / 2)
      context.rotate(0.06)
      context.drawImage(picture, -side / 2, -side / 2, side, side)
      const { data } = context.getImageData(0, 0, width, height)
      return Array.from({ length: width * height }, (_, at) => data[at * 4] ?? 0)
    },
    { base64: png.toString('base64'), width, height },
  )
  return { width, height, pixels: Uint8Array.from(pixels) }
}
