/**
 * Writes the golden events that are missing, and their lines in the list of hashes. Run it once after
 * adding an event type or version: `node packages/schema/src/testing/add-fixtures.ts`. What exists is
 * never written again (SPEC EV-8).
 */
import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
import type { OwnEvent } from '../events/draft.ts'
import { recordsTouched, tellEvent } from '../events/tell.ts'
import { pushedEvent } from '../sync/plan-run.ts'
import { clearedStory } from './cleared-story.ts'
import { drawnPlacesStory } from './drawn-places-story.ts'
import { drawnStory } from './drawn-story.ts'
import { fixtureStory } from './fixture-story.ts'
import {
  fixtureNames,
  fixturesFolder,
  type Golden,
  hashList,
  laterFixtures,
  listedHashes,
  readFixture,
  sha256,
} from './golden.ts'
import { intentStory } from './intent-story.ts'
import { peopleStory } from './people-story.ts'
import { soonerStory } from './sooner-story.ts'
import { tacticsStory } from './tactics-story.ts'
import { teamsStory } from './teams-story.ts'
import { zeroStory } from './zero-story.ts'

const length = (value: unknown) => JSON.stringify(value).length
// The fullest event of each type, so that a golden one shows as many fields as it can.
for (const own of fixtureStory().own.toSorted((a, b) => length(b) - length(a))) {
  const { type, typeVersion } = own.event.header
  writeOnce(`${type}.v${typeVersion}.json`, () => goldenOf(own))
}
const stories = {
  'people-v1.json': peopleStory,
  'drawn-v1.json': drawnStory,
  'cleared-v1.json': clearedStory,
  'teams-v1.json': teamsStory,
  'sooner-v1.json': soonerStory,
  'drawn-places-v1.json': drawnPlacesStory,
  'intent-v1.json': intentStory,
  'zero-v1.json': zeroStory,
  'tactics-v1.json': tacticsStory,
}
for (const name of laterFixtures) writeOnce(name, () => stories[name]().map(goldenOf))

function writeOnce(name: string, make: () => Golden | Golden[]): void {
  const file = new URL(name, fixturesFolder)
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(make(), null, 2)}\n`)
}

function goldenOf(own: OwnEvent): Golden {
  const { id, hash } = own.event
  const told = tellEvent({ event: own.event, numbered: null })
  if (!told) throw new Error(`${id} tells nothing`)
  return {
    pushed: pushedEvent(own),
    id,
    hash,
    touches: recordsTouched(told),
    told: JSON.parse(JSON.stringify(told)),
  }
}

const listed = existsSync(hashList) ? listedHashes() : new Map<string, string>()
for (const name of fixtureNames()) {
  if (!listed.has(name)) appendFileSync(hashList, `${sha256(readFixture(name))}  ${name}\n`)
}
