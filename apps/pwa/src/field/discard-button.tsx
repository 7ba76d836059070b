import { useState } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

/** Throws a draft away, after one question. */
export function DiscardButton({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button kind="plain" label={t('full-report.discard')} onPress={() => setAsking(true)} />
      <Dialog
        open={asking}
        title={t('full-report.discard')}
        closeLabel={t('common.cancel')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button label={t('common.cancel')} onPress={() => setAsking(false)} />
            <Button kind="main" label={t('full-report.discard')} onPress={onDiscard} />
          </>
        }
      >
        <p>{t('full-report.discardSure')}</p>
      </Dialog>
    </>
  )
}
