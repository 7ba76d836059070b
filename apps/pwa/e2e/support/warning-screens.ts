import { expect } from '@playwright/test'
import { go } from './go.ts'
import { heading, type Screen } from './screen.ts'

/** Early warning, at an analyst's desk. */
export const warningScreens: readonly Screen[] = [
  {
    name: 'desk-warnings',
    open: async (page, says) => {
      await go(page, '/desk/warnings')
      await heading('warnings.title')(page, says)
      const list = page.getByRole('table', { name: says.t('warnings.risk28') })
      // Of a mission in which early warning has not run yet the first look asks for it.
      const isAsked = page.getByText(says.t('warnings.none'))
      await expect(list.or(isAsked)).toBeVisible()
      if (await isAsked.isVisible()) {
        await page.getByRole('button', { name: says.t('warnings.run') }).click()
      }
      await expect(list).toBeVisible()
    },
  },
  {
    name: 'desk-back-test',
    open: async (page, says) => {
      await go(page, '/desk/warnings/worth')
      await heading('warnings.backTest')(page, says)
      const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
      await page.getByLabel(says.t('warnings.lookBackAt')).fill(`${yesterday}T12:00`)
      await page.getByRole('button', { name: says.t('warnings.lookBackShow') }).click()
      const end = page.getByRole('button', { name: says.t('warnings.lookBackEnd') })
      await expect(end).toBeVisible({ timeout: 30_000 })
    },
  },
]
