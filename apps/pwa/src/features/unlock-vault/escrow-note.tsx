import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeps, useStore } from '../../shell/deps.ts'
import type { Delivery } from '../../sync/create-delivery.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { saveFile } from '../../ui/save-file.ts'

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
  const takeOut = async () => {
    const text = await delivery.takeOut()
    saveFile(document, { name: 'tocsin-sealed.txt', text, type: 'text/plain' })
  }
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
      {state === 'waiting' && (
        <div className="unlock__more">
          <Button kind="plain" label={t('unlock.takeOut')} onPress={() => void takeOut()} />
          <p className="small">{t('unlock.takeOutText')}</p>
        </div>
      )}
    </>
  )
}
