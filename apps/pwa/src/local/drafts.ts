import { utf8 } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import { newRowId } from './commit.ts'
import { databaseProblem } from './database-problem.ts'
import type { LogDeps } from './log-state.ts'
import { openJson, parseJson } from './seal-json.ts'
import { createStore, type Store } from './store.ts'

/**
 * A form that is not yet an event. `kind` names the form that opens it (`flash`, `report`, `threat`,
 * `amend`), `title` is what the list shows, `form` is the form's own and is checked by it.
 * `identities` is whatever names a person: it lies under the key of the draft and nowhere else, is
 * never part of an event, and is gone with the key when the draft ends.
 */
export const SavedDraft = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.nullable(z.string()),
  savedAt: z.int(),
  form: z.json(),
  identities: z.optional(z.json()),
})
export type SavedDraft = z.infer<typeof SavedDraft>

export type Drafts = Store<readonly SavedDraft[]> & {
  newId(): string
  find(id: string): SavedDraft | undefined
  /** Seals and writes the whole form; resolves once it is on the disk. */
  save(draft: Omit<SavedDraft, 'savedAt'>): Promise<Result<SavedDraft, Problem>>
  remove(id: string): Promise<Result<undefined, Problem>>
  /** Takes a draft out of the list that another tab has ended. */
  forget(id: string): void
  /** Ends a draft that has become an event: its key is gone from the disk when it resolves. */
  end(id: string): Promise<void>
}

/** An event was made of a draft; its key was to be overwritten next. */
const Ended = z.null()

/** Drafts lie in files of the vault beside the log and are never sent. Newest first. */
export async function openDrafts(deps: LogDeps): Promise<Result<Drafts, Problem>> {
  const { db, vault } = deps
  const tidied = await tidyTable(deps)
  if (!tidied.ok) return tidied
  const read = await vault.drafts.readAll()
  if (!read.ok) return read
  const found = read.value.flatMap(({ bytes }) => {
    const draft = parseJson(bytes, SavedDraft)
    return draft.ok ? [draft.value] : []
  })
  const store = createStore<readonly SavedDraft[]>(newestFirst(found))
  const gone = new Set<string>()
  const without = (id: string) => store.get().filter((draft) => draft.id !== id)
  const forget = (id: string) => {
    gone.add(id)
    store.set(without(id))
  }
  const remove = async (id: string): Promise<Result<undefined, Problem>> => {
    forget(id)
    const forgotten = await vault.drafts.forget(id)
    return forgotten.ok ? ok(undefined) : forgotten
  }
  return ok({
    get: store.get,
    subscribe: store.subscribe,
    newId: () => newRowId(deps),
    find: (id) => store.get().find((draft) => draft.id === id),
    save: async (given) => {
      const draft = { ...given, savedAt: deps.now() }
      // A last keystroke may be saved after the form was sent: the draft must not come back.
      if (gone.has(draft.id)) return ok(draft)
      const saved = await vault.drafts.save(draft.id, utf8(JSON.stringify(draft)))
      if (!saved.ok) return saved
      if (!gone.has(draft.id)) store.set(newestFirst([...without(draft.id), draft]))
      return ok(draft)
    },
    remove,
    forget,
    end: async (id) => {
      const removed = await remove(id)
      // What is left undone here is done at the next start: the log says that this draft has ended.
      if (removed.ok) await db.drafts.delete(id).catch(() => undefined)
    },
  })
}

/**
 * The table holds two things for the time of a start: drafts of the first release, which move into
 * the files, and ids of drafts that ended while their keys were still to be overwritten.
 */
async function tidyTable({ db, vault }: LogDeps): Promise<Result<undefined, Problem>> {
  try {
    for (const row of await db.drafts.toArray()) {
      const kept = await openJson(vault, 'drafts', row, z.union([Ended, SavedDraft]))
      if (!kept.ok && kept.error !== 'unreadable') return err(kept.error)
      if (kept.ok) {
        const done =
          kept.value === null
            ? await vault.drafts.forget(row.id)
            : await vault.drafts.save(row.id, utf8(JSON.stringify(kept.value)))
        if (!done.ok) return done
      }
      await db.drafts.delete(row.id)
    }
    return ok(undefined)
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
}

function newestFirst(drafts: readonly SavedDraft[]): SavedDraft[] {
  return [...drafts].sort((a, b) => b.savedAt - a.savedAt)
}
