import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { englishProblems as problems } from '@tocsin/schema/problem-words/en'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { identityReasons } from '@tocsin/schema/vocabulary/identity-reasons'
import { cameraJpeg } from './support/camera-jpeg.ts'
import { itemOf, touch } from './support/field.ts'
import { go } from './support/go.ts'
import { test } from './support/mission.ts'
import { enrolOfficers } from './support/officers.ts'
import { openAs } from './support/open-as.ts'
import { shot } from './support/shot.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en
const title = 'Burned houses by the mill'

/** Keeps every picture that is shown out of bytes, to be looked into. */
async function keepShown(page: Page) {
  await page.addInitScript(() => {
    const made: Blob[] = []
    Object.assign(window, { made })
    const make = URL.createObjectURL.bind(URL)
    URL.createObjectURL = (blob: Blob) => {
      made.push(blob)
      return make(blob)
    }
  })
}

/** The bytes of the picture that was shown last. */
async function lastShown(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const { made } = window as unknown as { made: Blob[] }
    const bytes = new Uint8Array((await made.at(-1)?.arrayBuffer()) ?? new ArrayBuffer())
    return btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), ''))
  })
  return Buffer.from(base64, 'base64')
}

/** How much neighbouring pixels differ where the face is: fine stripes give much, what is blurred little. */
function roughness(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { made } = window as unknown as { made: Blob[] }
    const blob = made.at(-1)
    if (!blob) throw new Error('nothing shown')
    const picture = await createImageBitmap(blob)
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    const context = canvas.getContext('2d')
    context?.drawImage(picture, 0, 0)
    const y = Math.round(picture.height * 0.37)
    const across = Math.round(picture.width * 0.15)
    const row = context?.getImageData(Math.round(picture.width * 0.3), y, across, 1).data ?? []
    let sum = 0
    for (let at = 4; at < row.length; at += 4) sum += Math.abs((row[at] ?? 0) - (row[at - 4] ?? 0))
    return sum / across
  })
}

/** A picture that says of itself that it is far too large. */
const hugePng = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000075300000753008020000007a1c2a53',
  'hex',
)

/** One of an ordinary size that ends before its pixels. */
const damagedPng = Buffer.from(
  '89504e470d0a1a0a0000000d494844520000002800000028080200000003fb7c2a',
  'hex',
)

/** Two seconds of a quiet tone as a WAV file of this size: sixteen bits, one channel (RIFF, 1991). */
function aWave(bytes: number): Buffer {
  const wave = Buffer.alloc(bytes)
  const samples = bytes - 44
  wave.write('RIFF', 0)
  wave.writeUInt32LE(bytes - 8, 4)
  wave.write('WAVEfmt ', 8)
  wave.writeUInt32LE(16, 16)
  wave.writeUInt16LE(1, 20)
  wave.writeUInt16LE(1, 22)
  wave.writeUInt32LE(48_000, 24)
  wave.writeUInt32LE(96_000, 28)
  wave.writeUInt16LE(2, 32)
  wave.writeUInt16LE(16, 34)
  wave.write('data', 36)
  wave.writeUInt32LE(samples, 40)
  for (let at = 44; at < bytes - 1; at += 2) wave.writeInt16LE(Math.sin(at / 20) * 2_000, at)
  return wave
}

