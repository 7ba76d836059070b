import { useRooms, useWords } from '../i18n/use-words.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { CardView } from './card-view.tsx'
import { useGuidance } from './use-guidance.ts'
import { UsedButton } from './used-button.tsx'

/** A card over the form that somebody is writing: the form stays as it is. */
export function CardDialog({ code, onClose }: { code: string; onClose: () => void }) {
  useRooms('ready')
  const { t } = useWords()
  const guidance = useGuidance()
  const card = guidance?.cards.find((each) => each.code === code)
  return (
    <Dialog
      open
      title={card?.words.title ?? t('guidance.title')}
      onClose={onClose}
      closeLabel={t('common.close')}
    >
      {guidance && card ? (
        <CardView card={card} papers={guidance.papers} acts={<UsedButton card={card} />} />
      ) : (
        <EmptyState says={t('common.screenNotHere')} />
      )}
    </Dialog>
  )
}
