import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { err, ok } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import { TakeOn } from '../../carry/ready-take-on.tsx'
import { useKeeper } from '../../carry/use-keeper.ts'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { useDeps, useSeat } from '../../shell/deps.ts'
import { ButtonLink } from '../../ui/button.tsx'
import './hand-over.css'

/** What another tablet hands over: sent from here, and shown as far as who is in may read it. */
export function TakeOnScreen() {
  useRooms('ready')
  const { t } = useWords()
  const { delivery } = useDeps()
  const { local } = useSeat()
  const keeper = useKeeper()
  const take = async (envelopes: readonly Bytes[]) => {
    const carried = await (await delivery())?.carry(envelopes)
    if (carried === undefined) return err(problem('server_unreachable'))
    const taken = await local.takeIn(carried.ours)
    return taken.ok ? ok({ ...carried, taken: taken.value }) : taken
  }
  return (
    <div className="hands">
      <header className="topbar">
        <ButtonLink square icon="back" label={t('common.back')} href={paths.storage()} />
        <h1 className="title">{t('carry.takeOnTitle')}</h1>
      </header>
      <TakeOn take={take} keeper={keeper} />
    </div>
  )
}
