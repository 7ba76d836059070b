import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { shortText } from '../primitives/short-text.ts'
import { SealedLabel } from './sealed.ts'

/** Most photos, sounds and files that one saving may bring. */
export const mostAttachments = 8

/** Most bytes of one file: what phones make, and what other tools of the field take (20 MiB). */
export const largestFile = 20 * 1024 * 1024

/** Most bytes of a thumbnail: it travels with the words of its record, over the weakest link. */
export const largestThumb = 6_144

/** SHA-256 in hex, by which the sealed chunks of a file are known everywhere (SPEC AT-2). */
export const ContentId = z.string().check(z.regex(/^[0-9a-f]{64}$/))
export type ContentId = z.infer<typeof ContentId>

/** A file as the log knows it: which sealed bytes it is, and how many it has before they are sealed. */
export const SealedFile = z.object({
  content: ContentId,
  bytes: z.int().check(z.gte(1), z.lte(largestFile)),
})
export type SealedFile = z.infer<typeof SealedFile>

/**
 * A photo, sound or file that an event brings (SPEC AT-1). `copy`: made anew on the tablet, without
 * whatever a camera writes into a picture; its key is in the narrative. `original`: the bytes as they
 * were, for identity officers only; its key is in the sealed part that is named here, and the consent
 * is that of who can be known by it.
 */
export const AttachmentLink = z
  .object({
    kind: z.enum(['photo', 'sound', 'file']),
    copy: z.optional(SealedFile),
    original: z.optional(z.extend(SealedFile, { part: SealedLabel, consent: Code })),
  })
  .check(z.refine(({ copy, original }) => copy !== undefined || original !== undefined))
export type AttachmentLink = z.infer<typeof AttachmentLink>

export const AttachmentLinks = z.array(AttachmentLink).check(z.maxLength(mostAttachments))

/** 32 bytes in base64url, from which the key of one file comes (SPEC AT-3). */
export const FileKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/** What a copy is opened and drawn with. Part of the narrative: who reads the words sees the pictures. */
export const MediaKey = z.object({
  content: ContentId,
  key: FileKey,
  /** Nothing else is ever drawn: what a browser might run is not a picture. */
  type: z.enum(['image/jpeg', 'image/webp']),
  width: z.int().check(z.gte(1), z.lte(10_000)),
  height: z.int().check(z.gte(1), z.lte(10_000)),
  /** A small picture of the same type, in base64url. */
  thumb: z.optional(
    z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(Math.ceil((largestThumb * 4) / 3))),
  ),
})
export type MediaKey = z.infer<typeof MediaKey>

/** What is sealed of an original, and lies nowhere else. A file's name can name a person. */
export const OriginalBody = z.object({
  v: z.literal(1),
  original: z.object({
    content: ContentId,
    key: FileKey,
    type: shortText(100),
    name: z.optional(shortText(200)),
  }),
})
export type OriginalBody = z.infer<typeof OriginalBody>
