import { expect, test } from 'vitest'
import { createI18n } from './i18n.ts'
import { preferredLocale } from './locale.ts'

function fakePage() {
  const documentElement = { lang: '', dir: '' }
  return { page: { documentElement } as unknown as Document, documentElement }
}

test('UC-15 a change of language shows at once, with its direction, and tells those who listen', async () => {
  const { page, documentElement } = fakePage()
  const i18n = await createI18n('en', page)
  expect(documentElement).toEqual({ lang: 'en', dir: 'ltr' })
  let told = 0
  const stop = i18n.subscribe(() => told++)
  await i18n.setLocale('ar')
  expect(documentElement).toEqual({ lang: 'ar', dir: 'rtl' })
  expect(i18n.words().t('common.lock')).toBe('قفل')
  stop()
  await i18n.setLocale('fr')
  expect(told).toBe(1)
})

test('touched twice quickly, the last touch wins', async () => {
  const { page, documentElement } = fakePage()
  const i18n = await createI18n('en', page)
  await Promise.all([i18n.setLocale('ar'), i18n.setLocale('fr')])
  expect(documentElement.lang).toBe('fr')
  expect(i18n.words().locale).toBe('fr')
})

test('the rooms of the desk come when they are opened, in every language from then on', async () => {
  const { page } = fakePage()
  const i18n = await createI18n('en', page)
  expect(() => i18n.words().t('desk.queue')).toThrow('no message')
  const opened = i18n.open('desk')
  expect(i18n.open('desk')).toBe(opened)
  await Promise.all([opened, i18n.setLocale('fr')])
  expect(i18n.words().locale).toBe('fr')
  expect(i18n.words().t('desk.queue')).not.toBe('')
  await i18n.setLocale('ar')
  expect(i18n.words().t('desk.queue')).not.toBe('')
})

test('times are told in the zone of the mission, in this and every later language', async () => {
  const { page } = fakePage()
  const i18n = await createI18n('en', page)
  const noon = Date.UTC(2026, 10, 22, 12)
  i18n.setTimeZone('Africa/Lubumbashi')
  expect(i18n.words().time(noon)).toBe('14:00')
  await i18n.setLocale('fr')
  expect(i18n.words().time(noon)).toBe('14:00')
  expect(i18n.words().time(noon, 'UTC')).toBe('12:00')
})

test('the first language of the browser that is spoken here', () => {
  expect(preferredLocale(['ln-CD', 'fr-CD', 'en'])).toBe('fr')
  expect(preferredLocale(['AR-eg'])).toBe('ar')
  expect(preferredLocale(['sw'])).toBe('en')
  expect(preferredLocale([])).toBe('en')
})
