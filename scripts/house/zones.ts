import type { Zone } from './zone.ts'

const hashes = '@noble/hashes'
const anySchema = [
  'schema/primitives',
  'schema/vocabulary',
  'schema/events',
  'schema/chain',
  'schema/access',
  'schema/sync',
  'schema/verify',
  'schema/certificate',
  'schema/problem',
  'schema/aggregate',
  'schema/desk',
  'schema/trust',
  'schema/identities',
]
const contract = ['schema/primitives', 'schema/vocabulary', 'schema/events', 'schema/chain']
const serverCore = [
  'server/log',
  'server/projections',
  'server/accounts',
  'server/identities',
  'server/attachments',
  'server/certificates',
  'server/erasure',
  'server/trust',
  'server/db',
  'server/words',
]
const serverEdge = [...serverCore, ...anySchema, 'seal', 'early-warning']
/** The ground of a paper's map comes out of map packs, and units that are ranked. */
const ofPacks = [...serverEdge, 'server/maps']
const reactless = ['dexie', 'hash-wasm', '@noble/hashes', '@scure/bip39', '@trpc/client', 'zod']

export const zones: readonly Zone[] = [
  {
    name: 'schema/primitives',
    folder: 'packages/schema/src/primitives/',
    may: [],
    packages: ['zod'],
  },
  {
    name: 'schema/vocabulary',
    folder: 'packages/schema/src/vocabulary/',
    may: ['schema/primitives'],
    packages: ['zod'],
  },
  {
    name: 'schema/events',
    folder: 'packages/schema/src/events/',
    may: ['schema/primitives', 'schema/vocabulary', 'schema/problem', 'schema/chain'],
    packages: ['zod'],
  },
  {
    name: 'schema/chain',
    folder: 'packages/schema/src/chain/',
    may: ['schema/primitives', 'schema/vocabulary', 'schema/problem', 'schema/events'],
    packages: ['zod', hashes],
  },
  {
    name: 'schema/access',
    folder: 'packages/schema/src/access/',
    may: [...contract, 'schema/problem'],
    packages: ['zod'],
  },
  {
    name: 'schema/sync',
    folder: 'packages/schema/src/sync/',
    may: [...contract, 'schema/problem', 'schema/trust', 'schema/access'],
    // What a held event takes to be admitted.
    types: ['schema/desk'],
    packages: ['zod'],
  },
  // Checking an exported log with public keys alone: pure, and of nothing that a server is made of.
  {
    name: 'schema/verify',
    folder: 'packages/schema/src/verify/',
    may: [...contract, 'schema/sync', 'schema/trust'],
    packages: ['zod'],
  },
  // The chain of custody of one record, and the bundle of files that others can check.
  {
    name: 'schema/certificate',
    folder: 'packages/schema/src/certificate/',
    may: [...contract, 'schema/sync', 'schema/trust', 'schema/verify'],
    packages: ['zod'],
  },
  {
    name: 'schema/problem',
    folder: 'packages/schema/src/problem',
    may: ['schema/primitives', 'schema/vocabulary'],
    packages: ['zod'],
  },
  // What root and delegate of a mission sign: who is a seat, an identity officer, the server's log.
  {
    name: 'schema/trust',
    folder: 'packages/schema/src/trust/',
    may: [...contract, 'schema/problem'],
    packages: ['zod'],
  },
  // What an identity officer is handed, and what everybody may know of it.
  {
    name: 'schema/identities',
    folder: 'packages/schema/src/identities/',
    may: [...contract, 'schema/trust'],
    packages: ['zod'],
  },
  // What a desk is answered: rows and views over several aggregates, so it sees all of their folds.
  {
    name: 'schema/desk',
    folder: 'packages/schema/src/desk/',
    may: [...contract, 'schema/problem', 'schema/access', 'schema/aggregate'],
    packages: ['zod'],
  },
  {
    name: 'schema/aggregate',
    folder: 'packages/schema/src/*/',
    may: [...contract, 'schema/problem', 'schema/access'],
    packages: ['zod'],
  },
  {
    name: 'seal',
    folder: 'packages/seal/src/',
    may: ['schema/primitives', 'schema/chain', 'schema/problem', 'schema/trust', 'schema/sync'],
    types: ['schema/events'],
    packages: [hashes, '@hpke/core'],
  },
  {
    name: 'early-warning',
    folder: 'packages/early-warning/src/',
    may: anySchema,
    packages: ['zod', 'h3-js'],
  },
  {
    name: 'testkit',
    folder: 'packages/testkit/src/',
    may: [...anySchema, 'seal', 'early-warning'],
  },
  {
    name: 'server/db',
    folder: 'apps/server/src/db/',
    may: ['schema/primitives', 'schema/problem'],
  },
  // What seals in the database whatever somebody wrote in their own words.
  {
    name: 'server/words',
    folder: 'apps/server/src/words/',
    may: ['schema/primitives', 'schema/problem', 'schema/events', 'schema/chain', 'server/db'],
    types: ['server/log'],
  },
  {
    name: 'server/log',
    folder: 'apps/server/src/log/',
    may: [...anySchema, 'seal', 'server/db', 'server/words'],
  },
  {
    name: 'server/projections',
    folder: 'apps/server/src/projections/',
    may: [...anySchema, 'seal', 'server/db', 'server/log', 'server/words'],
  },
  // The keys that the server holds for its mission, and what root and delegate signed.
  {
    name: 'server/trust',
    folder: 'apps/server/src/trust/',
    may: [...anySchema, 'seal', 'server/db'],
    types: ['server/log'],
  },
  {
    name: 'server/accounts',
    folder: 'apps/server/src/accounts/',
    may: [...anySchema, 'seal', 'server/db', 'server/log', 'server/projections', 'server/trust'],
  },
  // Sealed identities: who may open them, what was opened and why, keys wrapped anew.
  {
    name: 'server/identities',
    folder: 'apps/server/src/identities/',
    may: ['server/log', 'server/accounts', 'server/trust', 'server/db', ...anySchema, 'seal'],
  },
  // Sealed bytes of photos, sounds and files that events of the log name.
  {
    name: 'server/attachments',
    folder: 'apps/server/src/attachments/',
    may: ['server/log', 'server/projections', 'server/db', ...anySchema],
    types: ['server/accounts', 'server/words'],
  },
  // What proves one record to a stranger, from the log and what root and delegate signed.
  {
    name: 'server/certificates',
    folder: 'apps/server/src/certificates/',
    may: [
      'server/log',
      'server/projections',
      'server/accounts',
      'server/trust',
      'server/db',
      'server/words',
      ...anySchema,
      'seal',
    ],
  },
  // What two persons decide to erase, where copies lie, and what the database keeps of it.
  {
    name: 'server/erasure',
    folder: 'apps/server/src/erasure/',
    may: ['server/log', 'server/accounts', 'server/db', 'seal', ...anySchema],
  },
  {
    name: 'server/maps',
    folder: 'apps/server/src/maps/',
    may: ['schema/primitives', 'schema/problem'],
  },
  {
    name: 'server/routers',
    folder: 'apps/server/src/routers/',
    may: [...serverEdge, 'server/summaries', 'server/warnings'],
  },
  { name: 'server/summaries', folder: 'apps/server/src/summaries/', may: ofPacks },
  { name: 'server/interop', folder: 'apps/server/src/interop/', may: serverEdge },
  { name: 'server/warnings', folder: 'apps/server/src/warnings/', may: ofPacks },
  {
    name: 'server/demo',
    folder: 'apps/server/src/demo/',
    may: [...serverEdge, 'server/maps', 'server/summaries', 'testkit'],
  },
  {
    name: 'server/cli',
    folder: 'apps/server/src/cli/',
    may: [
      ...serverEdge,
      'server/interop',
      'server/maps',
      'server/summaries',
      'server/warnings',
      'server/demo',
      'server/root',
    ],
  },
  // main, app and config: the composition root sees every room of its own app.
  { name: 'server/root', folder: 'apps/server/src/', may: ['server/*', ...anySchema, 'seal'] },
  // What a good passphrase, code or sign is: pure, and the one thing of the vault that a form calls.
  ...[
    'passphrase.ts',
    'suggest-passphrase.ts',
    'advise-passphrase.ts',
    'second-code-rule.ts',
    'signs.ts',
  ].map((file) => ({
    name: 'pwa/passphrase',
    folder: `apps/pwa/src/vault/${file}`,
    may: ['pwa/vault', 'pwa/passphrase'],
    packages: reactless,
  })),
  {
    name: 'pwa/vault',
    folder: 'apps/pwa/src/vault/',
    may: [...anySchema, 'seal', 'pwa/local', 'pwa/sync', 'pwa/passphrase'],
    packages: reactless,
  },
  {
    name: 'pwa/local',
    folder: 'apps/pwa/src/local/',
    may: [...anySchema, 'seal', 'pwa/vault', 'pwa/sync'],
    packages: reactless,
  },
  {
    name: 'pwa/sync',
    folder: 'apps/pwa/src/sync/',
    may: [...anySchema, 'seal', 'pwa/vault', 'pwa/local'],
    types: ['server/*'],
    packages: reactless,
  },
  // Photos, sounds and files on the tablet: drawn anew, sealed, kept, sent. Never React.
  {
    name: 'pwa/attachments',
    folder: 'apps/pwa/src/attachments/',
    may: [...anySchema, 'seal', 'pwa/vault', 'pwa/local'],
    types: ['pwa/sync'],
    packages: reactless,
  },
  // What an identity officer's browser opens and wraps anew; nothing of it is stored.
  {
    name: 'pwa/identities',
    folder: 'apps/pwa/src/identities/',
    may: [...anySchema, 'seal', 'pwa/sync'],
    types: ['pwa/vault'],
  },
  {
    name: 'pwa/map',
    folder: 'apps/pwa/src/map/',
    may: ['schema/primitives', 'schema/vocabulary', 'schema/problem', 'pwa/ui'],
  },
  { name: 'pwa/ui', folder: 'apps/pwa/src/ui/', may: [] },
  { name: 'pwa/sw', folder: 'apps/pwa/src/sw/', may: [] },
  {
    name: 'pwa/i18n',
    folder: 'apps/pwa/src/i18n/',
    may: ['schema/primitives', 'schema/vocabulary', 'schema/problem', 'pwa/ui'],
  },
  {
    name: 'pwa/feature',
    folder: 'apps/pwa/src/features/*/',
    may: [
      ...anySchema,
      'early-warning',
      'pwa/local',
      'pwa/identities',
      'pwa/sync',
      'pwa/attachments',
      'pwa/map',
      'pwa/ui',
      'pwa/i18n',
      'pwa/words',
      'pwa/desk-words',
      'pwa/field',
      'pwa/guidance',
      'pwa/scan',
      'pwa/carry',
      'pwa/shell',
      'pwa/passphrase',
      'pwa/sw',
      // Addresses only, from the one path builder.
      'pwa/routes',
    ],
    types: ['pwa/vault', 'server/*'],
  },
  // Guidance cards: their texts as data, how they are found, and how one is shown.
  {
    name: 'pwa/guidance',
    folder: 'apps/pwa/src/guidance/',
    may: [...anySchema, 'pwa/i18n', 'pwa/ui', 'pwa/map', 'pwa/words', 'pwa/shell'],
    types: ['pwa/local'],
  },
  { name: 'pwa/routes', folder: 'apps/pwa/src/paths.ts', may: ['schema/primitives'] },
  // What every screen shares: what the composition root built, drafts, the minute that passes.
  {
    name: 'pwa/shell',
    folder: 'apps/pwa/src/shell/',
    may: ['pwa/local', 'pwa/sync', 'pwa/map', 'pwa/i18n', ...anySchema],
    types: ['pwa/root', 'pwa/vault', 'pwa/sw', 'server/*'],
  },
  // How the domain is said on a screen, the same in the field and at the desk.
  {
    name: 'pwa/words',
    folder: 'apps/pwa/src/words/',
    may: [...anySchema, 'pwa/map', 'pwa/ui', 'pwa/i18n', 'pwa/shell', 'pwa/passphrase'],
    types: ['pwa/local', 'pwa/sync', 'pwa/vault'],
  },
  // What rooms of the desk say in the same words; no tablet has them.
  {
    name: 'pwa/desk-words',
    folder: 'apps/pwa/src/desk-words/',
    may: [...anySchema, 'pwa/i18n'],
  },
  { name: 'pwa/scan', folder: 'apps/pwa/src/scan/', may: ['pwa/ui', 'pwa/i18n'] },
  // Sealed envelopes from hand to hand, the same on both sides of the lock.
  {
    name: 'pwa/carry',
    folder: 'apps/pwa/src/carry/',
    may: [...anySchema, 'pwa/scan', 'pwa/ui', 'pwa/i18n', 'pwa/words', 'pwa/shell'],
    types: ['pwa/local', 'pwa/sync'],
  },
  // What the forms of the field and its map share.
  {
    name: 'pwa/field',
    folder: 'apps/pwa/src/field/',
    may: [
      ...anySchema,
      'pwa/guidance',
      'pwa/local',
      'pwa/sync',
      'pwa/attachments',
      'pwa/map',
      'pwa/ui',
      'pwa/i18n',
      'pwa/words',
      'pwa/shell',
      'pwa/routes',
    ],
    types: ['pwa/vault', 'server/*'],
  },
  {
    name: 'pwa/root',
    folder: 'apps/pwa/src/',
    may: ['pwa/*', ...anySchema, 'seal', 'early-warning'],
    types: ['server/*'],
  },
]

/** Aggregates take only each other's id types; a feature never takes anything of another. */
export const separate: Readonly<Record<string, 'types' | 'nothing'>> = {
  'schema/aggregate': 'types',
  'pwa/feature': 'nothing',
}
