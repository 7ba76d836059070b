import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { compileCatalogs } from './tools/compile-catalogs.ts'
import { earlyScript } from './tools/early-script.ts'
import { firstScreens } from './tools/first-screens.ts'
import { leanLibraries } from './tools/lean-libraries.ts'
import { packedFiles } from './tools/packed-files.ts'
import { sizeBudget } from './tools/size-budget.ts'
import { workerEntry } from './tools/worker-entry.ts'

const node = (names: string) => new RegExp(`[\\\\/]node_modules[\\\\/](?:${names})[\\\\/]`)

/**
 * Code of the desk alone: an entry module named `desk-….tsx`, reached by a dynamic import. It is not
 * precached (a tablet never opens it); the service worker keeps it from its first use on.
 */
const deskCode = 'assets/desk-*'

/**
 * Chunks that do nothing without a network, or nothing in the first minute: they come when they are
 * asked for, and with "ready for offline" (docs/adr/0019).
 */
const comesWithReady = new Set([
  'suggest-passphrase',
  // Bound keys are bound, and asked for, on tablets that are ready.
  'authenticator',
  'start-delivery',
  'escrow-note',
  'carried',
  'scan-view',
  'use-keeper',
  'part-code',
  'readmit',
  'rights-change',
  'rights-notice',
  'readmit-tail',
  'check-storage',
  'log-proof',
  'offline-checklist',
  'progress',
  'see-map-screen',
  'gallery',
  'card-view',
  'use-guidance',
  'used-button',
  'mission-report-view',
  'when-fields',
  'use-map-packs',
  'gazetteer',
  'packs',
  'pack-info',
  'held-pack',
  'select-field',
  'components',
  'count',
  'week',
  'referral-targets',
  'open-copy',
  'short-message',
  'spelling-words',
  'wrong-groups',
  'fold-name',
  'file-form',
  'groups-at-risk',
  'victim-statuses',
  'team-words',
  'threat-strength',
  'threat-tactics',
  'save-file',
  'clock-off',
  'thumb-url',
  'deliver',
  'envelope-mark',
  'lanes',
  'traffic',
  'drawn-words',
  'drawn-size',
  'inside-catalog-fr',
  'inside-catalog-ar',
])
/**
 * What does nothing without a network, in entry modules named `online-….tsx`: fetched when it is used
 * and kept by no tablet (docs/adr/0022).
 */
const onlineCode = 'assets/online-*'
/** Of the same kind, under the names of their screens: enrolling, and what it shares with the desk. */
const needsNetwork = new Set([
  'enrol-tablet',
  'choose-passphrase',
  'enrol-by-code',
  'enrol-seat',
  'accept-invitation',
  'roles',
  // A door of the desk's ZIP code into itself.
  'zip-reader',
])
const kindOf = (name: string) =>
  comesWithReady.has(name) ? 'ready-' : needsNetwork.has(name) ? 'online-' : ''
const fileName = (name: string) => `assets/${kindOf(name)}[name]-[hash]`

/** Read once by the device, at installation, with a network. */
const installIcons = ['icons/icon-*.png', 'icons/apple-*.png']

