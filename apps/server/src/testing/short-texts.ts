import type { Draft, OwnEvent } from '@tocsin/schema/events/draft'
import { tellEvent } from '@tocsin/schema/events/tell'
import { fromBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'
import { shortText } from '@tocsin/schema/sync/short-message'
import { shortOfReport } from '@tocsin/schema/sync/short-of-report'
import { importSealingKey, sealingPublicKey } from '@tocsin/seal/sealing-key'
import { sealShortFlash } from '@tocsin/seal/short-flash'
import { vouchFor } from '../accounts/vouch.ts'
import { findSeat } from '../log/seats.ts'
import { aReport, enrolTablet, type World } from './test-mission.ts'

/** A tablet whose sealing key the delegate vouches for, and what it can send as a text. */
export async function withMessages(world: World) {
  const tablet = await enrolTablet(world)
  const scalar = world.random(32)
  const seat = await findSeat(world.deps.database.db, world.deps.mission, tablet.seat)
  if (!seat) throw new Error('no seat')
  const deps = { ...world.deps, trust: world.trust }
  await vouchFor(deps, seat, toBase64Url(await sealingPublicKey(scalar)))
  const key = await importSealingKey(scalar)
  const to = fromBase64Url((await world.trust.bundle()).transport.statement.key)
  const textOf = async ({ event }: OwnEvent): Promise<string> => {
    const told = tellEvent({ event, numbered: null })
    const flash = told?.type === 'ReportFiled' ? shortOfReport(told) : undefined
    if (!flash) throw new Error('no flash')
    const of = { mission: world.deps.mission, seat: tablet.seat, to, hash: event.hash, flash }
    const message = await sealShortFlash(key, of)
    if (!message) throw new Error('no message')
    return shortText(message)
  }
  return { tablet, textOf }
}

/** A report with an alert. */
export const aFlash = (facts = {}): Draft =>
  aReport({ alert: 'flash', imminence: 'happening_now', ...facts })
