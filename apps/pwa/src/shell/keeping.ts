/** What this browser is, as far as keeping things goes. */
export type Browser = { userAgent: string; maxTouchPoints: number; isInstalled: boolean }

/** What has to happen before this storage can be relied on. */
export type KeepingRisk =
  /** An iPad or iPhone outside the Home Screen: what lies there goes after seven days without a visit. */
  | 'install'
  /** The browser has not promised to keep it, and the app is not installed. */
  | 'ask'
  | null

function isAppleTouch({ userAgent, maxTouchPoints }: Browser): boolean {
  // An iPad calls itself a Macintosh, but no Macintosh has a touch screen.
  return (
    /\b(iPad|iPhone|iPod)\b/.test(userAgent) ||
    (userAgent.includes('Macintosh') && maxTouchPoints > 1)
  )
}

/** `isKept` = the browser has promised not to clear the storage; null while that is not known. */
export function keepingRisk(browser: Browser, isKept: boolean | null): KeepingRisk {
  if (browser.isInstalled || isKept === null) return null
  if (isAppleTouch(browser)) return 'install'
  return isKept ? null : 'ask'
}

export function browserOf(page: Window): Browser {
  const { userAgent, maxTouchPoints } = page.navigator
  const standalone = 'standalone' in page.navigator && page.navigator.standalone === true
  const isInstalled = standalone || page.matchMedia('(display-mode: standalone)').matches
  return { userAgent, maxTouchPoints, isInstalled }
}
