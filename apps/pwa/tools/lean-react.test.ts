import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { leanReact } from './lean-react.ts'

const renderer = createRequire(import.meta.url).resolve('react-dom/client')
const source = readFileSync(
  renderer.replace(/client\.js$/, 'cjs/react-dom-client.production.js'),
  'utf8',
)

test('the renderer without what no screen uses is smaller, and can be read', () => {
  const lean = leanReact(source)
  expect(source.length - lean.length).toBeGreaterThan(40_000)
  expect(() => new Function('require', 'exports', 'module', lean)).not.toThrow()
})

test('another React, which may do it elsewhere, stops the build', () => {
  expect(() => leanReact(source.replaceAll('getResource', 'findResource'))).toThrow('getResource')
})
