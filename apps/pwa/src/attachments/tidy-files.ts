import { toldAttachments } from '@tocsin/schema/events/told-attachments'
import type { Local } from '../local/local.ts'
import type { KeptFile, KeptFiles } from './kept-files.ts'

type TidyDeps = {
  kept: KeptFiles
  local: Pick<Local, 'drafts' | 'list' | 'record'>
  /** Files that a form of this page may hold and has not written into its draft yet. */
  isNew: (name: string) => boolean
}

/**
 * Puts right what was cut off and lets go of what nobody names any more: a file whose event was saved in
 * the moment in which the browser ended gets its tie; one whose draft has gone, whose record has left this
 * tablet or whose words were erased goes (SPEC AT-9).
 */
export async function tidyFiles(deps: TidyDeps, files: readonly KeptFile[]): Promise<void> {
  const { local, isNew } = deps
  const drafts = JSON.stringify(local.drafts.get().map(({ form }) => form))
  const untied = files.filter(({ tie, name }) => !tie && !isNew(name) && !drafts.includes(name))
  if (untied.length > 0) await tieOrDrop(deps, untied)
  await dropUnread(deps, files)
}

/** Lets go of copies whose key is not here any more: the words of their event were erased, or are not for this tablet. */
export async function dropUnread(
  { kept, local }: Pick<TidyDeps, 'kept' | 'local'>,
  files: readonly KeptFile[],
): Promise<void> {
  for (const { name, tie, role } of files) {
    if (tie?.sent !== true || role === 'original') continue
    const view = await local.record(tie.record)
    if (!view.ok) continue
    const entry = view.value?.entries.find(({ event }) => event.id === tie.event)
    if (entry?.event.parts.narrative?.state !== 'clear') await kept.remove(name)
  }
}

async function tieOrDrop({ kept, local }: TidyDeps, untied: readonly KeptFile[]): Promise<void> {
  const left = new Map(untied.map((file) => [file.content, file]))
  for (const row of local.list.get()) {
    if (left.size === 0) return
    if (!row.own) continue
    const view = await local.record(row.id)
    // What cannot be read now is looked for again: a file is dropped only when everything was read.
    if (!view.ok) return
    const told = (view.value?.entries ?? []).flatMap(({ told }) => told ?? [])
    for (const one of told) {
      if (!('attachments' in one.facts)) continue
      for (const { event, copy, original } of toldAttachments([{ ...one, facts: one.facts }])) {
        for (const named of [copy, original]) {
          const file = named && left.get(named.content)
          if (!file) continue
          left.delete(file.content)
          await kept.tie(file.name, { event, record: row.id, sent: false })
        }
      }
    }
  }
  for (const { name } of left.values()) await kept.remove(name)
}
