import type { MediaKey } from '@tocsin/schema/events/attachments'
import { type FileForm, filesSaid } from '../attachments/file-form.ts'

type Texts = { title: string; text: string }
type Said = Partial<Texts> & { media?: MediaKey[] }

/** The words of a record for its event; nothing where nothing was written. */
export function narrativeOf(
  { title, text }: Texts,
  files: readonly FileForm[] = [],
): { narrative?: Said } {
  const short = title.trim()
  const { media } = filesSaid(files)
  const said: Said = {
    ...(short && { title: short }),
    ...(text && { text }),
    ...(media.length > 0 && { media }),
  }
  return Object.keys(said).length > 0 ? { narrative: said } : {}
}

/** Only what differs from what was said before. */
export function changedTexts(form: Texts, first: Texts): Texts {
  return {
    title: form.title === first.title ? '' : form.title,
    text: form.text === first.text ? '' : form.text,
  }
}
