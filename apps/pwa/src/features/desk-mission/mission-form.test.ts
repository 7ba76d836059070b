import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { expect, test } from 'vitest'
import { missionForm, settingsOf, wrongFields } from './mission-form.ts'

const settings: MissionSettings = {
  mission: 'ondara' as MissionId,
  name: 'Mission in Ondara',
  week: { startsOn: 7, timeZone: 'Africa/Lubumbashi' },
  areas: [],
  ackMinutes: {},
}

test('SM-11 the number is kept as it is dialled, however it is written, and an empty one takes it away', () => {
  const typed = { ...missionForm(settings), smsNumber: '+243 (0)81-555.01' }
  expect(wrongFields(typed)).toEqual([])
  const saved = settingsOf(typed, settings, settings)
  expect(saved).toEqual({ ...settings, smsNumber: '+24308155501' })
  const emptied = { ...missionForm(saved!), smsNumber: ' ' }
  expect(settingsOf(emptied, saved!, saved!)).toEqual({ ...settings, smsNumber: undefined })
})

test.each([
  ['smsNumber', ['call Ines', '12', '+', '1234567890123456', '٠٨١٥٥٥٠١']],
  ['expiryDays', ['0', '91', '2.5', 'ten']],
  ['wipeAfter', ['4', '21', 'x']],
] as const)('%s that no tablet could use is said and not sent', (name, texts) => {
  for (const text of texts) {
    const typed = { ...missionForm(settings), [name]: text }
    expect(wrongFields(typed), text).toEqual([name])
    expect(settingsOf(typed, settings, settings)).toBeUndefined()
  }
})

test('what was set elsewhere while the screen was open stays', () => {
  const shown = { ...settings, expiryDays: 7, wipeAfter: null }
  const standing = { ...shown, name: 'Another name', expiryDays: 21 }
  const typed = { ...missionForm(shown), smsNumber: '+100200300' }
  expect(settingsOf(typed, shown, standing)).toEqual({ ...standing, smsNumber: '+100200300' })
})
