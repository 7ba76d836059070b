import type { RecordId } from '@tocsin/schema/primitives/ids'
import { amendReport, fileReport } from '@tocsin/schema/report/decide'
import type { BenchTablet } from '../lib/bench-tablet.ts'
import type { Edit, Told } from './records.ts'

/** Saves them one after the other; nothing of it is sent. */
export async function saveReports(tablet: BenchTablet, told: readonly Told[]): Promise<RecordId[]> {
  const ids: RecordId[] = []
  for (const { at, bodies } of told) {
    const { record } = await tablet.save(fileReport(tablet.area, bodies), at)
    ids.push(record)
  }
  return ids
}

/** Saves small amendments as the form does, on what its author sees. */
export async function saveEdits(
  tablet: BenchTablet,
  ids: readonly RecordId[],
  edits: readonly Edit[],
): Promise<void> {
  for (const { of, at, set } of edits) {
    const id = ids[of]
    const view = id && (await tablet.local.record(id))
    if (!view?.ok || !view.value?.report) throw new Error('a report that was saved is not there')
    const { report, base } = view.value
    const draft = amendReport(report, tablet.local.actor(), base, { facts: { set } })
    if (!draft.ok) throw new Error(draft.error.code)
    await tablet.save(draft.value, at)
  }
}
