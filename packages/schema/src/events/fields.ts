import { claim, current, isContested, type Register } from './register.ts'
import type { Told } from './tell.ts'

/** The fields of a record, each as a register. */
export type Fields<T> = { readonly [K in keyof T]?: Register<NonNullable<T[K]>> }

/** Claims every field that `values` holds, and empties those of `emptied`; the others stay as they are. */
export function claimFields<T extends object>(
  fields: Fields<T>,
  values: Partial<T>,
  told: Told,
  emptied: readonly (keyof T)[] = [],
): Fields<T> {
  const next: { [K in keyof T]?: Register<NonNullable<T[K]>> } = { ...fields }
  for (const key of keysOf(values)) {
    const value = values[key]
    if (value !== undefined && value !== null) next[key] = claim(next[key], value, told)
  }
  for (const key of emptied) next[key] = claim(next[key], null, told)
  return next
}

/** Claims a free text, or empties it; one that was neither written nor emptied stays as it is. */
export function claimText(
  register: Register<string>,
  text: string | undefined,
  told: Told,
  isEmptied = false,
): Register<string> {
  if (text !== undefined) return claim(register, text, told)
  return isEmptied ? claim(register, null, told) : register
}

/** Which of these fields an amendment empties: those that it names and does not fill. */
export function emptiedOf<Name extends string>(
  names: readonly Name[],
  { set, cleared = [] }: { set: object; cleared?: readonly string[] | undefined },
): Name[] {
  return names.filter((name) => cleared.includes(name) && !(name in set))
}

/** The values to show first and to count. */
export function currentFields<T extends object>(fields: Fields<T>): Partial<T> {
  const values: Partial<T> = {}
  for (const key of keysOf(fields)) {
    const value = current(fields[key])
    if (value !== undefined) values[key] = value
  }
  return values
}

/** Names of the fields that hold more than one value. */
export function contestedFields<T extends object>(fields: Fields<T>): (keyof T)[] {
  return keysOf(fields).filter((key) => isContested(fields[key]))
}

function keysOf<T extends object>(value: T): (keyof T)[] {
  // Object.keys forgets the key type; both callers hold plain data objects of exactly this type.
  return Object.keys(value) as (keyof T)[]
}
