import { headerHash } from '@tocsin/schema/chain/chain'
import { headerBytes, parseHeaderBytes } from '@tocsin/schema/chain/header-bytes'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { seatPublicKey } from '@tocsin/seal/seat-key'
import type { Choices } from '@tocsin/testkit/random'
import { sql } from 'kysely'
import type { EventTable } from '../../db/tables.ts'
import { remakeTrees } from '../begin-epoch.ts'
import type { Handle } from '../log-deps.ts'
import type { TamperLog } from './tamper-log.ts'

/** The eight kinds of what a superuser of the database could do to a log. */
export const mutationKinds = [
  'edit_header',
  'edit_part',
  'delete',
  'swap',
  'duplicate',
  'truncate',
  'fork',
  'alter_numbers',
] as const
export type MutationKind = (typeof mutationKinds)[number]

/** What lay in the database at an earlier time, for one who puts it back. */
export type Earlier = {
  nextSeq: number
  headJson: string | null
  scopes: { scope: string; scope_seq: number; frontier: string | null }[]
  seats: { seat_id: string; head_seq: number; head_hash: string; counter: number }[]
}

export async function rememberNow(db: Handle, { deps: { mission } }: TamperLog): Promise<Earlier> {
  const row = await db
    .selectFrom('mission')
    .select(['next_seq', 'head_json'])
    .where('mission_id', '=', mission)
    .executeTakeFirstOrThrow()
  const scopes = await db
    .selectFrom('scope_head')
    .select(['scope', 'scope_seq', 'frontier'])
    .where('mission_id', '=', mission)
    .execute()
  const seats = await db
    .selectFrom('seat')
    .select(['seat_id', 'head_seq', 'head_hash', 'counter'])
    .where('mission_id', '=', mission)
    .execute()
  return { nextSeq: row.next_seq, headJson: row.head_json, scopes, seats }
}

/**
 * One random mutation, made through SQL in the caller's transaction. `says` tells what was done;
 * `hasKey`: whoever did it held the server's log key too and signed the result.
 */
export async function mutate(
  tx: Handle,
  log: TamperLog,
  kind: MutationKind,
  earlier: Earlier,
): Promise<{ says: string; hasKey: boolean }> {
  const { choices, deps } = log
  const events = await tx
    .selectFrom('event')
    .selectAll()
    .where('mission_id', '=', deps.mission)
    .orderBy('seq')
    .execute()
  const says = await acts[kind]({ tx, log, choices, mission: deps.mission, events, earlier })
  // A server that is in other hands signs whatever it is told: then only what was pinned before tells.
  const canSign = kind === 'delete' || kind === 'swap' || kind === 'truncate'
  const hasKey = canSign && !/^(back|.*gone$)/.test(says) && choices.chance(0.3)
  if (hasKey) await remakeTrees(tx, deps, deps.logKey)
  return { says, hasKey }
}

type Hand = {
  tx: Handle
  log: TamperLog
  choices: Choices
  mission: string
  events: EventTable[]
  earlier: Earlier
}

