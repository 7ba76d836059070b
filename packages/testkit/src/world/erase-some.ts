import type { Draft } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import { type ErasedParts, erasuresIn, isErasable } from '@tocsin/schema/events/erase'
import { missionScope } from '@tocsin/schema/primitives/mission-scope'
import type { Choices } from '../random.ts'
import type { WorldServer } from './world-server.ts'

/** What was erased and where: enough to say it again to a server that does not have its event. */
export type Erasure = ErasedParts & Pick<Header, 'scope' | 'record'>

/** Erases parts of some event of the log, as two persons of the mission have decided; undefined when there is none. */
export async function eraseSome(
  server: WorldServer,
  choices: Choices,
): Promise<Erasure | undefined> {
  const { log, records } = await server.inside()
  // The facts that restrict a record are kept: erasing them needs the number from which it was restricted.
  const restricting = new Set(
    records.map(
      ({ state }) => (state as { restrictedBy?: { by: string } | null }).restrictedBy?.by,
    ),
  )
  const whole = log.flatMap(({ event }) => {
    if (event.header.scope === missionScope) return []
    const parts = Object.keys(event.parts).filter((label) => {
      return isErasable(event, label) && !(label === 'facts' && restricting.has(event.id))
    })
    return parts.length > 0 ? [{ event, parts }] : []
  })
  if (whole.length === 0) return undefined
  const { event, parts } = choices.pick(whole)
  const some = parts.filter((_, at) => at === 0 || choices.chance(0.5))
  const { scope, record } = event.header
  const named = { event: event.id, hash: event.hash, parts: some, scope, record }
  await server.roster([erasureOf(named, server)])
  return named
}

/**
 * A restored server repeats what was erased since its backup by the list beside it, also of what it does
 * not have yet: that is erased on arrival (SPEC ER-13).
 */
export async function repeatErasures(
  server: WorldServer,
  erased: readonly Erasure[],
): Promise<void> {
  const { log } = await server.inside()
  const said = erasuresIn(log)
  for (const one of erased) {
    const isSaid = said.some(({ hash, parts }) => {
      return hash === one.hash && one.parts.every((label) => parts.includes(label))
    })
    if (!isSaid) await server.roster([erasureOf(one, server)])
  }
}

function erasureOf(
  { event, hash, parts, scope, record }: Erasure,
  { rosterActor }: WorldServer,
): Draft {
  const by = { proposedBy: rosterActor.seat, confirmedBy: rosterActor.seat }
  const facts = { event, hash, parts: [...parts], reason: 'requested', ...by }
  return { type: 'PartErased', scope, record, base: { seq: null, own: null }, bodies: { facts } }
}
