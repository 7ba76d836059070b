import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { type Plugin, runnerImport } from 'vite'
import { compileCatalogs } from './compile-catalogs.ts'

const place = '<!-- first screens -->'
const program = fileURLToPath(new URL('../src/draw-first-screens.tsx', import.meta.url))
const root = fileURLToPath(new URL('..', import.meta.url))
/** Where a component that runs here finds the drawing that the build puts elsewhere. */
const sprite = '/src/ui/icons.svg'

/** Styles are none of its business. */
const noStyles: Plugin = {
  name: 'tocsin:no-styles',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('.css') ? '\0no-styles' : undefined),
  load: (id) => (id === '\0no-styles' ? '' : undefined),
}

/** What that program gives. */
type Drawing = { firstScreens: readonly { id: string; html: string; sent: string }[] }

/**
 * Draws either first screen, in each language, into templates of the page: the early script shows one
 * before the app is there (docs/adr/0058). A development server has none, and starts as it did.
 */
export function firstScreens(): Plugin {
  return {
    name: 'tocsin:first-screens',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        if (!html.includes(place)) throw new Error(`index.html lost its ${place}`)
        if (!bundle) return html.replace(place, '')
        const { module } = await runnerImport<Drawing>(program, {
          configFile: false,
          root,
          logLevel: 'warn',
          plugins: [noStyles, compileCatalogs(), react()],
        })
        const drawing = Object.values(bundle).find(
          (output) => output.type === 'asset' && output.names.includes('icons.svg'),
        )
        if (!drawing) throw new Error('the build has no icons')
        const screens = module.firstScreens.map(
          ({ id, html, sent }) =>
            `<template id="${id}" data-sent="${sent}">${html.replaceAll(sprite, `/${drawing.fileName}`)}</template>`,
        )
        return html.replace(place, screens.join('\n    '))
      },
    },
  }
}
