import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ondaraSetting } from '@tocsin/schema/summary/document/testing/ondara-week'
import { ondaraPackSource } from '@tocsin/testkit/ondara/pack-source'
import { expect, it, onTestFinished } from 'vitest'
import { infoFile, placesFile } from '../maps/pack-folder.ts'
import { readGround } from './read-ground.ts'
import { ondaraGround } from './testing/ondara-ground.ts'

const { places } = ondaraSetting('en')
const { attribution, load } = ondaraPackSource
const pack = load()

function folderWith(packs: Record<string, object>): string {
  const dir = mkdtempSync(join(tmpdir(), 'tocsin-ground-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  for (const [name, info] of Object.entries(packs)) {
    mkdirSync(join(dir, name))
    writeFileSync(
      join(dir, name, placesFile),
      JSON.stringify({ places: pack.places, units: pack.units }),
    )
    writeFileSync(
      join(dir, name, infoFile),
      JSON.stringify({ name, attribution, bounds: pack.bounds, ...info }),
    )
  }
  return dir
}

it('SD-13 the ground of a map is what a pack of this server holds there, with its own word on its boundaries', async () => {
  const official = {
    boundaries: 'official',
    credits: [{ what: 'boundaries', from: 'Survey Office', licence: '', date: null }],
  }
  expect(await readGround(folderWith({ ondara: {} }), places)).toEqual(ondaraGround)
  expect(await readGround(folderWith({ ondara: official }), places)).toEqual({
    ...ondaraGround,
    credit: 'Survey Office',
    isOfficial: true,
  })
})

it('SD-13 without packs, without one that reaches there, and without a sign there is no ground', async () => {
  const dir = folderWith({ elsewhere: { bounds: [100, 40, 101, 41] } })
  expect(await readGround(undefined, places)).toBeNull()
  expect(await readGround(join(dir, 'nowhere'), places)).toBeNull()
  expect(await readGround(dir, places)).toBeNull()
  expect(await readGround(folderWith({ ondara: {} }), [])).toBeNull()
})
