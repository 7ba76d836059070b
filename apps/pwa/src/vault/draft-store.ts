import { type Bytes, concatBytes, fromHex, toHex } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { openRow, rowAad, sealRow } from '@tocsin/seal/row'
import { rowKey, unwrapKey, wrapKey, wrappedKeyBytes } from '@tocsin/seal/slot'
import { type ByteFile, readBytes } from './byte-file.ts'
import { crc32 } from './crc32.ts'
import { type Frame, frame, frameHead, longestEntry, scanFrames } from './frames.ts'
import { storageProblem } from './storage-problem.ts'

/**
 * Drafts, each under a random key of its own. The keys lie wrapped in one file and are overwritten in
 * place when a draft ends; what was sealed under them, wherever copies of it are left, is noise then.
 * One writer at a time.
 */
export type DraftStore = {
  readAll(): Promise<{ id: string; bytes: Bytes }[]>
  /** On the disk when it resolves. `key` is used when the draft is new, and overwritten in any case. */
  save(
    id: string,
    plain: Bytes,
    drawn: { key: Bytes; nonce: Bytes },
  ): Promise<Result<void, Problem>>
  /** The key is gone from the disk when it resolves. Repeating it changes nothing. */
  forget(id: string): Promise<Result<void, Problem>>
}

/** A sector of its own for each key: a torn write spoils no neighbour. */
const slotBytes = 512
const idBytes = 16
const crcAt = idBytes + wrappedKeyBytes
const revBytes = 4

type Draft = { slot: number; key: CryptoKey; rev: number; frame: Frame | undefined }

function slotOf(id: string, wrapped: Bytes): Bytes {
  const used = concatBytes(fromHex(id), wrapped)
  const slot = new Uint8Array(slotBytes)
  slot.set(used)
  new DataView(slot.buffer).setUint32(crcAt, crc32(used))
  return slot
}

function readKeySlot(slot: Bytes): { id: string; wrapped: Bytes } | undefined {
  if (slot.length < slotBytes || slot.every((byte) => byte === 0)) return undefined
  const stored = new DataView(slot.buffer, slot.byteOffset).getUint32(crcAt)
  if (crc32(slot.subarray(0, crcAt)) !== stored) return undefined
  return { id: toHex(slot.subarray(0, idBytes)), wrapped: slot.slice(idBytes, crcAt) }
}

function draftAad(vaultId: string, id: string): Bytes {
  return rowAad({ store: 'draft', id: `${vaultId}.${id}`, rev: 1, schema: 1, keyId: 'draft' })
}

async function draftKey(wrapping: CryptoKey, wrapped: Bytes): Promise<CryptoKey | undefined> {
  const key = await unwrapKey(wrapping, wrapped)
  return key.ok ? rowKey(key.value, 'tocsin/draft/v1') : undefined
}

function put(file: ByteFile, bytes: Bytes, at: number): void {
  if (file.write(bytes, { at }) < bytes.length) {
    throw new DOMException('no room for a draft', 'QuotaExceededError')
  }
  file.flush()
}

/** Where so many bytes fit between what must stay: the first gap, or the end. */
function gapFor(length: number, kept: readonly Frame[]): number {
  let at = 0
  for (const taken of kept.toSorted((a, b) => a.at - b.at)) {
    if (taken.at - at >= length) return at
    at = Math.max(at, taken.end)
  }
  return at
}

/** The drafts whose keys these files hold. A draft whose text was lost with the power is gone. */
export async function openDraftStore(
  files: { keys: ByteFile; texts: ByteFile },
  wrapping: CryptoKey,
  vaultId: string,
): Promise<DraftStore> {
  const drafts = new Map<string, Draft>()
  const slots = Math.floor(files.keys.getSize() / slotBytes)
  for (let slot = 0; slot < slots; slot++) {
    const kept = readKeySlot(readBytes(files.keys, slot * slotBytes, slotBytes))
    const key = kept && (await draftKey(wrapping, kept.wrapped))
    if (kept && key) drafts.set(kept.id, { slot, key, rev: 0, frame: undefined })
  }
  const open = async (draft: Draft, id: string, at: Frame) => {
    const sealed = readBytes(files.texts, at.at + frameHead, at.end - at.at - frameHead)
    const opened = await openRow({ key: draft.key, aad: draftAad(vaultId, id), sealed })
    if (!opened.ok) return undefined
    const rev = new DataView(opened.value.buffer, opened.value.byteOffset).getUint32(0)
    return { rev, bytes: opened.value.slice(revBytes) }
  }
  // Nothing beside a frame says whose it is: that is tried. Twenty drafts are four hundred tries at most.
  for (const at of scanFrames(files.texts).frames) {
    for (const [id, draft] of drafts) {
      const opened = await open(draft, id, at)
      if (!opened) continue
      if (opened.rev > draft.rev) Object.assign(draft, { rev: opened.rev, frame: at })
      break
    }
  }

  const framesKept = () => [...drafts.values()].flatMap(({ frame }) => frame ?? [])
  const freeSlot = () => {
    const taken = new Set([...drafts.values()].map(({ slot }) => slot))
    let slot = 0
    while (taken.has(slot)) slot += 1
    return slot
  }
  const begin = async (id: string, key: Bytes): Promise<Draft> => {
    const wrapped = await wrapKey(wrapping, key)
    const opened = await draftKey(wrapping, wrapped)
    if (!opened) throw new Error('a fresh draft key does not come out of its wrap')
    const slot = freeSlot()
    put(files.keys, slotOf(id, wrapped), slot * slotBytes)
    const draft = { slot, key: opened, rev: 0, frame: undefined }
    drafts.set(id, draft)
    return draft
  }
  const forget = (id: string) => {
    const draft = drafts.get(id)
    if (!draft) return
    put(files.keys, new Uint8Array(slotBytes), draft.slot * slotBytes)
    drafts.delete(id)
    files.texts.truncate(Math.max(0, ...framesKept().map(({ end }) => end)))
  }

  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }
  const tried = (work: () => Promise<void>) =>
    inTurn(async (): Promise<Result<void, Problem>> => {
      try {
        await work()
        return ok(undefined)
      } catch (thrown) {
        return err(storageProblem(thrown))
      }
    })

  return {
    readAll: () =>
      inTurn(async () => {
        const read: { id: string; bytes: Bytes }[] = []
        for (const [id, draft] of drafts) {
          const opened = draft.frame && (await open(draft, id, draft.frame))
          if (opened) read.push({ id, bytes: opened.bytes })
        }
        return read
      }),
    save: async (id, plain, { key, nonce }) => {
      if (plain.length + revBytes > longestEntry) return err(problem('too_large'))
      return tried(async () => {
        const known = drafts.get(id)
        const draft = known ?? (await begin(id, key))
        key.fill(0)
        const rev = draft.rev + 1
        const numbered = new Uint8Array(revBytes + plain.length)
        new DataView(numbered.buffer).setUint32(0, rev)
        numbered.set(plain, revBytes)
        const aad = draftAad(vaultId, id)
        const bytes = frame(await sealRow({ key: draft.key, nonce, aad, plain: numbered }))
        const at = gapFor(bytes.length, framesKept())
        try {
          put(files.texts, bytes, at)
        } catch (thrown) {
          // What was saved before stays; a draft that never was does not begin with a key alone.
          if (!known) forget(id)
          throw thrown
        }
        Object.assign(draft, { rev, frame: { at, end: at + bytes.length } })
      })
    },
    forget: (id) => tried(async () => forget(id)),
  }
}
