/** The second command, with a key, what it signed and the signature. */
export function opensslVerify(key: string, file: string): string {
  return `openssl pkeyutl -verify -pubin -inkey ${key} -rawin -in ${file} -sigfile ${file}.sig`
}

/** The fingerprint of the root in the bundle, with standard tools. */
export const fingerprintCommand =
  'openssl pkey -pubin -in keys/root.pem -outform DER | tail -c 32 | sha256sum'

/** What the sealed bytes of a file are known by (SPEC AT-2), with standard tools. */
export const sealedCommand =
  "(printf 'tocsin/content/v1\\0'; split -b 65552 --filter='openssl dgst -sha256 -binary' sealed.bin) | sha256sum"

/** The plain hash of an opened picture. */
export const openedCommand = 'sha256sum picture.jpg'
