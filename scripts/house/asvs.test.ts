import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pageProblems } from './asvs-page.ts'

const root = join(import.meta.dirname, '../..')
const readText = (path: string) => readFileSync(join(root, path), 'utf8')
/** Ids and levels of ASVS 5.0.0: all of levels 1 and 2, and those chosen of level 3. */
const levelsFile = 'scripts/house/asvs-levels.json'
const page = readText('docs/security/asvs.md')
const house = {
  levels: new Map<string, number>(Object.entries(JSON.parse(readText(levelsFile)))),
  spec: readText('packages/schema/SPEC.md'),
  read: (path: string) => (existsSync(join(root, path)) ? readText(path) : undefined),
}
const problemsOf = (text: string) => pageProblems(text, house)

describe('docs/security/asvs.md', () => {
  it('names every requirement once, and only tests and rules that are there', () => {
    expect(house.levels.size).toBe(260)
    expect(problemsOf(page)).toEqual([])
  })

  it.each([
    ['a row that is missing', /^\| 6\.5\.1 .*\n/m, '', '6.5.1 is missing'],
    ['a row twice', /^(\| 6\.5\.1 .*\n)/m, '$1$1', '6.5.1 is there twice'],
    ['another level', /^\| 6\.5\.1 \| 2/m, '| 6.5.1 | 1', '6.5.1 is of level 2'],
    ['another verdict', /^(\| 6\.5\.1 \| 2) \| holds/m, '$1 | perhaps', '6.5.1 is "perhaps"'],
    ['a file that is gone', /totp\.test\.ts` SI-4/, 'gone.test.ts` SI-4', 'gone.test.ts'],
    ['a rule that is none', /totp\.test\.ts` SI-4/, 'totp.test.ts` SI-99', 'SI-99'],
    ['a rule of another file', /totp\.test\.ts` SI-4/, 'totp.test.ts` SI-1', 'SI-1'],
    ['a test of another name', /"answers no TRACE/, '"answers every TRACE', 'answers every TRACE'],
    ['holds without a test', /^(\| 6\.5\.1 .*)\| `.*\|$/m, '$1| – |', '6.5.1 has no test'],
    ['a wrong count', /^\| all \| \d+/m, '| all | 9', 'table'],
    ['a wrong count of a chapter', /^\d+ holds, /m, '99 holds, ', 'V1 '],
  ])('%s is found', (_what, find, put, told) => {
    const spoilt = page.replace(find, put)
    expect(spoilt).not.toBe(page)
    expect(problemsOf(spoilt).join('\n')).toContain(told)
  })
})