const acts: Record<MutationKind, (hand: Hand) => Promise<string>> = {
  async edit_header({ tx, choices, mission, events }) {
    const { seq, header_bytes: bytes } = choices.pick(events)
    const where = sql`where mission_id = ${mission} and seq = ${seq}`
    const way = choices.whole(0, 4)
    if (way === 0) {
      const bit = choices.whole(0, bytes.length * 8 - 1)
      await sql`update event set header_bytes = ${bentAt(bytes, bit)} ${where}`.execute(tx)
      return `${seq}: bit ${bit} of the header`
    }
    if (way === 1) {
      // Consistent in itself: another saidAt, with the hash that belongs to it.
      const parsed = parseHeaderBytes(bytes)
      if (!parsed.ok) throw new Error('a header that does not read')
      const { saidAt } = parsed.value
      const header = { ...parsed.value, saidAt: { ...saidAt, at: saidAt.at + 60_000 } }
      const bent = Buffer.from(headerBytes(header))
      const hash = headerHash(header)
      await sql`update event set header_bytes = ${bent}, hash = ${hash} ${where}`.execute(tx)
      return `${seq}: said a minute later, hashed again`
    }
    if (way === 2) {
      await sql`update event set type = type || 'X' ${where}`.execute(tx)
      return `${seq}: column type`
    }
    if (way === 3) {
      await sql`update event set scope = 'OD09.standard' ${where}`.execute(tx)
      return `${seq}: column scope`
    }
    await sql`update event set record_id = seat_id || '-99999' ${where}`.execute(tx)
    return `${seq}: column record`
  },

  async edit_part({ tx, choices, mission, events }) {
    const { seq } = choices.pick(events)
    const parts = await tx
      .selectFrom('part')
      .selectAll()
      .where('mission_id', '=', mission)
      .where('seq', '=', seq)
      .execute()
    const { label, sealed_words: words } = choices.pick(parts)
    const where = sql`where mission_id = ${mission} and seq = ${seq} and label = ${label}`
    const way = choices.whole(0, 4)
    if (way === 0 && words) {
      const bit = choices.whole(0, words.length * 8 - 1)
      const bent = bentAt(words, bit)
      await sql`update part set sealed_words = ${bent} ${where}`.execute(tx)
      return `${seq} ${label}: bit ${bit} of sealed words`
    }
    if (way === 0) {
      await sql`update part set body_json = jsonb_set(body_json::jsonb, '{added}', '1')::text ${where}`.execute(
        tx,
      )
      return `${seq} ${label}: a member added`
    }
    if (way === 1) {
      const salt = toBase64Url(new Uint8Array(16).map(() => choices.whole(0, 255)))
      await sql`update part set salt = ${salt} ${where}`.execute(tx)
      return `${seq} ${label}: another salt`
    }
    if (way === 2) {
      await sql`delete from part ${where}`.execute(tx)
      return `${seq} ${label}: gone`
    }
    if (way === 3) {
      await sql`update part set label = 'other' ${where}`.execute(tx)
      return `${seq} ${label}: renamed`
    }
    await sql`update part set state = 'withheld', salt = null, body_json = null, sealed_words = null,
      commitment = ${'ab'.repeat(32)} ${where}`.execute(tx)
    return `${seq} ${label}: taken out under a made-up commitment`
  },

  async delete({ tx, choices, mission, events }) {
    const { seq, scope, scope_seq } = choices.pick(events)
    await drop(tx, mission, seq, seq)
    if (choices.chance(0.5)) return `${seq} gone`
    await closeGap(tx, mission, { seq, scope, scope_seq })
    return `${seq} gone, the numbers closed up`
  },

  async swap({ tx, choices, mission, events }) {
    const a = choices.pick(events)
    const others = events.filter(({ seq }) => seq !== a.seq)
    const b = choices.pick(others.filter(({ scope }) => scope === a.scope).concat(others))
    await place(tx, mission, a, { seq: -1, scope_seq: -1, received_at: 0 })
    await place(tx, mission, b, a.scope === b.scope ? a : { ...a, scope_seq: b.scope_seq })
    const there = { ...a, seq: -1, scope_seq: -1 }
    await place(tx, mission, there, a.scope === b.scope ? b : { ...b, scope_seq: a.scope_seq })
    return `${a.seq} and ${b.seq} in each other’s place`
  },

  async duplicate({ tx, choices, mission, events }) {
    const one = choices.pick(events)
    const last = Math.max(...events.map(({ seq }) => seq))
    const inScope = events.filter(({ scope }) => scope === one.scope).length
    const seat_seq = 1000 + choices.whole(0, 1000)
    const copy = { ...one, seq: last + 1, scope_seq: inScope + 1, seat_seq }
    await tx.insertInto('event').values(copy).execute()
    await sql`insert into part select mission_id, ${last + 1}::int8, label, state, salt, body_json,
      commitment, sealed_bytes, sealed_words from part where mission_id = ${mission} and seq = ${one.seq}`.execute(
      tx,
    )
    await sql`update mission set next_seq = next_seq + 1 where mission_id = ${mission}`.execute(tx)
    return `${one.seq} once more at the end`
  },

  async truncate({ tx, choices, mission, events, earlier }) {
    const last = Math.max(...events.map(({ seq }) => seq))
    if (choices.chance(0.5)) {
      // Back to a state that was genuine once, head, chains and all: nothing in it contradicts itself.
      await goBack(tx, mission, earlier, last)
      return `back to ${earlier.nextSeq - 1}`
    }
    const from = last - choices.whole(0, Math.min(4, last - 2))
    await drop(tx, mission, from, last)
    await sql`update mission set next_seq = ${from}::int8 where mission_id = ${mission}`.execute(tx)
    for (const scope of new Set(events.map((event) => event.scope))) {
      await sql`update scope_head set scope_seq = (select count(*) from event
        where event.mission_id = ${mission} and event.scope = ${scope})
        where mission_id = ${mission} and scope = ${scope}`.execute(tx)
    }
    return `cut before ${from}`
  },

  async fork({ tx, log, choices, mission, events }) {
    const theirs = events.filter(({ type }) => type === 'ReportFiled')
    const one = choices.pick(theirs)
    const parsed = parseHeaderBytes(one.header_bytes)
    if (!parsed.ok) throw new Error('a header that does not read')
    const partsRoot = 'cd'.repeat(32)
    const header = { ...parsed.value, partsRoot }
    const hash = headerHash(header)
    const bytes = Buffer.from(headerBytes(header))
    await sql`update event set header_bytes = ${bytes}, hash = ${hash}
      where mission_id = ${mission} and seq = ${one.seq}`.execute(tx)
    if (choices.chance(0.5)) {
      const run = await tx
        .selectFrom('run')
        .select('hashes_json')
        .where('mission_id', '=', mission)
        .where('run_id', '=', one.run_id)
        .executeTakeFirstOrThrow()
      const hashes = run.hashes_json.replaceAll(one.hash, hash)
      await sql`update run set hashes_json = ${hashes}
        where mission_id = ${mission} and run_id = ${one.run_id}`.execute(tx)
    }
    if (choices.chance(0.5)) {
      const publicKey = toBase64Url(await seatPublicKey(log.deps.random(32)))
      await sql`update seat set public_key = ${publicKey}
        where mission_id = ${mission} and seat_id = ${one.seat_id}`.execute(tx)
    }
    return `${one.seq}: another event in its place`
  },

  async alter_numbers({ tx, choices, mission, events }) {
    const { seq, run_id, seat_id, scope } = choices.pick(events)
    const event = sql`where mission_id = ${mission} and seq = ${seq}`
    const run = sql`where mission_id = ${mission} and run_id = ${run_id}`
    const ways: [string, () => Promise<unknown>][] = [
      [
        'received',
        () => sql`update event set received_at = received_at - 60000 ${event}`.execute(tx),
      ],
      ['known', () => sql`update event set known_at = known_at - 60000 ${event}`.execute(tx)],
      [
        'next number',
        () =>
          sql`update mission set next_seq = next_seq + 1 where mission_id = ${mission}`.execute(tx),
      ],
      [
        'head root',
        () =>
          sql`update mission set head_json = jsonb_set(head_json::jsonb, '{head,root}', ${JSON.stringify('ef'.repeat(32))}::jsonb)::text where mission_id = ${mission}`.execute(
            tx,
          ),
      ],
      [
        'head gone',
        () => sql`update mission set head_json = null where mission_id = ${mission}`.execute(tx),
      ],
      [
        'head at',
        () =>
          sql`update mission set head_json = jsonb_set(head_json::jsonb, '{head,at}', '5')::text where mission_id = ${mission}`.execute(
            tx,
          ),
      ],
      [
        'frontier',
        () =>
          sql`update scope_head set frontier = translate(frontier, '0123456789abcdef', '123456789abcdef0') where mission_id = ${mission} and scope = ${scope}`.execute(
            tx,
          ),
      ],
      [
        'scope size',
        () =>
          sql`update scope_head set scope_seq = scope_seq + 1 where mission_id = ${mission} and scope = ${scope}`.execute(
            tx,
          ),
      ],
      [
        'run signature',
        () => sql`update run set signature = reverse(signature) ${run}`.execute(tx),
      ],
      [
        'run bytes',
        () =>
          sql`update run set signed_bytes = set_byte(signed_bytes, 60, (get_byte(signed_bytes, 60) + 1) % 256) ${run}`.execute(
            tx,
          ),
      ],
      ['run hashes', () => sql`update run set hashes_json = '[]' ${run}`.execute(tx)],
      ['run gone', () => sql`delete from run ${run}`.execute(tx)],
      [
        'seat head',
        () =>
          sql`update seat set head_hash = translate(head_hash, '0123456789abcdef', '123456789abcdef0') where mission_id = ${mission} and seat_id = ${seat_id}`.execute(
            tx,
          ),
      ],
      [
        'seat counter',
        () =>
          sql`update seat set counter = 0 where mission_id = ${mission} and seat_id = ${seat_id}`.execute(
            tx,
          ),
      ],
      [
        'epoch',
        () => sql`update mission set epoch = 'another' where mission_id = ${mission}`.execute(tx),
      ],
    ]
    const [name, act] = choices.pick(ways)
    await act()
    return `${seq}: ${name}`
  },
}

