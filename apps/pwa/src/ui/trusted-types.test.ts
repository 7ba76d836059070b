import { expect, test, vi } from 'vitest'
import { installTrustedTypes, isOwnScript } from './trusted-types.ts'

test('only scripts of our own address', () => {
  const base = 'https://tocsin.example/map'
  expect(isOwnScript('/service-worker.js', base)).toBe(true)
  expect(isOwnScript('https://tocsin.example/assets/worker.js', base)).toBe(true)
  for (const url of [
    'https://other.example/x.js',
    '//other.example/x.js',
    'data:text/javascript,1',
  ])
    expect(isOwnScript(url, base)).toBe(false)
})

test('nothing becomes HTML but what is known', () => {
  const createPolicy = vi.fn()
  const window = { trustedTypes: { createPolicy }, location: { href: 'https://tocsin.example/' } }
  installTrustedTypes(window as unknown as Window, new Set(['&#x2212;']))
  const rules = createPolicy.mock.calls[0]?.[1]
  expect(rules.createHTML('&#x2212;')).toBe('&#x2212;')
  expect(rules.createHTML('<img src=x onerror=alert(1)>')).toBeNull()
  expect(rules.createScriptURL('https://other.example/x.js')).toBeNull()
})

test('a browser without trusted types starts all the same', () => {
  expect(() => installTrustedTypes({} as Window, new Set())).not.toThrow()
})
