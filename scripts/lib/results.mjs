import { readFileSync } from 'node:fs'

/**
 * What a stage found: counts, and the names behind the failures and skips.
 * @typedef {{ passed: number, failed: string[], skipped: string[] }} Results
 */

/** A check that passes or fails as a whole. */
export function checkResults(name, code) {
  return code === 0 ? results(1, [], []) : results(0, [name], [])
}

export function results(passed, failed, skipped) {
  return { passed, failed, skipped }
}

/**
 * Reads vitest's JSON report. A file that could not even be loaded, a missing report and an exit
 * code that no failed test explains each count as a failure: silence is never a pass.
 */
export function vitestResults(path, code) {
  const report = readReport(path)
  const found = results(0, [], [])
  for (const file of report?.testResults ?? []) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') found.passed += 1
      else if (test.status === 'failed') found.failed.push(test.fullName)
      else found.skipped.push(test.fullName)
    }
    const named = file.assertionResults.some((test) => test.status === 'failed')
    if (file.status === 'failed' && !named) found.failed.push(`${file.name} as a whole`)
  }
  return explained('vitest', found, code, report)
}

/** Reads Playwright's JSON report, by the same rule. */
export function playwrightResults(path, code) {
  const report = readReport(path)
  const found = results(0, [], [])
  for (const suite of report?.suites ?? []) addSuite(suite, found)
  for (const error of report?.errors ?? []) {
    found.failed.push(String(error.message ?? 'error').split('\n')[0])
  }
  return explained('playwright', found, code, report)
}

function addSuite(suite, found) {
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      const name = `${spec.file} › ${spec.title}`
      if (test.status === 'expected') found.passed += 1
      else if (test.status === 'skipped') found.skipped.push(name)
      // A flaky test failed once: that is a failure.
      else found.failed.push(name)
    }
  }
  for (const inner of suite.suites ?? []) addSuite(inner, found)
}

function explained(runner, found, code, report) {
  if (!report) found.failed.push(`${runner} left no report`)
  else if (code !== 0 && found.failed.length === 0) {
    found.failed.push(`${runner} ended with ${code} outside its tests`)
  }
  return found
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
