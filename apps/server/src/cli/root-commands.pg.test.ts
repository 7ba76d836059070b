import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fingerprintOf, shownFingerprint } from '@tocsin/schema/trust/signed'
import { checkTrust } from '@tocsin/seal/check-trust'
import { expect, onTestFinished, test } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { ceremony } from './testing/ceremony.ts'

const day = 86_400_000
const passphrase = 'cedar lantern orbit maple'

describeOnDatabase('the key ceremony', (open) => {
  test('DV-1 the root goes into a file that opens, and then it is no longer here', async () => {
    const { world, dir, tocsin, keyPath, file } = await ceremony(open)
    const fingerprint = shownFingerprint(fingerprintOf(world.trust.root))
    expect((await tocsin(['root', 'show'])).said).toContain(fingerprint)
    expect((await tocsin(['root', 'show'])).said).toContain('lies beside the data')
    const seed = readFileSync(keyPath)
    for (const typed of [[passphrase, 'another'], ['too short', 'too short'], []]) {
      expect((await tocsin(['root', 'take-away', '../x.json'], ...typed)).exit).toBe(1)
    }
    // Within the data folder it would lie beside what it protects.
    expect((await tocsin(['root', 'take-away', file], passphrase, passphrase)).exit).toBe(1)
    expect(readFileSync(keyPath).equals(seed)).toBe(true)
    const away = join(tmpdir(), `${dir.slice(-6)}-root.json`)
    onTestFinished(() => rmSync(away, { force: true }))
    const taken = await tocsin(['root', 'take-away', away], passphrase, passphrase)
    expect(taken.said).toContain(fingerprint)
    expect(taken.exit).toBe(0)
    expect(existsSync(keyPath)).toBe(false)
    expect(readFileSync(away).includes(seed)).toBe(false)
    expect((await tocsin(['root', 'show'])).said).toContain('not on this machine')
    expect((await tocsin(['root', 'take-away', `${away}2`], passphrase, passphrase)).exit).toBe(1)
  })

  test('DV-2 a root that is away signs for one command that it is brought to', async () => {
    const { world, dir, tocsin } = await ceremony(open)
    const away = join(tmpdir(), `${dir.slice(-6)}-root.json`)
    onTestFinished(() => rmSync(away, { force: true }))
    await tocsin(['root', 'take-away', away], passphrase, passphrase)
    world.clock.time += 300 * day
    const without = await tocsin(['root', 'sign-delegate'])
    expect(without).toMatchObject({ exit: 1 })
    expect(without.said).toContain('is not on this machine')
    const line = ['root', 'bring', away, 'root', 'sign-delegate']
    expect((await tocsin(line, 'cedar lantern orbit mapel')).exit).toBe(1)
    const before = await world.trust.bundle()
    expect((await tocsin(line, passphrase)).exit).toBe(0)
    // The server that runs shows it at once, and it leads from the root that the tablets have pinned.
    const bundle = await world.trust.bundle()
    expect(bundle.delegate.statement.until).toBeGreaterThan(before.delegate.statement.until)
    const fingerprint = fingerprintOf(world.trust.root)
    const pinned = { mission: world.deps.mission, fingerprint, officersVersion: 0 }
    expect((await checkTrust(bundle, pinned, world.clock.time + 100 * day)).ok).toBe(true)
    expect((await checkTrust(before, pinned, world.clock.time + 100 * day)).ok).toBe(false)
  })

  test('DV-2 the root of another mission signs nothing', async () => {
    const [one, other] = [await ceremony(open), await ceremony(open)]
    const away = join(tmpdir(), `${other.dir.slice(-6)}-root.json`)
    onTestFinished(() => rmSync(away, { force: true }))
    await other.tocsin(['root', 'take-away', away], passphrase, passphrase)
    const line = ['root', 'bring', away, 'root', 'sign-delegate']
    const refused = await one.tocsin(line, passphrase)
    expect(refused.said).toContain('of another mission')
    expect(refused.exit).toBe(1)
    copyFileSync(one.keyPath, other.keyPath)
    expect((await other.tocsin(['root', 'sign-delegate'])).said).toContain('of another mission')
  })
})