test('AT-4 AT-9 AT-10 AT-11 AT-12 AT-13 AT-15 AT-16 AT-17 CE-7 UC-5 a photo is made small and blurred on the tablet, headquarters sees it without what the camera wrote, an officer opens the original, and what waits is said', async ({
  mission,
  browser,
}) => {
  test.setTimeout(180_000)
  await enrolOfficers(mission, ['identity2'])
  const officer = await openAs(browser, mission, 'identity1', 1440, keepShown)
  await officer.page.getByRole('link', { name: t('identities.title') }).click()
  await expect(officer.page.getByText(t('identities.inRoster')).first()).toBeVisible()

  const field = await openAs(browser, mission, 'member', 1280, keepShown)
  const tablet = field.page
  const photo = await cameraJpeg(tablet, 2400, 1800)
  expect(photo.includes('CanaryCamera')).toBe(true)
  await tablet.getByRole('link', { name: t('home.fullReport'), exact: true }).click()
  await touch(tablet, en.label(itemOf(flashKinds, 'people_harmed')))
  await tablet.getByLabel(t('full-report.shortTitle')).fill(title)
  const add = async (buffer: Buffer, name = 'IMG_0001.jpg', mimeType = 'image/jpeg') => {
    await tablet.locator('input[type="file"]').first().setInputFiles({ name, mimeType, buffer })
  }
  await expect(tablet.getByRole('button', { name: t('files.addPhoto') })).toBeVisible()
  for (const [buffer, wrong] of [
    [Buffer.alloc(0), 'files.wrongEmpty'],
    [Buffer.from('<svg onload="alert(1)">'.padEnd(300)), 'files.wrongNotPicture'],
    [hugePng, 'files.wrongTooManyPixels'],
    [damagedPng, 'files.wrongUnreadable'],
  ] as const) {
    await add(buffer)
    await expect(tablet.getByText(t(wrong))).toBeVisible()
  }
  await expect(tablet.getByLabel(t('full-report.shortTitle'))).toHaveValue(title)
  await add(photo)
  await expect(tablet.getByRole('img', { name: t('files.photo', { number: 1 }) })).toBeVisible()
  await expect(tablet.getByText(t('files.wrongUnreadable'))).toHaveCount(0)
  await shot(tablet, 'photo-in-form')
  await tablet.setViewportSize({ width: 390, height: 844 })
  await shot(tablet, 'photo-in-form-390')
  await tablet.setViewportSize({ width: 1280, height: 900 })

  await tablet.getByRole('button', { name: t('files.blur') }).click()
  await expect(tablet.locator('.blur__picture')).toBeVisible()
  const sharp = await roughness(tablet)
  // With a finger, from corner to corner of the face, and a frame by the keyboard.
  const box = await tablet.locator('.blur').boundingBox()
  if (!box) throw new Error('no picture')
  await tablet.mouse.move(box.x + box.width * 0.24, box.y + box.height * 0.24)
  await tablet.mouse.down()
  await tablet.mouse.move(box.x + box.width * 0.51, box.y + box.height * 0.51, { steps: 4 })
  await tablet.mouse.up()
  await tablet.getByRole('button', { name: t('files.blurAdd') }).click()
  const frame = tablet.getByRole('button', { name: t('files.blurFrame', { number: 2 }) })
  const before = await frame.boundingBox()
  await frame.focus()
  await tablet.keyboard.press('ArrowRight')
  await tablet.keyboard.press('ArrowDown')
  const after = await frame.boundingBox()
  expect((after?.x ?? 0) > (before?.x ?? 0) && (after?.y ?? 0) > (before?.y ?? 0)).toBe(true)
  await shot(tablet, 'photo-blur')
  await tablet.getByRole('button', { name: t('files.blurUse'), exact: true }).click()
  await expect(tablet.getByText(t('files.working'))).toHaveCount(0)
  await expect(tablet.getByRole('button', { name: t('files.blurUndo') })).toBeVisible()
  await tablet.getByRole('button', { name: t('full-report.send') }).click()
  await expect(tablet.getByRole('heading', { name: title })).toBeVisible()
  await expect(tablet.getByText(t('files.stateHq'))).toBeVisible()
  await shot(tablet, 'photo-on-record')
  await tablet
    .getByRole('button', { name: t('files.open', { name: t('files.photo', { number: 1 }) }) })
    .click()
  await expect(tablet.locator('.attached__large')).toBeVisible()
  expect(await roughness(tablet)).toBeLessThan(sharp / 5)

  // A teammate has the small picture with the words, and asks for the large one.
  const team = await openAs(browser, mission, 'leader', 1280, keepShown)
  const mate = team.page
  await mate
    .getByRole('button', { name: title })
    .or(mate.getByRole('link', { name: title }))
    .first()
    .click()
  await expect(mate.getByText(t('files.notShown'))).toBeVisible()
  await mate.route(/attachment\.teamCopy/, (route) => route.abort(), { times: 1 })
  const ask = mate.getByRole('button', { name: en.like('files.fetch') })
  await ask.click()
  await expect(mate.getByText(problems.server_unreachable.said)).toBeVisible()
  await shot(mate, 'photo-teammate-cut')
  await ask.click()
  await expect(mate.locator('.attached__large')).toBeVisible()
  expect(await roughness(mate)).toBeLessThan(sharp / 5)
  await mate.getByRole('button', { name: t('files.close'), exact: true }).click()
  await expect(mate.getByText(t('files.fetched'))).toBeVisible()
  await shot(mate, 'photo-teammate')
  await mate.close()

  const desk = officer.page
  await desk.getByRole('link', { name: t('desk.title') }).click()
  await desk
    .getByRole('list', { name: t('desk.queue') })
    .getByRole('button', { name: title })
    .first()
    .click()
  const record = desk.getByRole('region', { name: t('desk.chosen') })
  await expect(record.getByText(t('files.arrived', { here: 1, all: 1 }))).toBeVisible()
  await shot(desk, 'photo-at-desk')
  await record
    .getByRole('button', { name: t('files.open', { name: t('files.photo', { number: 1 }) }) })
    .click()
  await expect(desk.locator('.attached__large')).toBeVisible()
  await shot(desk, 'photo-at-desk-large')
  const copy = await lastShown(desk)
  expect(copy.subarray(8, 12).toString()).toBe('WEBP')
  for (const written of ['Exif', 'EXIF', 'CanaryCamera', 'XMP ']) {
    expect(copy.includes(written)).toBe(false)
  }
  expect(await roughness(desk)).toBeLessThan(sharp / 5)
  await desk.getByRole('button', { name: t('files.close'), exact: true }).click()

  await record.getByRole('link', { name: t('desk.verify') }).click()
  const originals = desk.getByRole('region', { name: t('files.title') }).last()
  await originals.getByRole('button', { name: t('files.save') }).click()
  const dialog = desk.getByRole('dialog', { name: t('files.save') })
  const reason = desk.getByRole('radio', {
    name: en.label(itemOf(identityReasons, 'protect_person')),
  })
  await dialog.locator('label').filter({ has: reason }).click()
  await dialog.getByLabel(t('identities.words')).fill('To see where it was taken')
  const [file] = await Promise.all([
    desk.waitForEvent('download'),
    dialog.getByRole('button', { name: t('files.save') }).click(),
  ])
  expect(file.suggestedFilename()).toBe('IMG_0001.jpg')
  expect(readFileSync(await file.path()).equals(photo)).toBe(true)
  // Its certificate names both files; what headquarters is shown by the server only is not in it.
  await desk.getByRole('link', { name: t('certificate.open') }).click()
  await expect(desk.getByText(t('certificate.fileWithheld'))).toBeVisible()
  await expect(desk.getByText(t('certificate.fileOfficers'))).toBeVisible()
  await desk.getByText(t('certificate.fileOfficers')).scrollIntoViewIfNeeded()
  await shot(desk, 'certificate-with-photo')
  await desk.close()

  // Words go, a sound waits: said beside the record and on the first screen, until it is told to go.
  await tablet.getByRole('button', { name: t('files.close'), exact: true }).click()
  await tablet.route(/attachment\.put/, (route) => route.abort())
  await tablet.getByRole('link', { name: t('common.backToReports') }).click()
  await tablet.getByRole('link', { name: t('home.fullReport'), exact: true }).click()
  await touch(tablet, en.label(itemOf(flashKinds, 'people_harmed')))
  await tablet.getByLabel(t('full-report.shortTitle')).fill('Shots in the night')
  const sound = { name: 'night.wav', mimeType: 'audio/wav', buffer: aWave(200_000) }
  await tablet.locator('input[type="file"]').nth(1).setInputFiles(sound)
  await expect(tablet.getByText('night.wav')).toBeVisible()
  await tablet.getByRole('button', { name: t('files.listen') }).click()
  const heard = tablet.locator('audio')
  await expect
    .poll(() => heard.evaluate((one: HTMLAudioElement) => one.duration))
    .toBeGreaterThan(1)
  await shot(tablet, 'sound-in-form')
  await tablet.getByRole('button', { name: t('full-report.send') }).click()
  await expect(tablet.getByText(t('files.attachmentsWaiting'))).toBeVisible()
  await tablet.getByRole('link', { name: t('common.backToReports') }).click()
  await expect(tablet.getByText(t('files.attachmentsWaiting'))).toBeVisible()
  await shot(tablet, 'photo-waits-home')
  // Over satellite nothing of files today: said with what goes next, while words go as ever.
  await go(tablet, '/tablet')
  const budget = t('storage.budget', { link: t('storage.linkSatellite') })
  await touch(tablet, t('storage.linkSatellite'))
  await tablet.getByLabel(budget).selectOption(t('storage.budgetZero'))
  const lane = (id: 'storage.laneAlerts' | 'storage.laneThumbs' | 'storage.laneOriginals') =>
    tablet.getByRole('row', { name: t(id) }).getByRole('cell')
  await expect(lane('storage.laneOriginals')).toHaveText(['200 kB', /MB|kB/, /MB|kB/])
  await expect(lane('storage.laneThumbs').nth(1)).toHaveText(/bytes|kB/)
  await expect(lane('storage.laneAlerts').nth(1)).toHaveText('–')
  await shot(tablet, 'lanes')
  for (const [name, width, height] of [
    ['tall', 800, 1280],
    ['phone', 390, 844],
  ] as const) {
    await tablet.setViewportSize({ width, height })
    await shot(tablet, `lanes-${name}`)
  }
  await tablet.setViewportSize({ width: 1280, height: 900 })
  await go(tablet, '/')
  await expect(tablet.getByText(/Next: an original of/)).toBeVisible()
  await shot(tablet, 'photo-budget-used')
  await go(tablet, '/tablet')
  await tablet.getByLabel(budget).selectOption(t('storage.budgetNone'))
  await go(tablet, '/')
  await tablet.getByRole('button', { name: t('files.textOnly') }).click()
  await expect(tablet.getByText(t('files.textOnlyHint'))).toBeVisible()
  await tablet.unroute(/attachment\.put/)
  await tablet.getByRole('button', { name: t('files.textOnlyEnd') }).click()
  await expect(tablet.getByText(t('files.attachmentsWaiting'))).toHaveCount(0)

  // Nothing that anybody sent held the picture or what the camera wrote, in the clear or spelled in letters.
  const spelled = photo.subarray(30, 60).toString('base64url').slice(4, 30)
  for (const { sent } of [field, team, officer]) {
    const clear = sent.filter((body) => body.includes('CanaryCamera') || body.includes(spelled))
    expect(clear).toEqual([])
  }
})
