/**
 * Navigations that belong to the server: never answered with the shell. A path that names a file is
 * among them, so that a missing file is a 404 and not a page that looks like one.
 */
export const serverPaths: readonly RegExp[] = [
  /^\/api(?:\/|$)/,
  /^\/trpc(?:\/|$)/,
  /^\/assets\//,
  /\.[a-z0-9]{1,12}$/i,
]

/**
 * Code that comes with the step "ready for offline" and not with the first visit: what draws the
 * map, which is nothing without its packs, lazy entry modules named `ready-….tsx`, and the languages
 * beside English, on which every screen can fall back. Asked for by `Shell.keepReady`, and kept by every later version of a device that has it.
 */
export function isReadyCode(path: string): boolean {
  return /^\/assets\/(?:map-|ready-|cluster\.worker-|catalog-(?:fr|ar)-)[\w.-]+\.(?:js|css)$/.test(
    path,
  )
}

/** Lazy code of the desk: too much for a tablet's precache, kept from its first use on. */
export function isDeskCode(path: string): boolean {
  return /^\/assets\/desk-[\w.-]+\.(?:js|css)$/.test(path)
}
