import { expect, test, vi } from 'vitest'
import { createI18n } from './i18n.ts'

vi.mock('./catalog-fr.ts', () => {
  throw new Error('no network')
})

const page = () => ({ documentElement: { lang: '', dir: '' } }) as unknown as Document

test('a language that is not on the device and cannot be fetched: said, and the one shown stays', async () => {
  const i18n = await createI18n('ar', page())
  expect(await i18n.setLocale('fr')).toBe(false)
  expect(i18n.words().locale).toBe('ar')
  expect(await i18n.setLocale('en')).toBe(true)
  expect(i18n.words().locale).toBe('en')
})

test('a device that starts in a language it does not have speaks English', async () => {
  const i18n = await createI18n('fr', page())
  expect(i18n.words().locale).toBe('en')
  expect(i18n.words().t('common.lock')).toBe('Lock')
})
