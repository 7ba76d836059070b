import { Suspense, useState } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'

type DialogProps = { code: string; onClose: () => void }

// A tablet that left the network before it was ready says that it has no cards.
const CardDialog = lazyPart(
  () => import('./ready-card-dialog.tsx').then((part) => part.CardDialog),
  NoCards,
)

/** Opens a guidance card over the screen. */
export function CardButton({ code, label }: { code: string; label: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon="card" label={label} onPress={() => setOpen(true)} />
      {open && (
        <Suspense fallback={null}>
          <CardDialog code={code} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function NoCards({ onClose }: DialogProps) {
  const { t } = useWords()
  return (
    <Dialog open title={t('common.guidance')} onClose={onClose} closeLabel={t('common.close')}>
      <EmptyState says={t('common.screenNotHere')} />
    </Dialog>
  )
}
