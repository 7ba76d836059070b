import { CardButton } from '../guidance/card-button.tsx'
import { useWords } from '../i18n/use-words.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Care } from './care.ts'

/** Do no harm: stands before the fields it concerns, cannot be closed, and opens its card. */
export function CareNotice({ care }: { care: Care }) {
  const { t } = useWords()
  if (!care.child && !care.crsv) return null
  return (
    <div className="stack stack--tight">
      {care.crsv && (
        <Notice kind="care" icon="crsv" title={t('care.crsv')} live>
          <p>{t('care.crsvText')}</p>
          <CardButton code="sexual_violence" label={t('care.card')} />
        </Notice>
      )}
      {care.child && (
        <Notice kind="care" icon="child" title={t('care.child')} live>
          <p>{t('care.childText')}</p>
          <CardButton code="child_talks" label={t('care.card')} />
        </Notice>
      )}
    </div>
  )
}
