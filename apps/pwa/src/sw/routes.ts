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
 * Code that draws the map. It comes with the map packs, which are nothing without it: asked for by
 * `Shell.keepMap`, and kept by every later version of a device that has it.
 */
export function isMapCode(path: string): boolean {
  return /^\/assets\/(?:map-|cluster\.worker-)[\w.-]+\.(?:js|css)$/.test(path)
}

/** Lazy code of the desk: too much for a tablet's precache, kept from its first use on. */
export function isDeskCode(path: string): boolean {
  return /^\/assets\/desk-[\w.-]+\.(?:js|css)$/.test(path)
}
