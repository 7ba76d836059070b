import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { Hash } from '../events/envelope.ts'
import { EventId, RecordId } from '../primitives/ids.ts'
import { PushedEvent } from '../sync/pushed-event.ts'

/** Where golden events and known answers lie: never edited, only added. */
export const fixturesFolder = new URL('../../fixtures/', import.meta.url)

/** `sha256sum` of every fixture, by name. */
export const hashList = new URL('SHA256SUMS', fixturesFolder)

/** A golden event: as it travels, and what every version of the code has to make of it. */
export const Golden = z.object({
  pushed: PushedEvent,
  id: EventId,
  hash: Hash,
  touches: z.array(z.object({ kind: z.string(), id: RecordId })),
  told: z.record(z.string(), z.json()),
})
export type Golden = z.infer<typeof Golden>

/**
 * Golden events of what came to their types without a new version (SPEC EV-8): people of threats, drawings,
 * fields that are emptied, what is known of a deployment, and to which one a record belongs, alerts
 * that ring again, drawings of reports and deployments, intent and capability behind a threat, visits
 * on which nothing was to be reported, tactics of those who threaten.
 */
export const laterFixtures = [
  'people-v1.json',
  'drawn-v1.json',
  'cleared-v1.json',
  'teams-v1.json',
  'sooner-v1.json',
  'drawn-places-v1.json',
  'intent-v1.json',
  'zero-v1.json',
  'tactics-v1.json',
] as const

export function fixtureNames(): string[] {
  return readdirSync(fixturesFolder)
    .filter((name) => name.endsWith('.json'))
    .sort()
}

export function readFixture(name: string): string {
  return readFileSync(new URL(name, fixturesFolder), 'utf8')
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The list as it is kept: hash by file name. */
export function listedHashes(): Map<string, string> {
  const lines = readFileSync(hashList, 'utf8').trim().split('\n')
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
}
