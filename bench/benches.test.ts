import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { benches } from './benches.ts'

test('every bench has a name of its own and a program that is there', () => {
  expect(new Set(benches.map(({ name }) => name)).size).toBe(benches.length)
  const missing = benches.filter(
    ({ program }) => !existsSync(join(import.meta.dirname, '..', program)),
  )
  expect(missing).toEqual([])
})
