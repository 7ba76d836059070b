import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { iconNames, turningIcons } from './icon-names.ts'

test('the names are the symbols of the sprite, in its order', () => {
  const sprite = readFileSync(new URL('./icons.svg', import.meta.url), 'utf8')
  const ids = [...sprite.matchAll(/<symbol id="i-([^"]+)"/g)].map((match) => match[1])
  expect([...iconNames]).toEqual(ids)
})

test('a glyph that turns exists', () => {
  for (const name of turningIcons) expect(iconNames).toContain(name)
})
