import type { PersonBody } from '@tocsin/schema/events/people'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import { fileReport } from '@tocsin/schema/report/decide'
import { expect, test } from 'vitest'
import { openDraftStore } from '../vault/draft-store.ts'
import { memoryFile } from '../vault/memory-file.ts'
import { tablet } from './testing/tablet.ts'
import { missionTrust } from './testing/trust.ts'

const { bundle } = await missionTrust()
const canary = (n: number) => `Canarsky${String(n).padStart(5, '0')}`
const many = 1_000
const inOneReport = 10

function aboutPeople(labels: readonly string[]) {
  return fileReport('OD03' as AreaId, {
    facts: {
      form: 'full',
      what: 'people_harmed',
      place: { kind: 'point', lat: 1, lon: 2, radiusM: 100, source: 'gps' },
      occurredAt: { precision: 'unknown' },
      people: labels.map((part) => ({ is: 'witness', consent: 'identity_to_officers', part })),
    },
    narrative: { title: 'Witnesses spoke' },
  })
}

test('SE-6 VA-8 1,000 identities typed and saved, the tablet killed while typing and while saving: 0 open out of whatever is left of their drafts', async () => {
  const one = tablet()
  const files = one.disk.drafts
  /** What somebody with the open tablet reads of drafts, out of these two files. */
  const read = async (keys: Bytes, texts: Bytes) => {
    const store = { keys: memoryFile(keys), texts: memoryFile(texts) }
    const found = await openDraftStore(store, await one.wrapping, 'f'.repeat(32))
    return (await found.readAll()).map(({ bytes }) => new TextDecoder().decode(bytes)).join('\n')
  }
  const start = async () => {
    const local = await one.start()
    await local.takeTrust(bundle)
    return local
  }
  const foundIn = (text: string) =>
    Array.from({ length: many }, (_, n) => n).filter((n) => text.includes(canary(n)))

  /** Every state that the file of texts was ever in: a disk may keep old blocks for years. */
  const remnants: Bytes[] = []
  const withKeys: string[] = []
  let local = await start()
  for (let n = 0; n < many; n += inOneReport) {
    const id = local.drafts.newId()
    const names = Array.from({ length: inOneReport }, (_, at) => canary(n + at))
    for (const letters of [4, 10, 13]) {
      const people = names.map((name) => ({ name: name.slice(0, letters) }))
      await local.drafts.save({ id, kind: 'report', title: null, form: { people } })
      remnants.push(files.texts.content())
    }
    // Killed while typing: the draft is there again.
    if (n % 30 === 10) local = await start()
    expect(local.drafts.find(id)).toBeDefined()
    withKeys.push(await read(files.keys.content(), files.texts.content()))
    const people = Object.fromEntries(
      names.map((name, at): [string, PersonBody] => [
        `sealed/${at}`,
        { v: 1, is: 'witness', name, testimony: `I, ${name}, saw it.` },
      ]),
    )
    // Killed after the event is saved and before the draft's key is overwritten.
    const isKilled = n % 30 === 20
    files.forgetFails = isKilled
    const saved = await local.append(aboutPeople(Object.keys(people)), { draft: id, people })
    expect(saved.ok).toBe(true)
    remnants.push(files.texts.content())
    files.forgetFails = false
    if (isKilled || n % 30 === 0) local = await start()
    expect(local.drafts.get()).toEqual([])
  }

  let opened = ''
  for (const texts of remnants) opened += await read(files.keys.content(), texts)
  expect(foundIn(opened)).toEqual([])
  expect(files.keys.content().every((byte) => byte === 0)).toBe(true)
  // With the keys as they were before each save, the same remnants tell everything.
  expect(foundIn(withKeys.join('\n'))).toHaveLength(many)
}, 300_000)
