import type { RightsReason } from '@tocsin/schema/desk/rights-reasons'
import type { Role } from '@tocsin/schema/primitives/actor'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'

export type AccountLine = {
  id: string
  name: string
  personName: string
  role: Role
  component: string | null
  areas: AreaId[]
  disabled: boolean
  isIdentityOfficer: boolean
}

export type InvitationLine = {
  id: string
  name: string
  personName: string
  role: Role
  areas: AreaId[]
  expiresAt: number
  confirmedAt: number | null
  isOwn: boolean
}

export type RoleChangeLine = {
  id: string
  account: string
  role: Role
  component: string | null
  areas: AreaId[]
  askedBy: string
}

type Counts = { record: number; identity: number; export: number }
export type ReadLine = { account: string; hour: Counts; week: Counts; isAlarming: boolean }

export type Invited = {
  name: string
  personName: string
  role: Role
  component: string | null
  areas: AreaId[]
}

export type Made = { code: string; expiresAt: number; needsSecond: boolean }

/** What somebody may do from now on, and why. */
export type NewRights = {
  role: Role
  component: string | null
  areas: AreaId[]
  reason: RightsReason
}

/** What an administrator can do here; each answers with the problem where it failed. */
export type PeopleActs = {
  invite: (invited: Invited) => Promise<Result<Made, Problem>>
  confirmInvitation: (id: string) => void
  withdrawInvitation: (id: string) => void
  confirmRoleChange: (id: string) => void
  withdrawRoleChange: (id: string) => void
  changeRights: (account: string, next: NewRights) => void
  resetSecondFactor: (account: string) => void
}

/** A tablet to be enrolled: for whom, where it finds the server, and how long its code is good. */
export type DeviceAsked = Invited & { server: string; hours: 1 | 24 | 72 }

export type DeviceMade = {
  id: string
  link: string
  fingerprint: string
  expiresAt: number
  needsSecond: boolean
}

export type DeviceState = {
  expiresAt: number
  confirmedAt: number | null
  usedAt: number | null
  withdrawnAt: number | null
  device: { name: string; enrolledAt: number } | null
}
