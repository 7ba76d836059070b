import type { Random } from '../log/log-deps.ts'
import type { SystemSeatDeps } from '../log/open-system-seat.ts'
import { type Words, wrappingKeyOf } from '../words/words.ts'

/** What a server has in its `server.key`, for a server that lives as long as a test. */
export async function testKeys(
  random: Random,
): Promise<{ serverKey: SystemSeatDeps['serverKey']; words: Words }> {
  const key = await crypto.subtle.generateKey({ name: 'AES-KW', length: 256 }, false, [
    'wrapKey',
    'unwrapKey',
  ])
  const wrapping = wrappingKeyOf(random(32))
  return {
    serverKey: { id: 'test', key },
    words: { keyId: 'test', wrapping, random, onDamaged: () => {} },
  }
}
