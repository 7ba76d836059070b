import type { FactsOf } from '@tocsin/schema/events/registry'
import { tellEvent } from '@tocsin/schema/events/tell'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { recordIdOf } from '@tocsin/schema/primitives/ids'
import { fileReport } from '@tocsin/schema/report/decide'
import type { HeardMessage } from '@tocsin/schema/sync/heard-message'
import { recordHeard } from '@tocsin/schema/sync/record-heard'
import { packFlash, unpackFlash } from '@tocsin/schema/sync/short-flash'
import { shortOfReport } from '@tocsin/schema/sync/short-of-report'
import { sealShortFlash } from '@tocsin/seal/short-flash'
import type { Member } from './cast.ts'
import { append, someone, type World } from './world.ts'

type Read = Extract<HeardMessage, { is: 'read' }>

/** A message on its way by SMS or radio: its bytes, and what the server reads in them. */
export type Spoken = Pick<Read, 'record' | 'scope' | 'flash'> & { message: Bytes }

/** How a desk of a world may go wrong with what it hears; the world has to find it. */
export type DeskFault = 'files_what_it_hears'

/** Flashes that are spoken, and recorded by whichever desks, as often and as late as it falls. */
export const shortOperations: Record<string, [number, (world: World) => Promise<void>]> = {
  flash_is_spoken: [3, speak],
  message_is_heard: [5, hear],
}

/** Files a flash and says it, whether or not there is a link; at a place where nothing else happens. */
async function speak(world: World): Promise<void> {
  const { choices, factory, server, spoken, say } = world
  const member = someone(world)
  const area = choices.pick(member.actor.areas)
  const bodies = factory.reportFiled({ ...flashFacts(world), form: 'flash' })
  const event = await append(world, member, fileReport(area, bodies), { tab: 0 })
  const told = event && tellEvent({ event, numbered: null })
  const flash = told?.type === 'ReportFiled' ? shortOfReport(told) : undefined
  if (!event || !flash) return
  const { mission, transport } = server
  const of = { mission, seat: member.actor.seat, to: transport, hash: event.hash, flash }
  const message = await sealShortFlash(member.sealing, of)
  const packed = packFlash(flash)
  const read = packed && unpackFlash(packed)
  if (!message || !read?.ok) throw new Error('a flash has no short message')
  const { scope } = event.header
  spoken.push({ record: recordIdOf(event.id), scope, flash: read.value, message })
  say(`${member.name} speaks ${event.id}`)
}

function flashFacts({ choices }: World): Partial<FactsOf<'ReportFiled'>> {
  const degrees = (limit: number) => choices.whole(-limit * 1e6, limit * 1e6) / 1e6
  return {
    alert: choices.pick(['flash', 'urgent', 'watch']),
    place: {
      kind: 'point',
      lat: degrees(90),
      lon: degrees(180),
      radiusM: choices.whole(1, 1000),
      source: 'pin',
    },
  }
}

async function hear(world: World): Promise<void> {
  const { choices, spoken, say } = world
  const desks = world.members.filter(({ actor, isWiped }) => {
    return (actor.role === 'analyst' || actor.role === 'headquarters') && !isWiped
  })
  if (desks.length === 0 || spoken.length === 0) return say('nobody hears anything')
  const desk = choices.pick(desks)
  // Some desk writes down something else than was said: the server holds it.
  const isMisheard = choices.chance(0.1)
  const one = choices.pick(spoken)
  const heard = isMisheard ? { ...one, flash: { ...one.flash, what: 'misheard' } } : one
  say(`${desk.name} hears ${one.record}${isMisheard ? ' wrongly' : ''}`)
  await record(world, desk, heard)
}

async function record(world: World, desk: Member, heard: Spoken): Promise<void> {
  const { actor, tablet } = desk
  if (world.deskFault === 'files_what_it_hears') {
    const { place, occurredAt, level } = heard.flash
    const facts = { form: 'flash', place, occurredAt, alert: level } as const
    await append(world, desk, fileReport(world.choices.pick(actor.areas), { facts }), { tab: 0 })
    return
  }
  const base = (await tablet.record(heard.record))?.base ?? { seq: null, own: null }
  const draft = recordHeard(heard, heard.message, actor, base)
  if (draft.ok) await append(world, desk, draft.value, { tab: 0 })
}
