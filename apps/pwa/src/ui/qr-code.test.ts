import { decodeQR } from 'qr/decode.js'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { QrCode } from './qr-code.tsx'

/** Black squares of one unit on white, as a camera sees the picture: eight pixels a unit. */
function pixelsOf(markup: string) {
  const side = Number(/viewBox="0 0 (\d+) \d+"/.exec(markup)?.[1])
  const scale = 8
  const width = side * scale
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x, y] of markup.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < scale; row++) {
      const from = ((Number(y) * scale + row) * width + Number(x) * scale) * 4
      for (let at = from; at < from + scale * 4; at += 4) data.fill(0, at, at + 3)
    }
  }
  return { width, height: width, data }
}

test.each([
  'otpauth://totp/Tocsin%20ondara:analyst?secret=BLBLL6RE5VWTL7VQV2MYVAGASDLMFVSFVUQ3ZEI&issuer=Tocsin%20ondara&algorithm=SHA1&digits=6&period=30',
  'https://tocsin.mission.example/#e1.ondara.abcd',
])('the picture of %s is read as it', (text) => {
  const markup = renderToStaticMarkup(createElement(QrCode, { text, name: 'code' }))
  expect(markup).toContain('aria-label="code"')
  expect(decodeQR(pixelsOf(markup))).toBe(text)
})
