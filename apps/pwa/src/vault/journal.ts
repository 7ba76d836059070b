import { type Bytes, concatBytes, equalBytes } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { openRow, rowAad, sealRow } from '@tocsin/seal/row'
import { type ByteFile, readBytes } from './byte-file.ts'
import {
  type Frame,
  findFrame,
  frame,
  frameAt,
  frameHead,
  isEnvelopeFrame,
  longestEntry,
  type Scan,
  scanFrames,
  voidBytes,
} from './frames.ts'
import { storageProblem } from './storage-problem.ts'

/**
 * What opening found: torn bytes cut off the end, bytes lost in the middle as far as it looked, size
 * now.
 */
export type JournalFound = { dropped: number; damaged: number; size: number }

/** One entry and its place in the file, by which reading can go on later. */
export type JournalEntry = { at: number; bytes: Bytes }

/**
 * Entries in the order they were written and the place behind what was read; `unreadable` counts whole
 * frames that the key does not open, `damaged` bytes between frames that belong to none. `more` = there
 * are entries behind `end`, which were not asked for.
 */
export type JournalRead = {
  entries: JournalEntry[]
  unreadable: number
  damaged: number
  end: number
  more: boolean
}

/** What of a journal to read: the entries at or behind a place, at most so many. */
export type JournalPart = { from: number; most?: number | undefined }

/** An entry by its place; `envelopeOnly` leaves the entry itself. */
export type Destroyed = { at: number; envelopeOnly?: boolean }

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
  read(part: JournalPart): Promise<JournalRead>
  /**
   * Overwrites entries in place, with the envelopes behind them, each flushed before the next; and what
   * an overwriting that was cut short has left between frames. Everything else keeps its place.
   */
  destroy(places: readonly Destroyed[]): Promise<Result<undefined, Problem>>
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

/** How much of the end of a file is looked at when it is opened. */
const endBytes = 1 << 18

type Known = Scan & { from: number }

/** The frames of the end of a file: enough to go on writing. Of the whole file where there is none. */
function scanEnd(file: ByteFile, start: number): Known {
  const from = Math.max(start, file.getSize() - endBytes)
  const first = from > start ? findFrame(file, from) : undefined
  return first
    ? { ...scanFrames(file, first.at), from: first.at }
    : { ...scanFrames(file, start), from: start }
}

/**
 * Opens the journal: finds the good frames of its end, cuts a torn tail off and says what it found.
 * Those before are looked for when somebody asks for them: a journal only grows. What lies before
 * `start` is another vault's that had this file before: it is kept and not looked at.
 */
export function openJournal(file: ByteFile, key: CryptoKey, vaultId: string, start = 0): Journal {
  const first = Math.min(start, file.getSize())
  let known = scanEnd(file, first)
  const { end, damaged } = known
  // Envelopes are for those who have no key (EN-9): whoever has it reads the entries.
  const entriesOf = ({ frames }: Scan) =>
    frames.filter((each) => !isEnvelopeFrame(each) && !each.isVoid)
  let frames = entriesOf(known)
  const dropped = file.getSize() - end
  if (dropped > 0) {
    file.truncate(end)
    file.flush()
  }
  let size = end
  const lookFrom = (from: number) => {
    if (Math.max(from, first) >= known.from) return
    known = { ...scanFrames(file, first), from: first }
    frames = entriesOf(known)
  }
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
    lookFrom(since)
    for (const each of frames.slice(frames.findLastIndex(({ at }) => at < since) + 1)) {
      const opened = await readFrame(each)
      if (opened.ok && equalBytes(opened.value, plain)) return each
    }
    return undefined
  }

  const overwrite = ({ at, end: until }: Frame): boolean => {
    const bytes = voidBytes(at, until)
    const written = file.write(bytes, { at })
    file.flush()
    return written === bytes.length
  }
  const fillGaps = (): boolean => {
    let at = Math.min(start, size)
    return scanFrames(file, at).frames.every((each) => {
      const isWhole = each.at === at || overwrite({ at, end: each.at })
      at = each.end
      return isWhole
    })
  }

  return {
    found: { dropped, damaged, size: end },
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
    read: ({ from, most = Number.POSITIVE_INFINITY }) =>
      inTurn(async () => {
        lookFrom(from)
        const wanted = frames.filter(({ at }) => at >= from)
        const asked = wanted.slice(0, most)
        const more = asked.length < wanted.length
        const end = more ? (asked.at(-1)?.end ?? from) : size
        const read: JournalRead = { entries: [], unreadable: 0, damaged: known.damaged, end, more }
        for (const each of asked) {
          const opened = await readFrame(each)
          if (opened.ok) read.entries.push({ at: each.at, bytes: opened.value })
          else read.unreadable += 1
        }
        return read
      }),
    destroy: (places) =>
      inTurn(async () => {
        try {
          for (const { at, envelopeOnly } of places) {
            const entry = frames.find((each) => each.at === at)
            if (!entry) continue
            const behind = frameAt(file, entry.end)
            const isGone =
              (!behind || !isEnvelopeFrame(behind) || overwrite(behind)) &&
              (envelopeOnly || overwrite(entry))
            if (!isGone) return err(problem('storage_full'))
            if (!envelopeOnly) frames.splice(frames.indexOf(entry), 1)
          }
          return fillGaps() ? ok(undefined) : err(problem('storage_full'))
        } catch (thrown) {
          return err(storageProblem(thrown))
        }
      }),
    close: () => inTurn(async () => file.close()),
  }
}
