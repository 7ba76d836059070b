import type { Files } from './attachments/create-files.ts'
import { filesFolder } from './attachments/files-folder.ts'
import type { FilesDeps } from './attachments/ready-files.ts'
import { type LateStore, lateStore } from './late-store.ts'
import type { MeterOfSeat } from './meter-of-seat.ts'

/** The photos, sounds and files of a seat: undefined until something asks for them, or there are some. */
export type FilesOfSeat = LateStore<Files> & {
  /** Sends what waits, where there is anything at all. */
  send(now?: 'now'): Promise<void>
  /** What was pulled has left this tablet: pictures that were fetched to it go too. */
  dropUnread(): Promise<void>
}

type Deps = Omit<FilesDeps, 'meter'> & { meter: MeterOfSeat }

/** Most seats never have a file: what works with them is fetched by the first that does. */
export function filesOfSeat({ meter, ...deps }: Deps): FilesOfSeat {
  let hasNone = false
  const late = lateStore(async () => {
    const [{ openFiles }, counts] = await Promise.all([
      import('./attachments/ready-files.ts'),
      meter.load(),
    ])
    return counts && openFiles({ ...deps, meter: counts })
  })
  const ifAny = async () => {
    if (!late.get() && hasNone) return undefined
    hasNone = (await filesFolder(deps.vault.vaultId, { create: false })) === undefined
    return hasNone ? undefined : late.load()
  }
  return {
    ...late,
    send: async (now) => (await ifAny())?.send(now),
    dropUnread: async () => (await ifAny())?.dropUnread(),
  }
}
