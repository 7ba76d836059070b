import {
  type AttachmentLink,
  ContentId,
  FileKey,
  MediaKey,
  type OriginalBody,
} from '@tocsin/schema/events/attachments'
import * as z from 'zod/mini'

const Copy = z.object({ name: z.string(), bytes: z.int(), media: MediaKey })

/** A file of a form that is not saved yet. Its keys lie in the draft, and go with it (SPEC AT-9). */
export const FileForm = z.object({
  key: z.string(),
  kind: z.enum(['photo', 'sound', 'file']),
  copy: z.nullable(Copy),
  /** The copy before it was blurred, until the form is saved: a frame may lie beside the face. */
  unblurred: z.optional(Copy),
  original: z.nullable(
    z.object({
      name: z.string(),
      bytes: z.int(),
      content: ContentId,
      key: FileKey,
      type: z.string(),
      /** As the file was called; sealed with its key. */
      called: z.string(),
    }),
  ),
})
export type FileForm = z.infer<typeof FileForm>

/** Of a form that was kept before it asked for files there are none. */
export const FileForms = z._default(z.array(FileForm), [])

/** Beyond those of people: an event has at most a dozen of them. */
const firstLabel = 101

export type FilesSaid = {
  links: AttachmentLink[]
  media: MediaKey[]
  /** By the label of the part that it becomes. */
  sealed: Record<string, OriginalBody>
}

/** What an event says of the files of a form: names in its facts, keys of copies in its words, of originals sealed. */
export function filesSaid(files: readonly FileForm[]): FilesSaid {
  const said: FilesSaid = { links: [], media: [], sealed: {} }
  for (const [at, { kind, copy, original }] of files.entries()) {
    const part = `sealed/${firstLabel + at}`
    if (copy) said.media.push(copy.media)
    if (original) {
      const { content, key, type, called } = original
      const body = { content, key, type, ...(called && { name: called }) }
      said.sealed[part] = { v: 1, original: body }
    }
    said.links.push({
      kind,
      ...(copy && { copy: { content: copy.media.content, bytes: copy.bytes } }),
      ...(original && {
        original: {
          content: original.content,
          bytes: original.bytes,
          part,
          consent: 'identity_to_officers',
        },
      }),
    })
  }
  return said
}

/** The facts of a form with files; nothing where there are none. */
export function filesFact({ files }: { files: readonly FileForm[] }) {
  const { links } = filesSaid(files)
  return links.length > 0 ? { attachments: links } : {}
}

/** The names under which the files of a form lie on this tablet. */
export function namesOf({ copy, original }: FileForm): string[] {
  return [copy?.name, original?.name].flatMap((name) => name ?? [])
}

/** A blurred photo as it was before: until the form is saved nothing is done for good (SPEC AT-15). */
export function asBefore({ unblurred, ...form }: FileForm): FileForm {
  return unblurred ? { ...form, copy: unblurred } : form
}
