import { createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto'
import { toHex } from '@tocsin/schema/primitives/bytes'
import { expect, test } from 'vitest'
import { importSealingKey, sealingPublicKey } from './sealing-key.ts'
import { kek, sealingScalar, unwrapKey, wrapKey } from './slot.ts'

test('SE-13 an officer’s key is HKDF of the master key by its own info, the same by OpenSSL, and cannot be read', async () => {
  const master = new Uint8Array(32).map((_, n) => n * 7)
  const wrapping = await kek(new Uint8Array(32), undefined, 'test')
  const opened = await unwrapKey(wrapping, await wrapKey(wrapping, master.slice()))
  if (!opened.ok) throw new Error(opened.error)
  const info = 'tocsin/officer-sealing/v1'
  const scalar = await sealingScalar(opened.value, info)
  const expected = new Uint8Array(hkdfSync('sha256', master, '', info, 32))
  expect(toHex(scalar)).toBe(toHex(expected))
  const der = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), expected])
  const pair = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
  const raw = pair.export({ format: 'der', type: 'spki' }).subarray(12)
  expect(toHex(await sealingPublicKey(scalar))).toBe(raw.toString('hex'))
  expect((await importSealingKey(scalar)).privateKey.extractable).toBe(false)
  const other = await sealingScalar(opened.value, 'tocsin/other/v1')
  expect(toHex(other)).not.toBe(toHex(scalar))
})
