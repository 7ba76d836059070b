import type { PersonBody } from '@tocsin/schema/events/people'
import type { SealedIdentity } from '@tocsin/schema/identities/answers'
import { zipOf } from '../../ui/desk-zip.ts'

export type ExportedIdentity = PersonBody & {
  record: string
  event: string
  part: string
}

export function exported({ place }: SealedIdentity, person: PersonBody): ExportedIdentity {
  return { ...person, record: place.record, event: place.event, part: place.label }
}

/**
 * One JSON file in a ZIP under AES-256 (WinZip AE-2), which 7-Zip and others open. Its key is made of
 * the words by PBKDF2 of few rounds only: they have to be drawn, never chosen.
 */
export async function exportFile(
  identities: readonly ExportedIdentity[],
  words: string,
): Promise<Blob> {
  const text = JSON.stringify({ v: 1, identities }, null, 2)
  return await zipOf([['identities.json', text]], words)
}
