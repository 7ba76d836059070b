import { type LateStore, lateStore } from './late-store.ts'
import type { Local } from './local/local.ts'
import type { Meter } from './local/ready-meter.ts'

export type MeterOfSeat = LateStore<Meter>

/** What counts the bytes of a seat. It comes with "ready for offline": where it is not here nothing is counted, and all of it goes. */
export function meterOfSeat(local: Local, now: () => number, storage: Storage): MeterOfSeat {
  return lateStore(async () =>
    (await import('./local/ready-open-meter.ts')).openMeter(local, now, storage),
  )
}
