import type { RecordId } from '@tocsin/schema/primitives/ids'
import { paths } from '../paths.ts'

/** Pages of the host State, under the papers; not among all paths, which every tablet keeps. */
export const hostPaths = {
  all: () => `${paths.deskPapers()}/host-state`,
  one: (id: RecordId) => `${hostPaths.all()}/${id}`,
}
