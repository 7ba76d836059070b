import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { ok } from '@tocsin/schema/primitives/result'
import { useCallback } from 'react'
import { useRooms, useWords } from '../i18n/use-words.tsx'
import type { Delivery } from '../sync/create-delivery.ts'
import { Dialog } from '../ui/dialog.tsx'
import { HandOver } from './ready-hand-over.tsx'
import { TakeOn } from './ready-take-on.tsx'
import { useKeeper } from './use-keeper.ts'

type Props = { delivery: Delivery; way: 'over' | 'on'; onClose: () => void }

/**
 * From hand to hand on the locked side, which knows no key and shows nothing of what it says: what waits here
 * is handed over, what is taken on is sent from here, and read when somebody unlocks.
 */
export function LockedHands({ delivery, way, onClose }: Props) {
  useRooms('ready')
  const { t } = useWords()
  const keeper = useKeeper()
  const load = useCallback(() => delivery.takeOut(), [delivery])
  const take = async (envelopes: readonly Bytes[]) =>
    ok({ ...(await delivery.carry(envelopes)), taken: {} })
  return (
    <Dialog
      open
      title={t(way === 'over' ? 'carry.handOver' : 'carry.takeOnTitle')}
      closeLabel={t('common.close')}
      onClose={onClose}
    >
      {way === 'over' ? <HandOver load={load} /> : <TakeOn take={take} keeper={keeper} />}
    </Dialog>
  )
}
