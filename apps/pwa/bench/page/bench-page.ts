import { GENESIS } from '@tocsin/schema/chain/chain'
import { draftToEvent } from '@tocsin/schema/events/draft'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { AreaId, MissionId, ScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import { occurredBetween } from '@tocsin/schema/primitives/occurred'
import { fileReport } from '@tocsin/schema/report/decide'
import type { PulledEvent } from '@tocsin/schema/sync/wire'
import { TrustBundle } from '@tocsin/schema/trust/signed'
import { Dexie } from 'dexie'
import trustFixture from '../../../../packages/seal/fixtures/trust-v1.json'
import type { Local } from '../../src/local/local.ts'
import { openLocal } from '../../src/local/open-local.ts'
import { readAhead, takeAhead } from '../../src/local/read-ahead.ts'
import { listVaults } from '../../src/vault/list-vaults.ts'
import type { OpenVault } from '../../src/vault/open-vault.ts'
import { enrol, unlock, warmVault } from '../../src/vault/vault.ts'

const passphrase = 'harvest lantern canary pepper orbit walnut'
const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))
const now = () => Date.now()
const area = AreaId.parse('OD03')
const mission = MissionId.parse('ondara')
const scope = ScopeId.parse('OD03.standard')
const profile = {
  mission,
  missionName: 'Ondara',
  timeZone: 'UTC',
  name: 'Bench',
  role: 'jpt_member' as const,
  component: null,
  areas: [area],
  areaNames: {},
}

let vault: OpenVault | undefined
let local: Local | undefined
let writeBare: (() => Promise<void>) | undefined

const kinds = ['armed_men_moving', 'attack_shooting', 'people_harmed'] as const

/** No two of the same place and moment, as in a mission. */
function report(title: string, n = 0) {
  const at = 1_700_000_000_000 + n * 754_321
  return fileReport(area, {
    facts: {
      form: 'flash',
      what: kinds[n % kinds.length] ?? kinds[0],
      place: {
        kind: 'point',
        lat: 1 + (n % 997) / 911,
        lon: 2 + (n % 1013) / 877,
        radiusM: 100,
        source: 'gps',
      },
      occurredAt: occurredBetween('minute', at, at),
      imminence: 'happening_now',
      alert: 'flash',
    },
    narrative: { title, text: 'x'.repeat(700) },
  })
}

function opened<T, E extends { code: string }>(
  result: { ok: true; value: T } | { ok: false; error: E },
): T {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

/** What a save is measured against: nothing but a strict put and a flushed append of as many bytes. */
function bare(bytes: number) {
  const db = new Dexie('bare', { chromeTransactionDurability: 'strict' })
  db.version(1).stores({ rows: 'id' })
  const worker = new Worker(new URL('./bare-journal.ts', import.meta.url), { type: 'module' })
  const flushed = (entry: Uint8Array) =>
    new Promise<void>((resolve) => {
      worker.onmessage = () => resolve()
      worker.postMessage(entry)
    })
  let id = 0
  return async () => {
    id += 1
    const row = random(bytes)
    await db.table('rows').put({ id, row })
    await flushed(row)
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const bench = {
  /** With the keys of a mission every save seals its envelope. */
  async enrol(withEnvelopes = false) {
    vault = opened(await enrol({ passphrase, random }))
    const trust = withEnvelopes ? TrustBundle.parse(trustFixture.bundle) : undefined
    const begin = { profile, epoch: 'e1', ...(trust && { trust }) }
    local = opened(await openLocal({ vault, random, now, begin }))
  },

  /** One save and one bare pair in turn, ms each, with a pause before each; the first `skipped` are not told. */
  async save(rounds: number, pauseMs: number, skipped: number) {
    const pause = () => pauseMs > 0 && new Promise((resolve) => setTimeout(resolve, pauseMs))
    let first = 0
    writeBare ??= bare(1536)
    const write = writeBare
    const saves: number[] = []
    const bares: number[] = []
    const rests: number[] = []
    for (let i = 0; i < rounds + skipped; i++) {
      if (!local) throw new Error('not enrolled')
      const { append, record } = local
      let saved: Awaited<ReturnType<Local['append']>> | undefined
      await pause()
      const save = await timed(async () => {
        saved = await append(report(`save ${i}`))
      })
      // What follows once it is called saved (heads, record, list) is its own time: in turn before this.
      rests.push(await timed(async () => saved?.ok && record(saved.value.record)))
      await pause()
      const both = await timed(write)
      if (i === 0) first = save
      if (i >= skipped) {
        saves.push(save)
        bares.push(both)
      }
    }
    return { first, saves, bares, rests }
  },

  /** Own events until there are so many; then locked. */
  async grow(to: number) {
    const vaultId = opened(await listVaults())[0]?.id ?? ''
    if (!vault) {
      vault = opened(await unlock({ vaultId, passphrase, now: now(), random }))
      local = opened(await openLocal({ vault, random, now }))
    }
    for (let n = local?.facts.get().unsentEvents ?? 0; n < to; n++) {
      opened((await local?.append(report(`own ${n}`, n))) as never)
    }
    await vault.lock()
    vault = undefined
  },

  /** Records of others, as pulls bring them. */
  async fill(records: number) {
    const seat = SeatId.parse('b'.repeat(32))
    let head = { seatSeq: 0, hash: GENESIS as string }
    for (let seq = 0; seq < records; ) {
      const events: PulledEvent[] = []
      while (events.length < 500 && seq < records) {
        seq += 1
        const { event } = draftToEvent(
          report(`record ${seq} of a name`, seq),
          { mission, seat, head: head as never },
          { at: 5, offset: null, salt: random(12) },
        )
        head = { seatSeq: event.header.seatSeq, hash: event.hash }
        events.push({ ...event, numbered: { seq, scopeSeq: seq, receivedAt: now() } })
      }
      const more = seq < records
      const reply = {
        receipts: [],
        held: [],
        head: { seatSeq: 0, hash: GENESIS },
        events,
        cursors: { [scope]: seq },
        upToSeq: seq,
        more,
        serverNow: now(),
      }
      opened((await local?.applyReply(reply as never)) as never)
    }
    await vault?.lock()
  },

  /** As on the locked screen while a passphrase is typed; nobody types four words faster. */
  async type(warm: boolean) {
    if (warm) {
      warmVault()
      readAhead(opened(await listVaults())[0]?.id ?? '')
    }
    await new Promise((resolve) => setTimeout(resolve, 2000))
  },

  /** From the tap on "Unlock" until the keys are there, ms. */
  async unlock() {
    const vaultId = opened(await listVaults())[0]?.id ?? ''
    return timed(async () => {
      vault = opened(await unlock({ vaultId, passphrase, now: now(), random }))
    })
  },

  /** From then until the list stands in memory. */
  async list() {
    const ms = await timed(async () => {
      const ahead = await takeAhead(vault?.vaultId ?? '')
      if (vault) local = opened(await openLocal({ vault, random, now, ahead }))
    })
    const rows = local?.list.get().length ?? 0
    return { ms, rows, own: local?.facts.get().unsentEvents ?? 0 }
  },

  async lock() {
    await vault?.lock()
    vault = undefined
  },
}

export type Bench = typeof bench

Object.assign(globalThis, { bench })
