import { type ChainHead, GENESIS } from '@tocsin/schema/chain/chain'
import { draftToEvent } from '@tocsin/schema/events/draft'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { AreaId } from '@tocsin/schema/primitives/ids'
import { fileReport } from '@tocsin/schema/report/decide'
import { enrolSeat } from '@tocsin/schema/seat/decide'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { type Cursors, ExchangeRequest } from '@tocsin/schema/sync/wire'
import { importSeatKey, seatIdOf, seatPublicKey } from '@tocsin/seal/seat-key'
import { missionOf } from '@tocsin/server/log/mission'
import { signedRequest } from '@tocsin/server/log/signed-request'
import { createEventFactory } from '@tocsin/testkit/event-factory'
import { choicesFrom, seededRandom } from '@tocsin/testkit/random'
import type { BenchMission } from './bench-mission.ts'

const words = [
  'people',
  'armed',
  'village',
  'river',
  'market',
  'before dawn',
  'fled to the fields',
  'the chief says',
  'women and children',
  'towards the north',
  'houses were searched',
  'two accounts agree',
  'سوق',
  'vers le marché',
  'a patrol was asked for',
]

/** An officer's tablet, as far as a server sees it; what it writes follows from `seed`, its keys do not. */
export async function enrolFieldSeat(
  { deps, roster, clock }: BenchMission,
  seed: number,
  area: string,
) {
  const { mission, random, database } = deps
  const key = random(32)
  const publicKey = await seatPublicKey(key)
  const seat = await seatIdOf(publicKey)
  const signing = await importSeatKey(key)
  const draft = enrolSeat(roster.actor, {
    seat,
    publicKey: toBase64Url(publicKey),
    name: `member ${seed}`,
    role: 'jpt_member',
    areas: [AreaId.parse(area)],
  })
  if (!draft.ok) throw new Error('the roster may not enrol')
  await roster.append([draft.value])
  const { epoch } = await missionOf(database.db, mission)
  const choices = choicesFrom(seededRandom(seed))
  const factory = createEventFactory(choices, clock.now)
  let head: ChainHead = { seatSeq: 0, hash: GENESIS }
  let counter = 0

  const text = () => {
    const length = choices.whole(300, 800)
    let said = ''
    while (said.length < length) said += `${choices.pick(words)} `
    return said.trim()
  }
  /** A full report, as long as the records of the peers that performance.md measured; without an alert where quiet. */
  const report = (isQuiet: boolean) => {
    const { facts } = factory.reportFiled({ form: 'full' })
    const exercise = { exercise: false }
    const said = { ...factory.reportFiled().facts, ...facts, ...exercise }
    const { alert, ...quiet } = said
    const kept = choices.chance(0.1) && alert && !isQuiet ? { ...quiet, alert } : quiet
    return fileReport(AreaId.parse(area), {
      facts: kept,
      narrative: { title: text().slice(0, 60), text: text() },
    })
  }
  return {
    seat,
    /** A signed request with so many new reports, as text: what a server is sent. */
    async request(
      reports: number,
      asked: { cursors?: Cursors; limit?: number; isQuiet?: boolean } = {},
    ) {
      const before = head
      const own = Array.from({ length: reports }, () => {
        const stamp = { at: clock.now(), offset: null, salt: random(12) }
        const said = draftToEvent(report(asked.isQuiet === true), { mission, seat, head }, stamp)
        head = { seatSeq: said.event.header.seatSeq, hash: said.event.hash }
        return said
      })
      counter += 1
      const { cursors = {}, limit = 0 } = asked
      const request = await signedRequest({
        key: signing,
        question: { mission, seat, epoch, counter, cursors, limit },
        head: before,
        run: own.map(pushedEvent),
        hashes: own.map(({ event }) => event.hash),
      })
      return JSON.stringify(request)
    },
  }
}

export type FieldSeat = Awaited<ReturnType<typeof enrolFieldSeat>>

/** Likewise, read as the server's door reads it. */
export function readRequest(text: string): ExchangeRequest {
  return ExchangeRequest.parse(JSON.parse(text))
}
