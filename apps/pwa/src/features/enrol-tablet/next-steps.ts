/**
 * What enrolling needs after its first screen. It comes while somebody types, so that the first field
 * stands before it on a thin link (docs/adr/0054).
 */
export const nextSteps = {
  client: () => import('../../sync/server-client.ts'),
  passphrase: () => import('./choose-passphrase.tsx'),
  seat: () => import('../../sync/enrol-seat.ts'),
  byCode: () => import('./enrol-by-code.tsx'),
}

/** Fails when some of it could not be had; it is then asked for, and missed in words, where it is needed. */
export async function fetchNextSteps(): Promise<void> {
  await Promise.all(Object.values(nextSteps).map((load) => load()))
}
