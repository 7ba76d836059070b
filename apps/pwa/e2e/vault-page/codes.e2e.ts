import { expect, type Page, test } from '@playwright/test'
import { call, tabletPerTest } from './drive-vault-page.ts'
import { scanProfile } from './scan-profile.ts'

const passphrase = 'harvest lantern canary pepper orbit'
const other = 'walnut copper river stamp quill'
const hour = 3_600_000
const tablet = tabletPerTest()

async function enrolled(page: Page): Promise<string> {
  expect(await call(page, 'enrol', passphrase, 'sun-circle')).toBe('ok')
  return (await call(page, 'about')).vaultId
}

/** The wraps in a slot file, as they lie there: what must be nowhere once the slot is another. */
function wrapsIn(slotHex: string): Record<string, Buffer> {
  const text = Buffer.from(slotHex, 'hex').toString('latin1')
  const wraps = ['master', 'seat', 'publicKey'].map((name) => {
    const found = new RegExp(`"${name}":"([^"]+)"`).exec(text)?.[1]
    if (!found) throw new Error(`no ${name} in the slot`)
    return [name, Buffer.from(found)] as const
  })
  return Object.fromEntries(wraps)
}

const hitsOf = (canaries: Record<string, Buffer>) => scanProfile(tablet.profile(), canaries).hits

test('VA-3 a changed passphrase opens the same vault, the old one no more, and its wrap is gone from the disk', async () => {
  let page = await tablet.open()
  const vaultId = await enrolled(page)
  const { master } = wrapsIn(await call(page, 'file', vaultId, 'slot'))
  const before = { master: master! }
  await call(page, 'append', 'kept')
  expect(await call(page, 'changePassphrase', 'not the passphrase at all', other)).toBe(
    'wrong_passphrase',
  )
  expect(await call(page, 'changePassphrase', passphrase, 'short')).toBe('weak_passphrase')
  expect(hitsOf(before)).not.toEqual([])
  expect(await call(page, 'changePassphrase', passphrase, other)).toBe('ok')
  expect(await call(page, 'append', 'still open')).toBe('ok')
  page = await tablet.restart('kill')
  expect(hitsOf(before)).toEqual([])
  expect((await call(page, 'unlock', vaultId, passphrase)).said).toBe('wrong_passphrase')
  expect((await call(page, 'unlock', vaultId, other)).said).toBe('ok')
  expect(await call(page, 'read')).toEqual({ texts: ['kept', 'still open'], unreadable: 0 })
})

test('VA-7 the key of a draft is in the profile while the draft lives, and 0 times after it ended', async () => {
  let page = await tablet.open()
  const vaultId = await enrolled(page)
  const id = 'ab'.repeat(16)
  const from = (await call(page, 'drawn')).length
  expect(await call(page, 'saveDraft', id, 'canary-Amina-8813 saw it')).toBe('ok')
  const raw = (await call(page, 'drawn')).slice(from)[0]!
  await call(page, 'saveDraft', 'cd'.repeat(16), 'another draft')
  page = await tablet.restart('kill')
  expect((await call(page, 'unlock', vaultId, passphrase)).said).toBe('ok')
  expect(await call(page, 'drafts')).toEqual(['canary-Amina-8813 saw it', 'another draft'])
  await call(page, 'lock')
  const slots = await call(page, 'file', vaultId, 'draft-keys')
  const wrapped = Buffer.from(slots.slice(32, 32 + 80), 'hex')
  expect(slots.slice(0, 32)).toBe(id)
  expect(hitsOf({ wrapped })).not.toEqual([])

  await call(page, 'unlock', vaultId, passphrase)
  expect(await call(page, 'forgetDraft', id)).toBe('ok')
  expect(await call(page, 'drafts')).toEqual(['another draft'])
  await tablet.kill()
  const canaries = { wrapped, raw: Buffer.from(raw, 'hex'), text: Buffer.from('canary-Amina-8813') }
  expect(hitsOf(canaries)).toEqual([])
})

