/** A name may run in another direction than the words round it, which give the whole its own. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`
}
