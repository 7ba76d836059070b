import type { Bytes } from '@tocsin/schema/primitives/bytes'
import * as z from 'zod/mini'
import { type ByteFile, readBytes } from './byte-file.ts'
import { readCopy, writeCopies } from './two-copies.ts'

/** Wrong attempts since the vault was last opened, and when the last one was made (ms since 1970). */
const Attempts = z.object({
  generation: z.int().check(z.nonnegative()),
  count: z.int().check(z.nonnegative()),
  lastAt: z.int(),
})
export type Attempts = z.infer<typeof Attempts>

const copyBytes = 4096
const places = [0, copyBytes]
const none: Attempts = { generation: 0, count: 0, lastAt: 0 }

// The first three are typing with cold hands. After that guessing by hand takes minutes a try, and a
// person who really forgot loses no more than those.
const waitsSeconds = [0, 0, 0, 5, 10, 20, 40, 60]
const longestWaitSeconds = 120

/** Milliseconds that have to pass after so many wrong attempts before the next one is judged. */
export function waitAfter(count: number): number {
  return 1000 * (waitsSeconds[count] ?? longestWaitSeconds)
}

/** The newest good copy; a file that cannot be read counts as none, since a bad sector must not wipe. */
export function readAttempts(file: ByteFile): Attempts {
  const good = places.flatMap((at) => {
    const bytes: Bytes = readBytes(file, at, copyBytes).slice()
    const read = Attempts.safeParse(readCopy(bytes))
    return read.success ? [read.data] : []
  })
  return good.reduce((best, each) => (each.generation >= best.generation ? each : best), none)
}

/** On the disk when it returns. */
export function writeAttempts(file: ByteFile, attempts: Omit<Attempts, 'generation'>): void {
  const { generation } = readAttempts(file)
  writeCopies(file, { ...attempts, generation: generation + 1 }, { copyBytes, places })
}
