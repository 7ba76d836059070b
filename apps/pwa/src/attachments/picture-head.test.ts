import { expect, test } from 'vitest'
import { wrongPicture } from './check-file.ts'
import { pictureHead } from './picture-head.ts'

const be16 = (n: number) => [n >> 8, n & 255]
const be32 = (n: number) => [...be16(n >>> 16), ...be16(n & 65_535)]
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

function png(width: number, height: number): Uint8Array {
  return Uint8Array.from([
    0x89,
    ...ascii('PNG'),
    13,
    10,
    26,
    10,
    ...be32(13),
    ...ascii('IHDR'),
    ...be32(width),
    ...be32(height),
    8,
    2,
    0,
    0,
    0,
  ])
}

/** With what a camera writes before the size. */
function jpeg(width: number, height: number): Uint8Array {
  const exif = [0xff, 0xe1, ...be16(8), ...ascii('Exif'), 0, 0]
  const size = [0xff, 0xc0, ...be16(17), 8, ...be16(height), ...be16(width), 3]
  return Uint8Array.from([0xff, 0xd8, ...exif, ...size])
}

function webp(kind: string, rest: number[]): Uint8Array {
  return Uint8Array.from([
    ...ascii('RIFF'),
    0,
    0,
    0,
    0,
    ...ascii('WEBP'),
    ...ascii(kind),
    0,
    0,
    0,
    0,
    ...rest,
  ])
}

test.each([
  ['PNG', png(4000, 3000), { type: 'image/png', width: 4000, height: 3000 }],
  ['JPEG', jpeg(4032, 3024), { type: 'image/jpeg', width: 4032, height: 3024 }],
  [
    'WebP with loss',
    webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 0x40, 6, 0xb0, 4, 0, 0]),
    { type: 'image/webp', width: 1600, height: 1200 },
  ],
  [
    'WebP without loss',
    webp('VP8L', [0x2f, 0x3f, 0xc6, 0x2b, 0x01, 0]),
    { type: 'image/webp', width: 1600, height: 1200 },
  ],
  [
    'WebP of more',
    webp('VP8X', [0, 0, 0, 0, 0x3f, 6, 0, 0xaf, 4, 0]),
    { type: 'image/webp', width: 1600, height: 1200 },
  ],
])('AT-11 the size of a %s is read before it is decoded', (_, bytes, head) => {
  expect(pictureHead(bytes)).toEqual(head)
})

test('AT-11 what is no picture is refused by its first bytes, whatever it is called', () => {
  const script = Uint8Array.from(ascii('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))
  for (const bytes of [
    script,
    Uint8Array.from(ascii('%PDF-1.7')),
    Uint8Array.from(ascii('GIF89a123456')),
    // HEIC, as telephones save it (ISO 14496-12): no browser here draws it, it is added as a file.
    Uint8Array.from([...be32(24), ...ascii('ftypheic'), ...be32(0), ...ascii('mif1heic')]),
    new Uint8Array(64),
  ]) {
    expect(wrongPicture(bytes, 1_000)).toBe('NotPicture')
  }
  expect(wrongPicture(new Uint8Array(), 0)).toBe('Empty')
  expect(wrongPicture(jpeg(4000, 3000), 30_000_000)).toBe('TooLarge')
  expect(wrongPicture(jpeg(4000, 3000), 3_000_000)).toBeUndefined()
  // A file of some kilobytes that would be a thousand million pixels in memory.
  expect(wrongPicture(png(30_000, 30_000), 9_000)).toBe('TooManyPixels')
  expect(wrongPicture(jpeg(7_700, 5_200), 9_000)).toBe('TooManyPixels')
})

test.each([png(40, 30), jpeg(40, 30), webp('VP8X', [0, 0, 0, 0, 0x3f, 6, 0, 0xaf, 4, 0])])(
  'AT-11 cut off at every byte it is a picture or it is none, and nothing throws',
  (bytes) => {
    for (let length = 0; length < bytes.length; length++) {
      const found = pictureHead(bytes.slice(0, length))
      if (found) expect(found).toEqual(pictureHead(bytes))
    }
  },
)
