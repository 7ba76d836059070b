import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { EnvelopeContent } from '@tocsin/schema/sync/envelope'
import { openEnvelope } from './envelope.ts'
import { isTeamEnvelope, openTeamEnvelope } from './open-team-envelope.ts'
import type { SealingKey } from './sealing-key.ts'

/** The content of an envelope of either form, for the mission's server (SPEC EN-4, EN-12). Never throws. */
export function openDelivered(
  transport: SealingKey,
  mission: MissionId,
  sealed: Bytes,
): Promise<Result<EnvelopeContent, 'unreadable'>> {
  const open = isTeamEnvelope(sealed) ? openTeamEnvelope : openEnvelope
  return open(transport, mission, sealed)
}
