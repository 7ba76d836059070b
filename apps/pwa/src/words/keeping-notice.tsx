import { useWords } from '../i18n/use-words.tsx'
import { useKept } from '../shell/use-kept.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** Until it is mended: this browser may clear what only this tablet has; on an iPad after days, so in red. */
export function KeepingNotice() {
  const { t } = useWords()
  const { risk, ask } = useKept()
  if (risk === null) return null
  if (risk === 'ask') {
    return (
      <Notice kind="urgent" icon="warn" title={t('common.mayBeCleared')}>
        <div className="stack stack--tight">
          <p>{t('common.mayBeClearedText')}</p>
          <p>
            <Button label={t('common.askToKeep')} onPress={() => void ask()} />
          </p>
        </div>
      </Notice>
    )
  }
  return (
    <Notice kind="danger" icon="warn" title={t('common.notInstalled')}>
      <p>{t('common.notInstalledText')}</p>
      <ol>
        <li>{t('common.installStep1')}</li>
        <li>{t('common.installStep2')}</li>
        <li>{t('common.installStep3')}</li>
      </ol>
    </Notice>
  )
}