test('VA-4 VA-5 five wrong passphrases wipe: slot and rows gone, journal and envelopes kept, killing gives none back', async () => {
  let page = await tablet.open()
  const vaultId = await enrolled(page)
  await call(page, 'append', 'an entry')
  await call(page, 'saveDraft', 'ab'.repeat(16), 'a draft')
  await call(page, 'fillDatabase', vaultId)
  await call(page, 'lock')
  const wraps = wrapsIn(await call(page, 'file', vaultId, 'slot'))
  const journal = await call(page, 'file', vaultId, 'journal')
  const draftKeys = await call(page, 'file', vaultId, 'draft-keys')
  const now = Date.now()
  const wrong = (at: number) => call(page, 'unlock', vaultId, 'ribbon marble ocean', at)

  expect(await wrong(now)).toMatchObject({ said: 'wrong_passphrase', detail: { left: 4 } })
  // The second is cut off as soon as it is counted, before anybody knows how it ended.
  await call(page, 'startUnlock', vaultId, 'ribbon marble ocean', now)
  await expect
    .poll(async () =>
      Buffer.from(await call(page, 'file', vaultId, 'attempts'), 'hex').toString('latin1'),
    )
    .toContain('"count":2')
  page = await tablet.restart('kill')
  expect(await wrong(now)).toMatchObject({ detail: { left: 2 } })
  expect(await wrong(now + 1000)).toMatchObject({ said: 'rate_limited', detail: { seconds: 4 } })
  // The clock set back starts the wait again, and no more than that.
  expect(await wrong(now - 24 * hour)).toMatchObject({ detail: { seconds: 5 } })
  expect(await wrong(now - 24 * hour + 5000)).toMatchObject({ detail: { left: 1 } })
  expect(hitsOf(wraps)).not.toEqual([])
  expect(await wrong(now + hour)).toMatchObject({ said: 'vault_wiped', detail: { attempts: 5 } })

  expect((await call(page, 'unlock', vaultId, passphrase)).said).toBe('vault_wiped')
  expect(await call(page, 'list')).toMatchObject([{ id: vaultId, is: 'wiped', sign: 'sun-circle' }])
  expect(await call(page, 'file', vaultId, 'journal')).toBe(journal)
  expect(await call(page, 'rowsIn', vaultId, 'pages')).toBe(0)
  expect(await call(page, 'rowsIn', vaultId, 'envelopes')).toBe(1)
  await tablet.kill()
  const wrapped = Buffer.from(draftKeys.slice(32, 32 + 80), 'hex')
  expect(hitsOf({ ...wraps, wrapped })).toEqual([])
})

test('VA-4 VA-12 the right passphrase sets the count back; a limit that the mission changes holds from then on', async () => {
  let page = await tablet.open()
  const vaultId = await enrolled(page)
  await call(page, 'lock')
  for (let round = 0; round < 3; round++) {
    const said = await call(page, 'unlock', vaultId, 'ribbon marble ocean')
    expect(said).toMatchObject({ said: 'wrong_passphrase', detail: { left: 4 } })
    expect((await call(page, 'unlock', vaultId, passphrase)).said).toBe('ok')
    if (round === 2) expect(await call(page, 'setWipeAfter', 8)).toBe('ok')
    await call(page, 'lock')
  }
  page = await tablet.restart('kill')
  const said = await call(page, 'unlock', vaultId, 'ribbon marble ocean')
  expect(said).toMatchObject({ said: 'wrong_passphrase', detail: { left: 7 } })
  expect((await call(page, 'unlock', vaultId, passphrase)).said).toBe('ok')
  expect((await call(page, 'list'))[0]).toMatchObject({ sign: 'sun-circle' })
})

