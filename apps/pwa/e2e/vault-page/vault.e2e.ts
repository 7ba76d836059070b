import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { call } from './drive-vault-page.ts'
import { type KillableBrowser, startBrowser } from './killable-browser.ts'
import { servePage } from './page-server.ts'
import { scanProfile } from './scan-profile.ts'

const passphrase = 'harvest-lantern-canary pepper orbit'
let server: Awaited<ReturnType<typeof servePage>>
let profile: string
let browser: KillableBrowser
const complaints: string[] = []

test.beforeAll(async () => {
  server = await servePage()
})
test.afterAll(() => server.stop())
test.beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'tocsin-vault-'))
  browser = await startBrowser(profile)
})
test.afterEach(async () => {
  // An error in page or worker, a breach of the content security policy included.
  expect(complaints.splice(0)).toEqual([])
  await browser.kill().catch(() => undefined)
  rmSync(profile, { recursive: true, force: true })
})

async function openPage(): Promise<Page> {
  const page = await browser.context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(server.url)
  return page
}

async function restart(end: 'close' | 'kill'): Promise<Page> {
  await browser[end]()
  browser = await startBrowser(profile)
  return openPage()
}

async function onlyVault(page: Page): Promise<string> {
  const listed = await call(page, 'list')
  if (typeof listed === 'string') throw new Error(listed)
  expect(listed).toHaveLength(1)
  return listed[0]?.id ?? ''
}

test('enrol, restart, wrong passphrase, unlock: the same seat, rows and journal', async () => {
  let page = await openPage()
  expect(await call(page, 'list')).toEqual([])
  expect(await call(page, 'enrol', 'too short')).toBe('weak_passphrase')
  expect(await call(page, 'list')).toEqual([])
  expect(await call(page, 'enrol', passphrase)).toBe('ok')
  const { publicKey, vaultId } = await call(page, 'about')
  expect(await call(page, 'signs')).toBe(true)
  expect(await call(page, 'append', 'first')).toBe('ok')
  const sealed = await call(page, 'sealRow', 'events', '1', 'a row')
  await call(page, 'keepIndex', 'page-1', 'an index page')

  await call(page, 'lock')
  expect((await call(page, 'about')).lockedBy).toBe('asked')
  expect(await call(page, 'append', 'after')).toBe('vault_locked')
  expect(await call(page, 'openRow', 'events', '1', sealed)).toBe('vault_locked')
  expect(await call(page, 'signs')).toBe(false)

  page = await restart('close')
  expect(await onlyVault(page)).toBe(vaultId)
  expect((await call(page, 'unlock', vaultId, `${passphrase}s`)).said).toBe('wrong_passphrase')
  expect(await call(page, 'unlock', vaultId, '')).toMatchObject({
    said: 'wrong_passphrase',
    detail: { left: 3 },
  })
  expect((await call(page, 'unlock', 'f'.repeat(32), passphrase)).said).toBe('vault_missing')
  const unlocked = await call(page, 'unlock', vaultId, `  ${passphrase} `)
  expect(unlocked.said).toBe('ok')
  test.info().annotations.push({ type: 'unlock', description: `${Math.round(unlocked.ms)} ms` })

  expect((await call(page, 'about')).publicKey).toBe(publicKey)
  expect(await call(page, 'signs')).toBe(true)
  expect(await call(page, 'read')).toEqual({ texts: ['first'], unreadable: 0 })
  expect(await call(page, 'openRow', 'events', '1', sealed)).toBe('a row')
  expect(await call(page, 'openRow', 'events', '2', sealed)).toBe('unreadable')
  expect(await call(page, 'openIndex', 'page-1')).toBe('an index page')
  const perAppend = await call(page, 'appendMany', 200)
  test.info().annotations.push({ type: 'append', description: `${perAppend} ms per 1.5 KB` })
})

/** Appends until `count` entries are acknowledged, kills the browser in that moment, and says what is gone. */
async function lostByKill(vaultId: string, page: Page, round: number, count: number, liarMs = 0) {
  const acknowledged: string[] = []
  const killed = new Promise<void>((resolve, reject) => {
    page.on('console', (message) => {
      const said = message.text()
      if (!said.startsWith('acked ')) return
      acknowledged.push(said.slice(6))
      if (acknowledged.length === count) browser.kill().then(resolve, reject)
    })
  })
  void call(page, 'appendForEver', round, 'acked ', liarMs).catch(() => undefined)
  await killed
  browser = await startBrowser(profile)
  const next = await openPage()
  expect((await call(next, 'unlock', vaultId, passphrase)).said).toBe('ok')
  const read = await call(next, 'read')
  if (typeof read === 'string') throw new Error(read)
  expect(read.unreadable).toBe(0)
  const kept = new Set(read.texts.map((text) => text.split(' x')[0]?.trim()))
  return { page: next, lost: acknowledged.filter((entry) => !kept.has(entry)) }
}

