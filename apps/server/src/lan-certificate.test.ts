import { X509Certificate } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lanCertificate } from './lan-certificate.ts'

const now = Date.parse('2026-11-22T05:00Z')
const dayMs = 86_400_000

it('is made once for the machine’s addresses, and anew for a new address or before it ends', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-lan-'))
  const first = await lanCertificate(folder, ['192.168.7.2'], now)
  expect(await lanCertificate(folder, ['192.168.7.2'], now + 700 * dayMs)).toEqual(first)
  const certificate = new X509Certificate(first.cert)
  expect(certificate.checkIP('192.168.7.2')).toBe('192.168.7.2')
  expect(certificate.checkHost('localhost')).toBe('localhost')
  expect(certificate.ca).toBe(false)
  const moved = await lanCertificate(folder, ['192.168.7.3'], now)
  expect(moved.cert).not.toBe(first.cert)
  const renewed = await lanCertificate(folder, ['192.168.7.3'], now + 800 * dayMs)
  expect(renewed.cert).not.toBe(moved.cert)
})
