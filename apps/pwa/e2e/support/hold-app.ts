import { expect, type Page } from '@playwright/test'

/**
 * From the next page on the app waits: the first screen stands without it. Frames are what it waits for,
 * and they are held.
 */
export async function holdApp(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (sessionStorage.getItem('hold') === null) return
    const frame = window.requestAnimationFrame.bind(window)
    let held: FrameRequestCallback[] | undefined = []
    window.requestAnimationFrame = (act) => held?.push(act) ?? frame(act)
    const letCome = () => {
      for (const act of held ?? []) frame(act)
      held = undefined
    }
    window.addEventListener('let-app-come', letCome)
  })
  await page.evaluate(() => sessionStorage.setItem('hold', 'yes'))
}

/** Whether the screen that stands is the one without the app. */
export async function expectHeld(page: Page): Promise<void> {
  await expect(page.locator('.early-said')).toBeAttached()
}

/** Lets it come, until it has taken the screen over. */
export async function letAppCome(page: Page): Promise<void> {
  await page.evaluate(() => {
    sessionStorage.removeItem('hold')
    window.dispatchEvent(new Event('let-app-come'))
  })
  await expect(page.locator('.early-said')).not.toBeAttached()
}