test('kill -9 while saving: no entry that was acknowledged is lost, in any of five rounds', async () => {
  let page = await openPage()
  expect(await call(page, 'enrol', passphrase)).toBe('ok')
  const { vaultId } = await call(page, 'about')
  for (let round = 0; round < 5; round++) {
    const after = await lostByKill(vaultId, page, round, 20 + 31 * round)
    expect(after.lost).toEqual([])
    page = after.page
  }
  // The control: entries acknowledged 300 ms before they are written are found missing.
  expect((await lostByKill(vaultId, page, 5, 3, 300)).lost).toEqual(['round 5 entry 2'])
})

test('a torn journal file opens with every whole entry and says what it dropped', async () => {
  let page = await openPage()
  await call(page, 'enrol', passphrase)
  for (let i = 0; i < 20; i++) await call(page, 'append', `entry ${i}`)
  const { vaultId, size } = await call(page, 'about')
  await browser.close()
  const files = readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath.includes('File System'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => statSync(file).size === size)
  expect(files).toHaveLength(1)
  truncateSync(files[0]!, size - 30)

  browser = await startBrowser(profile)
  page = await openPage()
  expect((await call(page, 'unlock', vaultId, passphrase)).said).toBe('ok')
  const { found } = await call(page, 'about')
  expect(found).toEqual({ dropped: 518, damaged: 0, size: 19 * 548 })
  await call(page, 'append', 'after the tear')

  page = await restart('close')
  await call(page, 'unlock', vaultId, passphrase)
  const texts = [...Array.from({ length: 19 }, (_, i) => `entry ${i}`), 'after the tear']
  expect(await call(page, 'read')).toEqual({ texts, unreadable: 0 })
})

/** A tab that appends without a pause and tells what was acknowledged, and when it began to lead. */
async function busyTab(vaultId: string, number: number) {
  const tab = { page: await openPage(), acknowledged: [] as string[], ledAt: 0 }
  tab.page.on('console', (message) => {
    const [word, ...rest] = message.text().split(' ')
    if (word === 'acked') tab.acknowledged.push(rest.join(' '))
    if (word === 'leads') tab.ledAt = Number(rest[0])
  })
  expect((await call(tab.page, 'unlock', vaultId, passphrase)).said).toBe('ok')
  expect((await call(tab.page, 'about')).leads).toBe(false)
  void call(tab.page, 'appendForEver', number, 'acked ').catch(() => undefined)
  await expect.poll(() => tab.acknowledged.length).toBeGreaterThan(5)
  return tab
}

test('SV-2 four tabs: the leader is closed, crashes, locks; the next leads within 2 s, nothing is lost or doubled', async () => {
  const first = await openPage()
  await call(first, 'enrol', passphrase)
  const { vaultId, leads } = await call(first, 'about')
  expect(leads).toBe(true)
  const tabs = [await busyTab(vaultId, 1), await busyTab(vaultId, 2), await busyTab(vaultId, 3)]
  const crash = async (page: Page) => {
    const session = await browser.context.newCDPSession(page)
    void session.send('Page.crash').catch(() => undefined)
    await page.waitForEvent('crash')
  }
  let leader = first
  const ends = [
    { how: 'close', end: () => leader.close() },
    { how: 'crash', end: () => crash(leader) },
    { how: 'lock', end: () => call(leader, 'lock') },
  ]
  for (const [i, next] of tabs.entries()) {
    const last = tabs[2]!
    const before = last.acknowledged.length
    const endedAt = Date.now()
    await ends[i]!.end()
    await expect.poll(() => next.ledAt).toBeGreaterThan(0)
    await expect.poll(() => last.acknowledged.length).toBeGreaterThan(before + 20)
    const took = next.ledAt - endedAt
    test.info().annotations.push({ type: `takeover, ${ends[i]!.how}`, description: `${took} ms` })
    expect(took).toBeLessThan(2000)
    leader = next.page
  }
  await call(leader, 'stopAppending')
  const read = await call(leader, 'read')
  if (typeof read === 'string') throw new Error(read)
  const kept = read.texts.map((text) => text.split(' x')[0]?.trim())
  expect(read.unreadable).toBe(0)
  expect(kept.length - new Set(kept).size).toBe(0)
  const acknowledged = tabs.flatMap((tab) => tab.acknowledged)
  expect(acknowledged.filter((entry) => !kept.includes(entry))).toEqual([])
  test.info().annotations.push({
    type: 'four tabs',
    description: `${acknowledged.length} acknowledged, 0 lost, 0 doubled`,
  })
})

