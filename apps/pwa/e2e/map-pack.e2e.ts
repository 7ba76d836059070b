import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { counties, states, villages } from '@tocsin/server/maps/testing/given-files'
import { tocsin } from './support/command-line.ts'
import { go } from './support/go.ts'
import { type Mission, test } from './support/mission.ts'
import { enrol } from './support/person.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en

function build(mission: Mission, villageRows: string): Promise<unknown> {
  const file = (name: string, text: string) => {
    const path = join(mission.dataDir, name)
    writeFileSync(path, text)
    return path
  }
  return tocsin(
    mission,
    ...['map-pack', 'build', 'bahr', '--title', 'Bahr', '--official', '--max-zoom', '9'],
    ...['--boundaries', file('adm1.geojson', states), file('adm2.geojson', counties)],
    ...['--gazetteer', file('villages.csv', villageRows)],
    ...['--credit', 'boundaries=Statistics Bureau; CC BY-IGO; 2025-08-01', 'places=Survey; CC0'],
  )
}

test('MP-1 MP-5 the mission’s own map: fetched, found by P-code, and replaced by a newer one', async ({
  shared,
  page,
}) => {
  await page.goto(shared.url)
  await enrol(page, shared.account('member'), en)
  await build(shared, villages)
  await go(page, '/')
  await go(page, '/tablet')
  const pack = page.locator('.pack').filter({ hasText: 'Bahr' })
  await pack.getByRole('button', { name: t('storage.fetch') }).click()
  await expect(pack).toContainText(t('storage.here'))
  await pack.getByText(t('storage.official')).click()
  await expect(pack).toContainText('Statistics Bureau · CC BY-IGO · as of 1 Aug 2025')

  await build(shared, `${villages}\nNew Camp,,,XX0101009,4.2,29.2,camp`)
  await go(page, '/')
  await go(page, '/tablet')
  await expect(pack).toContainText(t('storage.newerStays'))

  await go(page, '/threat')
  await page.getByRole('button', { name: t('flash.onTheMap'), exact: true }).click()
  await expect(page.getByText(t('map.official', { name: 'Bahr' }))).toBeVisible()
  const find = page.getByRole('searchbox', { name: t('map.find') })
  await find.fill('XX0101009')
  await expect(page.getByText(t('map.gridWrong'))).toBeVisible()
  await find.fill('xx0101001')
  await page.getByRole('button', { name: 'Mayen' }).click()
  await expect(page.locator('.place__said')).toContainText('Koro')
  await expect(page.locator('.place__said')).toContainText('XX0101001')

  await go(page, '/')
  await go(page, '/tablet')
  await pack.getByRole('button', { name: t('storage.fetchNewer') }).click()
  await expect(pack.getByText(t('storage.newerStays'))).toBeHidden()
  await tocsin(shared, 'map-pack', 'remove', 'bahr')
})
