import './desk-bar.css'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useWords } from '../i18n/use-words.tsx'
import { useDeps, useSeat } from '../shell/deps.ts'
import { Button } from '../ui/button.tsx'
import { DeskFrame } from '../ui/desk-frame.tsx'
import type { Exit } from '../ui/exit-context.ts'

type Props = {
  places: readonly { href: string; label: string }[]
  /** The way out of a tablet, where this is one. */
  exit?: Exit | null
  children: ReactNode
}

/** The frame of desks that show no records: places, no facts about the log. */
export function OwnFrame({ places, exit, children }: Props) {
  const { t } = useWords()
  const { session } = useDeps()
  const { local } = useSeat()
  const [location] = useLocation()
  return (
    <DeskFrame
      page
      label={t('common.mainNavigation')}
      skip={t('common.skipToContent')}
      home={places[0]?.href ?? ''}
      product={t('common.product')}
      mission={local.profile().missionName}
      places={places.map((place) => ({ ...place, current: location === place.href && 'page' }))}
      facts={[]}
      end={
        <>
          {exit && <Button icon="exit" label={exit.label} onPress={exit.onPress} />}
          <Button icon="lock" label={t('common.lock')} onPress={() => void session.lock()} />
        </>
      }
    >
      <div className="desk-main">{children}</div>
    </DeskFrame>
  )
}
