import { deepestJson, type Json } from './canonical-json.ts'
import { err, ok, type Result } from './result.ts'

export type Unclean = 'too_deep' | 'not_json'

// A lone surrogate has no UTF-8 form, and PostgreSQL stores neither it nor U+0000 in `jsonb`.
const unstorable = /\p{Surrogate}|\0/gu
const mayBeUnstorable = /[\ud800-\udfff\0]/

function cleanText(text: string): string {
  // Every text of every part comes through here, and nearly none has a half of a pair or of anything else.
  return mayBeUnstorable.test(text) ? text.replace(unstorable, '\ufffd') : text
}

function clean(value: unknown, depth: number): Result<Json, Unclean> {
  if (depth > deepestJson) return err('too_deep')
  if (value === null || typeof value === 'boolean') return ok(value)
  if (typeof value === 'string') return ok(cleanText(value))
  if (typeof value === 'number') return Number.isFinite(value) ? ok(value + 0) : err('not_json')
  if (typeof value !== 'object') return err('not_json')
  if (Array.isArray(value)) {
    const items: Json[] = []
    for (const item of value) {
      const cleaned = clean(item, depth + 1)
      if (!cleaned.ok) return cleaned
      items.push(cleaned.value)
    }
    return ok(items)
  }
  const members: [string, Json][] = []
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue
    const cleaned = clean(item, depth + 1)
    if (!cleaned.ok) return cleaned
    members.push([cleanText(key), cleaned.value])
  }
  // fromEntries defines own members, so that a member called __proto__ stays a member.
  return ok(Object.fromEntries(members))
}

/**
 * The value as every replica can store it: characters without a UTF-8 or `jsonb` form become U+FFFD,
 * -0 becomes 0, and members without a value are left out, as JSON does. What a person typed is thereby never a reason to fail; the result always has a
 * canonical form.
 */
export function cleanJson(value: unknown): Result<Json, Unclean> {
  return clean(value, 0)
}
