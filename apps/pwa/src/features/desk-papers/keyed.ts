/** Parts of one text have no ids of their own, and keep their places. */
export function keyed<T>(parts: readonly T[]): { key: string; part: T }[] {
  return parts.map((part, at) => ({ key: String(at), part }))
}
