import { expect, type Page } from '@playwright/test'
import { will } from '@tocsin/schema/vocabulary/will'
import { demoAreas } from '@tocsin/testkit/demo/demo-areas'
import { itemOf, touch } from './field.ts'
import { go } from './go.ts'
import { heading, type Screen } from './screen.ts'
import type { Says } from './words.ts'

export const hostArea = demoAreas[0]

/** The grid, whether anything was assessed or not. */
export async function openGrid(page: Page, says: Says): Promise<void> {
  await go(page, '/desk/papers')
  await go(page, '/desk/papers/host-state')
  await heading('host-state.title')(page, says)
}

export async function openForm(page: Page, { t }: Says): Promise<void> {
  await page.getByRole('button', { name: t('host-state.assess'), exact: true }).click()
  await expect(page.getByRole('dialog').getByLabel(t('host-state.area'))).toBeVisible()
}

/** Of a mission in which nobody has assessed anything the first look does. */
async function assessed(page: Page, says: Says): Promise<void> {
  const { t, label } = says
  await openGrid(page, says)
  const none = page.getByText(t('host-state.none'))
  const grid = page.getByRole('table', { name: t('host-state.title') })
  await expect(none.or(grid)).toBeVisible()
  if (await none.isVisible()) {
    await openForm(page, says)
    await page.getByLabel(t('host-state.area')).selectOption(hostArea?.id ?? '')
    await page.getByLabel(t('host-state.forces')).selectOption('national_army')
    await touch(page, label(itemOf(will, 'obstructing')))
    await page.getByRole('button', { name: t('host-state.save') }).click()
  }
  await expect(grid).toBeVisible()
}

/** How willing and able the host State is, at an analyst's desk. */
export const hostScreens: readonly Screen[] = [
  {
    name: 'desk-assess-host',
    open: async (page, says) => {
      await openGrid(page, says)
      await openForm(page, says)
    },
  },
  { name: 'desk-host-state', open: assessed },
]
