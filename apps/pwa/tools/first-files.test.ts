import { expect, test } from 'vitest'
import { type Bundle, entryFiles, filesOf } from './first-files.ts'

const chunk = (name: string, imports: string[], more: object = {}) => ({
  type: 'chunk',
  name,
  isEntry: name === 'start',
  imports,
  ...more,
})
/** As far as it is looked at. */
const bundle = {
  'start.js': chunk('start', [], { viteMetadata: { importedCss: new Set(['start.css']) } }),
  'main.js': chunk('main', ['base.js', 'start.js'], { facadeModuleId: '/app/src/main.tsx' }),
  'base.js': chunk('base', []),
  'enrol.js': chunk('enrol-tablet', ['base.js', 'words.js'], {
    facadeModuleId: '/app/features/enrol-tablet/enrol-tablet.tsx',
    viteMetadata: { importedCss: new Set(['enrol.css']) },
  }),
  'words.js': chunk('words', []),
  'later.js': chunk('later', []),
} as unknown as Bundle

test('what the app waits for beside the page itself, and the first screen beside both, with its styles', () => {
  expect([...entryFiles(bundle)]).toEqual(['start.js', 'start.css', 'main.js', 'base.js'])
  expect(filesOf(bundle, 'app')).toEqual(['main.js', 'base.js'])
  expect(filesOf(bundle, 'enrol')).toEqual(['enrol.js', 'words.js', 'enrol.css'])
})

test('a screen that the build has not is a broken build', () => {
  expect(() => filesOf(bundle, 'unlock')).toThrow('unlock-vault')
})
