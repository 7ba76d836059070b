import { useState, useSyncExternalStore } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import type { Bell } from './bell.ts'

/** How a flash alert makes itself heard here, said plainly where the browser does not allow it yet. */
export function SoundSettings({ bell }: { bell: Bell }) {
  const { t } = useWords()
  const sound = useSyncExternalStore(bell.state.subscribe, bell.state.get)
  const [permission, setPermission] = useState(
    typeof Notification === 'function' ? Notification.permission : 'denied',
  )
  return (
    <Panel title={t('alerts.soundOn')}>
      <div className="line line--apart">
        <p>{sound === 'ready' ? t('alerts.soundReady') : t('alerts.soundBlocked')}</p>
        <Button
          icon="bell"
          label={t('alerts.soundTest')}
          onPress={async () => {
            if (await bell.allow()) bell.playOnce()
          }}
        />
      </div>
      <hr className="rule" />
      <div className="line line--apart">
        <p>
          {t(
            permission === 'granted'
              ? 'alerts.notifyOn'
              : permission === 'denied'
                ? 'alerts.notifyDenied'
                : 'alerts.notifyOff',
          )}
        </p>
        {permission === 'default' && (
          <Button
            label={t('alerts.notifyAllow')}
            onPress={async () => setPermission(await Notification.requestPermission())}
          />
        )}
      </div>
    </Panel>
  )
}
