import { expect, test } from 'vitest'
import { type Bundle, entryFiles, filesOf } from './first-files.ts'

const chunk = (name: string, imports: string[], more: object = {}) => ({
  type: 'chunk',
  name,
  isEntry: name === 'index',
  imports,
  ...more,
})
/** As far as it is looked at. */
const bundle = {
  'index.js': chunk('index', ['base.js']),
  'base.js': chunk('base', []),
  'enrol.js': chunk('enrol-tablet', ['base.js', 'words.js'], {
    facadeModuleId: '/app/features/enrol-tablet/enrol-tablet.tsx',
    viteMetadata: { importedCss: new Set(['enrol.css']) },
  }),
  'words.js': chunk('words', []),
  'later.js': chunk('later', []),
} as unknown as Bundle

test('what the first screen waits for beside the page itself, with its styles', () => {
  expect([...entryFiles(bundle)]).toEqual(['index.js', 'base.js'])
  expect(filesOf(bundle, 'enrol')).toEqual(['enrol.js', 'words.js', 'enrol.css'])
})

test('a screen that the build has not is a broken build', () => {
  expect(() => filesOf(bundle, 'unlock')).toThrow('unlock-vault')
})
