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

/** A piece of code or style under its hash: no page, and no worker, which has a policy of its own. */
const isPiece = (path: string) => /^\/assets\/(?![^/]*worker)[\w.-]+\.(?:js|css)$/.test(path)

/** What means something for a piece: a page that is open decides about the rest. */
const ofPiece = {
  'Content-Security-Policy': "default-src 'none';frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/**
 * Nothing but our own files runs, is drawn or is called, and no form is ever sent (security.md §1).
 * `wasm-unsafe-eval` is for Argon2id in its worker, `blob:` for map tiles, photos and sounds that
 * the page decrypts itself. HTTPS for good is promised by the proxy that has a public certificate: promised
 * here, it would lock people out of a machine whose local certificate they have yet to trust.
 * Pieces of the app go with what means something for them: in full, a hundred of them took a tenth of a
 * minute of a line of 64 kbit/s.
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
    if (isPiece(request.path)) {
      response.set(ofPiece)
      return next()
    }
    response.setHeader('Permissions-Policy', permissions)
    setHelmet(request, response, next)
  }
}
