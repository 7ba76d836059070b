import { readFileSync } from 'node:fs'
import { fromHex, toBase64Url } from '@tocsin/schema/primitives/bytes'
import { MissionId } from '@tocsin/schema/primitives/ids'
import { seatPublicKey } from '@tocsin/seal/seat-key'
import { signStatement, verifyStatement } from '@tocsin/seal/statement'
import { bend } from '@tocsin/testkit/bend'
import { expect, test } from 'vitest'
import { delegateStatement } from './open-trust.ts'
import { openRootFile, sealRootFile } from './root-file.ts'

const fixture = new URL('./fixtures/root-file-v1.json', import.meta.url)
const seed = fromHex('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f')
const passphrase = 'cedar lantern orbit maple'
const mission = MissionId.parse('ondara')
const given = {
  mission,
  passphrase,
  salt: fromHex('202122232425262728292a2b2c2d2e2f'),
  nonce: fromHex('303132333435363738393a3b'),
}

test('DV-1 the file of a root is what it was when the format was fixed', async () => {
  expect(await sealRootFile(seed, given)).toBe(readFileSync(fixture, 'utf8'))
})

test('DV-1 the passphrase opens it, however it was typed, and the key in it signs for the root', async () => {
  const typed = ` ${passphrase} `
  const opened = await openRootFile(readFileSync(fixture, 'utf8'), typed)
  if (!opened.ok) throw new Error(opened.error.code)
  const { publicKey, key } = opened.value
  expect(publicKey).toBe(toBase64Url(await seatPublicKey(seed)))
  const statement = delegateStatement({ mission, key: publicKey, now: 1_795_000_000_000 })
  expect(await verifyStatement(publicKey, await signStatement(key, statement))).toBe(true)
})

test('DV-1 another passphrase, any changed byte and any other file are refused', async () => {
  const content = readFileSync(fixture, 'utf8')
  const refused = { ok: false, error: { code: 'root_not_opened' } }
  expect(await openRootFile(content, 'cedar lantern orbit mapl')).toEqual(refused)
  const file = JSON.parse(content)
  const changes: object[] = [
    { mission: 'other' },
    { kdf: { ...file.kdf, memoryKiB: 65_537 } },
    { kdf: { ...file.kdf, memoryKiB: 8 } },
    { kdf: { ...file.kdf, passes: 1 } },
    { fingerprint: 'f'.repeat(64) },
    { root: toBase64Url(new Uint8Array(32)) },
    { nonce: 'AAAAAAAAAAAAAAAA' },
    { sealed: bend(file.sealed) },
    { v: 2 },
  ]
  for (const change of changes) {
    expect(await openRootFile(JSON.stringify({ ...file, ...change }), passphrase)).toEqual(refused)
  }
  for (const other of ['', '{}', 'null', content.slice(1)]) {
    expect(await openRootFile(other, passphrase)).toEqual(refused)
  }
})
