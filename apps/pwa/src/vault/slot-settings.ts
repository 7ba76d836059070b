import { usualWipeAfter } from '@tocsin/schema/desk/usual-tablet-rules'
import type { OpenSettings, Slot } from './slot.ts'

/** A slot of the first version had these settings. */
const settingsBefore: OpenSettings = {
  sign: null,
  wipeAfter: usualWipeAfter,
  authenticator: null,
  journalFrom: 0,
}

export function settingsOf(slot: Slot): OpenSettings {
  return slot.version === 2 ? slot.settings : settingsBefore
}
