import { expect, test } from 'vitest'
import { area, createStory, threatFields } from '../testing/story.ts'
import { raiseThreat } from '../threat/decide.ts'
import { actorTypes } from '../vocabulary/actor-types.ts'
import { flashKinds } from '../vocabulary/flash-kinds.ts'
import { threatKinds } from '../vocabulary/threat-kinds.ts'
import { violationTypes } from '../vocabulary/violation-types.ts'
import { startingBand } from './starting-band.ts'

const ten = { min: 10, best: 10, max: 10, status: 'reported' as const }
const killed = (group: string, ageBand?: string) => ({
  violations: [{ type: 'killing', victims: [{ group, ageBand, count: ten }] }],
})

test.each(flashKinds.items)(
  'AC-3 a flash of $code starts where its tile says',
  ({ code, sensitive }) => {
    expect(startingBand({ what: code })).toBe(sensitive ? 'restricted' : 'standard')
  },
)

test.each(threatKinds.items)(
  'AC-3 a threat of $code starts where its kind says',
  ({ code, sensitive }) => {
    expect(startingBand({ kind: code })).toBe(sensitive ? 'restricted' : 'standard')
  },
)

test.each(violationTypes.items)(
  'AC-3 $code among violations: as its type says',
  ({ code, sensitive }) => {
    const others = [{ type: 'looting' }, { type: code }]
    expect(startingBand({ violations: others })).toBe(sensitive ? 'restricted' : 'standard')
  },
)

test.each([
  ['girl', undefined, 'restricted'],
  ['boy', undefined, 'restricted'],
  ['child_unknown', undefined, 'restricted'],
  ['unknown', 'age_0_5', 'restricted'],
  ['unknown', 'age_15_17', 'restricted'],
  ['unknown', 'age_18_59', 'standard'],
  ['unknown', undefined, 'standard'],
  ['woman', 'age_60_plus', 'standard'],
  ['man', undefined, 'standard'],
  ['a_group_of_tomorrow', undefined, 'standard'],
] as const)('AC-3 killed: %s, %s: %s', (group, ageBand, band) => {
  expect(startingBand(killed(group, ageBand))).toBe(band)
})

test('AC-3 one child among many victims and violations is enough; nothing said is standard', () => {
  const { violations } = killed('boy')
  expect(startingBand({ violations: [...killed('man').violations, ...violations] })).toBe(
    'restricted',
  )
  expect(startingBand({})).toBe('standard')
  expect(startingBand({ what: 'a_tile_of_tomorrow' })).toBe('standard')
})

test('AC-3 children as a group at risk do not hide a threat from the team', () => {
  const facts = { ...threatFields, groupsAtRisk: ['child_unknown', 'woman'] }
  expect(raiseThreat(area, { facts }).scope).toBe('OD03.standard')
})

const by = (type: string, name?: string) => ({
  actors: [{ type, attribution: 'alleged', ...(name === undefined ? {} : { name }) }],
})

test.each(actorTypes.items)(
  'AC-9 a report against $code, and a threat from it without and with a name',
  ({ code, side, separateChannel }) => {
    const apart = side === 'state' || separateChannel ? 'restricted' : 'standard'
    expect(startingBand({ what: 'attack_shooting', ...by(code) })).toBe(apart)
    expect(startingBand({ kind: 'attack_on_village', ...by(code) })).toBe('standard')
    expect(startingBand({ kind: 'attack_on_village', ...by(code, '4th Brigade') })).toBe(apart)
    expect(startingBand({ form: 'import', ...by(code, '4th Brigade') })).toBe('standard')
  },
)

test('AC-6 a record becomes strict by the event that first says so, and stays it', () => {
  const story = createStory()
  const amina = story.teller(1)
  const report = amina.file({ violations: killed('man').violations })
  const threat = amina.raise()
  const set = (facts: object) => amina.say('ReportAmended', report, { facts: { set: facts } })
  set({ imminence: 'latent' })
  const named = set({ violations: killed('girl').violations })
  set({ violations: killed('man').violations })
  const from = { actors: by('national_army', '4th Brigade').actors }
  const accused = amina.say('ThreatAmended', threat, { facts: { set: from } })
  amina.sync()
  const folds = story.folds()
  expect(folds.report.get(report)?.restrictedBy).toEqual({ by: named, seq: 4 })
  expect(folds.threat.get(threat)?.restrictedBy).toEqual({ by: accused, seq: 6 })
})
