/** The second command, with a key, what it signed and the signature. */
export function opensslVerify(key: string, file: string): string {
  return `openssl pkeyutl -verify -pubin -inkey ${key} -rawin -in ${file} -sigfile ${file}.sig`
}

/** The fingerprint of the root in the bundle, with standard tools. */
export const fingerprintCommand =
  'openssl pkey -pubin -in keys/root.pem -outform DER | tail -c 32 | sha256sum'
