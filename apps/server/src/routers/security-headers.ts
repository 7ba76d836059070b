import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** What a page may ask of the device: the camera for codes, the position, a security key. Nothing else. */
const permissions = [
  'camera=(self)',
  'geolocation=(self)',
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
  ...['microphone', 'display-capture', 'payment', 'usb', 'serial', 'bluetooth', 'hid', 'midi'].map(
    (name) => `${name}=()`,
  ),
].join(', ')

/**
 * Nothing but our own files runs, is drawn or is called, and no form is ever sent (security.md §1).
 * `wasm-unsafe-eval` is for Argon2id in its worker, `blob:` for map tiles, photos and sounds that
 * the page decrypts itself. HTTPS for good is promised by the proxy that has a public certificate: promised
 * here, it would lock people out of a machine whose local certificate they have yet to trust.
 */
export function securityHeaders(): RequestHandler {
  const setHelmet = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        mediaSrc: ['blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        // Text becomes markup or code nowhere: only the app's one policy makes workers of own files.
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['default'],
      },
    },
    crossOriginEmbedderPolicy: true,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: false,
  })
  return function setHeaders(request, response, next) {
    response.setHeader('Permissions-Policy', permissions)
    setHelmet(request, response, next)
  }
}
