import { claim, current, isContested, type Register } from './register.ts'
import type { Told } from './tell.ts'

/** The fields of a record, each as a register. */
export type Fields<T> = { readonly [K in keyof T]?: Register<NonNullable<T[K]>> }

/** Claims every field that `values` holds; the others stay as they are. */
export function claimFields<T extends object>(
  fields: Fields<T>,
  values: Partial<T>,
  told: Told,
): Fields<T> {
  const next: { [K in keyof T]?: Register<NonNullable<T[K]>> } = { ...fields }
  for (const key of keysOf(values)) {
    const value = values[key]
    if (value !== undefined && value !== null) next[key] = claim(next[key], value, told)
  }
  return next
}

/** Claims a free text; one that was not written stays as it is. */
export function claimText(register: Register<string>, text: string | undefined, told: Told) {
  return text === undefined ? register : claim(register, text, told)
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
