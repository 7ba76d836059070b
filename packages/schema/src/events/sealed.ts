import * as z from 'zod/mini'
import { EventId } from '../primitives/ids.ts'

const sealedLabel = /^sealed\/[0-9]{1,3}$/

/** The label of a part that is sealed to the mission's identity officers: one person each. */
export const SealedLabel = z.string().check(z.regex(sealedLabel))
export type SealedLabel = z.infer<typeof SealedLabel>

export function isSealedLabel(label: string): boolean {
  // Not by the schema: every part of an event that is saved is asked several times, and mostly says no.
  return sealedLabel.test(label)
}

/** base64url characters of an HPKE-sealed content key: 32 of encapsulation, 32 of key, 16 of tag. */
const wrapCharacters = 107

/** The content key of a sealed part, sealed to one identity officer (SPEC SE-4). */
export const Wrap = z.object({
  /** Names the officer's key as the roster does: the same brand as `KeyId` in `trust`, which lies above this room. */
  officer: z
    .string()
    .check(z.regex(/^[0-9a-f]{32}$/))
    .brand<'KeyId'>(),
  sealed: z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.length(wrapCharacters)),
})
export type Wrap = z.infer<typeof Wrap>

/** Most identity officers that a mission has at once. */
export const mostOfficers = 20

/** For whom a wrap was made, and which one: its hash, so that the word outlives the key it is about. */
export const MadeWrap = z.object({
  officer: Wrap.shape.officer,
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})
export type MadeWrap = z.infer<typeof MadeWrap>

/**
 * What a seat says about the wraps of one part that it made, under its signature (SPEC SE-15). It tells
 * a wrap that was spoilt or dropped from one that was never made.
 */
export const WrapSet = z.object({
  made: z.array(MadeWrap).check(z.maxLength(mostOfficers)),
  signature: z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/)),
})
export type WrapSet = z.infer<typeof WrapSet>

/** Of an event's sealed parts, by their label. They lie beside it, as the wraps do. */
export const WrapSets = z.record(SealedLabel, WrapSet)
export type WrapSets = z.infer<typeof WrapSets>

/** A sealed part of an earlier event that was withheld, with its wraps: its person now agrees (SPEC SE-9). */
export const Released = z.object({
  event: EventId,
  part: SealedLabel,
  bytes: z.string(),
  wraps: z.array(Wrap).check(z.maxLength(mostOfficers)),
  set: z.optional(WrapSet),
})
export type Released = z.infer<typeof Released>

/** The wraps of an event's sealed parts. They lie beside the event: another roster changes nothing that is hashed. */
export const Wraps = z.record(SealedLabel, z.array(Wrap).check(z.maxLength(mostOfficers)))
export type Wraps = z.infer<typeof Wraps>
