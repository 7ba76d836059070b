import type { RecordId } from '@tocsin/schema/primitives/ids'

/** Pages of the host State, under the papers; not among all paths, which every tablet keeps. */
export const hostPaths = {
  all: () => '/desk/papers/host-state',
  one: (id: RecordId) => `/desk/papers/host-state/${id}`,
}
