import { expect } from '@playwright/test'
import { tocsin } from './support/command-line.ts'
import { fileShortFlash } from './support/field.ts'
import { test } from './support/mission.ts'
import { enrol } from './support/person.ts'
import { wordsIn } from './support/words.ts'

test('DV-6 a tablet that was taken out of the mission hands over what it had and is wiped within five seconds of contact', async ({
  mission,
  context,
}) => {
  const says = wordsIn('en')
  const page = await context.newPage()
  await page.goto(mission.url)
  await enrol(page, mission.account('member'), says)
  await expect(page.getByText(says.t('home.nothingOnlyHere'))).toBeVisible()
  await context.setOffline(true)
  await fileShortFlash(page, says, 'burning_looting')
  await page.getByRole('link', { name: says.t('common.backToReports') }).click()
  await expect(page.getByText(says.t('home.onlyHere', { count: 1 }))).toBeVisible()

  const seats = await tocsin<{ seat: string; enrolledAt: number }[]>(mission, 'device', 'list')
  const newest = seats.reduce((one, other) => (other.enrolledAt > one.enrolledAt ? other : one))
  await tocsin(mission, 'device', 'revoke', newest.seat, '--reason', 'lost')
  const held = async () => {
    const findings = await tocsin<{ what: string; found: string }[]>(mission, 'doctor')
    return Number.parseInt(findings.find(({ what }) => what === 'kept apart')?.found ?? '', 10)
  }
  const heldBefore = await held()
  await context.setOffline(false)
  const contact = Date.now()
  const said = 'This tablet was taken out of the mission. Everything readable on it was removed.'
  await expect(page.getByText(said)).toBeVisible({ timeout: 5_000 })
  expect(Date.now() - contact).toBeLessThan(5_000)

  const left = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const rows: Record<string, number> = {}
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      for (const table of db.objectStoreNames) {
        const all = db.transaction(table).objectStore(table).count()
        rows[`${name.slice(0, 7)} ${table}`] = await new Promise((resolve) => {
          all.onsuccess = () => resolve(all.result)
        })
      }
      db.close()
    }
    const slots: string[] = []
    const seats = await root.getDirectoryHandle('seats')
    for await (const folder of seats.values()) {
      if (folder.kind !== 'directory') continue
      const file = await (await folder.getFileHandle('slot')).getFile()
      slots.push(await file.text())
    }
    return { rows, slots }
  })
  for (const table of ['clusters', 'pages', 'chain', 'drafts', 'meta']) {
    expect(left.rows[`tocsin- ${table}`]).toBe(0)
  }
  expect(left.slots.join('')).toContain('"wiped":"revoked"')
  expect(left.slots.join('')).not.toContain('"master"')
  // Its unsent report is with headquarters, apart: pushed, and perhaps once more in its envelope.
  expect(await held()).toBeGreaterThan(heldBefore)
})
