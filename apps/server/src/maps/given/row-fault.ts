/** A row of a file that cannot be used. `at` says where it stands ("line 12", "feature 3"). */
export type RowFault = { readonly file: string; readonly at: string; readonly reason: string }

/** What could be read of a file, and what could not. */
export type Read<T> = { readonly good: readonly T[]; readonly faults: readonly RowFault[] }
