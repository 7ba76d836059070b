import { expect, test } from 'vitest'
import { missingFeatures, missingKeyKinds } from './supported-browsers.ts'

const complete = {
  crypto: { subtle: {} },
  navigator: { serviceWorker: {}, locks: {}, storage: { getDirectory: () => undefined } },
  indexedDB: {},
  BroadcastChannel: {},
  HTMLDialogElement: {},
  CompressionStream: {},
  structuredClone: {},
  CSS: { supports: () => true },
} as unknown as typeof globalThis

test('a browser that has everything misses nothing', () => {
  expect(missingFeatures(complete)).toEqual([])
})

test('each thing that is missing is named, and an empty browser does not throw', () => {
  expect(missingFeatures({ ...complete, CSS: undefined } as unknown as typeof globalThis)).toEqual([
    'color-mix()',
  ])
  const bare = { navigator: {} } as unknown as typeof globalThis
  expect(missingFeatures(bare)).toHaveLength(10)
})

test('key kinds are tried, not guessed', async () => {
  expect(await missingKeyKinds(crypto.subtle)).toEqual([])
  const without = {
    generateKey: async ({ name }: { name: string }) => {
      if (name === 'Ed25519') throw new DOMException('unknown', 'NotSupportedError')
      return {}
    },
  } as unknown as SubtleCrypto
  expect(await missingKeyKinds(without)).toEqual(['Ed25519'])
})
