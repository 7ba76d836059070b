import type { Admission } from '@tocsin/schema/desk/quarantine'
import type { LogEvent } from '@tocsin/schema/events/envelope'
import { tellEvent } from '@tocsin/schema/events/tell'
import { consentsIn } from '@tocsin/schema/sync/consent'
import { admissionDraft } from '@tocsin/schema/sync/readmit-tail'
import { enrolMember, type Member } from './cast.ts'
import { append, type World } from './world.ts'

type Desk = Pick<World, 'server' | 'casting' | 'copies' | 'sealed' | 'say'>

/**
 * An officer whose chain went two ways is enrolled again on the same device, and says there what the log
 * did not take (SPEC DV-10). `upTo` = it is cut off after so many events of the old chain, and begun again.
 */
export async function startAnew(
  { server, casting, copies, sealed, say }: Desk,
  member: Member,
  { upTo }: { upTo?: number | undefined } = {},
): Promise<void> {
  const old = { ...member }
  const known = (await server.inside()).seats.get(old.actor.seat)
  const { role, areas } = known?.actor ?? old.actor
  const fresh = await enrolMember(casting, { name: `${member.name}'`, role, areas })
  await server.samePerson(old.actor.seat, fresh.actor.seat)
  copies.retired.push(old)
  Object.assign(member, fresh)
  const tail = await old.tablet.old()
  if (upTo !== undefined) await fresh.tablet.readmit(tail.slice(0, upTo))
  const said = await fresh.tablet.readmit(tail)
  if (!said.ok) throw new Error(`${member.name} cannot say its tail again: ${said.error.code}`)
  for (const event of await fresh.tablet.own()) noteAgain({ copies, sealed }, event)
  say(`${old.name} starts anew as ${member.name} and says ${said.value} again`)
}

/** A desk says a held event in the place of its seat (SPEC DV-17). */
export async function admitHeld(
  { copies, sealed, say }: Pick<World, 'copies' | 'sealed' | 'say'>,
  desk: Member,
  admission: Admission,
): Promise<void> {
  const draft = admissionDraft(admission)
  if (!draft) return
  say(`${desk.name} admits ${admission.event.id}`)
  const said = await append({ say }, desk, draft, { tab: 0 })
  if (said) noteAgain({ copies, sealed }, said)
}

/** Which event an event of a stopped seat stands in again, while its words still tell. */
function noteAgain(
  { copies: { saidAgain }, sealed }: Pick<World, 'copies' | 'sealed'>,
  event: LogEvent,
): void {
  const readmits = tellEvent({ event, numbered: null })?.provenance?.readmits
  if (!readmits) return
  sealed.said.set(event.hash, consentsIn(event))
  const before = saidAgain.get(readmits.hash) ?? []
  if (!before.includes(event.hash)) saidAgain.set(readmits.hash, [...before, event.hash])
}
