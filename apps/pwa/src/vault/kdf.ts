import * as z from 'zod/mini'

/**
 * The cost of one guess (RFC 9106). Stored with the slot, so that it can rise later. Less than 19 MiB
 * and two passes (OWASP Password Storage) is no cost of ours, and more than 1 GiB or 64 passes is a
 * damaged slot that would only stall the tablet.
 */
export const Kdf = z.object({
  name: z.literal('argon2id'),
  memoryKiB: z.int().check(z.minimum(19 * 1024), z.maximum(1024 * 1024)),
  iterations: z.int().check(z.minimum(2), z.maximum(64)),
  parallelism: z.int().check(z.minimum(1), z.maximum(16)),
})

export type Kdf = z.infer<typeof Kdf>

/** 64 MiB, three passes: 0.8 s on a slow tablet, 8 · 10^7 core-years for half of four random words. */
export const usualKdf: Kdf = {
  name: 'argon2id',
  memoryKiB: 64 * 1024,
  iterations: 3,
  parallelism: 1,
}
