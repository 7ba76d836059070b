import { useWords } from '../i18n/use-words.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Joined } from './field-tools.ts'

/** Says which incident a new report is joined to, and lets it go again. */
export function JoinedNotice({ joined, onLeave }: { joined: Joined; onLeave: () => void }) {
  const { t } = useWords()
  return (
    <Notice icon="merge">
      <div className="joined">
        <p>{t('map.joined', { title: joined.title })}</p>
        <Button label={t('map.leave')} onPress={onLeave} />
      </div>
    </Notice>
  )
}
