import { Fingerprint } from '@tocsin/schema/trust/signed'
import { rootKey } from '../vault/database-name.ts'

/** What was kept there at the last opening of a seat; nothing before, or where the browser refuses it. */
export function keptRoot(storage: Storage): string | undefined {
  try {
    return Fingerprint.safeParse(storage.getItem(rootKey)).data
  } catch {
    return undefined
  }
}
