import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import { allAsked, filesOf } from './first-files.ts'

const entry = fileURLToPath(new URL('../src/early.ts', import.meta.url))
const devUrl = '/early.js'
/** Where index.html wants it: after the theme colour it sets, before any style it would wait for. */
const place = '<!-- early script -->'

async function bundleEarly(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'es2015',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  })
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  const script = outputs.find((output) => output.type === 'chunk')
  if (!script) throw new Error('the early script did not build')
  return script.code
}

/**
 * Builds `src/early.ts` into one classic script that runs before anything is painted. It has to run
 * in browsers that cannot read the rest of the app, hence its own old target, and it is a file of
 * its own because the content security policy allows nothing inline.
 */
export function earlyScript(): Plugin {
  let building = false
  return {
    name: 'tocsin:early-script',
    async buildStart() {
      if (this.environment.mode !== 'build') return
      const source = await bundleEarly()
      this.addWatchFile(entry)
      building = true
      this.emitFile({ type: 'asset', name: 'early.js', source })
    },
    configureServer(server) {
      server.middlewares.use(devUrl, async (_request, response) => {
        response.setHeader('content-type', 'text/javascript')
        response.end(await bundleEarly())
      })
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, context) {
        const file = Object.values(context.bundle ?? {}).find(
          (output) => output.type === 'asset' && output.names.includes('early.js'),
        )
        if (building && !file) throw new Error('the early script is missing from the bundle')
        if (!html.includes(place)) throw new Error(`index.html lost its ${place}`)
        const { bundle } = context
        // What each start asks for, so that it is on its way before the app's own code can ask.
        const files = (bundle ? allAsked : []).map(
          (name) => ` data-${name}="${bundle && filesOf(bundle, name).join(' ')}"`,
        )
        const address = file ? `/${file.fileName}` : devUrl
        return html.replace(place, `<script src="${address}"${files.join('')}></script>`)
      },
    },
  }
}
