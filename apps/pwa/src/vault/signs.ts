/**
 * Signs by which several officers find their part on the locked screen of one tablet. A sign is a glyph
 * in a frame, `glyph-frame`; it says nothing of who chose it, of rank or of task.
 */
export const signGlyphs = [
  'sun',
  'moon',
  'globe',
  'card',
  'radio',
  'flag',
  'photo',
  'print',
] as const
export const signFrames = ['circle', 'square', 'diamond'] as const

export type Sign = { glyph: (typeof signGlyphs)[number]; frame: (typeof signFrames)[number] }

export function signText({ glyph, frame }: Sign): string {
  return `${glyph}-${frame}`
}

/** A sign as it was stored; nothing when it is none of those known here. */
export function readSign(text: string | null): Sign | undefined {
  for (const glyph of signGlyphs) {
    for (const frame of signFrames) if (signText({ glyph, frame }) === text) return { glyph, frame }
  }
  return undefined
}

/** Signs that nobody here has chosen, in an order that the random number shuffles. */
export function freeSigns(taken: readonly (string | null)[], random: Uint8Array): Sign[] {
  const all = signGlyphs.flatMap((glyph, g) =>
    signFrames.map((frame, f) => ({
      sign: { glyph, frame },
      by: random[g * signFrames.length + f],
    })),
  )
  return all
    .filter(({ sign }) => !taken.includes(signText(sign)))
    .sort((a, b) => (a.by ?? 0) - (b.by ?? 0))
    .map(({ sign }) => sign)
}
