import { expect, test } from 'vitest'
import { roles } from '../primitives/actor.ts'
import { AreaId, ScopeId } from '../primitives/ids.ts'
import { readsChanges } from './reads-changes.ts'
import { fateOfScope, type Rights } from './rights-change.ts'
import { mayReadPart } from './rules.ts'

const [here, there] = [AreaId.parse('OD03'), AreaId.parse('OD01')]
const standard = ScopeId.parse('OD03.standard')
const restricted = ScopeId.parse('OD03.restricted')

function rights(role: Rights['role'], component: string | null = null, areas = [here]): Rights {
  return { role, component, areas }
}

test('RC-3 a scope of which anything may be read no longer is dropped, one of which more may be comes again', () => {
  const [member, leader] = [rights('jpt_member'), rights('team_leader')]
  expect(fateOfScope(leader, member, standard)).toBe('drop')
  expect(fateOfScope(member, leader, standard)).toBe('again')
  expect(fateOfScope(member, member, standard)).toBe('keep')
  const mandated = rights('jpt_member', 'child_protection')
  // A record that became strict lies in the ordinary band, too.
  expect(fateOfScope(mandated, member, standard)).toBe('drop')
  expect(fateOfScope(mandated, member, restricted)).toBe('drop')
  expect(fateOfScope(member, mandated, restricted)).toBe('again')
  expect(fateOfScope(rights('analyst'), rights('headquarters'), standard)).toBe('drop')
})

test('RC-3 whatever role becomes whatever other: a scope that is kept held nothing that may be read no longer', () => {
  const record = `${'b'.repeat(32)}-1`
  const components = [null, 'child_protection']
  const all = roles.flatMap((role) => components.map((component) => rights(role, component)))
  for (const before of all) {
    for (const after of all) {
      for (const scope of [standard, restricted]) {
        const lost = [false, true].some((isStrict) =>
          ['facts', 'narrative', 'provenance'].some((label) => {
            const subject = { scope, record: record as never, isStrict }
            const [had, has] = [before, after].map((one) =>
              mayReadPart({ ...one, seat: 'a'.repeat(32) as never }, subject, label),
            )
            return had && !has
          }),
        )
        if (lost) expect(fateOfScope(before, after, scope)).toBe('drop')
      }
    }
  }
})

test('RC-9 the preview names each area and band of which less or more is read, and no other', () => {
  const moved = readsChanges(
    rights('jpt_member', null, [here]),
    rights('jpt_member', null, [there]),
    [here, there],
  )
  expect(moved).toEqual([
    { area: here, band: 'standard', before: ['facts', 'narrative'], after: [] },
    { area: there, band: 'standard', before: [], after: ['facts', 'narrative'] },
  ])
  const promoted = readsChanges(rights('jpt_member'), rights('team_leader'), [here, there])
  expect(promoted).toEqual([
    {
      area: here,
      band: 'standard',
      before: ['facts', 'narrative'],
      after: ['facts', 'narrative', 'provenance'],
    },
    { area: here, band: 'restricted', before: [], after: ['facts'] },
  ])
  expect(readsChanges(rights('team_leader'), rights('team_leader'), [here])).toEqual([])
})
