/**
 * The fields of an answer, as sorted paths: entries of a list are `[]`, keys that are ids `{}`.
 * Values do not matter: what is compared is which fields somebody is told at all.
 */
export function answerFields(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return unique(value.flatMap((each) => answerFields(each, `${path}[]`)))
  if (typeof value !== 'object' || value === null) return [path]
  const fields = Object.entries(value).flatMap(([key, inner]) => {
    const name = /^[0-9a-f]{32}(-\d+)?$/.test(key) ? '{}' : key
    return answerFields(inner, path === '' ? name : `${path}.${name}`)
  })
  return unique(fields.length > 0 ? fields : [path])
}

function unique(fields: readonly string[]): string[] {
  return [...new Set(fields)].sort()
}
