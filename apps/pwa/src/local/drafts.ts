import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import { newRowId } from './commit.ts'
import { databaseProblem } from './database-problem.ts'
import type { LogDeps } from './log-state.ts'
import { openJson, sealJson } from './seal-json.ts'
import { createStore, type Store } from './store.ts'

/**
 * A form that is not yet an event. `kind` names the form that opens it (`flash`, `report`, `threat`,
 * `amend`), `title` is what the list shows, `form` is the form's own and is checked by it.
 */
export const SavedDraft = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.nullable(z.string()),
  savedAt: z.int(),
  form: z.json(),
})
export type SavedDraft = z.infer<typeof SavedDraft>

export type Drafts = Store<readonly SavedDraft[]> & {
  newId(): string
  find(id: string): SavedDraft | undefined
  /** Seals and writes the whole form; resolves once it is on the disk. */
  save(draft: Omit<SavedDraft, 'savedAt'>): Promise<Result<SavedDraft, Problem>>
  remove(id: string): Promise<Result<undefined, Problem>>
  /** Takes a draft out of the list that a writing of the log has just deleted. */
  forget(id: string): void
}

/** Drafts lie sealed beside the log and are never sent. Newest first. */
export async function openDrafts(deps: LogDeps): Promise<Result<Drafts, Problem>> {
  const { db, vault } = deps
  const found: SavedDraft[] = []
  try {
    for (const row of await db.drafts.toArray()) {
      const draft = await openJson(vault, 'drafts', row, SavedDraft)
      if (draft.ok) found.push(draft.value)
      else if (draft.error !== 'unreadable') return err(draft.error)
    }
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
  const store = createStore<readonly SavedDraft[]>(newestFirst(found))
  const gone = new Set<string>()
  const without = (id: string) => store.get().filter((draft) => draft.id !== id)
  const forget = (id: string) => {
    gone.add(id)
    store.set(without(id))
  }
  return ok({
    get: store.get,
    subscribe: store.subscribe,
    newId: () => newRowId(deps),
    find: (id) => store.get().find((draft) => draft.id === id),
    save: async (given) => {
      const draft = { ...given, savedAt: deps.now() }
      const row = await sealJson(vault, 'drafts', draft.id, draft)
      if (!row.ok) return row
      // A last keystroke may be saved after the form was sent: the draft must not come back.
      if (gone.has(draft.id)) return ok(draft)
      try {
        await db.drafts.put(row.value)
      } catch (thrown) {
        return err(databaseProblem(thrown))
      }
      if (gone.has(draft.id)) await db.drafts.delete(draft.id)
      else store.set(newestFirst([...without(draft.id), draft]))
      return ok(draft)
    },
    remove: async (id) => {
      forget(id)
      try {
        await db.drafts.delete(id)
        return ok(undefined)
      } catch (thrown) {
        return err(databaseProblem(thrown))
      }
    },
    forget,
  })
}

function newestFirst(drafts: readonly SavedDraft[]): SavedDraft[] {
  return [...drafts].sort((a, b) => b.savedAt - a.savedAt)
}
