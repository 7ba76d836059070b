import { utf8 } from '@tocsin/schema/primitives/bytes'
import { expect, test } from 'vitest'
import { crc32 } from './crc32.ts'

test('the check value of the CRC catalogue', () => {
  expect(crc32(utf8('123456789'))).toBe(0xcbf43926)
})

test('chunks count as one text, and nothing gives zero', () => {
  expect(crc32(utf8('1234'), utf8('56789'))).toBe(0xcbf43926)
  expect(crc32()).toBe(0)
})
