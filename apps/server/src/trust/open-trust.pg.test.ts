import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fingerprintOf } from '@tocsin/schema/trust/signed'
import { checkTrust } from '@tocsin/seal/check-trust'
import { expect, onTestFinished, test } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { openServer } from '../testing/test-server.ts'
import { rootPath } from './mission-root.ts'
import { openTrust } from './open-trust.ts'

const year = 366 * 86_400_000

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-trust-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

async function newDeps(open: Parameters<Parameters<typeof describeOnDatabase>[1]>[0]) {
  const key = await crypto.subtle.generateKey({ name: 'AES-KW', length: 256 }, false, [
    'wrapKey',
    'unwrapKey',
  ])
  const clock = { time: 1_795_000_000_000, now: () => clock.time }
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const serverKey = { id: 'test', key }
  return { database: await open(), mission: 'ondara' as never, clock, random, serverKey }
}

describeOnDatabase('the trust of a mission', (open) => {
  test('TR-2 a new mission has a root of its own, and everything it shows leads from there', async () => {
    const [deps, dir] = [await newDeps(open), folder()]
    const trust = await openTrust(deps, dir)
    const bundle = await trust.bundle()
    const fingerprint = fingerprintOf(trust.root)
    const pinned = { mission: deps.mission, fingerprint, officersVersion: 0 }
    expect((await checkTrust(bundle, pinned, deps.clock.now())).ok).toBe(true)
    expect(statSync(rootPath(dir, deps.mission)).mode & 0o777).toBe(0o600)
    expect(await (await openTrust(deps, dir)).bundle()).toEqual(bundle)
  })

  test('TR-1 a root that was taken away stays the root; another file in its place is refused', async () => {
    const [deps, dir] = [await newDeps(open), folder()]
    const trust = await openTrust(deps, dir)
    const bundle = await trust.bundle()
    const elsewhere = folder()
    const away = await openTrust(deps, elsewhere)
    expect(away.root).toBe(trust.root)
    expect(existsSync(rootPath(elsewhere, deps.mission))).toBe(false)
    expect(await away.bundle()).toEqual(bundle)
    const other = await newDeps(open)
    await openTrust(other, elsewhere)
    await expect(openTrust(deps, elsewhere)).rejects.toThrow('of another mission')
  })

  test('TR-2 the delegate is renewed before its end while the root is at hand, and stands while it is not', async () => {
    const [deps, dir] = [await newDeps(open), folder()]
    const first = await (await openTrust(deps, dir)).bundle()
    deps.clock.time += year - 80 * 86_400_000
    const away = await (await openTrust(deps, folder())).bundle()
    expect(away.delegate).toEqual(first.delegate)
    const renewed = await (await openTrust(deps, dir)).bundle()
    expect(renewed.delegate.statement.until).toBeGreaterThan(first.delegate.statement.until)
    expect(renewed.log).toEqual(first.log)
  })

  test('the keys of the mission are told to those who have signed in, and to nobody else', async () => {
    const server = await openServer(await open())
    expect((await server.call('mission.trust', {})).problem?.code).toBe('not_signed_in')
    const { cookie } = await server.enrol('jpt_member')
    const { data } = await server.call('mission.trust', {}, cookie)
    expect(data).toEqual(await server.trust.bundle())
    expect(JSON.stringify(data)).not.toContain('wrapped')
  })
})