test('VA-6 the second code destroys the slot and opens a vault in its place, in the time of an ordinary unlock', async () => {
  let page = await tablet.open()
  const vaultId = await enrolled(page)
  const { publicKey } = await call(page, 'about')
  await call(page, 'append', 'canary-entry-Sereni')
  await call(page, 'saveDraft', 'ab'.repeat(16), 'canary-draft-Amina')
  await call(page, 'fillDatabase', vaultId)
  const begin = JSON.stringify({ says: 'a harmless beginning' })
  expect(await call(page, 'setSecond', passphrase, passphrase, begin)).toBe('second_code_unfit')
  expect(await call(page, 'setSecond', passphrase, 'blue kettle 77', begin)).toBe('ok')
  await call(page, 'lock')
  const wraps = wrapsIn(await call(page, 'file', vaultId, 'slot'))
  const ordinary: number[] = []
  for (let i = 0; i < 3; i++) {
    ordinary.push((await call(page, 'unlock', vaultId, passphrase)).ms)
    await call(page, 'lock')
  }
  expect(hitsOf(wraps)).not.toEqual([])

  const duress = await call(page, 'unlock', vaultId, 'blue kettle 77')
  expect(duress.said).toBe('ok')
  expect(await call(page, 'begin')).toBe(begin)
  expect((await call(page, 'about')).publicKey).not.toBe(publicKey)
  expect((await call(page, 'about')).found).toMatchObject({ dropped: 0, damaged: 0 })
  expect(await call(page, 'read')).toEqual({ texts: [], unreadable: 0 })
  expect(await call(page, 'drafts')).toEqual([])
  expect(await call(page, 'append', 'a new entry')).toBe('ok')
  expect(await call(page, 'rowsIn', vaultId, 'pages')).toBe(0)
  const ratio = duress.ms / Math.max(...ordinary)
  test.info().annotations.push({
    type: 'second code',
    description: `${Math.round(duress.ms)} ms, the passphrase ${ordinary.map(Math.round).join(', ')} ms`,
  })
  expect(ratio).toBeLessThan(2)

  page = await tablet.restart('kill')
  expect(await call(page, 'list')).toMatchObject([{ id: vaultId, is: 'shut', sign: 'sun-circle' }])
  expect((await call(page, 'unlock', vaultId, passphrase)).said).toBe('wrong_passphrase')
  expect((await call(page, 'unlock', vaultId, 'blue kettle 77')).said).toBe('ok')
  expect(await call(page, 'read')).toEqual({ texts: ['a new entry'], unreadable: 0 })
  await tablet.kill()
  const canaries = {
    ...wraps,
    entry: Buffer.from('canary-entry-Sereni'),
    draft: Buffer.from('canary-draft-Amina'),
  }
  expect(hitsOf(canaries)).toEqual([])
})

test('VA-10 two officers on one tablet: the keys of one open nothing of the other', async () => {
  const page = await tablet.open()
  const first = await enrolled(page)
  const row = await call(page, 'sealRow', 'clusters', 'one', 'a row of the first')
  await call(page, 'append', 'an entry of the first')
  await call(page, 'saveDraft', 'ab'.repeat(16), 'a draft of the first')
  await call(page, 'lock')
  expect(await call(page, 'enrol', other, 'moon-square')).toBe('ok')
  const second = (await call(page, 'about')).vaultId
  expect(await call(page, 'openRow', 'clusters', 'one', row)).toBe('unreadable')
  expect(await call(page, 'read')).toEqual({ texts: [], unreadable: 0 })
  expect(await call(page, 'drafts')).toEqual([])
  await call(page, 'lock')
  const signs = [
    { id: first, sign: 'sun-circle' },
    { id: second, sign: 'moon-square' },
  ].sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(await call(page, 'list')).toMatchObject(signs)

  // The second officer's slot, journal and drafts put in the first one's folder, and the other way.
  expect((await call(page, 'unlock', first, other)).said).toBe('wrong_passphrase')
  for (const name of ['slot', 'journal', 'draft-keys', 'drafts']) {
    await call(page, 'copyFile', second, first, name)
  }
  expect((await call(page, 'unlock', first, other)).said).toBe('wrong_passphrase')
  expect((await call(page, 'unlock', second, other)).said).toBe('ok')
})
