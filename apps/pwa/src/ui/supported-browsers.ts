/**
 * The oldest browsers Tocsin runs in. The newest thing it cannot do without decides: Ed25519 and
 * X25519 in WebCrypto (Chromium 137, Firefox 130, Safari 17); everything else in `features` is
 * older. Any browser on the same engine version counts, Edge and Samsung Internet for instance.
 */
export const oldestBrowsers = { chromium: 137, firefox: 130, safari: 17 } as const

type Feature = { name: string; present: (scope: typeof globalThis) => boolean }

const features: readonly Feature[] = [
  { name: 'WebCrypto', present: (scope) => Boolean(scope.crypto?.subtle) },
  { name: 'service workers', present: (scope) => 'serviceWorker' in scope.navigator },
  { name: 'IndexedDB', present: (scope) => 'indexedDB' in scope },
  {
    name: 'origin private file system',
    present: (scope) => typeof scope.navigator.storage?.getDirectory === 'function',
  },
  { name: 'Web Locks', present: (scope) => 'locks' in scope.navigator },
  { name: 'BroadcastChannel', present: (scope) => 'BroadcastChannel' in scope },
  { name: 'dialog element', present: (scope) => 'HTMLDialogElement' in scope },
  { name: 'CompressionStream', present: (scope) => 'CompressionStream' in scope },
  { name: 'structuredClone', present: (scope) => 'structuredClone' in scope },
  {
    name: 'color-mix()',
    present: (scope) => scope.CSS?.supports('color', 'color-mix(in srgb, red, blue)') ?? false,
  },
]

/** Names of what this browser lacks, as far as it can be told without waiting. */
export function missingFeatures(scope: typeof globalThis): string[] {
  return features.filter((feature) => !feature.present(scope)).map((feature) => feature.name)
}

/**
 * Names of the key kinds this browser cannot make: signing (Ed25519) and sealing (X25519). Sealing is
 * asked for now, so that no tablet enrolled today is shut out when sealed parts arrive.
 */
export async function missingKeyKinds(subtle: SubtleCrypto): Promise<string[]> {
  const kinds: readonly [string, readonly KeyUsage[]][] = [
    ['Ed25519', ['sign', 'verify']],
    ['X25519', ['deriveBits']],
  ]
  const missing = await Promise.all(
    kinds.map(([name, usages]) =>
      subtle.generateKey({ name }, false, usages).then(
        () => [],
        () => [name],
      ),
    ),
  )
  return missing.flat()
}
