import { expect, test } from 'vitest'
import { isStrongPassphrase, tidyPassphrase } from './passphrase.ts'

test.each([
  'ribbon marble ocean tiger',
  'ribbon-marble-ocean-tiger',
  'Rivière mangue tambour école',
  'سوق النهر شجرة مفتاح',
  'Xk8#vQ2!mZp0Lr',
  'le vieux pont de bois casse',
])('enough: %s', (passphrase) => {
  expect(isStrongPassphrase(passphrase)).toBe(true)
})

test.each([
  '',
  'short',
  'ribbon marble ocean',
  'Ribbon Marble Ocean',
  'ribbonmarbleocean',
  'tiger tiger tiger tiger',
  'aaa bbb ccc ddd',
  '12345678901234',
  '2026-11-22 03:44:46',
  '00249 912 345 678',
  'qwertyuiopasdfghjkl',
  'aaaaaaaaaaaaaaaaaaaa',
  'Abc1Abc1Abc1Abc1',
  'a b c d e f g h',
])('not enough: %s', (passphrase) => {
  expect(isStrongPassphrase(passphrase)).toBe(false)
})

test('spaces and the way letters are composed make no other passphrase, capitals do', () => {
  expect(tidyPassphrase('  ribbon   marble\tocean ')).toBe('ribbon marble ocean')
  expect(tidyPassphrase('e\u0301cole')).toBe(tidyPassphrase('\u00e9cole'))
  expect(tidyPassphrase('Ribbon')).not.toBe(tidyPassphrase('ribbon'))
})
