import type { OwnEvent } from '@tocsin/schema/events/draft'
import { type Bytes, fromBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import { type EnvelopeContent, envelopeSignedBytes } from '@tocsin/schema/sync/envelope'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { sealEnvelope } from '@tocsin/seal/envelope'
import type { Key } from '@tocsin/seal/key'
import { sealTeamEnvelope, type TeamSeat } from '@tocsin/seal/seal-team-envelope'
import { signRun } from '@tocsin/seal/seat-key'
import type { World } from '../../testing/test-mission.ts'

/**
 * An event of a seat in its envelope, as a tablet seals it, with a team in the second form; `change` harms
 * the content before it is sealed.
 */
export async function sealedEvent(
  { trust, deps, random }: Pick<World, 'trust' | 'random'> & { deps: { mission: MissionId } },
  { key, seat }: { key: Key; seat: SeatId },
  own: OwnEvent,
  change: (content: EnvelopeContent) => EnvelopeContent = (content) => content,
  team?: readonly TeamSeat[],
): Promise<Bytes> {
  const { mission } = deps
  const { hash } = own.event
  const signature = toBase64Url(await signRun(key, envelopeSignedBytes({ mission, seat, hash })))
  // Through JSON text: a body may hold `undefined` members, which no envelope carries.
  const event = JSON.parse(JSON.stringify(pushedEvent(own)))
  const content = change({ v: 1, seat, event, hash, signature })
  const to = fromBase64Url(trust.transport.publicKey)
  const sealed = team
    ? await sealTeamEnvelope(to, { mission, content, event: own.event, team, random })
    : await sealEnvelope(to, { mission, content, ephemeral: random(32) })
  if (!sealed.ok) throw new Error(sealed.error)
  return sealed.value
}
