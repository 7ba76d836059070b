import type { Answer } from '../interop/jobs.ts'
import { moment, table } from './terminal.ts'

/** Lines shown one by one; with more of them `--json` has the first thousand. */
const faultsShown = 20

/** What an import did, for a person. */
export function importLines({ counts, faults, ...outcome }: Answer<'import.ged'>): string[] {
  const lines = [
    outcome.dryRun ? 'Nothing was changed. The import would do this:' : 'Import finished.',
    ...table(
      ['', ''],
      [
        ['  events read', String(counts.rows)],
        [outcome.dryRun ? '  would be added' : '  added', String(counts.created)],
        [outcome.dryRun ? '  would be amended' : '  amended', String(counts.amended)],
        ['  already here, unchanged', String(counts.unchanged)],
        ['  withdrawn here, left so', String(counts.withdrawn)],
        ['  left out', String(counts.faults)],
        ['  on the map', String(counts.onMap)],
        ['  beside the map', String(counts.besideMap)],
      ],
    ).slice(1),
  ]
  if (outcome.earliest && outcome.latest) {
    lines.push(`They are counted from ${outcome.earliest} to ${outcome.latest}.`)
  }
  if (counts.widened > 0) {
    lines.push(
      `${counts.widened} events give figures that contradict each other; their range holds all of them.`,
    )
  }
  lines.push(...faultLines(faults, counts.faults))
  if (outcome.batch) {
    lines.push(`To take it back: npx tocsin import undo ${outcome.batch}`)
  }
  return lines
}

function faultLines(faults: Answer<'import.ged'>['faults'], all: number): string[] {
  const shown = faults.slice(0, faultsShown)
  const lines = shown.map(({ line, reason }) => `Line ${line} was left out. ${reason}`)
  if (all > shown.length)
    lines.push(`${all - shown.length} more lines were left out; --json lists them.`)
  return lines
}

export function undoLines({ batch, ...outcome }: Answer<'import.undo'>): string[] {
  const lines =
    outcome.withdrawn === 0
      ? [`The import ${batch} was already undone. Nothing was changed.`]
      : [
          `${outcome.withdrawn} reports of the import ${batch} are withdrawn and out of every count.`,
        ]
  if (outcome.amendedBefore > 0) {
    lines.push(
      `${outcome.amendedBefore} reports of earlier imports were amended by it; they keep the newer values.`,
    )
  }
  return lines
}

export function batchLines(batches: Answer<'import.list'>): string[] {
  if (batches.length === 0) return ['Nothing has been imported.']
  return table(
    ['import', 'when', 'source', 'added', 'amended', 'left out', ''],
    batches.map(({ batch, createdAt, source, counts, undoneAt, sha256 }) => [
      batch,
      moment(createdAt),
      source,
      String(counts.created),
      String(counts.amended),
      String(counts.faults),
      undoneAt !== null ? `undone ${moment(undoneAt)}` : sha256 === '' ? 'broken off' : '',
    ]),
  )
}

/** What became of the envelopes of a file, for a person. */
export function envelopeLines(counts: Answer<'import.envelopes'>): string[] {
  const lines = [
    `${counts.taken} envelopes are in the log.`,
    `${counts.held} are held: they wait for what was written before them, or for a person to look.`,
  ]
  if (counts.not_mine > 0) lines.push(`${counts.not_mine} are of no seat of this mission.`)
  if (counts.unreadable > 0) {
    lines.push(`${counts.unreadable} were not sealed to this server, or are damaged.`)
  }
  if (counts.later > 0) lines.push(`For ${counts.later} there was no room. Keep the file.`)
  return lines
}