export default defineConfig({
  plugins: [
    compileCatalogs(),
    earlyScript(),
    firstScreens(),
    leanLibraries(),
    workerEntry(),
    react(),
    sizeBudget({
      firstField: 95_000,
      lockedScreen: 110_000,
      precache: 250_000,
      readyCode: 330_000,
      isReady: /^assets\/(?:map-|ready-|cluster\.worker-|catalog-(?:fr|ar)-)/,
      isDesk: /^assets\/(?:desk|online)-/,
    }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'service-worker.ts',
      registerType: 'prompt',
      injectRegister: null,
      includeManifestIcons: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,svg,png,wasm}'],
        globIgnores: ['service-worker.js', deskCode, onlineCode, ...installIcons],
        maximumFileSizeToCacheInBytes: 1_000_000,
        target: 'es2022',
      },
      manifest: {
        id: '/',
        name: 'Tocsin',
        short_name: 'Tocsin',
        description: 'Reports of incidents and threats, with or without a network',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        orientation: 'any',
        background_color: '#f4f2ec',
        theme_color: '#f4f2ec',
        icons: [
          { src: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          {
            src: '/icons/icon-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
    }),
    packedFiles(),
  ],
  build: {
    target: 'es2022',
    // The content security policy of the server allows no data: script, style or sprite.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: {
        // It does nothing by being loaded, and does not say so: links that are never made would stay.
        moduleSideEffects: [{ test: /[\\/]node_modules[\\/]@trpc[\\/]/, sideEffects: false }],
      },
      output: {
        chunkFileNames: ({ name }) => `${fileName(name)}.js`,
        assetFileNames: ({ names }) =>
          `${fileName(names[0]?.replace(/\.css$/, '') ?? '')}[extname]`,
        codeSplitting: {
          groups: [
            { name: 'react', test: node('react|react-dom|scheduler') },
            // What the page's own module shares with others: the first screen stands when it is here.
            {
              name: 'start',
              test: /vite[\\/]preload-helper|[\\/]src[\\/](?:start|early-page|first-screen|quick-exit|paths|i18n[\\/]locale|shell[\\/](?:fresh-page|marker-key)|ui[\\/]theme-names|vault[\\/]signs)\.ts$/,
            },
            // What a page and its workers share: nothing that draws may be in it.
            {
              name: 'plain',
              test: /[\\/]schema[\\/]src[\\/](?:primitives[\\/](?:result|bytes)|problem)\.ts$|[\\/]vault[\\/](?:storage-problem|seats-folder)\.ts$|[\\/]local[\\/]store\.ts$/,
            },
            // Forms of data, and what reads and opens a vault: for everybody but who comes for the first time.
            {
              name: 'vault',
              test: /[\\/](?:node_modules[\\/]zod[\\/]|schema[\\/]src[\\/](?:primitives[\\/](?:ids|spelled-bits|place|dtg|utc-minute|short-text)|problem-form)\.ts$|seal[\\/]src[\\/](?:slot|seat-key|row|padding|small-order)\.ts$|src[\\/]vault[\\/](?:opfs|slot|slot-settings|passphrase|vault-call|two-copies|crc32|kdf|locked-problem)\.ts$)/,
            },
            // What every log is read and written with, in the page and in the vault's worker.
            {
              name: 'log',
              test: /[\\/](?:node_modules[\\/]@noble[\\/]hashes[\\/]|schema[\\/]src[\\/](?:primitives[\\/](?:actor|canonical-json|json|mission-scope)|chain[\\/](?:byte-writer|hash|sealed-part)|events[\\/]envelope|sync[\\/]envelope|trust[\\/](?:signed|statements)|vocabulary[\\/](?:find|vocabulary))\.ts$|seal[\\/]src[\\/]sealing-key\.ts$|src[\\/]vault[\\/](?:database-name|frames|snapshot-file|vault-lock)\.ts$)/,
            },
            // One file for small things of every screen: each file by itself packs worse.
            {
              name: 'base',
              test: /[\\/](?:node_modules[\\/](?:wouter|regexparam)[\\/]|src[\\/]i18n[\\/]locale-choice\.tsx$|src[\\/]ui[\\/](?:icon|button|chip|code|wrong|panel|classes|field|form|lazy-part|notice|passphrase-field)\.tsx?$)/,
            },
            {
              name: 'choices',
              test: /[\\/](?:ui[\\/](?:choices|choice|theme-choice|sign-mark)|words[\\/]sign-words)\.tsx?$/,
            },
            {
              name: 'map-libraries',
              test: node('leaflet|protomaps-leaflet|pmtiles'),
            },
            // Enrolling needs the network anyway; a passphrase changed in the field needs the words.
            { name: 'ready-word-list', test: node('@scure/bip39') },
            // Codes go from tablet to tablet without a network; reader and writer share tables.
            {
              name: 'ready-qr',
              test: /[\\/](?:node_modules[\\/]qr[\\/]index\.js|ui[\\/]qr-code\.tsx)$/,
            },
            // What a record tells beside itself, and the lists that it is told in: each by itself packs worse.
            {
              name: 'ready-record-parts',
              test: /[\\/](?:see-reports[\\/]ready-(?!threat-facts)[a-z-]+\.tsx|schema[\\/]src[\\/]alert[\\/](?:can|decide|reached-stops)\.ts|vocabulary[\\/](?:response-types|cannot-respond-reasons|alert-closing-reasons|threat-endings)\.ts)$/,
              includeDependenciesRecursively: false,
            },
            // From hand to hand: codes, files, lines read out.
            {
              name: 'ready-hands',
              test: /[\\/](?:src[\\/](?:carry|features[\\/]hand-over)[\\/][a-z-]+\.tsx?|sync[\\/](?:carried-parts|part-code|part-lines|typed-line|envelope-file)\.ts)$/,
              includeDependenciesRecursively: false,
            },
            { name: 'ready-qr-read', test: /[\\/]node_modules[\\/]qr[\\/]decode\.js$/ },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://localhost:8080', '/trpc': 'http://localhost:8080' } },
})
