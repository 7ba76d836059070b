import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type SystemSeatDeps, serverKeyId } from './log/open-system-seat.ts'
import { type Words, wrappingKeyOf } from './words/words.ts'

/**
 * The key under which the seeds of the server's own seats and the keys of words lie in the database:
 * made once, kept in the data folder for its owner only, so that a copy of the database alone can
 * neither write in their name nor read what people wrote.
 */
export async function readServerKey(
  dataDir: string,
  { random, onDamaged }: Pick<Words, 'random' | 'onDamaged'>,
): Promise<{ serverKey: SystemSeatDeps['serverKey']; words: Words }> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'server.key')
  try {
    writeFileSync(path, Buffer.from(random(32)), { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const bytes = new Uint8Array(readFileSync(path))
  if (bytes.length !== 32) throw new Error('server.key in the data folder is damaged')
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-KW', false, ['wrapKey', 'unwrapKey'])
  const id = await serverKeyId(bytes)
  return {
    serverKey: { id, key },
    words: { keyId: id, wrapping: wrappingKeyOf(bytes), random, onDamaged },
  }
}
