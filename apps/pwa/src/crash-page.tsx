import type { Words } from './i18n/words.ts'
import { Button } from './ui/button.tsx'

/** A defect is loud: the app stops, says that what was saved is safe, and starts anew. */
export function CrashPage({ words: { t } }: { words: Pick<Words, 't'> }) {
  return (
    <main className="main stack">
      <h1 className="title">{t('common.crashTitle')}</h1>
      <p>{t('common.crashText')}</p>
      <p>
        <Button
          kind="main"
          label={t('common.loadAgain')}
          onPress={() => window.location.reload()}
        />
      </p>
    </main>
  )
}
