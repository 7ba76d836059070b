import type { MessageId } from '../i18n/message-id.ts'
import type { Words } from '../i18n/words.ts'
import type { Sign } from '../vault/signs.ts'

const glyphs: Record<Sign['glyph'], MessageId> = {
  sun: 'unlock.signSun',
  moon: 'unlock.signMoon',
  globe: 'unlock.signGlobe',
  card: 'unlock.signCard',
  radio: 'unlock.signRadio',
  flag: 'unlock.signFlag',
  photo: 'unlock.signPhoto',
  print: 'unlock.signPrint',
}
const frames: Record<Sign['frame'], MessageId> = {
  circle: 'unlock.signCircle',
  square: 'unlock.signSquare',
  diamond: 'unlock.signDiamond',
}

/** The sign in words: for whoever does not see it, and for the telephone. */
export function signWords({ t }: Pick<Words, 't'>, { glyph, frame }: Sign): string {
  return t('unlock.sign', { glyph: t(glyphs[glyph]), frame: t(frames[frame]) })
}
