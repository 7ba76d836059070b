/** The enrolment code that a link or the device's own camera brought; empty without one, and where a screen is drawn without an address. */
export function codeInAddress(location: Pick<Location, 'hash' | 'href'> | undefined): string {
  return location?.hash.startsWith('#tocsin') ? location.href : ''
}

/** Takes it out of the address: it must stay in no history and on no screen (SPEC DV-11). */
export function clearAddress({ location, history }: Window): void {
  if (location.hash.startsWith('#tocsin')) history.replaceState(null, '', location.pathname)
}
