import { readFileSync } from 'node:fs'
import { type BundleFiles, custodyPath } from '@tocsin/schema/certificate/bundle-files'
import { wordedFiles } from '@tocsin/schema/certificate/custody-text'
import { openBundle } from '@tocsin/schema/certificate/open-bundle'
import {
  type CertificateVerdict,
  type PinnedStanding,
  verifyCertificate,
} from '@tocsin/schema/certificate/verify-certificate'
import { equalBytes } from '@tocsin/schema/primitives/bytes'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { SignedHead } from '@tocsin/schema/sync/log-word'
import { verifyRun } from '@tocsin/seal/seat-key'
import { type CheckedFile, checkFile } from './check-file.ts'
import { provenLogKey } from './proven-log-key.ts'
import { moment } from './terminal.ts'

export type VerifiedBundle = CertificateVerdict & {
  record: RecordId
  head: SignedHead['head']
  logKey: 'proven' | 'not checked against a root'
  /** Whether the worded files are what this version of Tocsin writes of the same certificate. */
  words: 'ours' | 'other'
  /** What was given beside it, by the name that was typed. */
  files: (CheckedFile & { name: string })[]
}

type ToCheck = {
  root: string | undefined
  pinned: SignedHead | undefined
  /** Files that somebody holds beside the bundle. */
  files: readonly { name: string; path: string }[]
}

/** Everything that can be checked of a certificate's bundle (SPEC CE-5). */
export async function verifyBundle(
  files: BundleFiles,
  { root, pinned, files: held }: ToCheck,
): Promise<Result<VerifiedBundle, Problem>> {
  const first = await openBundle(files, { verify: verifyRun })
  if (!first) return err(problem('file_unreadable'))
  const { certificate } = first
  const { mission, trust, madeAt, record, head } = certificate
  const key =
    root === undefined ? ok(undefined) : await provenLogKey({ mission, trust, at: madeAt }, root)
  if (!key.ok) return key
  const by = { verify: verifyRun, key: key.value }
  const opened = await openBundle(files, by)
  const verdict = await verifyCertificate(certificate, { ...by, pinned })
  const flaws = [...(opened?.flaws ?? []), ...verdict.flaws]
  const isOurs = [...wordedFiles(certificate)].every(([path, bytes]) => {
    const found = files.get(path)
    return found !== undefined && equalBytes(found, bytes)
  })
  return ok({
    ...verdict,
    isWhole: flaws.length === 0,
    flaws,
    record: record.id,
    head: head.head,
    logKey: key.value ? 'proven' : 'not checked against a root',
    words: isOurs ? 'ours' : 'other',
    files: await Promise.all(
      held.map(async ({ name, path }) => {
        const bytes = new Uint8Array(readFileSync(path))
        return { name, ...(await checkFile(certificate, bytes)) }
      }),
    ),
  })
}

const standings: Record<PinnedStanding, string> = {
  same: 'the very head that this certificate hangs on',
  other_number:
    'of another number in the same epoch. Whether one log continues the other: tocsin export log, then tocsin verify --head with each of the two (this one is log/head.json in the bundle); or tocsin export certificate --head, which proves the record against the kept one',
  other_epoch: 'of another life of the server, before or after a restore: it says nothing here',
  contradicts: 'CONTRADICTS this certificate: one of the two logs was rewritten',
}

export function bundleLines(of: VerifiedBundle): string[] {
  const { isWhole, events, parts, vouched, seats, pinned, flaws, head, logKey, words } = of
  return [
    isWhole
      ? 'WHOLE: every event is what its device signed, and lies in the log under the signed head.'
      : `NOT WHOLE: ${flaws.length} flaws.`,
    `record ${of.record}: ${events} events, ${parts.clear} parts in the clear, ${parts.withheld} withheld, ${parts.erased} erased`,
    `devices: the delegate vouches for ${vouched} of ${seats}`,
    `head: number ${head.seq}, ${moment(head.at)}, epoch ${head.epoch}`,
    `log key: ${logKey}`,
    pinned === null
      ? 'pinned head: none given, so a log that was rewritten and signed anew would pass'
      : `pinned head: ${standings[pinned]}`,
    ...(words === 'other'
      ? [
          `${custodyPath} and README.txt: not as this version writes them; believe the lines of this check`,
        ]
      : []),
    ...of.files.map(fileLine),
    ...flaws.map(({ code, where }) => `  ${code}: ${where}`),
  ]
}

function fileLine({ name, is, of }: VerifiedBundle['files'][number]): string {
  if (!of) return `NOT NAMED: ${name}: no entry names these bytes, or their key is not in here`
  const what = `${of.kind} ${of.number} (${of.form}) of event ${of.event}`
  return is === 'opened'
    ? `${name}: ${what}: sealed again with the key in its entry it has the hash that its device signed`
    : `${name}: ${what}: the sealed bytes, which have the hash that its device signed`
}
