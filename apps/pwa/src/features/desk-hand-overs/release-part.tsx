import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** A week of which nothing is told yet, and the step that cannot be taken back. */
export function ReleasePart({
  isOver,
  onRelease,
}: {
  isOver: boolean
  onRelease: () => Promise<void>
}) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const release = async () => {
    setOpen(false)
    await onRelease()
  }
  return (
    <>
      <EmptyState
        says={t('outside.notReleased')}
        action={
          <Button
            kind="solid"
            icon="seal"
            label={t('outside.release')}
            disabledReason={isOver ? undefined : t('outside.noLater')}
            onPress={() => setOpen(true)}
          />
        }
      />
      <Dialog
        open={isOpen}
        title={t('outside.release')}
        onClose={() => setOpen(false)}
        closeLabel={t('common.close')}
        actions={
          <>
            <Button label={t('common.cancel')} onPress={() => setOpen(false)} />
            <Button
              kind="main"
              icon="seal"
              label={t('outside.release')}
              onPress={() => void release()}
            />
          </>
        }
      >
        <p>{t('outside.releaseMeans')}</p>
      </Dialog>
    </>
  )
}
