import { expect, it } from 'vitest'
import { isCommonPassword } from './common-password.ts'
import { makePassword } from './password.ts'

const names = ['Mission in Ondara', 'Haut-Lume', 'Tavuri', 'Ines Halloran', 'jpt.osseko']

it('SI-14 what lists hold is common, in any letters, with digits round it, or said twice', () => {
  for (const password of [
    'qwertyuiop123',
    'PasswordPassword',
    'P\u00e1ssw\u00f6rd2026!!!',
    '123456789012',
    '!!!letmein12345',
    'iloveyouiloveyou',
    'aaaaaaaaaaaaaaaa',
    'abababababab',
  ]) {
    expect([password, isCommonPassword(password, [])]).toEqual([password, true])
  }
})

it('SI-14 names that everybody knows count for nothing', () => {
  for (const password of ['Ondara-Tavuri-2026', 'ineshalloran1234', 'Osseko.jpt.Ondara']) {
    expect([password, isCommonPassword(password, names)]).toEqual([password, true])
  }
  expect(isCommonPassword('tavuri has seven ferries', names)).toBe(false)
})

it('SI-14 what a person thought of or a machine drew is taken', () => {
  const drawn = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  for (const password of [
    'seven herons over the ferry',
    'correct staple of horses',
    'سبع طيور فوق النهر',
    'huit hérons sur le bac',
    ...Array.from({ length: 200 }, () => makePassword(drawn)),
  ]) {
    expect([password, isCommonPassword(password, names)]).toEqual([password, false])
  }
})
