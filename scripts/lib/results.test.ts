import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { playwrightResults, vitestResults } from './results.mjs'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-results-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function report(content: object): string {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

const test = (fullName: string, status: string): object => ({ fullName, status })

it('counts vitest’s passed, failed and skipped tests and keeps their names', () => {
  const assertionResults = [
    test('a', 'passed'),
    test('b', 'failed'),
    test('c', 'pending'),
    test('d', 'todo'),
  ]
  const path = report({ testResults: [{ name: 'x.test.ts', status: 'failed', assertionResults }] })
  expect(vitestResults(path, 1)).toEqual({ passed: 1, failed: ['b'], skipped: ['c', 'd'] })
})

it('a file that could not be loaded is a failure', () => {
  const broken = { name: 'x.test.ts', status: 'failed', assertionResults: [] }
  expect(vitestResults(report({ testResults: [broken] }), 1).failed).toEqual([
    'x.test.ts as a whole',
  ])
})

it('silence is never a pass: no report, or an exit code that no test explains', () => {
  const passed = { name: 'x', status: 'passed', assertionResults: [test('a', 'passed')] }
  expect(vitestResults(join(folder, 'missing.json'), 0).failed).toHaveLength(1)
  expect(playwrightResults(join(folder, 'missing.json'), 0).failed).toHaveLength(1)
  expect(vitestResults(report({ testResults: [passed] }), 1)).toMatchObject({
    passed: 1,
    failed: ['vitest ended with 1 outside its tests'],
  })
})

it('counts Playwright’s tests at every depth; a flaky one is a failure', () => {
  const spec = (title: string, status: string): object => ({
    title,
    file: 'x.e2e.ts',
    tests: [{ status }],
  })
  const inner = { specs: [spec('b', 'flaky'), spec('c', 'skipped')] }
  const path = report({ suites: [{ specs: [spec('a', 'expected')], suites: [inner] }], errors: [] })
  expect(playwrightResults(path, 1)).toEqual({
    passed: 1,
    failed: ['x.e2e.ts › b'],
    skipped: ['x.e2e.ts › c'],
  })
})
