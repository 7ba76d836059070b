/**
 * What the client of the app may cost on the wire, HTTP/1.1 and a browser's headers included: the last
 * figures. They follow from seeds, but for keys and clocks: a hundredth more is let pass.
 */
export const limits: Readonly<Record<number, { bytes: number; trips: number }>> = {
  1: { bytes: 1_621, trips: 1 },
  10: { bytes: 4_881, trips: 1 },
  200: { bytes: 49_634, trips: 1 },
}

/** Of what follows a push when nothing waits any more: its proofs, for 200 reports. */
export const proofs = { bytes: 1_869, trips: 1 }
