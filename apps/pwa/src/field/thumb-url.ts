/** A small picture of a record as an address of its own: its type is one of two, its letters are base64. */
export function thumbUrl(type: 'image/jpeg' | 'image/webp', thumb: string): string {
  return `data:${type};base64,${thumb.replaceAll('-', '+').replaceAll('_', '/')}`
}
