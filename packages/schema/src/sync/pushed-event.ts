import * as z from 'zod/mini'
import { Hash, Header, PartBody, PartLabel } from '../events/envelope.ts'
import { Released, SealedLabel, WrapSets, Wraps } from '../events/sealed.ts'

/** A sealed part on its way up: whole, or its commitment where it may not leave the tablet or was erased. */
export const PushedIdentity = z.discriminatedUnion('state', [
  z.object({ state: z.literal('sealed'), bytes: z.string() }),
  z.object({ state: z.literal('withheld'), commitment: Hash }),
  z.object({ state: z.literal('erased'), commitment: Hash }),
])
export type PushedIdentity = z.infer<typeof PushedIdentity>

const beside = {
  /** Absent once a part was erased: the salt of an erased part follows from it (SPEC ER-3). */
  salt: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{16}$/))),
  parts: z.record(PartLabel, PartBody),
  /** In its place then: the salts of the clear parts that are left, and commitments to those that are not. */
  salts: z.optional(z.record(PartLabel, z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)))),
  erased: z.optional(z.record(PartLabel, Hash)),
  sealed: z.optional(z.record(SealedLabel, PushedIdentity)),
  wraps: z.optional(Wraps),
  sets: z.optional(WrapSets),
  released: z.optional(z.array(Released).check(z.maxLength(12))),
}

/** What of a {@link PushedEvent} is no header. */
export const PushedBeside = z.object(beside)

/**
 * An event on its way up: the salt travels, part salts, ids and the header hash are derived (SPEC
 * SY-1). Sealed parts travel as they are, their wraps beside them (SPEC SE-4).
 */
export const PushedEvent = z.object({ header: Header, ...beside })
export type PushedEvent = z.infer<typeof PushedEvent>
