import { lazy, Suspense, useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeps, useStore } from '../../shell/deps.ts'
import type { Delivery } from '../../sync/create-delivery.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

// Codes and cameras: not before somebody asks for them.
const LockedHands = lazy(async () => {
  const { LockedHands } = await import('../../carry/ready-locked-hands.tsx')
  return { default: LockedHands }
})

/** Whether something on this device still waits for headquarters, and the sending of it. */
export function EscrowNote() {
  const { delivery } = useDeps()
  const [started, setStarted] = useState<Delivery | null>(null)
  useEffect(() => {
    void delivery().then((at) => {
      setStarted(at)
      void at?.tryNow()
    })
  }, [delivery])
  return started && <Note delivery={started} />
}

function Note({ delivery }: { delivery: Delivery }) {
  const { t } = useWords()
  const state = useStore(delivery)
  const [way, setWay] = useState<'over' | 'on' | null>(null)
  return (
    <>
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
      <div className="unlock__more">
        {state === 'waiting' && (
          <>
            <Button kind="plain" label={t('unlock.takeOut')} onPress={() => setWay('over')} />
            <p className="small">{t('unlock.takeOutText')}</p>
          </>
        )}
        <Button kind="plain" label={t('unlock.takeOn')} onPress={() => setWay('on')} />
      </div>
      {way && (
        <Suspense fallback={null}>
          <LockedHands delivery={delivery} way={way} onClose={() => setWay(null)} />
        </Suspense>
      )}
    </>
  )
}
