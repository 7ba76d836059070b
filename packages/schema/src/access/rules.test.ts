import { expect, test } from 'vitest'
import { writtenOver } from '../events/cleared.ts'
import { type EventTypeName, eventTypes } from '../events/registry.ts'
import { type Actor, type Role, roles } from '../primitives/actor.ts'
import {
  AreaId,
  type Band,
  eventId,
  RecordId,
  recordIdOf,
  ScopeId,
  scopeId,
} from '../primitives/ids.ts'
import { deskScope, missionScope } from '../primitives/mission-scope.ts'
import { seatNumber } from '../testing/story.ts'
import { components } from '../vocabulary/components.ts'
import { roles as roleCodes } from '../vocabulary/roles.ts'
import { mandatedComponents } from './reading.ts'
import { roleAccess } from './role-access.ts'
import {
  grantedScopes,
  mayOverwrite,
  mayReadPart,
  mayWrite,
  onlyOwnOf,
  reachOf,
  type Subject,
} from './rules.ts'

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
  summary_reader: ['MISSION.standard'],
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
  ...(['VisitLogged', 'VisitAmended', 'CardUsed'] as const),
  ...(['RecommendationMade', 'RecommendationAmended', 'RecommendationWithdrawn'] as const),
]
const leads = ['DeploymentOpened', 'DeploymentAmended', 'DeploymentClosed'] as const
const desk = [
  ...(['IncidentVerified', 'IncidentMerged', 'IncidentUnmerged'] as const),
  ...(['AlertAcknowledged', 'AlertAnswered', 'AlertClosed', 'AlertReached'] as const),
  ...leads,
  'RecommendationAnswered' as const,
  'FlashHeard' as const,
  ...(['WarningLookedAt', 'WarningAnswered', 'WarningMuted'] as const),
]
const roster = ['SeatEnrolled', 'SeatChanged', 'SeatRevoked', 'PartErased'] as const
const writes: Record<Role, readonly string[]> = {
  jpt_member: [...field, 'AlertReached', 'MissionReportSigned'],
  team_leader: [...field, ...leads, 'AlertReached', 'MissionReportSigned'],
  analyst: [...field, ...desk],
  headquarters: [...field, ...desk],
  summary_reader: [],
  administrator: [],
  system: [...field, ...roster, 'WarningRaised', 'WarningJudged'],
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
      const isPaper = papers[role].includes(type)
      expect(scopes, `${role} ${type}`).toEqual([expected, expected || isPaper])
    }
  }
})

const steps = [
  'PaperDrafted',
  'PaperEdited',
  'PaperSigned',
  'PaperReleased',
  'PaperDissented',
].concat('PaperShared', 'HostStateAssessed', 'HostStateReassessed', 'HostStateWithdrawn')
const papers: Record<Role, readonly string[]> = {
  jpt_member: [],
  team_leader: [],
  analyst: steps,
  headquarters: steps,
  summary_reader: [],
  administrator: [],
  system: ['PaperDrafted'],
}

test('SP-13 a paper is read whole by desks and by nobody else, and no seat pulls it', () => {
  for (const role of roles) {
    const odd = { ...somebody(role), areas: [here, AreaId.parse('MISSION')] }
    const subject = { scope: deskScope, record: RecordId.parse(`${'9'.repeat(32)}-1`) }
    const isDesk = role === 'analyst' || role === 'headquarters'
    for (const part of ['facts', 'narrative']) {
      expect(reachOf(odd, subject, part), role).toBe(isDesk ? 'whole' : 'none')
    }
    expect(grantedScopes(odd, [...areas, AreaId.parse('MISSION')])).not.toContain(deskScope)
  }
})

test('AC-2 a type newer than the server is taken from whoever may report, where they may', () => {
  for (const role of roles) {
    const actor = somebody(role)
    const reports = mayWrite(actor, 'ReportFiled', scopeId(here, 'standard'))
    expect(mayWrite(actor, 'CameraPlaced', scopeId(here, 'standard')), role).toBe(reports)
    expect(mayWrite(actor, 'constructor', scopeId(here, 'standard')), role).toBe(reports)
  }
  expect(mayWrite(somebody('jpt_member'), 'CameraPlaced', scopeId(there, 'standard'))).toBe(false)
})

const parts = ['facts', 'narrative', 'provenance', 'sealed/1']
const whole = ['whole', 'whole', 'whole', 'none']
const none = ['none', 'none', 'none', 'none']
const facts = ['whole', 'none', 'none', 'none']

/** Each role: others' in the standard band, in the restricted band, there with a mandate, own records. */
const readable: Record<Role, [string[], string[], string[], string[]]> = {
  jpt_member: [['whole', 'whole', 'none', 'none'], none, facts, whole],
  team_leader: [whole, facts, facts, whole],
  analyst: [whole, whole, whole, whole],
  headquarters: [['whole', 'view', 'view', 'none'], ['view', 'none', 'none', 'none'], facts, whole],
  summary_reader: [none, none, none, none],
  administrator: [none, none, none, none],
  system: [none, none, none, none],
}

const ofSeat = (n: number) => recordIdOf(eventId(seatNumber(n), 5))

