import { useWords } from '../i18n/use-words.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Care } from './care.ts'

/** Do no harm: stands before the fields it concerns and cannot be closed. */
export function CareNotice({ care }: { care: Care }) {
  const { t } = useWords()
  if (!care.child && !care.crsv) return null
  return (
    <div className="stack stack--tight">
      {care.crsv && (
        <Notice kind="care" icon="crsv" title={t('care.crsv')} live>
          {t('care.crsvText')}
        </Notice>
      )}
      {care.child && (
        <Notice kind="care" icon="child" title={t('care.child')} live>
          {t('care.childText')}
        </Notice>
      )}
    </div>
  )
}
