import { grantedScopes, reachOf } from '@tocsin/schema/access/rules'
import type { ErasableEvent } from '@tocsin/schema/desk/erasures'
import { isErasable } from '@tocsin/schema/events/erase'
import { parseScopeId } from '@tocsin/schema/primitives/ids'
import { missionScope } from '@tocsin/schema/primitives/mission-scope'
import type { Report } from '@tocsin/schema/report/state'
import { receiptCode } from '@tocsin/schema/sync/receipt-code'
import type { Threat } from '@tocsin/schema/threat/state'
import type { LogEntry } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { readEvents } from '../log/stored-events.ts'
import type { ErasureDeps, PersonAt } from './erasure-deps.ts'

/**
 * The event with this number of the log, for somebody who may erase: an identity officer finds what
 * they may read, an administrator, who reads none of it, every event of a record.
 */
export async function findEvent(
  deps: ErasureDeps,
  { actor }: PersonAt,
  seq: number,
): Promise<LogEntry | undefined> {
  const { mission } = deps
  const { db } = deps.database
  const [entry] = await readEvents(db, deps, [seq])
  if (!entry || entry.event.header.scope === missionScope) return undefined
  if (actor.role === 'administrator') return entry
  const { settings } = await missionOf(db, mission)
  const { header } = entry.event
  const scopes = grantedScopes(
    actor,
    settings.areas.map(({ id }) => id),
  )
  const isReadable = scopes.includes(header.scope) && reachOf(actor, header, 'facts') !== 'none'
  return isReadable ? entry : undefined
}

/** What may be erased of it; nothing of what it says. */
export async function erasableEvent(deps: ErasureDeps, entry: LogEntry): Promise<ErasableEvent> {
  const { event, numbered } = entry
  const { area, band } = parseScopeId(event.header.scope)
  const restricts = await isAloneRestricting(deps, entry)
  return {
    event: event.id,
    record: event.header.record,
    seq: numbered.seq,
    code: receiptCode(event.hash),
    type: event.header.type,
    area,
    band,
    parts: Object.entries(event.parts).map(([label, part]) => {
      const may = isErasable(event, label) && !(label === 'facts' && restricts)
      return { label, is: part.state === 'erased' ? 'erased' : may ? 'erasable' : 'stays' }
    }),
  }
}

/** The number from which its record belongs into the restricted band by this very event (SPEC AC-6). */
export async function strictFrom(deps: ErasureDeps, entry: LogEntry): Promise<number | undefined> {
  const { event, numbered } = entry
  const restrictedBy = await restrictionOf(deps, entry)
  return restrictedBy?.by === event.id ? numbered.seq : undefined
}

/**
 * Whether a record would leave the restricted band with it: its first event restricts it in an ordinary
 * scope, so that nothing would be left to say so beside what others wrote of it.
 */
async function isAloneRestricting(deps: ErasureDeps, entry: LogEntry): Promise<boolean> {
  const { header, id } = entry.event
  const isFirst = (header.record as string) === id
  return isFirst && (await strictFrom(deps, entry)) !== undefined
}

async function restrictionOf(deps: ErasureDeps, { event: { header } }: LogEntry) {
  if (parseScopeId(header.scope).band === 'restricted') return null
  const { database, mission, words, projections } = deps
  const { generation } = await missionOf(database.db, mission)
  const refs = [
    { kind: 'report', id: header.record },
    { kind: 'threat', id: header.record },
  ] as const
  const [record] = await projections.read(database.db, { mission, generation, words }, refs)
  // as: both were written by their reducers.
  return (record?.state as Report | Threat | undefined)?.restrictedBy ?? null
}
