import { expect, test } from 'vitest'
import { type EventTypeName, eventTypes } from '../events/registry.ts'
import { type Actor, type Role, roles } from '../primitives/actor.ts'
import { AreaId, type Band, eventId, recordIdOf, ScopeId, scopeId } from '../primitives/ids.ts'
import { missionScope } from '../primitives/mission-scope.ts'
import { seatNumber } from '../testing/story.ts'
import { roles as roleCodes } from '../vocabulary/roles.ts'
import { roleAccess } from './role-access.ts'
import { grantedScopes, mayReadPart, mayWrite } from './rules.ts'

const here = AreaId.parse('OD03')
const there = AreaId.parse('OD04')
const areas = [here, there]
const types = Object.keys(eventTypes) as EventTypeName[]
const bands: Band[] = ['standard', 'restricted']

function somebody(role: Role): Actor {
  return { seat: seatNumber(1), role, areas: [here] }
}

const granted: Record<Role, string[]> = {
  jpt_member: ['MISSION.standard', 'OD03.standard', 'OD03.restricted'],
  team_leader: ['MISSION.standard', 'OD03.standard', 'OD03.restricted'],
  analyst: [
    'MISSION.standard',
    'OD03.standard',
    'OD03.restricted',
    'OD04.standard',
    'OD04.restricted',
  ],
  headquarters: [
    'MISSION.standard',
    'OD03.standard',
    'OD03.restricted',
    'OD04.standard',
    'OD04.restricted',
  ],
  administrator: ['MISSION.standard'],
  system: ['MISSION.standard'],
}

test.each(roles)('AC-1 %s pulls the roster and the scopes of its role, each once', (role) => {
  expect(grantedScopes(somebody(role), areas)).toEqual(granted[role])
})

test('AC-1 a seat whose areas name the roster pulls it once; one without areas pulls only it', () => {
  const mission = AreaId.parse('MISSION')
  const odd = { ...somebody('jpt_member'), areas: [mission, here] }
  expect(grantedScopes(odd, areas)).toEqual(granted.jpt_member)
  expect(grantedScopes({ ...odd, areas: [] }, areas)).toEqual([missionScope])
  expect(grantedScopes(somebody('analyst'), [mission, ...areas])).toEqual(granted.analyst)
})

const field = [
  ...(['ReportFiled', 'ReportAmended', 'ReportWithdrawn'] as const),
  ...(['ThreatRaised', 'ThreatAmended', 'ThreatClosed'] as const),
]
const desk = [
  ...(['IncidentVerified', 'IncidentMerged', 'IncidentUnmerged'] as const),
  ...(['AlertAcknowledged', 'AlertAnswered', 'AlertClosed'] as const),
]
const roster = ['SeatEnrolled', 'SeatRevoked'] as const
const writes: Record<Role, readonly string[]> = {
  jpt_member: field,
  team_leader: field,
  analyst: [...field, ...desk],
  headquarters: [...field, ...desk],
  administrator: [],
  system: [...field, ...roster],
}

test.each(roles)(
  'AC-2 %s writes the types of its role in its own area and no other type',
  (role) => {
    for (const band of bands) {
      const open = types.filter((type) => mayWrite(somebody(role), type, scopeId(here, band)))
      expect(open.toSorted()).toEqual([...writes[role]].sort())
    }
  },
)

test('AC-2 in areas of others only those who pull every area write', () => {
  for (const role of roles) {
    const open = bands.map((band) => mayWrite(somebody(role), 'ReportFiled', scopeId(there, band)))
    const expected = role === 'analyst' || role === 'headquarters' || role === 'system'
    expect(open, role).toEqual([expected, expected])
  }
})

test('AC-2 only system seats write the roster, also when areas name it', () => {
  for (const role of roles) {
    const odd = { ...somebody(role), areas: [here, AreaId.parse('MISSION')] }
    for (const type of types) {
      const scopes = bands.map((band) => mayWrite(odd, type, ScopeId.parse(`MISSION.${band}`)))
      const expected = role === 'system' && writes.system.includes(type)
      expect(scopes, `${role} ${type}`).toEqual([expected, expected])
    }
  }
})

test('AC-2 a type newer than the server is taken from whoever may report, where they may', () => {
  for (const role of roles) {
    const actor = somebody(role)
    const reports = mayWrite(actor, 'ReportFiled', scopeId(here, 'standard'))
    expect(mayWrite(actor, 'DeploymentOpened', scopeId(here, 'standard')), role).toBe(reports)
    expect(mayWrite(actor, 'constructor', scopeId(here, 'standard')), role).toBe(reports)
  }
  expect(mayWrite(somebody('jpt_member'), 'DeploymentOpened', scopeId(there, 'standard'))).toBe(
    false,
  )
})

const every = ['facts', 'narrative', 'provenance']
/** role: own records, others' in the standard band, others' in the restricted band. */
const readable: Record<Role, [string[], string[], string[]]> = {
  jpt_member: [every, ['facts', 'narrative'], []],
  team_leader: [every, every, ['facts']],
  analyst: [every, every, every],
  headquarters: [every, every, ['facts']],
  administrator: [[], [], []],
  system: [[], [], []],
}

const table = roles.flatMap((role) =>
  bands.flatMap((band) =>
    (['own', 'other'] as const).flatMap((whose) =>
      [...every, 'sealed/1'].map((label) => {
        const [own, standard, restricted] = readable[role]
        const open = whose === 'own' ? own : band === 'standard' ? standard : restricted
        return [role, band, whose, label, open.includes(label)] as const
      }),
    ),
  ),
)

test.each(table)('AC-4 %s, %s band, %s record, %s: %s', (role, band, whose, label, open) => {
  const record = recordIdOf(eventId(seatNumber(whose === 'own' ? 1 : 2), 5))
  expect(mayReadPart(somebody(role), { scope: scopeId(here, band), record }, label)).toBe(open)
})

test('AC-4 the table says yes and no often enough to mean something', () => {
  const open = table.filter(([, , , , yes]) => yes)
  expect([table.length, open.length]).toEqual([96, 40])
})

test('AC-4 the roster is open to every seat', () => {
  const record = recordIdOf(eventId(seatNumber(2), 5))
  for (const role of roles) {
    for (const label of every) {
      expect(mayReadPart(somebody(role), { scope: missionScope, record }, label)).toBe(true)
    }
  }
})

test('AC-2 AC-4 every role has its rules, its name in every language, and nobody both administers and reads', () => {
  expect(Object.keys(roleAccess).sort()).toEqual([...roles].sort())
  const named = roleCodes.items.map(({ code }) => code as string)
  expect(roles.filter((role) => !named.includes(role))).toEqual(['system'])
  for (const access of Object.values(roleAccess)) {
    if (access.administers)
      expect([access.desk, access.bands.length, access.writes.length]).toEqual([false, 0, 0])
  }
})
