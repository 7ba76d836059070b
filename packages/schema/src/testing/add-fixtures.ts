/**
 * Writes the golden events that are missing, and their lines in the list of hashes. Run it once after
 * adding an event type or version: `node packages/schema/src/testing/add-fixtures.ts`. What exists is
 * never written again (SPEC EV-8).
 */
import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
import { recordsTouched, tellEvent } from '../events/tell.ts'
import { pushedEvent } from '../sync/plan-run.ts'
import { fixtureStory } from './fixture-story.ts'
import {
  fixtureNames,
  fixturesFolder,
  type Golden,
  hashList,
  listedHashes,
  readFixture,
  sha256,
} from './golden.ts'

const length = (value: unknown) => JSON.stringify(value).length
// The fullest event of each type, so that a golden one shows as many fields as it can.
for (const own of fixtureStory().own.toSorted((a, b) => length(b) - length(a))) {
  const { id, hash, header } = own.event
  const file = new URL(`${header.type}.v${header.typeVersion}.json`, fixturesFolder)
  const told = tellEvent({ event: own.event, numbered: null })
  if (existsSync(file) || !told) continue
  const golden: Golden = {
    pushed: pushedEvent(own),
    id,
    hash,
    touches: recordsTouched(told),
    told: JSON.parse(JSON.stringify(told)),
  }
  writeFileSync(file, `${JSON.stringify(golden, null, 2)}\n`)
}

const listed = existsSync(hashList) ? listedHashes() : new Map<string, string>()
for (const name of fixtureNames()) {
  if (!listed.has(name)) appendFileSync(hashList, `${sha256(readFixture(name))}  ${name}\n`)
}
