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
        <Notice kind="care" icon="crsv" title={t('full-report.careCrsv')} live>
          {t('full-report.careCrsvText')}
        </Notice>
      )}
      {care.child && (
        <Notice kind="care" icon="child" title={t('full-report.careChild')} live>
          {t('full-report.careChildText')}
        </Notice>
      )}
    </div>
  )
}
