import { join } from 'node:path'
import { toolEnvironment } from './node24.mjs'
import { root } from './root.mjs'
import { run } from './run.mjs'
import { withProgress } from './say.mjs'

/** Builds the app when its sources changed since the last time (turbo's local cache knows). */
export function buildApp(node) {
  const turbo = join(root, 'node_modules', 'turbo', 'bin', 'turbo')
  const args = [
    'run',
    'build',
    '--filter=@tocsin/pwa',
    '--cache=local:rw',
    '--output-logs=errors-only',
  ]
  return withProgress('Building the app', run(node, [turbo, ...args], { env: toolEnvironment() }))
}
