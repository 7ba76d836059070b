import type { Bytes } from '@tocsin/schema/primitives/bytes'

/** That many fresh random bytes, unpredictable and never twice the same. Passed in by the composition root. */
export type Random = (length: number) => Bytes
