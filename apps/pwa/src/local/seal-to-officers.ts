import { OriginalBody } from '@tocsin/schema/events/attachments'
import type { Draft, Sealing } from '@tocsin/schema/events/draft'
import { PersonBody } from '@tocsin/schema/events/people'
import type { WrapSets } from '@tocsin/schema/events/sealed'
import { eventId, recordIdOf } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { sealPeople } from '@tocsin/seal/seal-people'
import { signWraps } from '@tocsin/seal/sign-wraps'
import type { LogDeps, LogState } from './log-state.ts'

/**
 * Seals people to every identity officer of the roster that this tablet has proven (SPEC SE-5), for
 * the event that is about to be written, and signs for whom it did. Undefined when there is nobody to seal.
 *
 * @returns `no_officers` without a proven roster: then nothing is sealed, and nothing saved.
 */
export async function sealToOfficers(
  { random, vault }: Pick<LogDeps, 'random' | 'vault'>,
  { profile, trust, head }: LogState['meta'],
  draft: Draft,
  people: Readonly<Record<string, PersonBody | OriginalBody>>,
): Promise<Result<Sealing | undefined, Problem>> {
  if (Object.keys(people).length === 0) return ok(undefined)
  const officers = trust?.officers?.statement.officers ?? []
  if (officers.length < 2) return err(problem('no_officers'))
  const event = eventId(vault.seat.id, head.seatSeq + 1)
  const place = { mission: profile.mission, record: draft.record ?? recordIdOf(event), event }
  const bodies = Object.fromEntries(
    Object.entries(people).map(([label, body]) => [
      label,
      'original' in body ? OriginalBody.parse(body) : PersonBody.parse(body),
    ]),
  )
  const sealed = await sealPeople(bodies, place, { officers, random })
  const sets: WrapSets = {}
  for (const [label, wraps] of Object.entries(sealed.wraps)) {
    const set = await signWraps({ ...place, label }, wraps, vault.seat.sign)
    if (!set.ok) return set
    sets[label] = set.value
  }
  return ok({ ...sealed, sets })
}
