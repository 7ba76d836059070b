import type { OriginalBody } from '@tocsin/schema/events/attachments'
import { largestFile } from '@tocsin/schema/events/attachments'
import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import { problem } from '@tocsin/schema/problem'
import { openPart } from '@tocsin/seal/open-part'
import { openWrap } from '@tocsin/seal/sealed-part'
import { expect, test } from 'vitest'
import { openDatabase } from '../local/database.ts'
import { openLaneTools } from '../local/ready-lane-tools.ts'
import type { Files } from './create-files.ts'
import { asBefore, FileForm } from './file-form.ts'
import { openFile } from './open-copy.ts'
import { aPhoto, filesWorld, saveWith } from './testing/files-world.ts'

async function photoIn(files: Files, photo = aPhoto()): Promise<FileForm> {
  const added = await files.addPhoto(photo, true)
  if (!added.ok) throw new Error(JSON.stringify(added.error))
  return added.value
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

test('AT-9 files lie sealed on the tablet before their event is saved, and nothing readable beside them', async () => {
  const { local, disk, open } = await filesWorld()
  const files = open()
  const photo = aPhoto()
  const form = await photoIn(files, photo)
  const { copy, original } = form
  if (!copy || !original) throw new Error('both')
  expect([...disk.files.keys()].sort()).toEqual([copy.name, original.name].sort())
  const plain = text(new Uint8Array(await photo.arrayBuffer()))
  for (const [name, bytes] of disk.files) {
    expect(name).toMatch(/^[0-9a-f]{32}$/)
    for (const told of [
      plain.slice(0, 40),
      plain.slice(-40),
      'Canarsky',
      copy.media.content,
      'chunks',
    ]) {
      expect(text(bytes)).not.toContain(told)
    }
  }
  const saved = await saveWith(local, files, [form])
  const view = await local.record(saved.record)
  const entry = view.ok ? view.value?.entries[0] : undefined
  const said = JSON.stringify(entry?.event.parts)
  expect(said).toContain(copy.media.key)
  // The key of the original is in its sealed part alone, and so is the name of the file.
  expect(said).not.toContain(original.key)
  expect(said).not.toContain('Canarsky')
  const shown = await files.find(saved.event, copy.media, copy.bytes)
  expect(shown.ok && shown.value.size).toBe(copy.bytes)
})

test('AT-4 AT-10 an officer opens the original out of what was sealed for it, and one chunk of another file is refused', async () => {
  const { local, disk, open, officers } = await filesWorld()
  const files = open()
  const photo = aPhoto(90_000)
  const form = await photoIn(files, photo)
  const before = [...disk.files]
  await saveWith(local, files, [form])
  const planned = await local.planExchange(10)
  const own = planned.ok ? planned.value.run[0] : undefined
  const part = own?.event.parts['sealed/101']
  const officer = officers[0]
  const wrap = own?.wraps?.['sealed/101']?.find((one) => one.officer === officer?.id)
  if (!own || !officer || !wrap || part?.state !== 'sealed') throw new Error('not sealed')
  const { mission, record } = own.event.header
  const place = { mission, record, event: own.event.id, label: 'sealed/101' }
  const key = await openWrap(officer.key, place, wrap.sealed)
  if (!key.ok) throw new Error('the wrap does not open')
  const body = await openPart({ place, bytes: fromBase64Url(part.bytes), key: key.value })
  if (!body.ok) throw new Error('does not open')
  const { original }: OriginalBody = JSON.parse(new TextDecoder().decode(body.value))
  expect(original.name).toBe('Zbigniew Canarsky.jpg')
  const file = before.find(([name]) => name === form.original?.name)?.[1] ?? new Uint8Array()
  const sealed = file.slice(file.length - 90_000 - 32)
  const chunks = [sealed.slice(0, 65_552), sealed.slice(65_552)]
  const opened = await openFile({ ...original, bytes: 90_000 }, chunks)
  expect(opened.ok && text(opened.value) === text(new Uint8Array(await photo.arrayBuffer()))).toBe(
    true,
  )
  const foreign = [...before][0]?.[1].slice(-16) ?? new Uint8Array()
  const swapped = [chunks[0] ?? foreign, foreign]
  expect(await openFile({ ...original, bytes: 90_000 }, swapped)).toEqual({
    ok: false,
    error: problem('not_found'),
  })
})

test('AT-9 a browser that ends between saving and tying loses no file; one that nobody names goes', async () => {
  const { local, disk, open, server } = await filesWorld()
  const files = open()
  const form = await photoIn(files)
  const dropped = await photoIn(files)
  const drafted = await photoIn(files)
  const id = local.drafts.newId()
  // as: a form is JSON.
  await local.drafts.save({
    id,
    kind: 'report',
    title: null,
    form: JSON.parse(JSON.stringify({ files: [drafted] })),
  })
  await saveWith(local, files, [form], true)
  await files.send('now')
  expect(disk.files.size).toBe(6)
  // The next start.
  const again = open()
  await again.send('now')
  const names = [...disk.files.keys()].filter((name) => !name.endsWith('.at'))
  expect(names.sort()).toEqual([form.copy?.name, drafted.copy?.name, drafted.original?.name].sort())
  expect(names).not.toContain(dropped.copy?.name)
  expect(new Set(server.heard)).toEqual(new Set([form.copy?.media.content, form.original?.content]))
})

test('AT-12 copies go before originals, words before both, and where it was cut it goes on', async () => {
  const { local, open, server, clock, unsent } = await filesWorld()
  const files = open()
  const [first, second] = [await photoIn(files), await photoIn(files, aPhoto(70_000))]
  await saveWith(local, files, [first, second])
  unsent.events = 1
  await files.send('now')
  expect(server.heard).toEqual([])
  unsent.events = 0
  server.isCut = true
  await files.send('now')
  const { failures, problem: said, nextTryAt } = files.get()
  expect([failures, said?.code, nextTryAt]).toEqual([1, 'server_unreachable', clock.now + 5_000])
  server.isCut = false
  // Not before the time that was said.
  await files.send()
  expect(server.heard).toEqual([])
  clock.now += 5_000
  await files.send()
  const [copyOne, copyTwo] = [first.copy?.media.content, second.copy?.media.content]
  const order = server.heard.filter((content, at) => content !== server.heard[at - 1])
  expect(new Set(order.slice(0, 2))).toEqual(new Set([copyOne, copyTwo]))
  expect(order.slice(2)).toEqual([second.original?.content, first.original?.content])
  expect(files.get()).toMatchObject({ failures: 0, problem: null })
  // Originals are gone from here: nobody on this tablet could open them.
  expect(files.get().files.map(({ role, tie, here }) => [role, tie?.sent, here])).toEqual([
    ['copy', true, 3],
    ['copy', true, 3],
  ])
  const before = server.heard.length
  await files.send('now')
  expect(server.heard.length).toBe(before)
})

test('AT-12 with text only nothing of a file goes, also after the next start, until it is taken back', async () => {
  const { local, open, server } = await filesWorld()
  const files = open()
  await saveWith(local, files, [await photoIn(files)])
  files.setTextOnly(true)
  await files.send('now')
  const again = open()
  await again.send('now')
  expect(server.heard).toEqual([])
  expect(again.get().files.every(({ tie, here }) => !tie?.sent && here === 0)).toBe(true)
  again.setTextOnly(false)
  await again.send('now')
  expect(server.heard.length).toBeGreaterThan(0)
})

test('AT-13 AT-14 the budget of a link stops files before it is exceeded, says what goes next and when, and begins anew the next day', async () => {
  const { local, open, server, clock, meter, start, disk } = await filesWorld()
  clock.now = Date.parse('2026-11-26T20:00Z')
  const files = open()
  await saveWith(local, files, [await photoIn(files), await photoIn(files, aPhoto(400_000))])
  meter.choose({ link: 'satellite', limits: { satellite: 0 } })
  await files.send('now')
  expect(server.heard).toEqual([])
  expect(files.get().spent).toMatchObject({
    next: { role: 'copy', bytes: 150_000, here: 0 },
    at: Date.parse('2026-11-27T00:00Z'),
  })
  // Of a megabyte four pictures of 150 kB, as they are spelled on the link, would be too many.
  meter.choose({ limits: { satellite: 1 } })
  await files.send('now')
  const used = () => meter.get().traffic.links.satellite ?? 0
  expect(used()).toBeLessThanOrEqual(1_000_000)
  expect(used()).toBeGreaterThan(1_000_000 - 90_000)
  const { spent, nextTryAt } = files.get()
  expect(spent?.next.role).toBe('original')
  expect(nextTryAt).toBe(spent?.at)
  const before = server.heard.length
  await files.send()
  expect(server.heard.length).toBe(before)
  // What was counted lies sealed, is there after a start, and says no more than lanes and a day.
  const later = await start({ leads: false })
  expect(await openLaneTools(later.lanes).traffic()).toEqual(meter.get().traffic)
  const db = openDatabase('f'.repeat(32), disk.indexedDb)
  const row = await db.meta.get('traffic')
  db.close()
  expect(row && text(row.sealed)).not.toMatch(/originals|satellite|2026/)
  expect(Object.keys(meter.get().traffic.today).sort()).toEqual(['copies', 'originals'])
  clock.now = Date.parse('2026-11-27T00:00Z')
  await files.send()
  expect(files.get()).toMatchObject({ spent: null, failures: 0 })
  expect(files.get().files.every(({ tie }) => tie?.sent)).toBe(true)
  expect(meter.get().traffic).toMatchObject({ date: '2026-11-27' })
  expect(meter.get().traffic.month.copies).toBeGreaterThan(400_000 - 1)
})

test('AT-12 AT-13 what is chosen while a try is under way holds after it: the try that fails then is not the last word', async () => {
  const { local, open, server, meter } = await filesWorld()
  const files = open()
  await saveWith(local, files, [await photoIn(files)])
  let letGo = () => {}
  server.held = new Promise((resolve) => {
    letGo = resolve
  })
  server.isCut = true
  const cut = files.send('now')
  await expect.poll(() => files.get().trying).toBe(true)
  meter.choose({ link: 'satellite', limits: { satellite: 0 } })
  const chosen = files.send('now')
  letGo()
  await Promise.all([cut, chosen])
  expect(files.get()).toMatchObject({ failures: 0, spent: { next: { role: 'copy' } } })
})

test('AT-15 a blur is undone until the form is saved, and then the copy before it is gone from the tablet', async () => {
  const { local, open, disk } = await filesWorld()
  const files = open()
  const first = await photoIn(files)
  const box = { x: 0.1, y: 0.1, width: 0.2, height: 0.2 }
  const blurred = async (form: FileForm) => {
    const done = await files.blur(form, [box])
    if (!done.ok) throw new Error('not blurred')
    return done.value
  }
  const twice = await blurred(await blurred(first))
  expect(twice.copy?.name).not.toBe(first.copy?.name)
  expect(asBefore(twice)).toEqual(first)
  expect(asBefore(first)).toEqual(first)
  // Also out of a draft, which a form is kept in.
  expect(asBefore(FileForm.parse(JSON.parse(JSON.stringify(twice))))).toEqual(first)
  expect((await files.lookAt(asBefore(twice))).ok).toBe(true)
  await saveWith(local, files, [twice])
  expect(disk.files.has(first.copy?.name ?? '')).toBe(false)
  expect(disk.files.has(twice.copy?.name ?? '')).toBe(true)
})

test('AT-17 a sound is heard out of its sealed bytes until it is saved, and not out of the tablet afterwards', async () => {
  const { local, open } = await filesWorld()
  const files = open()
  const recorded = aPhoto(90_000, 'audio/mp4')
  const added = await files.addSealed(recorded, 'sound')
  if (!added.ok || !added.value.original) throw new Error('not kept')
  const heard = await files.listen(added.value)
  expect(heard.ok && heard.value.type).toBe('audio/mp4')
  expect(heard.ok && text(new Uint8Array(await heard.value.arrayBuffer()))).toBe(
    text(new Uint8Array(await recorded.arrayBuffer())),
  )
  const saved = await saveWith(local, files, [added.value])
  const view = await local.record(saved.record)
  expect(JSON.stringify(view)).not.toContain(added.value.original.key)
})

test('AT-12 AT-8 what waits for its event stays, what was erased at headquarters goes from here', async () => {
  const { local, open, server } = await filesWorld()
  const files = open()
  await saveWith(local, files, [await photoIn(files)])
  server.standing = { is: 'later' }
  await files.send('now')
  expect(files.get().files).toHaveLength(2)
  server.standing = { is: 'gone' }
  await files.send('now')
  expect(files.get().files).toEqual([])
})

test('AT-11 SV-8 an empty file, one too large and a full tablet are refused, and nothing is left behind', async () => {
  const { disk, open, room } = await filesWorld()
  const files = open()
  const refused = async (file: File) => {
    const added = await files.addSealed(file, 'file')
    return added.ok ? undefined : added.error
  }
  expect(await refused(new File([], 'empty'))).toEqual({ wrong: 'Empty' })
  expect(await refused(new File([new Uint8Array(largestFile + 1)], 'large'))).toEqual({
    wrong: 'TooLarge',
  })
  room.isFull = true
  expect(await refused(aPhoto())).toEqual({ problem: problem('storage_full') })
  expect(await files.addPhoto(aPhoto(), true)).toEqual({
    ok: false,
    error: { problem: problem('storage_full') },
  })
  expect(disk.files.size).toBe(0)
})
