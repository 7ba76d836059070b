import { expect, type Page } from '@playwright/test'
import { go } from './go.ts'
import type { Says } from './words.ts'

/** One screen of the app: how it is reached by somebody who is already in, and what shows that it is there. */
export type Screen = { name: string; open: (page: Page, says: Says) => Promise<void> }

export function at(
  name: string,
  path: string,
  shows: (page: Page, says: Says) => Promise<void>,
): Screen {
  return {
    name,
    open: async (page, says) => {
      await go(page, path)
      await shows(page, says)
    },
  }
}

export const heading =
  (id: string) =>
  async (page: Page, { t }: Says) =>
    expect(page.getByRole('heading', { level: 1, name: t(id) })).toBeVisible()
