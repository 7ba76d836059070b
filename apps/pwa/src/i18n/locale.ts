/** The languages that are complete. Each has a folder of catalogs of the same name. */
export const locales = ['en', 'fr', 'ar'] as const

export type Locale = (typeof locales)[number]

export type Direction = 'ltr' | 'rtl'

/** What each language calls itself, for the language choice. */
export const localeNames: Record<Locale, string> = {
  en: 'English',
  fr: 'Français',
  ar: 'العربية',
}

/** Where the choice of language is remembered. It says nothing about a person. */
export const localeKey = 'tocsin.locale'

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

export function directionOf(locale: Locale): Direction {
  return locale === 'ar' ? 'rtl' : 'ltr'
}

/**
 * The tag given to Intl. English follows day-month order as the UN writes it; Arabic keeps western
 * digits, because grids and radio use them.
 */
export function intlTag(locale: Locale): string {
  return { en: 'en-GB', fr: 'fr', ar: 'ar-u-nu-latn' }[locale]
}

/** The first language of the person's browser that Tocsin speaks, else English. */
export function preferredLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const language = tag.slice(0, 2).toLowerCase()
    if (isLocale(language)) return language
  }
  return 'en'
}

/** Puts a language on the page, so that screen readers and the direction of reading follow it. */
export function showLocale(
  page: { documentElement: { lang: string; dir: string } },
  locale: Locale,
): void {
  page.documentElement.lang = locale
  page.documentElement.dir = directionOf(locale)
}
