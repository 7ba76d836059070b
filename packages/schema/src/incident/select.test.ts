import { expect, test } from 'vitest'
import type { ReportFields } from '../events/report-filed.ts'
import { recordIdOf } from '../primitives/ids.ts'
import { reportFields, scope, seatNumber, someId } from '../testing/story.ts'
import { verificationFindings } from '../vocabulary/verification-findings.ts'
import { type Account, incidentPicture } from './select.ts'
import type { Incident, Verification } from './state.ts'

const id = recordIdOf(someId)
const incident: Incident = {
  id,
  scope,
  reports: [id],
  verification: null,
  mergedInto: null,
  absorbed: [],
  seq: 1,
}

function account(n: number, form: Account['form'], values: Partial<ReportFields> = {}): Account {
  const record = `${seatNumber(n)}-1` as Account['id']
  return { id: record, form, values: { ...reportFields, ...values }, isCounted: true }
}

function found(finding: string): Incident {
  const verification: Verification = {
    finding,
    standardOfProof: 'reasonable_grounds',
    primarySources: 2,
    secondarySources: 0,
    unEyewitness: false,
    seat: seatNumber(5),
    saidAt: 0,
    note: null,
  }
  return { ...incident, verification }
}

test('RD-7 the first full report speaks, else the first one; an import is a full one', () => {
  const [flash, later, full, second] = [
    account(1, 'flash'),
    account(2, 'flash'),
    account(3, 'import'),
    account(4, 'full'),
  ]
  expect(incidentPicture(incident, [flash, later]).leading).toBe(flash.id)
  expect(incidentPicture(incident, [flash, later, full, second]).leading).toBe(full.id)
})

test('RD-7 reports that are out of the counts speak for nothing', () => {
  const withdrawn = { ...account(1, 'full', { what: 'people_taken' }), isCounted: false }
  const flash = account(2, 'flash', { what: 'people_harmed' })
  const picture = incidentPicture(incident, [withdrawn, flash])
  expect(picture).toMatchObject({ leading: flash.id, countedAs: 'unverified' })
  expect(picture.values.what).toBe('people_harmed')
  expect(incidentPicture(incident, [withdrawn])).toEqual({
    leading: null,
    values: {},
    countedAs: null,
    differing: [],
  })
  expect(incidentPicture(found('verified'), []).countedAs).toBeNull()
})

test.each(verificationFindings.items)(
  'RD-7 found $code: counted as $counts',
  ({ code, counts }) => {
    expect(incidentPicture(found(code), [account(1, 'full')]).countedAs).toBe(counts)
  },
)

test('RD-7 not yet verified, or found in words of tomorrow, is unverified', () => {
  expect(incidentPicture(incident, [account(1, 'full')]).countedAs).toBe('unverified')
  expect(incidentPicture(found('a_code_of_tomorrow'), [account(1, 'full')]).countedAs).toBe(
    'unverified',
  )
})

test('RD-7 RD-10 what is counted in another incident is in no figure, unless it stands for its circle', () => {
  const merged = { ...found('verified'), mergedInto: recordIdOf(someId) }
  expect(incidentPicture(merged, [account(1, 'full')]).countedAs).toBeNull()
  expect(incidentPicture(merged, [account(1, 'full')], true).countedAs).toBe('verified')
})

test('RD-7 what other reports say differently is named; what they do not say is not', () => {
  const other = { kind: 'country' as const, code: 'OND', name: 'Ondara', source: 'import' as const }
  const actors = [{ type: 'unknown', attribution: 'alleged' }]
  const [first, second] = [account(1, 'full'), account(2, 'full', { place: other, actors })]
  expect(incidentPicture(incident, [first, second]).differing).toEqual(['place'])
  expect(incidentPicture(incident, [first, { ...second, isCounted: false }]).differing).toEqual([])
  expect(incidentPicture(incident, [second, first]).differing).toEqual(['place'])
})
