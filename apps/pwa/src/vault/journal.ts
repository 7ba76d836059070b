import { type Bytes, concatBytes, equalBytes } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { openRow, rowAad, sealRow } from '@tocsin/seal/row'
import { type ByteFile, readBytes } from './byte-file.ts'
import {
  type Frame,
  frame,
  frameHead,
  isEnvelopeFrame,
  longestEntry,
  scanFrames,
} from './frames.ts'
import { storageProblem } from './storage-problem.ts'

/** What opening found: entries kept, torn bytes cut off the end, bytes lost in the middle, size now. */
export type JournalFound = { entries: number; dropped: number; damaged: number; size: number }

/** One entry and its place in the file, by which reading can go on later. */
export type JournalEntry = { at: number; bytes: Bytes }

/**
 * Entries in the order they were written and the place behind the last; `unreadable` counts whole
 * frames that the key does not open.
 */
export type JournalRead = { entries: JournalEntry[]; unreadable: number; end: number }

/** The second, independent copy of every save (security.md §3 fact 1). One writer at a time. */
export type Journal = {
  found: JournalFound
  /**
   * The place behind the entry once it is on the disk; `storage_full` or `storage_unavailable` leave
   * the file as it was. With `since`, an entry of the same bytes at or behind that place is enough: an
   * append whose answer was lost can be repeated and is not doubled. With `envelope`, the sealed
   * envelope of what is saved lies behind the entry, by the same writing and the same flush.
   */
  append(
    bytes: Uint8Array,
    nonce: Bytes,
    since?: number,
    envelope?: Bytes,
  ): Promise<Result<number, Problem>>
  readAll(from: number): Promise<JournalRead>
  /** Waits for what is under way, then closes the file. */
  close(): Promise<void>
}

// The place of an entry takes the part of a counter: an entry moved, doubled or put in from another
// vault does not open, and one lost in the middle takes no other with it.
function placeAad(vaultId: string, at: number): Bytes {
  return rowAad({ store: 'journal', id: vaultId, rev: at, schema: 1, keyId: 'journal' })
}

function writeAll(file: ByteFile, bytes: Bytes, at: number): Result<number, Problem> {
  try {
    const written = file.write(bytes, { at })
    if (written === bytes.length) {
      file.flush()
      return ok(at + bytes.length)
    }
    file.truncate(at)
    return err(problem('storage_full'))
  } catch (thrown) {
    const failed = storageProblem(thrown)
    try {
      file.truncate(at)
    } catch {
      // What was half written lies behind the end: the next entry overwrites it, or the next opening cuts it.
    }
    return err(failed)
  }
}

/**
 * Opens the journal: finds every good frame, cuts a torn tail off and says what it found. What lies
 * before `start` is another vault's that had this file before: it is kept and not looked at.
 */
export function openJournal(file: ByteFile, key: CryptoKey, vaultId: string, start = 0): Journal {
  const { frames: all, end, damaged } = scanFrames(file, Math.min(start, file.getSize()))
  // Envelopes are for those who have no key (EN-9): whoever has it reads the entries.
  const frames = all.filter((each) => !isEnvelopeFrame(each))
  const dropped = file.getSize() - end
  if (dropped > 0) {
    file.truncate(end)
    file.flush()
  }
  let size = end
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work)
    queue = turn.catch(() => undefined)
    return turn
  }

  const readFrame = ({ at, end: frameEnd }: Frame) => {
    const sealed = readBytes(file, at + frameHead, frameEnd - at - frameHead)
    return openRow({ key, aad: placeAad(vaultId, at), sealed })
  }
  const findSince = async (plain: Uint8Array, since: number): Promise<Frame | undefined> => {
    for (const each of frames.slice(frames.findLastIndex(({ at }) => at < since) + 1)) {
      const opened = await readFrame(each)
      if (opened.ok && equalBytes(opened.value, plain)) return each
    }
    return undefined
  }

  return {
    found: { entries: frames.length, dropped, damaged, size: end },
    append: (plain, nonce, since, envelope) =>
      inTurn(async () => {
        if (plain.length > longestEntry) return err(problem('too_large'))
        const there = since === undefined ? undefined : await findSince(plain, since)
        if (there) return ok(there.end)
        const sealed = await sealRow({ key, nonce, aad: placeAad(vaultId, size), plain })
        const entry = frame(sealed)
        const bytes = envelope ? concatBytes(entry, frame(envelope)) : entry
        const written = writeAll(file, bytes, size)
        if (!written.ok) return written
        frames.push({ at: size, end: size + entry.length })
        size = written.value
        return written
      }),
    readAll: (from) =>
      inTurn(async () => {
        const read: JournalRead = { entries: [], unreadable: 0, end: size }
        for (const each of frames) {
          if (each.at < from) continue
          const opened = await readFrame(each)
          if (opened.ok) read.entries.push({ at: each.at, bytes: opened.value })
          else read.unreadable += 1
        }
        return read
      }),
    close: () => inTurn(async () => file.close()),
  }
}