test.each(roles)(
  'AC-4 AC-5 what %s reads of every part, by band, mandate and whose it is',
  (role) => {
    const plain = { ...somebody(role), component: 'military' }
    const mandated = { ...somebody(role), component: 'child_protection' }
    const standard = { scope: scopeId(here, 'standard'), record: ofSeat(2) }
    const restricted = { scope: scopeId(here, 'restricted'), record: ofSeat(2) }
    const reaches = (reader: Actor, subject: Subject) =>
      parts.map((label) => reachOf(reader, subject, label))
    const [inStandard, inRestricted, withMandate, own] = readable[role]
    for (const reader of [plain, mandated, somebody(role)]) {
      expect(reaches(reader, standard)).toEqual(inStandard)
      expect(reaches(reader, { ...restricted, record: ofSeat(1) })).toEqual(own)
    }
    for (const subject of [restricted, { ...standard, isStrict: true }]) {
      expect(reaches(plain, subject)).toEqual(inRestricted)
      expect(reaches(somebody(role), subject)).toEqual(inRestricted)
      expect(reaches(mandated, subject)).toEqual(withMandate)
    }
    expect(mayReadPart(plain, standard, 'facts')).toBe(inStandard[0] === 'whole')
  },
)

test('AC-5 the mandates are children, sexual violence and human rights; every component is in the list', () => {
  const codes = components.items.map(({ code }) => code)
  const subject = { scope: scopeId(here, 'restricted'), record: ofSeat(2) }
  const open = codes.filter((component) =>
    mayReadPart({ ...somebody('jpt_member'), component }, subject, 'facts'),
  )
  expect(open).toEqual(['human_rights', 'child_protection', 'women_protection'])
  expect(mandatedComponents.toSorted()).toEqual(open.toSorted())
})

test('AC-4 what was set aside: headquarters no longer reads its words, everybody else as before', () => {
  for (const role of roles) {
    const subject = { scope: scopeId(here, 'standard'), record: ofSeat(2) }
    const before = reachOf(somebody(role), subject, 'narrative')
    const after = reachOf(somebody(role), { ...subject, isSetAside: true }, 'narrative')
    expect([role, after]).toEqual([role, role === 'headquarters' ? 'none' : before])
  }
})

test('AC-7 only who reads nothing of others there is sent nothing but own records', () => {
  const scopes = [missionScope, scopeId(here, 'standard'), scopeId(here, 'restricted')]
  for (const role of roles) {
    const without = onlyOwnOf({ ...somebody(role), component: 'military' }, scopes)
    const mandated = onlyOwnOf({ ...somebody(role), component: 'human_rights' }, scopes)
    const readsNothing = ['summary_reader', 'administrator', 'system'].includes(role)
    expect(mandated).toEqual(readsNothing ? scopes.slice(1) : [])
    expect(without).toEqual(role === 'jpt_member' ? scopes.slice(2) : mandated)
  }
})

test('AC-8 nobody replaces what they do not read, nor a list of which they see a part', () => {
  const restricted = { scope: scopeId(here, 'restricted'), record: ofSeat(2) }
  const standard = { scope: scopeId(here, 'standard'), record: ofSeat(2) }
  const may = (role: Role, subject: Subject, set: object, hasNarrative = false) =>
    mayOverwrite(somebody(role), subject, { set, hasNarrative })
  expect(may('headquarters', restricted, { imminence: 'latent' })).toBe(true)
  expect(may('headquarters', restricted, {}, true)).toBe(false)
  expect(may('headquarters', restricted, { sources: [] })).toBe(false)
  expect(may('headquarters', restricted, { imminence: 'latent', actors: [] })).toBe(false)
  expect(may('headquarters', { ...standard, isStrict: true }, { actors: [] })).toBe(false)
  expect(may('headquarters', standard, { sources: [] }, true)).toBe(true)
  expect(may('headquarters', { ...standard, isSetAside: true }, {}, true)).toBe(false)
  expect(may('analyst', restricted, { sources: [] }, true)).toBe(true)
  expect(may('jpt_member', restricted, {})).toBe(false)
  expect(may('system', restricted, { sources: [] }, true)).toBe(true)
  expect(may('jpt_member', { ...restricted, record: ofSeat(1) }, { sources: [] }, true)).toBe(true)
})

test('AC-8 nobody empties what they do not read either: no words, no list that they see a part of', () => {
  const restricted = { scope: scopeId(here, 'restricted'), record: ofSeat(2) }
  const may = (role: Role, ...cleared: string[]) =>
    mayOverwrite(somebody(role), restricted, writtenOver({ facts: { set: {}, cleared } }))
  expect(may('headquarters', 'imminence')).toBe(true)
  for (const name of ['title', 'text', 'sources', 'actors'])
    expect(may('headquarters', name), name).toBe(false)
  expect(may('analyst', 'title', 'sources')).toBe(true)
})

test('AC-4 the roster is open to every seat', () => {
  const record = recordIdOf(eventId(seatNumber(2), 5))
  for (const role of roles) {
    for (const label of parts) {
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

test('ER-5 whoever is sent an erasure reads it, in a restricted record too; only system seats write one', () => {
  const restricted = { scope: scopeId(here, 'restricted'), record: ofSeat(2) }
  for (const role of roles) {
    const plain = somebody(role)
    expect(mayReadPart(plain, { ...restricted, isErasure: true }, 'facts'), role).toBe(true)
    expect(mayWrite(plain, 'PartErased', scopeId(here, 'standard'))).toBe(role === 'system')
  }
  expect(mayReadPart(somebody('jpt_member'), restricted, 'facts')).toBe(false)
})
