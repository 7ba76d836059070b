/** Embeddings, overrides and isolates: a name that closes what it did not open would break out of its own. */
const directions = /[\u202A-\u202E\u2066-\u2069]/g

/** A name may run in another direction than the words round it, which give the whole its own. */
export function isolated(name: string): string {
  return `\u2068${name.replace(directions, '')}\u2069`
}
