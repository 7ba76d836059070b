import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'

export type Certificate = { cert: string; key: string }

/**
 * A certificate for this machine's addresses, made once and kept in the data folder; made again when
 * it does not name an address or is about to end. Tablets have to be told to trust it.
 */
export async function lanCertificate(
  dataDir: string,
  addresses: readonly string[],
  now: number,
): Promise<Certificate> {
  const names = ['localhost', hostname(), '127.0.0.1', ...addresses]
  const kept = readKept(dataDir)
  if (kept && names.every((name) => isNamed(kept, name)) && isCurrent(kept, now)) return kept
  const made = await generate([{ name: 'commonName', value: 'Tocsin' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    notBeforeDate: new Date(now - 86_400_000),
    // Safari takes no leaf certificate that is valid for longer than 825 days.
    notAfterDate: new Date(now + 820 * 86_400_000),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map(altName) },
    ],
  })
  const certificate = { cert: made.cert, key: made.private }
  writeFileSync(join(dataDir, 'lan-key.pem'), certificate.key, { mode: 0o600 })
  writeFileSync(join(dataDir, 'lan-cert.pem'), certificate.cert)
  return certificate
}

function altName(name: string) {
  return isIP(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name }
}

function readKept(dataDir: string): Certificate | undefined {
  try {
    const cert = readFileSync(join(dataDir, 'lan-cert.pem'), 'utf8')
    const key = readFileSync(join(dataDir, 'lan-key.pem'), 'utf8')
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))
      ? { cert, key }
      : undefined
  } catch {
    return undefined
  }
}

function isNamed({ cert }: Certificate, name: string): boolean {
  const certificate = new X509Certificate(cert)
  return (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined
}

function isCurrent({ cert }: Certificate, now: number): boolean {
  const monthMs = 30 * 86_400_000
  return Date.parse(new X509Certificate(cert).validTo) - now > monthMs
}
