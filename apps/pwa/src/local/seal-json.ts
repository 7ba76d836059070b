import { type Bytes, utf8 } from '@tocsin/schema/primitives/bytes'
import type { Result } from '@tocsin/schema/primitives/result'
import { err, ok } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type * as z from 'zod/mini'
import type { SealedRow } from './database.ts'
import type { LocalVault } from './vault-for-local.ts'

export type StoreName = 'clusters' | 'pages' | 'chain' | 'drafts' | 'meta'

/** Pages of list rows are under the index key, everything else under the record key. */
function keyOf(store: StoreName): SealedRow['key'] {
  return store === 'pages' ? 'idx' : 'rec'
}

export async function sealJson(
  vault: LocalVault,
  store: StoreName,
  id: string,
  value: unknown,
): Promise<Result<SealedRow, Problem>> {
  const key = keyOf(store)
  const seal = key === 'idx' ? vault.sealIndex : vault.sealRow
  const sealed = await seal(store, id, utf8(JSON.stringify(value)))
  return sealed.ok ? ok({ id, schema: 1, key, sealed: sealed.value }) : sealed
}

const decoder = new TextDecoder()

/** The value of a sealed row; `unreadable` when it is damaged, of another place or not of this form. */
export async function openJson<T extends z.ZodMiniType>(
  vault: LocalVault,
  store: StoreName,
  row: { id: string; sealed: Bytes },
  form: T,
): Promise<Result<z.infer<T>, Problem | 'unreadable'>> {
  const open = keyOf(store) === 'idx' ? vault.openIndex : vault.openRow
  const plain = await open(store, row.id, row.sealed)
  if (!plain.ok) return plain
  return parseJson(plain.value, form)
}

/** What a sealed row holds, for whoever checks its form himself. */
export async function openUnchecked(
  vault: LocalVault,
  store: StoreName,
  row: { id: string; sealed: Bytes },
): Promise<Result<unknown, Problem | 'unreadable'>> {
  const open = keyOf(store) === 'idx' ? vault.openIndex : vault.openRow
  const plain = await open(store, row.id, row.sealed)
  if (!plain.ok) return plain
  try {
    return ok(JSON.parse(decoder.decode(plain.value)))
  } catch {
    return err('unreadable')
  }
}

export function parseJson<T extends z.ZodMiniType>(
  bytes: Uint8Array,
  form: T,
): Result<z.infer<T>, 'unreadable'> {
  try {
    const read = form.safeParse(JSON.parse(decoder.decode(bytes)))
    return read.success ? ok(read.data) : err('unreadable')
  } catch {
    return err('unreadable')
  }
}
