import { type Bytes, fromHex, toHex, utf8 } from '@tocsin/schema/primitives/bytes'
import type { Result } from '@tocsin/schema/primitives/result'
import { verifyRun } from '@tocsin/seal/seat-key'
import { databaseName } from '../../src/vault/database-name.ts'
import { listVaults } from '../../src/vault/list-vaults.ts'
import type { OpenVault } from '../../src/vault/open-vault.ts'
import { enrol, unlock } from '../../src/vault/vault.ts'

const drawn: string[] = []
const random = (length: number): Bytes => {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  drawn.push(toHex(bytes))
  return bytes
}

let vault: OpenVault | undefined
let lockedBy: string | undefined
let isAppending = false

function current(): OpenVault {
  if (!vault) throw new Error('no vault is open')
  return vault
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** `ok`, or the code of the problem: what a test compares. */
function said(result: Result<unknown, { code: string } | 'unreadable'>): string {
  if (result.ok) return 'ok'
  return typeof result.error === 'string' ? result.error : result.error.code
}

function keep(result: Result<OpenVault, { code: string }>): string {
  if (result.ok) {
    const opened = result.value
    vault = opened
    lockedBy = undefined
    void opened.locked.then((reason) => {
      lockedBy = reason
    })
    opened.leads.subscribe(() => console.log(`leads ${Date.now()}`))
  }
  return said(result)
}

const page = {
  drawn: () => drawn,
  list: async () => {
    const listed = await listVaults()
    return listed.ok ? listed.value : said(listed)
  },
  enrol: async (passphrase: string, sign: string | null = null) =>
    keep(await enrol({ passphrase, random, sign, wipeAfter: 5 })),
  /** `at`: the moment of the attempt, when it is not now. */
  unlock: async (vaultId: string, passphrase: string, at = Date.now()) => {
    const started = performance.now()
    const result = await unlock({ vaultId, passphrase, random, now: at })
    const answer = keep(result)
    const detail = result.ok ? undefined : result.error.detail
    return { said: answer, detail, ms: performance.now() - started }
  },
  /** An attempt that nobody waits for: the browser is killed meanwhile. */
  startUnlock: (vaultId: string, passphrase: string, at: number) => {
    void unlock({ vaultId, passphrase, random, now: at })
  },
  changePassphrase: async (from: string, to: string) =>
    said(
      await current().slot.change({
        from: { passphrase: from, w: undefined },
        to: { passphrase: to, w: undefined },
        authenticator: null,
        now: Date.now(),
      }),
    ),
  setSecond: async (from: string, second: string, begin: string) =>
    said(
      await current().slot.setSecond({
        from: { passphrase: from, w: undefined },
        second,
        begin,
        now: Date.now(),
      }),
    ),
  setWipeAfter: async (count: number | null) => said(await current().slot.setWipeAfter(count)),
  begin: () => current().begin,
  saveDraft: async (id: string, text: string) => said(await current().drafts.save(id, utf8(text))),
  drafts: async () => {
    const read = await current().drafts.readAll()
    return read.ok ? read.value.map(({ bytes }) => text(bytes)) : said(read)
  },
  forgetDraft: async (id: string) => said(await current().drafts.forget(id)),
  /** A file of a vault as it lies on the disk, in hex. Its vault has to be shut for files held open. */
  file: async (vaultId: string, name: string) => {
    const root = await navigator.storage.getDirectory()
    const folder = await (await root.getDirectoryHandle('seats')).getDirectoryHandle(vaultId)
    const file = await (await folder.getFileHandle(name)).getFile()
    return toHex(new Uint8Array(await file.arrayBuffer()))
  },
  /** What somebody does who has the tablet open at a bench. */
  copyFile: async (from: string, to: string, name: string) => {
    const seats = await (await navigator.storage.getDirectory()).getDirectoryHandle('seats')
    const source = await (await seats.getDirectoryHandle(from)).getFileHandle(name)
    const target = await (await seats.getDirectoryHandle(to)).getFileHandle(name)
    const writable = await target.createWritable()
    await writable.write(await (await source.getFile()).arrayBuffer())
    await writable.close()
  },
  /** A database like the real one, with one row in each of two tables. */
  fillDatabase: (vaultId: string) =>
    new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(databaseName(vaultId), 10)
      request.onupgradeneeded = () => {
        for (const name of ['pages', 'envelopes']) request.result.createObjectStore(name)
      }
      request.onerror = () => reject(request.error)
      request.onsuccess = () => {
        const writing = request.result.transaction(['pages', 'envelopes'], 'readwrite')
        for (const name of ['pages', 'envelopes']) writing.objectStore(name).put('a row', 'one')
        writing.oncomplete = () => {
          request.result.close()
          resolve()
        }
      }
    }),
  rowsIn: (vaultId: string, table: string) =>
    new Promise<number>((resolve, reject) => {
      const request = indexedDB.open(databaseName(vaultId))
      request.onerror = () => reject(request.error)
      request.onsuccess = () => {
        const counted = request.result.transaction(table).objectStore(table).count()
        counted.onsuccess = () => {
          request.result.close()
          resolve(counted.result)
        }
      }
    }),
  about: () => ({
    vaultId: current().vaultId,
    publicKey: toHex(current().seat.publicKey),
    found: current().journal.found(),
    leads: current().leads.get(),
    size: current().journal.size(),
    lockedBy,
  }),
  signs: async () => {
    const bytes = utf8('a run')
    const signature = await current().seat.sign(bytes)
    return signature.ok && verifyRun(current().seat.publicKey, signature.value, bytes)
  },
  lock: () => current().lock(),
  lockEverywhere: () => current().lockEverywhere(),
  append: async (entry: string) => said(await current().journal.append(utf8(entry))),
  appendMany: async (count: number) => {
    const started = performance.now()
    for (let i = 0; i < count; i++) {
      const appended = await current().journal.append(utf8(`${i} `.padEnd(1500, 'x')))
      if (!appended.ok) return said(appended)
    }
    return (performance.now() - started) / count
  },
  /**
   * Appends until the browser dies, telling every entry only after it was flushed; with `liarMs` it
   * tells first and writes that much later, which a test of lost entries has to notice.
   */
  appendForEver: async (round: number, tell: string, liarMs = 0) => {
    isAppending = true
    for (let i = 0; isAppending; i++) {
      const name = `round ${round} entry ${i}`
      const entry = utf8(`${name} ${'x'.repeat((i * 977) % 6000)}`)
      if (liarMs > 0) {
        console.log(`${tell}${name}`)
        await new Promise((resolve) => setTimeout(resolve, liarMs))
      }
      const appended = await current().journal.append(entry)
      if (appended.ok && liarMs === 0) console.log(`${tell}${name}`)
      if (!appended.ok) await new Promise((resolve) => setTimeout(resolve, 10))
    }
  },
  stopAppending: () => {
    isAppending = false
  },
  read: async () => {
    const read = await current().journal.read({ from: 0 })
    if (!read.ok) return said(read)
    return {
      texts: read.value.entries.map((entry) => text(entry.bytes)),
      unreadable: read.value.unreadable,
    }
  },
  sealRow: async (store: string, id: string, plain: string) => {
    const sealed = await current().sealRow(store, id, utf8(plain))
    return sealed.ok ? toHex(sealed.value) : said(sealed)
  },
  openRow: async (store: string, id: string, sealed: string) => {
    const opened = await current().openRow(store, id, fromHex(sealed))
    return opened.ok ? text(opened.value) : said(opened)
  },
  /** An index row, kept in local storage as the database would keep it. */
  keepIndex: async (id: string, plain: string) => {
    const sealed = await current().sealIndex('index', id, utf8(plain))
    if (sealed.ok) localStorage.setItem(id, toHex(sealed.value))
    return said(sealed)
  },
  openIndex: async (id: string) => {
    const opened = await current().openIndex('index', id, fromHex(localStorage.getItem(id) ?? ''))
    return opened.ok ? text(opened.value) : said(opened)
  },
  beforeLock: (entry: string) => {
    const opened = current()
    opened.beforeLock(async () => {
      await opened.journal.append(utf8(entry))
    })
  },
  /** The page does nothing else for so long, as in a tab that hangs. */
  hang: (ms: number) => {
    const until = performance.now() + ms
    while (performance.now() < until);
  },
  /** What must never happen, done on purpose: the scan has to find these. */
  writePlainly: async (canary: string) => {
    localStorage.setItem('plain', canary)
    const root = await navigator.storage.getDirectory()
    const writable = await (await root.getFileHandle('plain', { create: true })).createWritable()
    await writable.write(canary)
    await writable.close()
  },
}

export type VaultPage = typeof page

Object.assign(globalThis, { vaultPage: page })
