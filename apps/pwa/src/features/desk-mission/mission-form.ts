import { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { usualExpiryDays, usualWipeAfter } from '@tocsin/schema/desk/usual-tablet-rules'

/** What an administrator sets on the screen, as it is typed. Empty: no number, the usual days, never. */
export type MissionForm = { smsNumber: string; expiryDays: string; wipeAfter: string }

/** What a tablet does where its mission has said nothing. */
const usual = { expiryDays: String(usualExpiryDays), wipeAfter: String(usualWipeAfter) }

export function missionForm({ smsNumber, expiryDays, wipeAfter }: MissionSettings): MissionForm {
  return {
    smsNumber: smsNumber ?? '',
    expiryDays: expiryDays === undefined ? usual.expiryDays : String(expiryDays),
    wipeAfter:
      wipeAfter === undefined ? usual.wipeAfter : wipeAfter === null ? '' : String(wipeAfter),
  }
}

const { smsNumber: Sms, expiryDays: Days, wipeAfter: Wipes } = MissionSettings.shape

/** The fields as the mission keeps them; spaces in a number are how people write it. */
function fieldsOf(form: MissionForm) {
  const number = form.smsNumber.replaceAll(/[\s().-]/g, '')
  return {
    smsNumber: Sms.safeParse(number || undefined),
    expiryDays: Days.safeParse(Number(form.expiryDays || usual.expiryDays)),
    wipeAfter: Wipes.safeParse(form.wipeAfter.trim() === '' ? null : Number(form.wipeAfter)),
  }
}

export function wrongFields(form: MissionForm): (keyof MissionForm)[] {
  const fields = fieldsOf(form)
  return (['smsNumber', 'expiryDays', 'wipeAfter'] as const).filter((name) => !fields[name].success)
}

/**
 * The settings as they stand now with what was changed on the screen, and nothing else: what another
 * administrator, or the command line, has set meanwhile stays. Undefined while something is wrong.
 */
export function settingsOf(
  form: MissionForm,
  shown: MissionSettings,
  standing: MissionSettings,
): MissionSettings | undefined {
  const before = missionForm(shown)
  const { smsNumber, expiryDays, wipeAfter } = fieldsOf(form)
  if (!smsNumber.success || !expiryDays.success || !wipeAfter.success) return undefined
  return {
    ...standing,
    ...(form.smsNumber !== before.smsNumber && { smsNumber: smsNumber.data }),
    ...(form.expiryDays !== before.expiryDays && { expiryDays: expiryDays.data }),
    ...(form.wipeAfter !== before.wipeAfter && { wipeAfter: wipeAfter.data }),
  }
}
