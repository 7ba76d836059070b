import { useState } from 'react'
import { useWords } from './i18n/use-words.tsx'
import { useDeps } from './shell/deps.ts'
import { useShell } from './sw/use-shell.ts'
import { Button } from './ui/button.tsx'
import { Notice } from './ui/notice.tsx'

/** A newer version waits until the person says when; what is half written is saved first. */
export function UpdatePrompt() {
  const { t } = useWords()
  const { shell } = useDeps()
  const { needRefresh } = useShell(shell)
  const [isLater, setLater] = useState(false)
  if (!needRefresh || isLater) return null
  return (
    <Notice kind="hq" icon="sync" title={t('common.updateReady')} live>
      <div className="stack stack--tight">
        <p>{t('common.updateHint')}</p>
        <p className="line">
          <Button kind="solid" label={t('common.updateNow')} onPress={shell.applyUpdate} />
          <Button label={t('common.updateLater')} onPress={() => setLater(true)} />
        </p>
      </div>
    </Notice>
  )
}
