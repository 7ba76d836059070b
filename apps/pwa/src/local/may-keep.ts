/** What may be kept: text is what the tablet is there for, the other two can be fetched or taken again. */
export type Kept = 'text' | 'photo' | 'map'

/** What the browser says of its room, in bytes; undefined where it says nothing. */
export type Room = { usage?: number | undefined; quota?: number | undefined }

/** From here on only text is taken: the rest of the room is for what cannot be written a second time. */
export const fullFrom = 0.9

/** How much of the room is used, from 0 to 1; null when the browser does not say. */
export function usedPart({ usage, quota }: Room): number | null {
  return usage === undefined || quota === undefined || quota <= 0 ? null : usage / quota
}

/**
 * Whether something of this kind and size in bytes may be stored. Text always may: whether it fits is
 * for the disk to say, and a save that fails says so. A browser that says nothing is not held against
 * anybody.
 */
export function mayKeep(kind: Kept, room: Room, bytes = 0): boolean {
  if (kind === 'text') return true
  const { usage = 0, quota } = room
  return (usedPart({ usage: usage + bytes, quota }) ?? 0) < fullFrom
}
