import { problem } from '@tocsin/schema/problem'
import { expect, test } from 'vitest'
import { sealedBytes, sealFile } from './seal-file.ts'
import { aPhoto, filesWorld, saveWith } from './testing/files-world.ts'

/** Chunks of a picture as headquarters has them from a teammate. */
async function ofTeammate(bytes: number) {
  const plain = new Uint8Array(await aPhoto(bytes).arrayBuffer())
  const { sealed, hashes } = await sealFile(plain, new Uint8Array(32).fill(5))
  const chunks = hashes.map((_, at) => sealed.slice(at * sealedBytes, (at + 1) * sealedBytes))
  return { bytes, hashes, chunks }
}

/** A tablet with a record that it reads, and the large picture of it at headquarters. */
async function world() {
  const all = await filesWorld()
  const files = all.open()
  const form = await files.addPhoto(aPhoto(), true)
  if (!form.ok) throw new Error('no photo')
  const saved = await saveWith(all.local, files, [form.value])
  const { media, bytes } = form.value.copy ?? {}
  if (!media || bytes === undefined) throw new Error('no copy')
  // What a teammate's copy looks like from headquarters: the sealed chunks of the very file.
  const name = form.value.copy?.name ?? ''
  const lying = all.disk.files.get(name) ?? new Uint8Array()
  const sealed = lying.slice(lying.length - bytes - 16 * 3)
  const kept = files.get().files.find((one) => one.name === name)
  const hashes = kept?.chunks ?? []
  const chunks = hashes.map((_, at) => sealed.slice(at * sealedBytes, (at + 1) * sealedBytes))
  all.team.files.set(media.content, { bytes, hashes, chunks })
  // As on a teammate's tablet: it has the words, and nothing of the file.
  for (const each of [...all.disk.files.keys()]) all.disk.files.delete(each)
  const asked = { event: saved.event, record: saved.record, content: media.content, bytes }
  return { ...all, asked, media, files: all.open() }
}

test('AT-16 a copy is fetched chunk by chunk, goes on where it was cut after a start too, and lies sealed as it came', async () => {
  const { open, files, team, asked, disk, media, meter } = await world()
  team.isCut = (from) => from === 2
  const onWay: number[] = []
  const fetch = () => files.fetch(asked, (lying) => onWay.push(lying))
  expect(await fetch()).toEqual({ ok: false, error: problem('server_unreachable') })
  expect(await files.find(asked.event, media, asked.bytes)).toMatchObject({ ok: false })
  team.isCut = () => false
  const later = open()
  expect(await later.fetch(asked, (lying) => onWay.push(lying))).toEqual({
    ok: true,
    value: undefined,
  })
  expect([team.asked, onWay]).toEqual([
    [0, 1, 2],
    [1, 2, 3],
  ])
  const sent = team.files.get(asked.content)?.chunks ?? []
  const chunkFiles = [...disk.files].filter(([name]) => /\.\d+$/.test(name))
  expect(chunkFiles.map(([, bytes]) => bytes)).toEqual(sent)
  expect(meter.get().traffic.today.fetched).toBeGreaterThan(asked.bytes)
  // Nothing more goes over the link for what is here.
  await later.fetch(asked, () => undefined)
  expect(team.asked).toHaveLength(3)
})

test('AT-16 a chunk that is not what the event names is not kept, and what the server has not is said', async () => {
  const { files, team, asked, disk } = await world()
  const there = team.files.get(asked.content)
  const fetch = () => files.fetch(asked, () => undefined)
  team.files.delete(asked.content)
  expect(await fetch()).toEqual({ ok: false, error: problem('not_found') })
  team.files.set(asked.content, await ofTeammate(asked.bytes))
  expect(await fetch()).toEqual({ ok: false, error: problem('not_found') })
  if (there) team.files.set(asked.content, { ...there, chunks: there.chunks.toReversed() })
  expect(await fetch()).toEqual({ ok: false, error: problem('not_found') })
  expect(disk.files.size).toBe(0)
})

test('AT-16 AT-13 it counts against the budget of the link, and a full tablet takes none', async () => {
  const { files, team, asked, meter, room, disk } = await world()
  meter.choose({ link: 'mobile', limits: { mobile: 0 } })
  expect(await files.fetch(asked, () => undefined)).toEqual({ ok: false, error: 'spent' })
  expect(team.asked).toEqual([])
  meter.choose({ limits: { mobile: 5 } })
  room.isFull = true
  expect(await files.fetch(asked, () => undefined)).toEqual({
    ok: false,
    error: problem('storage_full'),
  })
  expect(disk.files.size).toBe(0)
})

test('AT-16 with the words that hold its key a fetched copy leaves the tablet, whole or in part', async () => {
  const { files, asked, disk, withoutWords } = await world()
  await files.fetch(asked, () => undefined)
  await files.dropUnread()
  expect(disk.files.size).toBe(5)
  withoutWords()
  await files.dropUnread()
  expect(disk.files.size).toBe(0)
})
