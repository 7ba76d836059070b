import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isTheme, themeGround, themes } from './theme-names.ts'

test.each(themes)('the bar of the browser has the ground of %s', (theme) => {
  const tokens = readFileSync(new URL('./look/tokens.css', import.meta.url), 'utf8')
  const block = tokens.slice(tokens.indexOf(`[data-theme="${theme}"] {`))
  expect(/--ground: (#[0-9a-f]{6});/.exec(block)?.[1]).toBe(themeGround[theme])
})

test('what storage holds is not believed', () => {
  expect(isTheme('night-red')).toBe(true)
  expect(isTheme('pink')).toBe(false)
  expect(isTheme(null)).toBe(false)
})
