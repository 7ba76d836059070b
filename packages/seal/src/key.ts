/**
 * A WebCrypto key. Named through the function that makes it, because browser and Node declare the
 * type under different names and this package is read by both.
 */
export type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>
