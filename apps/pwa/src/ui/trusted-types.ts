/** The part of the browser's trusted types that Tocsin uses; not yet in TypeScript's library. */
type Policies = {
  createPolicy: (
    name: 'default',
    rules: {
      createHTML: (html: string) => string | null
      createScriptURL: (url: string) => string | null
    },
  ) => unknown
}

declare global {
  interface Window {
    trustedTypes?: Policies
  }
}

/** Only code of our own address may become a worker or a service worker. */
export function isOwnScript(url: string, base: string): boolean {
  return URL.canParse(url, base) && new URL(url, base).origin === new URL(base).origin
}

/**
 * Installs the default policy that the server's `require-trusted-types-for 'script'` asks for.
 * Nothing becomes HTML but the exact strings given, which a library is known to need; anything else
 * throws at the place where it is tried. Call once, before the service worker is registered.
 */
export function installTrustedTypes(window: Window, knownHtml: ReadonlySet<string>): void {
  window.trustedTypes?.createPolicy('default', {
    createHTML: (html) => (knownHtml.has(html) ? html : null),
    createScriptURL: (url) => (isOwnScript(url, window.location.href) ? url : null),
  })
}