function bentAt(bytes: Uint8Array, bit: number): Buffer {
  const bent = Buffer.from(bytes)
  bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return bent
}

async function drop(tx: Handle, mission: string, from: number, to: number): Promise<void> {
  for (const table of ['part', 'event'] as const) {
    await tx
      .deleteFrom(table)
      .where('mission_id', '=', mission)
      .where('seq', '>=', from)
      .where('seq', '<=', to)
      .execute()
  }
}

type Place = { seq: number; scope_seq: number; received_at: number }

async function place(tx: Handle, mission: string, of: Pick<EventTable, 'seq'>, to: Place) {
  await sql`alter table part drop constraint if exists part_mission_id_seq_fkey`.execute(tx)
  await sql`update event set seq = ${to.seq}::int8, scope_seq = ${to.scope_seq}::int8,
    received_at = ${to.received_at}::int8, known_at = ${to.received_at}::int8
    where mission_id = ${mission} and seq = ${of.seq}::int8`.execute(tx)
  await sql`update part set seq = ${to.seq}::int8
    where mission_id = ${mission} and seq = ${of.seq}::int8`.execute(tx)
}

async function closeGap(
  tx: Handle,
  mission: string,
  { seq, scope, scope_seq }: Pick<EventTable, 'seq' | 'scope' | 'scope_seq'>,
): Promise<void> {
  await sql`alter table part drop constraint if exists part_mission_id_seq_fkey`.execute(tx)
  // Down through negative numbers: a key is checked row by row.
  for (const table of ['event', 'part']) {
    const name = sql.table(table)
    await sql`update ${name} set seq = -(seq - 1) where mission_id = ${mission} and seq > ${seq}`.execute(
      tx,
    )
    await sql`update ${name} set seq = -seq where mission_id = ${mission} and seq < 0`.execute(tx)
  }
  await sql`update event set scope_seq = -(scope_seq - 1) where mission_id = ${mission}
    and scope = ${scope} and scope_seq > ${scope_seq}`.execute(tx)
  await sql`update event set scope_seq = -scope_seq where mission_id = ${mission} and scope_seq < 0`.execute(
    tx,
  )
  await sql`update mission set next_seq = next_seq - 1 where mission_id = ${mission}`.execute(tx)
  await sql`update scope_head set scope_seq = scope_seq - 1
    where mission_id = ${mission} and scope = ${scope}`.execute(tx)
}

async function goBack(tx: Handle, mission: string, earlier: Earlier, last: number): Promise<void> {
  await drop(tx, mission, earlier.nextSeq, last)
  await sql`delete from run where mission_id = ${mission} and not exists (select 1 from event
    where event.mission_id = ${mission} and event.run_id = run.run_id)`.execute(tx)
  await sql`update mission set next_seq = ${earlier.nextSeq}::int8, head_json = ${earlier.headJson}
    where mission_id = ${mission}`.execute(tx)
  await tx.deleteFrom('scope_head').where('mission_id', '=', mission).execute()
  const scopes = earlier.scopes.map((row) => ({ mission_id: mission, ...row }))
  if (scopes.length > 0) await tx.insertInto('scope_head').values(scopes).execute()
  for (const { seat_id, ...head } of earlier.seats) {
    await tx
      .updateTable('seat')
      .set(head)
      .where('mission_id', '=', mission)
      .where('seat_id', '=', seat_id)
      .execute()
  }
}
