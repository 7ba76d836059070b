import { Certificate, certificateLocales } from '@tocsin/schema/certificate/certificate'
import { MissionArea, MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { roles } from '@tocsin/schema/primitives/actor'
import { AreaId, Code, MissionId, RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import { shortText } from '@tocsin/schema/primitives/short-text'
import { WeekRule } from '@tocsin/schema/primitives/week'
import { LogSignature, SignedHead } from '@tocsin/schema/sync/log-word'
import { SignedDelegate, SignedOfficers } from '@tocsin/schema/trust/signed'
import { KeyId, OfficersStatement, PublicKey } from '@tocsin/schema/trust/statements'
import * as z from 'zod/mini'
import { ImportCounts, ImportOutcome } from './import-outcome.ts'

const time = z.int()
const Account = z.object({
  name: z.string(),
  personName: z.string(),
  role: z.enum(roles),
  areas: z.array(AreaId),
  disabled: z.boolean(),
})
const OfficerOnPaper = z.object({
  name: z.string(),
  personName: z.string(),
  key: z.nullable(z.object({ id: KeyId, publicKey: PublicKey, offeredAt: time })),
  isInRoster: z.boolean(),
})
const Told = z.object({ name: z.string(), password: z.string() })

/**
 * What the command line can ask of whoever has the database open, by name: what is asked, and what
 * is answered. Both travel as JSON when a server has it.
 */
export const jobs = {
  'import.ged': { asks: z.object({ dryRun: z.boolean() }), answers: ImportOutcome },
  'import.envelopes': {
    asks: z.object({}),
    answers: z.object({
      taken: z.int(),
      held: z.int(),
      not_mine: z.int(),
      unreadable: z.int(),
      later: z.int(),
    }),
  },
  'import.undo': {
    asks: z.object({ batch: z.string() }),
    answers: z.object({
      batch: z.string(),
      withdrawn: z.int(),
      alreadyWithdrawn: z.int(),
      amendedBefore: z.int(),
    }),
  },
  'import.list': {
    asks: z.object({}),
    answers: z.array(
      z.object({
        batch: z.string(),
        source: z.string(),
        sha256: z.string(),
        createdAt: time,
        counts: ImportCounts,
        undoneAt: z.nullable(time),
      }),
    ),
  },
  'user.add': {
    asks: z.object({
      name: shortText(60),
      personName: shortText(120),
      role: z.enum(roles),
      component: z.nullable(Code),
      areas: z.array(AreaId).check(z.maxLength(200)),
    }),
    answers: Told,
  },
  'user.list': { asks: z.object({}), answers: z.array(Account) },
  'user.password': { asks: z.object({ name: shortText(60) }), answers: Told },
  'user.code': {
    asks: z.object({ name: shortText(60) }),
    answers: z.object({ code: z.string(), seconds: z.int() }),
  },
  'user.second-factor': {
    asks: z.object({ name: shortText(60) }),
    answers: z.object({ name: z.string() }),
  },
  'user.disable': {
    asks: z.object({ name: shortText(60) }),
    answers: z.object({ name: z.string() }),
  },
  'device.list': {
    asks: z.object({}),
    answers: z.array(
      z.object({
        seat: SeatId,
        name: z.string(),
        role: z.enum(roles),
        enrolledAt: time,
        lastHeardAt: z.nullable(time),
        revokedAt: z.nullable(time),
        events: z.int(),
      }),
    ),
  },
  'device.invite': {
    asks: z.object({
      name: shortText(60),
      personName: shortText(120),
      role: z.enum(roles),
      component: z.nullable(Code),
      areas: z.array(AreaId).check(z.maxLength(200)),
      server: z.url(),
    }),
    answers: z.object({ link: z.string(), fingerprint: z.string(), expiresAt: time }),
  },
  'device.revoke': {
    asks: z.object({ seat: SeatId, reason: Code }),
    answers: z.object({ seat: SeatId, name: z.string() }),
  },
  'mission.show': { asks: z.object({}), answers: MissionSettings },
  'mission.set': {
    asks: z.object({
      name: z.optional(shortText(120)),
      startsOn: z.optional(WeekRule.shape.startsOn),
      timeZone: z.optional(WeekRule.shape.timeZone),
      expiryDays: MissionSettings.shape.expiryDays,
      smsNumber: MissionSettings.shape.smsNumber,
      filesPerDay: MissionSettings.shape.filesPerDay,
    }),
    answers: MissionSettings,
  },
  /** The root itself never comes here: what it signs on the command line is taken, once it is proven. */
  'root.show': {
    asks: z.object({}),
    answers: z.object({
      mission: MissionId,
      root: PublicKey,
      /** The key of this server that the root lets sign, and until when; null before the first time. */
      delegate: z.object({ key: PublicKey, until: z.nullable(time) }),
    }),
  },
  'root.takeDelegate': {
    asks: z.object({ signed: SignedDelegate }),
    answers: z.object({ key: PublicKey, until: time }),
  },
  'officers.list': { asks: z.object({}), answers: z.array(OfficerOnPaper) },
  'officers.set': {
    asks: z.object({ name: shortText(60), isOfficer: z.boolean() }),
    answers: z.object({ name: z.string(), personName: z.string() }),
  },
  'officers.propose': { asks: z.object({}), answers: OfficersStatement },
  'officers.take': {
    asks: z.object({ signed: SignedOfficers }),
    answers: z.object({ version: z.int(), officers: z.int() }),
  },
  'log.export': {
    asks: z.object({ path: z.string(), withParts: z.boolean() }),
    answers: z.object({
      path: z.string(),
      events: z.int(),
      seq: z.int(),
      head: z.nullable(z.string()),
    }),
  },
  /** The chain of custody of one record, of which the command line makes a bundle. */
  'certificate.make': {
    asks: z.object({
      id: RecordId,
      locale: z.enum(certificateLocales),
      withParts: z.boolean(),
      /** A head that somebody has kept, to prove it against; null for the newest. */
      head: z.nullable(SignedHead),
    }),
    answers: z.object({ certificate: Certificate, signature: LogSignature }),
  },
  /** A new life of the log after a restore; what is typed has to be the mission's own name. */
  'epoch.begin': {
    asks: z.object({ mission: z.string() }),
    answers: z.object({
      before: z.string(),
      epoch: z.string(),
      events: z.int(),
      /** What the list beside the database said was erased since the backup. */
      erasures: z.object({
        list: z.string(),
        isThere: z.boolean(),
        repeated: z.int(),
        refused: z.int(),
      }),
    }),
  },
  'area.add': { asks: MissionArea, answers: MissionSettings },
  doctor: {
    asks: z.object({}),
    answers: z.object({
      database: z.enum(['embedded', 'postgres']),
      mission: z.string(),
      missionName: z.string(),
      events: z.int(),
      lastReceivedAt: z.nullable(time),
      quarantined: z.int(),
      accounts: z.int(),
      devices: z.int(),
      /** What a look at the signed head found; empty when log and head belong together. */
      headFlaws: z.array(z.string()),
      /** What a look at all keys of words found; empty when every folded state has its own, of this server key. */
      keyFlaws: z.array(z.string()),
      readModels: z.enum(['current', 'to be rebuilt at the next start']),
    }),
  },
} as const

export type JobName = keyof typeof jobs
export type Asked<J extends JobName> = z.infer<(typeof jobs)[J]['asks']>
export type Answer<J extends JobName> = z.infer<(typeof jobs)[J]['answers']>

/** How far a long job is: `done` of `of` lines or records; `of` is null when nobody knows. */
export type JobProgress = { done: number; of: number | null }

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobs, name)
}
