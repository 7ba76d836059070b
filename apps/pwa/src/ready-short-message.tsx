import { type Bytes, fromBase64Url } from '@tocsin/schema/primitives/bytes'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { shortOfReport } from '@tocsin/schema/sync/short-of-report'
import { sealShortFlash } from '@tocsin/seal/short-flash'
import { useCallback } from 'react'
import { ShortScreen } from './features/send-short/short-screen.tsx'
import { paths } from './paths.ts'
import { type Seat, useSeat } from './shell/deps.ts'

/** An own flash as a text message, or to be read out: needs no network, and comes with "ready for offline". */
export function ShortMessage({ record }: { record: RecordId }) {
  const { vault, local } = useSeat()
  const make = useCallback(() => messageOf({ vault, local }, record), [vault, local, record])
  const { smsNumber } = local.profile()
  return <ShortScreen make={make} number={smsNumber} back={paths.record(record)} />
}

/** Nothing for a report that is not this seat's or raises no alert, and before the mission's key is proven. */
async function messageOf(
  { vault, local }: Pick<Seat, 'vault' | 'local'>,
  record: RecordId,
): Promise<Result<Bytes | undefined, Problem>> {
  const view = await local.record(record)
  if (!view.ok) return view
  const trust = local.trust()
  const filed = view.value?.entries.find(({ event }) => String(event.id) === record)
  const { told } = filed ?? {}
  if (!trust || !filed || told?.type !== 'ReportFiled' || told.seat !== vault.seat.id) {
    return ok(undefined)
  }
  const flash = shortOfReport({ ...told, saidAt: told.saidAt + (told.clockOffset ?? 0) })
  if (!flash) return ok(undefined)
  const to = fromBase64Url(trust.transport.statement.key)
  const { mission } = local.profile()
  const of = { mission, seat: vault.seat.id, to, hash: filed.event.hash, flash }
  return vault.sealing.use((key) => sealShortFlash(key, of))
}
