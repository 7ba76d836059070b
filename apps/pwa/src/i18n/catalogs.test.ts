import { globSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { describe, expect, test } from 'vitest'
import { extraRooms } from './catalog.ts'
import { intlTag, type Locale, locales } from './locale.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const src = fileURLToPath(new URL('..', import.meta.url))
const rooms = readdirSync(`${here}locales/en`).map((file) => basename(file, '.json'))

function read(locale: Locale, room: string): Record<string, string> {
  return JSON.parse(readFileSync(`${here}locales/${locale}/${room}.json`, 'utf8'))
}

function tokensOf(message: string): CompiledMessage {
  return compileMessageOrThrow(message)
}

/** Names of the values a message asks for, however deep in its plurals. */
function placeholders(tokens: CompiledMessage, found = new Set<string>()): Set<string> {
  for (const token of tokens) {
    if (typeof token === 'string') continue
    const [name, , format] = token
    found.add(name)
    if (typeof format === 'object' && format !== null)
      for (const choice of Object.values(format))
        if (Array.isArray(choice)) placeholders(choice, found)
  }
  return found
}

function pluralForms(tokens: CompiledMessage): string[][] {
  return tokens.flatMap((token) => {
    if (typeof token === 'string' || token[1] !== 'plural') return []
    return [Object.keys(token[2] ?? {}).filter((key) => key !== 'offset')]
  })
}

/** French "many" is for millions with "de" and reads like "other" here. */
const neededForms: Record<Locale, readonly string[]> = {
  en: ['one', 'other'],
  fr: ['one', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
}

describe.each(rooms)('room %s', (room) => {
  const english = read('en', room)

  test('ids begin with the room', () => {
    const strangers = Object.keys(english).filter((id) => !id.startsWith(`${room}.`))
    expect(strangers).toEqual([])
  })

  test.each(locales)('%s has every message, none empty, none more', (locale) => {
    const messages = read(locale, room)
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort())
    expect(Object.entries(messages).filter(([, message]) => message.trim() === '')).toEqual([])
  })

  test.each(locales)('UC-15 %s asks for the same values as English', (locale) => {
    for (const [id, message] of Object.entries(read(locale, room)))
      expect([id, [...placeholders(tokensOf(message))].sort()]).toEqual([
        id,
        [...placeholders(tokensOf(english[id]!))].sort(),
      ])
  })

  test.each(locales)(
    '%s writes the apostrophe as ’, because a straight one quotes braces',
    (locale) => {
      const straight = Object.entries(read(locale, room)).filter(([, message]) =>
        message.includes("'"),
      )
      expect(straight).toEqual([])
    },
  )

  test.each(locales)('%s has every plural form its grammar asks for', (locale) => {
    const known = new Intl.PluralRules(intlTag(locale)).resolvedOptions().pluralCategories
    expect(neededForms[locale].filter((form) => !known.some((each) => each === form))).toEqual([])
    for (const [id, message] of Object.entries(read(locale, room)))
      for (const forms of pluralForms(tokensOf(message))) {
        const exact = forms.some((form) => /^\d+$/.test(form))
        const needed = exact && locale === 'en' ? ['other'] : neededForms[locale]
        expect([id, needed.filter((form) => !forms.includes(form))]).toEqual([id, []])
      }
  })
})

test('the room list and the type of ids name the same rooms', () => {
  const listed = readFileSync(`${here}message-id.ts`, 'utf8').matchAll(
    /locales\/en\/([a-z-]+)\.json/g,
  )
  expect([...listed].map((match) => match[1]).sort()).toEqual([...rooms].sort())
})

/** Ids that no source names: as a literal, or under a literal beginning such as `problems.${code}`. */
function unusedIds(ids: readonly string[], sources: string): string[] {
  const beginnings = [...sources.matchAll(/`([a-z-]+\.[A-Za-z]*)\$\{/g)].map((match) => match[1]!)
  return ids.filter(
    (id) =>
      !sources.includes(`'${id}'`) && !beginnings.some((beginning) => id.startsWith(beginning)),
  )
}

describe('no message is left behind', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: src }).filter(
    (file) => !/\.(test|e2e)\./.test(file),
  )
  const sources = files.map((file) => readFileSync(`${src}${file}`, 'utf8')).join('\n')

  test('the search finds a used and an unused id', () => {
    const sample = `t('home.empty'); t(\`record.stop\${name}\`)`
    expect(unusedIds(['home.empty', 'record.stopHq', 'home.gone'], sample)).toEqual(['home.gone'])
  })

  // `common` is a store for all rooms. Another room is looked at from the day its feature speaks.
  const entered = rooms.filter((room) => {
    const ids = Object.keys(read('en', room))
    return room !== 'common' && unusedIds(ids, sources).length < ids.length
  })
  test.each(['-', ...entered])('room %s', (room) => {
    const ids = room === '-' ? [] : Object.keys(read('en', room))
    expect(unusedIds(ids, sources)).toEqual([])
  })
})

test('the field speaks no room of the desk: no tablet has its messages', () => {
  const desk = /^(?:desk|features\/(?:desk-|verify-incident|weekly-summary))/
  const spoken = new RegExp(`['\`](?:${extraRooms.desk.join('|')})\\.[A-Za-z$]`)
  const field = globSync('**/*.{ts,tsx}', { cwd: src }).filter(
    (file) => !desk.test(file) && !/\.(?:test|e2e)\./.test(file),
  )
  const strangers = field.filter((file) => spoken.test(readFileSync(`${src}${file}`, 'utf8')))
  expect(strangers).toEqual([])
})
