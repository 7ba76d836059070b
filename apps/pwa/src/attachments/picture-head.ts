/** What the first bytes of a file say that it is; its name and its declared type say nothing. */
export type PictureHead = {
  type: 'image/jpeg' | 'image/png' | 'image/webp'
  width: number
  height: number
}

/** Bytes of a file that {@link pictureHead} needs at most: what cameras write before the size of a JPEG. */
export const headBytes = 262_144

/**
 * Kind and size of a picture, read before anything is decoded: a file of some kilobytes can say of itself
 * that it has a thousand million pixels. Undefined for what is not one of the three kinds that every
 * browser draws (ISO 10918-1 B.1.1, PNG 3rd edition 5.2 and 11.2.1, RFC 9649 §2).
 */
export function pictureHead(bytes: Uint8Array): PictureHead | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
      return sized('image/png', view.getUint32(16), view.getUint32(20))
    }
    if (begins(bytes, [0xff, 0xd8, 0xff])) return jpeg(view)
    const isWebp = begins(bytes, [0x52, 0x49, 0x46, 0x46]) && view.getUint32(8) === 0x57454250
    return isWebp ? webp(view) : undefined
  } catch (thrown) {
    // It ends before its size is said.
    if (thrown instanceof RangeError) return undefined
    throw thrown
  }
}

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}

function sized(type: PictureHead['type'], width: number, height: number): PictureHead | undefined {
  return width > 0 && height > 0 ? { type, width, height } : undefined
}

function jpeg(view: DataView): PictureHead | undefined {
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    // Padding, and markers that stand alone.
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return sized('image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5))
    } else if (marker === 0xd9 || marker === 0xda) return undefined
    else at += 2 + view.getUint16(at + 2)
  }
}

function webp(view: DataView): PictureHead | undefined {
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  switch (view.getUint32(12)) {
    case 0x56503820: // "VP8 "
      return sized(
        'image/webp',
        view.getUint16(26, true) & 0x3fff,
        view.getUint16(28, true) & 0x3fff,
      )
    case 0x5650384c: {
      // "VP8L": 14 bits each, less one.
      const bits = view.getUint32(21, true)
      return sized('image/webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    }
    case 0x56503858: // "VP8X"
      return sized('image/webp', uint24(24) + 1, uint24(27) + 1)
    default:
      return undefined
  }
}
