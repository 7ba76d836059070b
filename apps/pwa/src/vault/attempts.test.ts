import { expect, test } from 'vitest'
import { readAttempts, waitAfter, writeAttempts } from './attempts.ts'
import { memoryFile } from './memory-file.ts'

test('VA-4 a count is read as it was written, and again after a write that was cut short', () => {
  const file = memoryFile()
  expect(readAttempts(file)).toMatchObject({ count: 0, lastAt: 0 })
  writeAttempts(file, { count: 3, lastAt: 1000 })
  const before = file.content()
  writeAttempts(file, { count: 4, lastAt: 2000 })
  expect(readAttempts(file)).toMatchObject({ count: 4, lastAt: 2000 })
  const after = file.content()
  for (let cut = 0; cut <= after.length; cut += 13) {
    const torn = before.slice()
    torn.set(after.subarray(0, cut))
    expect([3, 4]).toContain(readAttempts(memoryFile(torn)).count)
  }
})

test('VA-4 the newer of two copies counts, also when it is the lower number', () => {
  const file = memoryFile()
  writeAttempts(file, { count: 9, lastAt: 1 })
  const nine = file.content()
  writeAttempts(file, { count: 0, lastAt: 2 })
  file.write(nine.subarray(0, 4096), { at: 0 })
  expect(readAttempts(file).count).toBe(0)
})

test('VA-4 the first tries cost nothing, later ones ever more, none longer than two minutes', () => {
  const waits = Array.from({ length: 21 }, (_, count) => waitAfter(count))
  expect(waits.slice(0, 5)).toEqual([0, 0, 0, 5000, 10_000])
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect(waits.at(-1)).toBe(120_000)
})

test('a file that cannot be read counts as none: a bad sector does not wipe', () => {
  expect(readAttempts(memoryFile(new Uint8Array(8192).fill(0x31))).count).toBe(0)
})
