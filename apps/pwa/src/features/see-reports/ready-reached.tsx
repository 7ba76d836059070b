import { alertCan } from '@tocsin/schema/alert/can'
import { reachStop } from '@tocsin/schema/alert/decide'
import { type ReachedStop, reachedStops } from '@tocsin/schema/alert/reached-stops'
import type { Alert } from '@tocsin/schema/alert/state'
import { addDays, localDateOf } from '@tocsin/schema/primitives/local-date'
import type { Problem } from '@tocsin/schema/problem'
import { type ReactNode, useState } from 'react'
import { localTimeOf, momentOf } from '../../field/local-time.ts'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { useSeat } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

type Props = { alert: Alert; base: RecordView['base'] }

const words = { on_site: 'threat.onSite', community_told: 'threat.told' } as const

/** What only who is on the ground can say of the response: help is there, people were told (SPEC RD-16). */
export function Reached({ alert, base }: Props): ReactNode {
  useRooms('ready')
  const actor = useSeat().local.actor()
  const open = reachedStops.filter((stop) => !alertCan.reach(alert, actor, stop))
  if (open.length === 0) return null
  return (
    <div className="line">
      {open.map((stop) => (
        <Say key={stop} alert={alert} base={base} stop={stop} />
      ))}
    </div>
  )
}

function Say({ alert, base, stop }: Props & { stop: ReachedStop }) {
  const { t } = useWords()
  const { local } = useSeat()
  const now = useNow()
  const { timeZone } = local.profile()
  const [time, setTime] = useState<string | null>(null)
  const [failed, setFailed] = useState<Problem | null>(null)
  const close = () => {
    setTime(null)
    setFailed(null)
  }
  const say = async () => {
    const at = lastAt(time ?? '', timeZone, now)
    const draft = reachStop(alert, local.actor(), base, { stop, at })
    const said = draft.ok ? await local.append(draft.value) : draft
    if (said.ok) close()
    else setFailed(said.error)
  }
  return (
    <>
      <Button label={t(words[stop])} onPress={() => setTime(localTimeOf(timeZone, now))} />
      <Dialog
        open={time !== null}
        title={t(words[stop])}
        closeLabel={t('common.close')}
        onClose={close}
        actions={
          <>
            <Button label={t('common.cancel')} onPress={close} />
            <Button kind="main" label={t(words[stop])} onPress={() => void say()} />
          </>
        }
      >
        <p>{t('threat.reachedText')}</p>
        <Field
          type="time"
          label={t('threat.reachedAt')}
          hint={t('threat.reachedHint')}
          value={time ?? ''}
          onChange={setTime}
        />
        {failed && <ProblemNotice problem={failed} />}
      </Dialog>
    </>
  )
}

/** When the clock on the wall last showed this time; now where none is given. */
export function lastAt(time: string, timeZone: string, now: number): number {
  if (time === '') return now
  const today = localDateOf(timeZone, now)
  const at = momentOf(timeZone, today, time)
  return at <= now ? at : momentOf(timeZone, addDays(today, -1), time)
}
