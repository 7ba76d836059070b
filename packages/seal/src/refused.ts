/**
 * Whether WebCrypto threw because key and bytes do not belong together. Anything else it throws (a
 * key without the right usage, no secure context) is a defect and has to stay loud.
 */
export function isRefused(thrown: unknown): boolean {
  return (
    thrown instanceof Error && (thrown.name === 'OperationError' || thrown.name === 'DataError')
  )
}
