const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

/** CRC-32 of IEEE 802.3 over the chunks one after the other: finds torn writes, proves nothing else. */
export function crc32(...chunks: readonly Uint8Array[]): number {
  let crc = 0xffffffff
  for (const chunk of chunks) {
    // By index: a save goes over four kilobytes here, and an iterator takes three times as long.
    for (let at = 0; at < chunk.length; at++) {
      crc = (crc >>> 8) ^ (table[(crc ^ (chunk[at] ?? 0)) & 0xff] ?? 0)
    }
  }
  return (crc ^ 0xffffffff) >>> 0
}
