/**
 * The enrolment code that a link or the device's own camera brought, taken out of the address at once:
 * it must stay in no history and on no screen (SPEC DV-11). Empty without one.
 */
export function takeCodeFromAddress({ location, history }: Window): string {
  if (!location.hash.startsWith('#tocsin')) return ''
  const code = location.href
  history.replaceState(null, '', location.pathname)
  return code
}
