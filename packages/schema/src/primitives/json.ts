import * as z from 'zod/mini'
import type { Json } from './canonical-json.ts'

/** Whether a value is what JSON can say. Throws a RangeError on one nested deeper than a stack holds. */
export function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (Array.isArray(value)) return value.every(isJson)
  return isObject(value) && Object.keys(value).every((key) => isJson(value[key]))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // The last in its chain, of whichever frame or worker the value comes from.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/**
 * Any JSON value. In the place of `z.json()`, which tries each of its six forms at every value: the
 * bodies of all events are read through this.
 */
export const looseJson = z.custom<Json>(isJson)

/** A JSON object. */
export const jsonObject = z.custom<Record<string, Json>>(
  (value) => isObject(value) && isJson(value),
)
