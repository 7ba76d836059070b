import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const repository = new URL('../../../', import.meta.url)
const spec = ['packages/schema/SPEC.md', 'packages/early-warning/SPEC.md']
  .map((path) => readFileSync(new URL(path, repository), 'utf8'))
  .join('\n')

const rules = [...spec.matchAll(/^- \*\*([A-Z]{2}-\d+)\*\* /gm)].map(([, id = '']) => id)
const chapters = new Set(rules.map((id) => id.slice(0, 2)))

function sourceFiles(folder: string): { path: string; text: string }[] {
  return readdirSync(new URL(folder, repository), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)(node_modules|build|dist)\//.test(path))
    .map((path) => {
      const text = readFileSync(new URL(`${folder}${path}`, repository), 'utf8')
      return { path: `${folder}${path}`, text }
    })
}

const sources = [
  'packages/schema/src/',
  'packages/seal/src/',
  'packages/early-warning/src/',
  'packages/testkit/src/',
  'apps/server/src/',
]
  .concat('apps/pwa/src/', 'apps/pwa/e2e/', 'apps/pwa/torture/')
  .flatMap(sourceFiles)
const isTest = (path: string) => /\.(test|e2e|fuzz\.test|pg\.test)\.tsx?$/.test(path)

/** Rule ids, of chapters that the specification has. */
function idsIn(text: string): string[] {
  return (text.match(/\b[A-Z]{2}-\d+\b/g) ?? []).filter((id) => chapters.has(id.slice(0, 2)))
}

/** The names of tests: the text after `test(`, `test.each(…)(` and `describe(`. */
function testNames(text: string): string[] {
  return [
    ...text.matchAll(/(?:\b(?:test|it|describe)(?:\.\w+)?\(|\)\()\s*(['`])([^\n]*?)\1\s*,/g),
  ].map(([, , name = '']) => name)
}

const named = new Set(
  sources.filter(({ path }) => isTest(path)).flatMap(({ text }) => testNames(text).flatMap(idsIn)),
)

test('a rule has one number, in order within its chapter', () => {
  expect(new Set(rules).size).toBe(rules.length)
  for (const chapter of chapters) {
    const own = rules.filter((id) => id.startsWith(chapter))
    expect(own).toEqual(own.map((_, n) => `${chapter}-${n + 1}`))
  }
})

test('every rule of the specification is held by a test that names it', () => {
  expect(rules.filter((id) => !named.has(id))).toEqual([])
})

test('every rule that a test names is in the specification', () => {
  expect([...named].filter((id) => !rules.includes(id))).toEqual([])
})

/** A chapter that a merge lost is missed by the rules of other chapters that point to it. */
test('every rule that the specification itself names is in it', () => {
  const named = spec.match(/\b[A-Z]{2}-\d+\b/g) ?? []
  expect([...new Set(named)].filter((id) => !rules.includes(id))).toEqual([])
})

test('every rule that the source cites is in the specification', () => {
  const cited = sources.flatMap(({ path, text }) => {
    const ids = [...text.matchAll(/SPEC ((?:[A-Z]{2}-\d+(?:, | and )?)+)/g)].flatMap(
      ([, ids = '']) => idsIn(ids),
    )
    return ids.filter((id) => !rules.includes(id)).map((id) => `${path}: ${id}`)
  })
  expect(cited).toEqual([])
})