test('SV-5 a vault locked by hand is locked in every tab, also in one that hangs', async () => {
  const first = await openPage()
  await call(first, 'enrol', passphrase)
  const { vaultId } = await call(first, 'about')
  await call(first, 'beforeLock', 'the last draft')
  const second = await openPage()
  expect((await call(second, 'unlock', vaultId, 'a wrong pass phrase')).said).toBe(
    'wrong_passphrase',
  )
  expect((await call(second, 'unlock', vaultId, passphrase)).said).toBe('ok')
  const hanging = await openPage()
  expect((await call(hanging, 'unlock', vaultId, passphrase)).said).toBe('ok')
  void call(hanging, 'hang', 4000).catch(() => undefined)

  await call(second, 'lockEverywhere')
  await expect.poll(async () => (await call(first, 'about')).lockedBy).toBe('other_tab')
  expect(await call(first, 'append', 'too late')).toBe('vault_locked')
  // What the first tab still had to write was flushed before it gave the journal up.
  const third = await openPage()
  expect((await call(third, 'unlock', vaultId, passphrase)).said).toBe('ok')
  expect(await call(third, 'read')).toEqual({ texts: ['the last draft'], unreadable: 0 })
  await expect.poll(async () => (await call(hanging, 'about')).lockedBy).toBeDefined()
})

test('a full disk is told and costs no entry', async () => {
  const page = await openPage()
  await call(page, 'enrol', passphrase)
  await call(page, 'append', 'kept')
  const session = await browser.context.newCDPSession(page)
  const origin = new URL(server.url).origin
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 60_000 })
  expect(await call(page, 'appendMany', 2000)).toBe('storage_full')
  await session.send('Storage.overrideQuotaForOrigin', { origin })
  expect(await call(page, 'append', 'and on')).toBe('ok')
  const read = await call(page, 'read')
  if (typeof read === 'string') throw new Error(read)
  expect([read.texts[0], read.texts.at(-1), read.unreadable]).toEqual(['kept', 'and on', 0])
})

test('nothing of passphrase, keys, rows or entries lies in the profile, however the browser ended', async () => {
  const words = { row: 'canary-row-Amina-8813', entry: 'canary-entry-Sereni-4471' }
  let page = await openPage()
  await call(page, 'enrol', passphrase)
  const { vaultId, publicKey } = await call(page, 'about')
  const [, , master, seed] = await call(page, 'drawn')
  const canaries: Record<string, Buffer> = {
    passphrase: Buffer.from(passphrase),
    row: Buffer.from(words.row),
    entry: Buffer.from(words.entry),
    master: Buffer.from(master!, 'hex'),
    seed: Buffer.from(seed!, 'hex'),
    publicKey: Buffer.from(publicKey, 'hex'),
  }
  await call(page, 'lock')
  expect((await call(page, 'unlock', vaultId, `${passphrase} wrong`)).said).toBe('wrong_passphrase')
  await call(page, 'unlock', vaultId, passphrase)
  await call(page, 'keepIndex', 'one', words.row)
  await call(page, 'append', words.entry)
  for (const end of ['close', 'kill'] as const) {
    page = await restart(end)
    await call(page, 'unlock', vaultId, passphrase)
    expect(await call(page, 'openIndex', 'one')).toBe(words.row)
  }
  await browser.kill()
  const { hits, files } = scanProfile(profile, canaries)
  expect(hits).toEqual([])
  expect(files).toBeGreaterThan(30)

  // The control: the same scan finds what is written plainly, or it proves nothing.
  browser = await startBrowser(profile)
  page = await openPage()
  await call(page, 'writePlainly', words.row)
  await browser.close()
  const control = scanProfile(profile, canaries).hits
  expect(control.length).toBeGreaterThanOrEqual(2)
  expect(control.every((hit) => hit.endsWith(': row'))).toBe(true)
})
