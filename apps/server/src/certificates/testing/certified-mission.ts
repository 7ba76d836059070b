import type { Draft } from '@tocsin/schema/events/draft'
import { type EventId, parseEventId, recordIdOf } from '@tocsin/schema/primitives/ids'
import { vouchForAll } from '../../accounts/vouch.ts'
import type { AttachmentDeps } from '../../attachments/attachment-deps.ts'
import { beginFile, putChunk } from '../../attachments/take-chunks.ts'
import { aFile, aPhoto, type TestFile } from '../../attachments/testing/a-file.ts'
import type { OpenDatabase } from '../../db/testing/describe-on-databases.ts'
import { sayWithPeople } from '../../identities/testing/officers.ts'
import { agreed, officersMission, person } from '../../identities/testing/officers-mission.ts'
import { append } from '../../log/testing/append-in-short.ts'
import { aReport, enrolTablet } from '../../testing/test-mission.ts'

/** What only the report's own words say. */
export const said = 'Villagers heard shots before dawn.'

/**
 * A running mission with one record of four events by two seats, among others: a report with a
 * witness, its amendment in another push, and the decision of an analyst about it.
 */
export async function certifiedMission(open: OpenDatabase) {
  const mission = await officersMission(open)
  const { server, tablet, officers } = mission
  const other = await enrolTablet(server, 'jpt_member')
  for (let more = 0; more < 5; more++) other.say(aReport())
  await push(other)
  const beside = tablet.say(aReport({ what: 'armed_men_moving' }))
  const copy = await aFile(server.random, 70_000)
  const original = await aFile(server.random, 150_000)
  const { attachment, media, body } = aPhoto(copy, original)
  const people = { 'sealed/1': person, 'sealed/101': body }
  const report = aReport({ people: [agreed], attachments: [attachment] })
  report.bodies.narrative = { ...report.bodies.narrative, media: [media] }
  const { event } = await sayWithPeople(server, tablet, report, { people, officers })
  await push(tablet)
  await send(server.deps, event.id, copy)
  const record = recordIdOf(event.id)
  const about = { scope: event.header.scope, record } as const
  const amended: Draft<'ReportAmended'> = {
    ...about,
    type: 'ReportAmended',
    base: { seq: null, own: event.header.seatSeq },
    bodies: { facts: { set: { imminence: 'happening_now' } } },
  }
  tablet.say(amended)
  await push(tablet)
  const analyst = await enrolTablet(server, 'analyst', [])
  const decided: Draft<'IncidentVerified'> = {
    ...about,
    type: 'IncidentVerified',
    base: { seq: event.header.seatSeq, own: null },
    bodies: {
      facts: {
        finding: 'verified',
        standardOfProof: 'reasonable_grounds',
        primarySources: 1,
        secondarySources: 2,
        unEyewitness: false,
      },
    },
  }
  analyst.say(decided)
  await push(analyst)
  for (let more = 0; more < 4; more++) other.say(aReport())
  await push(other)
  await vouchForAll({ ...server.deps, trust: server.trust })

  async function push(from: typeof other) {
    const taken = await append(server.deps, await from.request(unsent(from)))
    if (taken.problem || taken.held.length > 0) throw new Error(JSON.stringify(taken))
    sent.set(from.seat, from.own.length)
  }
  return { ...mission, record, analyst, beside: beside.event, event: event.id, copy, original }
}

/** Every chunk of a file, as its tablet sends it. */
async function send(deps: AttachmentDeps, event: EventId, file: TestFile): Promise<void> {
  const { seat } = parseEventId(event)
  const { content, hashes, chunks } = file
  const begun = await beginFile(deps, seat, { event, content, chunks: hashes })
  if (!begun.ok) throw new Error(begun.error.code)
  for (const [index, bytes] of chunks.entries()) {
    const put = await putChunk(deps, seat, { event, content, index, bytes })
    if (!put.ok) throw new Error(put.error.code)
  }
}

const sent = new Map<string, number>()

function unsent({ seat, own }: Awaited<ReturnType<typeof enrolTablet>>) {
  return own.slice(sent.get(seat) ?? 0)
}
