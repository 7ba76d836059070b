import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { type PreparedEnvelope, prepareTeamEnvelope } from '@tocsin/seal/seal-team-envelope'
import type { Random } from '../vault/random.ts'
import type { TeamSubject, WrappedTo } from './teammates.ts'

/** To whom an envelope is wrapped: the mission's transport key (base64url), and seats of teammates. */
export type Wrapping = {
  mission: MissionId
  /** Fingerprint that was pinned at enrolment: the envelope names its mission by it. */
  root: string | undefined
  transport: string
  team: readonly WrappedTo[]
}

/**
 * Envelopes that are prepared while nobody waits for a save: what of them takes time, a key agreement for
 * each seat, does not depend on what they will hold. Each is for the keys and levels it was prepared for
 * and no others, is given once, and lies in memory only: `drop` when the keys of the vault go.
 */
export type PreparedEnvelopes = {
  /** One for this wrapping, prepared before or now. Such a subject is expected again. */
  take(subject: TeamSubject, to: Wrapping): Promise<PreparedEnvelope>
  /** This is likely to be written about next. */
  expect(subject: TeamSubject): void
  /** Prepares one for each subject that is expected; what was for another wrapping is thrown away. */
  prepare(wrappingOf: (subject: TeamSubject) => Wrapping | undefined): void
  drop(): void
}

/** An officer who writes about the ordinary and the restricted in turn waits for neither. */
const mostSubjects = 2

export function preparedEnvelopes({ random }: { random: Random }): PreparedEnvelopes {
  const ready = new Map<string, Promise<PreparedEnvelope>>()
  let expected: readonly TeamSubject[] = []
  let isOver = false
  const expect = (subject: TeamSubject) => {
    const others = expected.filter(
      ({ scope, isStrict }) => scope !== subject.scope || isStrict !== subject.isStrict,
    )
    expected = [subject, ...others].slice(0, mostSubjects)
  }
  const make = ({ mission, root, transport, team }: Wrapping) => {
    const seats = team.map(({ sealing, level }) => ({ key: fromBase64Url(sealing), level }))
    return prepareTeamEnvelope(fromBase64Url(transport), { mission, root, team: seats, random })
  }
  return {
    expect,
    take: (subject, to) => {
      expect(subject)
      const name = JSON.stringify(to)
      const found = ready.get(name)
      ready.delete(name)
      return found ?? make(to)
    },
    prepare: (wrappingOf) => {
      if (isOver) return
      const wanted = expected.flatMap((subject) => wrappingOf(subject) ?? [])
      const names = new Map(wanted.map((to) => [JSON.stringify(to), to]))
      for (const name of ready.keys()) if (!names.has(name)) ready.delete(name)
      for (const [name, to] of names) {
        if (ready.has(name)) continue
        const making = make(to)
        ready.set(name, making)
        // The save that makes its own meets what is wrong with it.
        making.catch(() => ready.delete(name))
      }
    },
    drop: () => {
      isOver = true
      ready.clear()
    },
  }
}
