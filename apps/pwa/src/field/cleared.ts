type Filled = string | null | undefined | object

/** Names of what was filled before and is empty now: what an amendment has to say it empties (SPEC RD-14). */
export function clearedOf<Name extends string>(
  names: readonly Name[],
  before: Record<Name, Filled>,
  now: Record<Name, Filled>,
): Name[] {
  return names.filter((name) => isFilled(before[name]) && !isFilled(now[name]))
}

function isFilled(value: Filled): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined
}

/** The facts of an amendment that fills and empties fields; what is emptied is not also said as nothing. */
export function setAndCleared<Set extends object>(
  set: Set,
  cleared: readonly string[],
): { set: Set; cleared?: string[] } {
  if (cleared.length === 0) return { set }
  const said = Object.entries(set).filter(([name]) => !cleared.includes(name))
  // as: the same fields without those that are emptied; every one of them may be absent.
  return { set: Object.fromEntries(said) as Set, cleared: [...cleared] }
}
