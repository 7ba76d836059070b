import type { Page } from '@playwright/test'

/** Goes to another screen as a link does. Loading the page anew would lock the vault. */
export async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => history.pushState(null, '', to), path)
}

/** Shows the page as on a screen in the sun or at night, without a touch. */
export async function showTheme(page: Page, theme: string): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name
  }, theme)
}
