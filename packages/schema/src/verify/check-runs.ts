import { sha256Of } from '../chain/hash.ts'
import { headersRoot } from '../chain/run.ts'
import { fromBase64Url, toHex } from '../primitives/bytes.ts'
import type { Verify } from '../sync/check-log.ts'
import type { ChainChecker } from './check-chains.ts'
import type { LineOf } from './log-export.ts'
import { readRun } from './read-run.ts'
import type { FlawList } from './verdict.ts'

type Run = { line: LineOf<'run'>; taken: Set<string>; counter: number | null }

/** What seats signed, and that every event lies in what its seat signed (SPEC PF-14). */
export function runChecker(mission: string, flaws: FlawList, verify: Verify, chains: ChainChecker) {
  const runs = new Map<string, Run>()
  const logged = new Set<string>()
  return {
    count: () => runs.size,
    async add(line: LineOf<'run'>): Promise<void> {
      const seat = chains.seats.get(line.seat)
      const signed = signedRun(mission, line)
      const isOwn = seat && seatOf(seat.publicKey) === line.seat
      const isSigned =
        isOwn &&
        signed &&
        (await verify(
          fromBase64Url(seat.publicKey),
          fromBase64Url(line.signature),
          fromBase64Url(line.signed),
        ))
      const isLater = signed?.counter && seat && signed.counter > seat.counter
      if (!isSigned || isLater || runs.has(line.id)) flaws.add('run', line.id)
      runs.set(line.id, { line, taken: new Set(), counter: signed?.counter ?? null })
    },
    take(id: string, seat: string, hash: string): void {
      const run = runs.get(id)
      logged.add(hash)
      if (run?.line.seat !== seat || !run.line.hashes.includes(hash)) flaws.add('run', id)
      else run.taken.add(hash)
    },
    finish(): void {
      for (const [id, { line, taken }] of runs) {
        if (taken.size === 0) flaws.add('run', id)
        // Beyond the last event that was taken a full quarantine may have stopped the run.
        const until = line.hashes.findLastIndex((hash) => taken.has(hash))
        const isMissing = line.hashes
          .slice(0, until)
          .some((hash) => !logged.has(hash) && !chains.isApartHash(line.seat, hash))
        if (isMissing) flaws.add('run', id)
      }
    },
  }
}

function seatOf(publicKey: string): string {
  return toHex(sha256Of(fromBase64Url(publicKey)).subarray(0, 16))
}

/** What a run's bytes say, when they are the ones of these hashes; a sealed envelope has no counter. */
function signedRun(mission: string, line: LineOf<'run'>): { counter: number | null } | undefined {
  const { id, hashes, seat, signed } = line
  const [first] = hashes
  if (first === undefined) return undefined
  const run = readRun(signed, { mission, seat, hash: first })
  if (!run) return undefined
  if (run.form === 'envelope') {
    return hashes.length === 1 && id === `${seat}-${first}` ? { counter: null } : undefined
  }
  const isThis =
    run.runHead === hashes.at(-1) &&
    run.headersRoot === headersRoot(hashes) &&
    id === `${seat}-${run.counter}`
  return isThis ? { counter: run.counter } : undefined
}
