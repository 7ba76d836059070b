import { expect } from '@playwright/test'
import { go } from './go.ts'
import { at, heading, type Screen } from './screen.ts'

/** What offices outside are told, at an analyst's desk. */
export const outsideScreens: readonly Screen[] = [
  {
    name: 'desk-outside',
    open: async (page, says) => {
      const { t } = says
      await go(page, '/desk/outside')
      await heading('outside.title')(page, says)
      // Of a week that nobody has released yet the first look does; of some weeks nothing is told.
      const silent = page.getByRole('heading', { name: t('outside.silent') })
      const release = page.getByRole('button', { name: t('outside.release') })
      await expect(silent.or(release)).toBeVisible()
      if (await release.isVisible()) {
        await release.click()
        await page
          .getByRole('dialog')
          .getByRole('button', { name: t('outside.release') })
          .click()
      }
      await expect(silent).toBeVisible()
    },
  },
  at('desk-recalls', '/desk/outside/recalls', heading('outside.recalls')),
]
