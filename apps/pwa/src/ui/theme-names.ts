/** The three screens: day (default), sunlight (black on white), night-red (keeps dark adaptation). */
export const themes = ['day', 'sunlight', 'night-red'] as const

export type Theme = (typeof themes)[number]

/** Where the choice of screen is remembered. It says nothing about a person. */
export const themeKey = 'tocsin.theme'

/** The ground of each screen, for the browser's own bar. Equal to --ground in tokens.css. */
export const themeGround: Record<Theme, string> = {
  day: '#f4f2ec',
  sunlight: '#ffffff',
  'night-red': '#0b0202',
}

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value)
}

/** Puts a screen on the page: the data attribute that the tokens follow, and the browser's bar. */
export function showTheme(page: Document, theme: Theme): void {
  page.documentElement.dataset.theme = theme
  page.querySelector('meta[name="theme-color"]')?.setAttribute('content', themeGround[theme])
}
