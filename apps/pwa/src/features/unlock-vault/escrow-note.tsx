import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeps, useStore } from '../../shell/deps.ts'
import type { Delivery } from '../../sync/create-delivery.ts'
import { Icon } from '../../ui/icon.tsx'

/** Whether something on this device still waits for headquarters, and the sending of it. */
export function EscrowNote() {
  const { delivery } = useDeps()
  const [started, setStarted] = useState<Delivery | null>(null)
  useEffect(() => {
    void delivery().then((at) => {
      setStarted(at)
      void at.tryNow()
    })
  }, [delivery])
  return started && <Note delivery={started} />
}

function Note({ delivery }: { delivery: Delivery }) {
  const { t } = useWords()
  const state = useStore(delivery)
  return (
    <p className="unlock__escrow small" role="status">
      {state === 'all_there' && (
        <>
          <Icon name="tick" /> {t('unlock.allThere')}
        </>
      )}
      {state === 'waiting' && (
        <>
          <Icon name="hold" /> {t('unlock.waiting')}
        </>
      )}
      {state === 'needs_unlock' && (
        <>
          <Icon name="hold" /> {t('unlock.needsUnlock')}
        </>
      )}
    </p>
  )
}
