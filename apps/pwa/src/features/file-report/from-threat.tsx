import { useWords } from '../../i18n/use-words.tsx'
import type { ListRow } from '../../local/list-row.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { isolated } from '../../words/isolated.ts'
import { recordTitle } from '../../words/what-words.ts'

/** Says which threat came true in a new report, and lets it go again (SPEC RD-11). */
export function FromThreat({ threat, onLeave }: { threat: ListRow; onLeave: () => void }) {
  const words = useWords()
  const { t } = words
  return (
    <Notice icon="warn">
      <div className="joined">
        <p>{t('threat.fromThreat', { title: isolated(recordTitle(words, threat)) })}</p>
        <Button label={t('threat.notFrom')} onPress={onLeave} />
      </div>
    </Notice>
  )
}
