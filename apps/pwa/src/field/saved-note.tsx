import { useWords } from '../i18n/use-words.tsx'
import { useDeps } from '../shell/deps.ts'

/** "Saved on this tablet, today 06:52", once there is something to save. */
export function SavedNote({ at }: { at: number | null }) {
  const { t, when } = useWords()
  const { now } = useDeps()
  if (at === null) return t('flash.savedAsYouTap')
  return `${t('full-report.savedHere')} ${when(at, now())}`
}
