import type { ErasureCertificate } from '@tocsin/schema/desk/erasures'
import type { OwnEvent } from '@tocsin/schema/events/draft'
import type { PersonBody } from '@tocsin/schema/events/people'
import { SeatId } from '@tocsin/schema/primitives/ids'
import { verifyLog } from '@tocsin/schema/verify/verify-log'
import { verifyRun } from '@tocsin/seal/seat-key'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Database } from '../../db/database.ts'
import { makeOfficerKey, sayWithPeople } from '../../identities/testing/officers.ts'
import type { exchange } from '../../log/exchange.ts'
import { exportLog } from '../../log/export-log.ts'
import { openQuarantined } from '../../log/quarantine.ts'
import { waitingEnvelopesOf } from '../../log/waiting-envelopes.ts'
import { aReport, aThreat, enrolTablet, type Tablet } from '../../testing/test-mission.ts'
import { openServer } from '../../testing/test-server.ts'

export type Server = Awaited<ReturnType<typeof openServer>>

export const canary = 'Zbigniew Canarsky'
export const person: PersonBody = { v: 1, is: 'witness', name: 'A name', contact: '+000 1234' }

/** Every value of every row of every table, as text. */
export async function dump(database: Database): Promise<string> {
  const tables = await sql<{ table_name: string }>`
    select table_name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(database.db)
  const texts: string[] = []
  for (const { table_name } of tables.rows) {
    const { rows } = await sql<{ line: string }>`
      select row_to_json(t)::text as line from ${sql.table(table_name)} as t`.execute(database.db)
    texts.push(...rows.map(({ line }) => line))
  }
  return texts.join('\n')
}

/** What lies in quarantine or waits in envelopes, as the server can open it. */
export async function keptApart({ deps }: Server): Promise<string> {
  const { db } = deps.database
  const rows = await db.selectFrom('quarantine').selectAll().execute()
  const opened = await openQuarantined(db, deps, rows)
  const seats = await db.selectFrom('envelope').select('seat_id').distinct().execute()
  const waiting = seats.map(({ seat_id }) =>
    waitingEnvelopesOf(db, deps).waitingEnvelopes(SeatId.parse(seat_id), 1_000_000),
  )
  return JSON.stringify([...opened.map(({ bytes }) => bytes), ...(await Promise.all(waiting))])
}

/** A mission with two administrators, an author, and the words to erase and to have it certified. */
export async function mission(database: Database) {
  const server = await openServer(database)
  const [first, second] = [
    await server.enrol('administrator', 'first'),
    await server.enrol('administrator', 'second'),
  ]
  const author = await enrolTablet(server)
  const officers = [
    await makeOfficerKey('One', server.random(32)),
    await makeOfficerKey('Two', server.random(32)),
  ]
  const push = async (tablet: Tablet, events?: readonly OwnEvent[], question = {}) => {
    const request = await tablet.request(events, question)
    const { data, problem } = await server.call('sync.exchange', request)
    if (problem) throw new Error(problem.code)
    // as: what `sync.exchange` answers.
    return data as Extract<Awaited<ReturnType<typeof exchange>>, { ok: true }>['value']
  }
  const report = async () => {
    const draft = aReport({
      // Facts lie clear in the database: there a dump shows whether they are gone.
      actors: [{ type: 'armed_group', name: canary, attribution: 'alleged' }],
      people: [{ is: 'witness', consent: 'identity_to_officers', part: 'sealed/1' }],
    })
    const bodies = { ...draft.bodies, narrative: { title: canary, text: `${canary} said so.` } }
    return sayWithPeople(
      server,
      author,
      { ...draft, bodies },
      { people: { 'sealed/1': person }, officers },
    )
  }
  const threat = () => {
    const people = [{ is: 'source', consent: 'identity_to_officers', part: 'sealed/1' }]
    const sealed = { people: { 'sealed/1': person }, officers }
    return sayWithPeople(server, author, aThreat({ people }), sealed)
  }
  const seqOf = async (own: OwnEvent) => {
    const row = await database.db
      .selectFrom('event')
      .select('seq')
      .where('hash', '=', own.event.hash)
      .executeTakeFirstOrThrow()
    return row.seq
  }
  const propose = async (own: OwnEvent, labels: string[], cookie = first.cookie) => {
    const asked = { seq: await seqOf(own), labels, reason: 'danger', reference: 'DP/1' }
    return server.call('erasure.propose', asked, cookie)
  }
  const erase = async (own: OwnEvent, labels: string[]) => {
    const proposed = await propose(own, labels)
    // as: what `erasure.propose` answers.
    const { id } = proposed.data as { id: string }
    const decided = await server.call('erasure.decide', { id, approve: true }, second.cookie)
    expect(decided.problem).toBeUndefined()
    return id
  }
  const certificate = async (id: string) => {
    const { data } = await server.call('erasure.certificate', { id }, first.cookie)
    // as: what `erasure.certificate` answers.
    return data as ErasureCertificate
  }
  return {
    server,
    database,
    first,
    second,
    author,
    officers,
    push,
    report,
    threat,
    propose,
    erase,
    seqOf,
    certificate,
  }
}

/** What the verifier says of the log of this server. */
export async function verdictOf({ deps }: Server, withParts: boolean) {
  const { database, mission: of, words, logKey } = deps
  const asked = { mission: of, words, exportedAt: 0, key: logKey.publicKey, trust: null, withParts }
  const lines = exportLog(database.db, asked)
  return verifyLog(lines, { verify: verifyRun, key: logKey.publicKey })
}
