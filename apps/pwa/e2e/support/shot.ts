import type { Page } from '@playwright/test'

const folder = process.env.TOCSIN_SHOTS

/** A picture of what a journey has come to, where `TOCSIN_SHOTS` names a folder for them. */
export async function shot(page: Page, name: string): Promise<void> {
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
