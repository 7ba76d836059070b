import { describe, expect, it } from 'vitest'
import { base32, otpauthUri, stepOfCode, totpCode } from './totp.ts'

const secret = new TextEncoder().encode('12345678901234567890')

describe('totp', () => {
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('SI-4 RFC 6238 appendix B, SHA-1, at %d s: %s', (seconds, code) => {
    expect(totpCode(secret, Math.floor(seconds / 30), 8)).toBe(code)
  })

  it.each([
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ])('SI-4 RFC 4226 appendix D: %s', (code) => {
    const counts = Array.from({ length: 10 }, (_, count) => totpCode(secret, count))
    expect(counts).toContain(code)
  })

  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('SI-4 RFC 4648 §10, base 32 of %j: %s', (text, encoded) => {
    expect(base32(new TextEncoder().encode(text))).toBe(encoded)
  })

  it('SI-4 takes the code of this step, the one before and the one after, each once', () => {
    const now = 1_795_000_000_000
    const step = Math.floor(now / 30_000)
    const at = (off: number) => totpCode(secret, step + off)
    const read = (typed: string, lastStep: number | null = null) =>
      stepOfCode(secret, typed, { now, lastStep })
    expect([-2, -1, 0, 1, 2].map((off) => read(at(off)))).toEqual([
      undefined,
      step - 1,
      step,
      step + 1,
      undefined,
    ])
    expect(read(at(0), step)).toBeUndefined()
    expect(read(at(0), step - 1)).toBe(step)
    expect(read(` ${at(0).slice(0, 3)} ${at(0).slice(3)}`)).toBe(step)
    for (const typed of ['', '12345', '1234567', 'abcdef', '１２３４５６']) {
      expect(read(typed)).toBeUndefined()
    }
  })

  it('SI-4 an app reads the secret, the issuer and the account', () => {
    expect(otpauthUri(secret, { mission: 'ondara', name: 'hq' })).toBe(
      'otpauth://totp/Tocsin%20ondara%3Ahq?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Tocsin%20ondara&algorithm=SHA1&digits=6&period=30',
    )
  })
})
