/** An expected outcome as a value: expected failures are returned, only defects are thrown. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | Failed<E>

export type Failed<E> = { readonly ok: false; readonly error: E }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function err<const E>(error: E): Failed<E> {
  return { ok: false, error }
}
