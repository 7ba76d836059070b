import { LocalDate } from '@tocsin/schema/primitives/local-date'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import { momentOf } from '../../field/local-time.ts'
import type { MessageId } from '../../i18n/message-id.ts'

const shape = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/

/** The UTC minute of a date and time (`YYYY-MM-DDTHH:mm`) by the mission's clocks, or what to say instead. */
export function pastMinute(
  at: string,
  timeZone: string,
  now: number,
): Result<string, Extract<MessageId, 'warnings.lookBackEmpty' | 'warnings.lookBackFuture'>> {
  const [, date = '', time = ''] = shape.exec(at) ?? []
  if (!LocalDate.safeParse(date).success) return err('warnings.lookBackEmpty')
  const moment = momentOf(timeZone, date, time)
  return moment > now ? err('warnings.lookBackFuture') : ok(utcMinute(moment))
}
