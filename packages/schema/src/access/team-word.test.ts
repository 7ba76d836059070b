import { expect, test } from 'vitest'
import type { Actor, Role } from '../primitives/actor.ts'
import { AreaId, RecordId, ScopeId, SeatId } from '../primitives/ids.ts'
import { isTeamWord } from './team-word.ts'

const area = AreaId.parse('OD03')
const scope = ScopeId.parse('OD03.standard')
const seat = SeatId.parse('a'.repeat(32))
const own = RecordId.parse(`${seat}-3`)
const others = RecordId.parse(`${'b'.repeat(32)}-1`)
const as = (role: Role): Actor => ({ seat, role, areas: [area], component: null })

test.each([
  ['jpt_member', 'ReportFiled', own, true],
  ['jpt_member', 'ReportAmended', own, true],
  ['jpt_member', 'ReportWithdrawn', others, false],
  ['jpt_member', 'ThreatClosed', others, false],
  ['jpt_member', 'ReportAmended', others, false],
  ['team_leader', 'AlertAnswered', own, false],
  ['team_leader', 'IncidentVerified', others, false],
  ['team_leader', 'PartErased', own, false],
  ['system', 'PartErased', others, false],
  ['system', 'ReportFiled', own, false],
  ['headquarters', 'AlertAnswered', others, true],
  ['headquarters', 'PartErased', others, false],
  ['team_leader', 'DeploymentClosed', others, true],
  ['jpt_member', 'MissionReportSigned', others, true],
  ['jpt_member', 'DeploymentClosed', own, false],
  ['jpt_member', 'VisitAmended', others, false],
  ['jpt_member', 'CardUsed', own, true],
  ['summary_reader', 'ReportFiled', own, false],
  ['administrator', 'SeatRevoked', others, false],
] as const)(
  'EN-18 what a %s says by %s of %s is shown by a teammate: %s',
  (role, type, record, is) => {
    expect(isTeamWord(as(role), { type, scope, record })).toBe(is)
  },
)

test('EN-18 nothing is shown of an area that is not the author’s', () => {
  const elsewhere = { type: 'ReportFiled', scope: ScopeId.parse('OD04.standard'), record: own }
  expect(isTeamWord(as('jpt_member'), elsewhere)).toBe(false)
})
