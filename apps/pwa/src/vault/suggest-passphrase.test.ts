import { expect, test } from 'vitest'
import { isStrongPassphrase } from './passphrase.ts'
import { suggestPassphrase } from './suggest-passphrase.ts'

test('five words, chosen by the bytes drawn and by nothing else', () => {
  const drawn = new Uint8Array([0, 0, 0, 1, 7, 255, 8, 0, 255, 255])
  expect(suggestPassphrase(() => drawn)).toBe('abandon ability zoo abandon zoo')
})

test('what is suggested is nearly always accepted, and drawn again where two words are the same', () => {
  let seed = 1
  const random = (length: number) =>
    Uint8Array.from({ length }, () => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return seed >>> 24
    })
  for (let i = 0; i < 500; i++) expect(isStrongPassphrase(suggestPassphrase(random))).toBe(true)
})
