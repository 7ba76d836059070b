import type { BrowserContext, Page } from '@playwright/test'

/** What must not happen to anything that somebody typed. */
export type Broken = { calls: string[]; violations: string[]; dialogs: string[]; foreign: string[] }

declare global {
  interface Window {
    zq?: () => void
  }
}

/**
 * Watches every page of a browser: whether the canary function is ever called, whether the policy or
 * Trusted Types had to refuse anything, whether a dialog opens, whether another host is asked.
 */
export async function watchForCanary(context: BrowserContext, url: string): Promise<Broken> {
  const broken: Broken = { calls: [], violations: [], dialogs: [], foreign: [] }
  await context.exposeBinding('zqCalled', (_, where: string) => void broken.calls.push(where))
  await context.exposeBinding('zqRefused', (_, what: string) => void broken.violations.push(what))
  await context.addInitScript(() => {
    // as: the two bindings above, which no type knows of.
    const told = window as unknown as Record<'zqCalled' | 'zqRefused', (text: string) => void>
    window.zq = () => told.zqCalled(window.location.pathname)
    document.addEventListener('securitypolicyviolation', (event) =>
      told.zqRefused(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    )
  })
  const watch = (page: Page) => {
    page.on('dialog', (dialog) => {
      broken.dialogs.push(dialog.message())
      void dialog.dismiss()
    })
  }
  context.on('page', watch)
  for (const page of context.pages()) watch(page)
  context.on('request', (request) => {
    const asked = request.url()
    if (/^(https?|wss?):/.test(asked) && !asked.startsWith(url)) broken.foreign.push(asked)
  })
  return broken
}

/**
 * Runs in a page: everything that the app itself never makes: handlers in attributes, scripts and
 * styles in the page, addresses that are none of its own.
 */
export function strangeElements(): string[] {
  const found: string[] = []
  for (const element of document.querySelectorAll('body *')) {
    const { localName } = element
    const handlers = element.getAttributeNames().filter((name) => name.startsWith('on'))
    if (handlers.length > 0) found.push(`${localName} ${handlers}`)
    if (
      /^(script|style|iframe|object|embed|base|meta|marquee|math|template|form)$/.test(localName)
    ) {
      const isApp = localName === 'form' && !element.hasAttribute('action')
      const isBuilt = localName === 'script' && element.hasAttribute('src')
      if (!isApp && !isBuilt) found.push(localName)
    }
    for (const name of ['href', 'src', 'action', 'formaction']) {
      const to = element.getAttribute(name)
      if (to !== null && !/^(\/(?!\/)|#|blob:)/.test(to)) found.push(`${localName} ${name}=${to}`)
    }
  }
  return found
}

/**
 * Runs in a page: whether every place where this text stands keeps its directions to itself, by an
 * element that isolates, by isolating marks round it, or alone in a block of its own.
 */
export function letsOut(text: string): string[] {
  const found: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const whole = node.nodeValue ?? ''
    if (!whole.includes(text)) continue
    // What `isolated` puts between its marks, without directions of the text's own.
    const held = text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    const isMarked = whole.includes(`\u2068${held}\u2069`)
    const isAlone = whole.trim() === text
    let element = node.parentElement
    let isIsolated = false
    for (; element; element = element.parentElement) {
      const { unicodeBidi, display } = getComputedStyle(element)
      // A block isolates what is in it from its neighbours, not one thing in it from another.
      if (!display.startsWith('inline')) break
      isIsolated ||= /isolate|plaintext/.test(unicodeBidi)
    }
    const isOwnBlock = isAlone && element?.textContent?.trim() === text
    if (!isMarked && !isIsolated && !isOwnBlock) found.push(node.parentElement?.outerHTML ?? whole)
  }
  return found
}
