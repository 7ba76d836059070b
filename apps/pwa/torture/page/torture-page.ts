import { GENESIS } from '@tocsin/schema/chain/chain'
import { type Bytes, toHex } from '@tocsin/schema/primitives/bytes'
import { AreaId, MissionId } from '@tocsin/schema/primitives/ids'
import { ok } from '@tocsin/schema/primitives/result'
import { fileReport } from '@tocsin/schema/report/decide'
import { tellJournal } from '../../src/local/journal-entry.ts'
import type { Local } from '../../src/local/local.ts'
import { openLocal } from '../../src/local/open-local.ts'
import type { LocalVault } from '../../src/local/vault-for-local.ts'
import { listVaults } from '../../src/vault/list-vaults.ts'
import type { OpenVault } from '../../src/vault/open-vault.ts'
import { enrol, unlock } from '../../src/vault/vault.ts'
import type { Report, Task } from '../task.ts'

const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))
const area = AreaId.parse('OD03')
/** The least that is accepted: thousands of rounds are about storage, not about guessing. */
const kdf = { name: 'argon2id', memoryKiB: 19 * 1024, iterations: 2, parallelism: 1 } as const
const profile = {
  mission: MissionId.parse('ondara'),
  missionName: 'Ondara',
  timeZone: 'UTC',
  name: 'Tester',
  role: 'jpt_member' as const,
  component: null,
  areas: [area],
  areaNames: {},
}

async function tell(what: string, body: unknown): Promise<void> {
  await fetch(what, { method: 'POST', body: JSON.stringify(body) })
}

/** A control: transactions as the browser makes them when nobody asks for strict ones. */
function relax(): void {
  const make = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (names, mode) {
    return make.call(this, names, mode)
  }
}

/** A control: the journal takes everything and keeps nothing. */
function withoutJournal(vault: OpenVault): LocalVault {
  const journal: LocalVault['journal'] = {
    found: vault.journal.found,
    append: async () => ok(0),
    read: async () => ok({ entries: [], unreadable: 0, damaged: 0, end: 0, more: false }),
    destroy: async () => ok(undefined),
  }
  return { ...vault, journal }
}

async function openVault(passphrase: string): Promise<{ vault: OpenVault; isNew: boolean }> {
  const listed = await listVaults()
  if (!listed.ok) throw new Error(listed.error.code)
  const vaultId = listed.value[0]?.id
  const opened = vaultId
    ? await unlock({ vaultId, passphrase, now: Date.now(), random })
    : await enrol({ passphrase, random, kdf })
  if (!opened.ok) throw new Error(opened.error.code)
  return { vault: opened.value, isNew: vaultId === undefined }
}

async function journaledNames(vault: OpenVault): Promise<string[]> {
  const read = await vault.journal.read({ from: 0 })
  if (!read.ok) return []
  const { events } = tellJournal(read.value.entries)
  return [...events.values()].flatMap(
    ({ parts }) => JSON.stringify(parts).match(/save-\S+?-\d+/g) ?? [],
  )
}

async function isWhole(local: Local): Promise<boolean> {
  const planned = await local.planExchange(1)
  if (!planned.ok) return false
  let before: string = GENESIS
  for (const [i, { event }] of planned.value.run.entries()) {
    if (event.header.seatSeq !== i + 1 || event.header.prevHash !== before) return false
    before = event.hash
  }
  return true
}

async function report(vault: OpenVault, local: Local): Promise<Report> {
  const { restored, recopied, remade, databaseLost, dropped } = local.found.get()
  return {
    problem: null,
    listed: local.list.get().map(({ title }) => title ?? ''),
    journaled: await journaledNames(vault),
    chainIsWhole: await isWhole(local),
    restored,
    recopied,
    remade,
    databaseLost,
    dropped,
  }
}

const nothing: Report = {
  problem: null,
  listed: [],
  journaled: [],
  chainIsWhole: false,
  restored: 0,
  recopied: 0,
  remade: 0,
  databaseLost: false,
  dropped: 0,
}

/** One save after the other, from two hands: while one is acknowledged the next is on its way. */
async function saveAll(local: Local, { prefix, saves, liarMs }: Task): Promise<void> {
  let next = 0
  const hand = async () => {
    while (saves === null || next < saves) {
      const number = next++
      const name = `save-${prefix}-${number}`
      const text = 'x'.repeat((number * 977) % 6000)
      const draft = fileReport(area, {
        facts: {
          form: 'flash',
          what: 'armed_men_moving',
          place: { kind: 'withheld' },
          occurredAt: { precision: 'unknown' },
          imminence: 'happening_now',
          alert: 'flash',
        },
        narrative: { title: name, text },
      })
      if (liarMs > 0) {
        await tell('/acked', name)
        await new Promise((resolve) => setTimeout(resolve, liarMs))
      }
      const saved = await local.append(draft)
      if (!saved.ok) throw new Error(saved.error.code)
      if (local.facts.get().onlyOneCopy) throw new Error('one copy only')
      if (liarMs === 0) await tell('/acked', name)
    }
  }
  await Promise.all([hand(), hand()])
}

async function journalSha256(vaultId: string): Promise<string> {
  const root = await navigator.storage.getDirectory()
  const folder = await (await root.getDirectoryHandle('seats')).getDirectoryHandle(vaultId)
  const file = await (await folder.getFileHandle('journal')).getFile()
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())))
}

async function run(): Promise<void> {
  const others: string[] = await (await fetch('/open')).json()
  for (const host of others) open(`http://${host}/`, '_blank', 'noopener')
  const task: Task = await (await fetch('/task')).json()
  if (!task.strict) relax()
  const { vault, isNew } = await openVault(task.passphrase)
  const opened = await openLocal({
    vault: task.journal ? vault : withoutJournal(vault),
    random,
    now: () => Date.now(),
    ...(isNew && { begin: { profile, epoch: 'e1' } }),
  })
  if (opened.ok) {
    await tell('/report', await report(vault, opened.value))
    await saveAll(opened.value, task)
  } else await tell('/report', { ...nothing, problem: opened.error.code })
  await vault.lock()
  await tell('/done', { journalSha256: await journalSha256(vault.vaultId) })
  const next = await (await fetch('/next')).text()
  if (next !== '') location.replace(next)
}

run().catch((thrown) => tell('/defect', String(thrown)))
