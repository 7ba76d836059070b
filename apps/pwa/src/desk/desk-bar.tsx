import './desk-bar.css'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { isQuiet } from '../features/desk-tablets/tablets-screen.tsx'
import { rich } from '../i18n/rich.tsx'
import { useWords } from '../i18n/use-words.tsx'
import { paths } from '../paths.ts'
import { useDeps, useSeat } from '../shell/deps.ts'
import { Button } from '../ui/button.tsx'
import { Code } from '../ui/code.tsx'
import { type DeskFact, DeskFrame, type DeskPlace } from '../ui/desk-frame.tsx'
import type { DeskState } from './desk-feed.ts'

type Props = { state: DeskState; now: number; isOfficer?: boolean; children: ReactNode }

/** The bar of every desk screen: where one is, how complete the picture is, who is not heard from. */
export function DeskBar({ state, now, isOfficer = false, children }: Props) {
  const words = useWords()
  const { t } = words
  const { session } = useDeps()
  const { local } = useSeat()
  const [location] = useLocation()
  const places = [
    { href: paths.desk(), label: t('desk.title') },
    { href: paths.deskAlerts(), label: t('common.alerts') },
    { href: paths.deskWeekly(), label: t('desk.weekly') },
    { href: paths.deskPapers(), label: t('paper.papers') },
    { href: paths.deskOutside(), label: t('outside.title') },
    { href: paths.deskWarnings(), label: t('warnings.title') },
    { href: paths.deskTeams(), label: t('teams.title') },
    { href: paths.deskTablets(), label: t('desk.tablets') },
    { href: paths.deskHeard(), label: t('desk.heard') },
    { href: paths.deskHeld(), label: t('devices.heldTitle') },
    { href: paths.deskGuidance(), label: t('desk.guidance') },
    ...(isOfficer
      ? [
          { href: paths.deskIdentities(), label: t('identities.title') },
          { href: paths.deskErasure(), label: t('erasure.title') },
        ]
      : []),
    { href: paths.deskSessions(), label: t('accounts.sessions') },
  ]
  const active = state.tablets.filter(({ revokedAt }) => revokedAt === null)
  const quiet = active.filter((line) => isQuiet(line, now)).length
  const at = state.failingSince ?? state.picture?.asOf
  const facts: DeskFact[] = [
    ...(at === undefined
      ? []
      : [
          {
            key: 'log',
            icon: 'clock' as const,
            text: rich(
              words,
              state.failingSince === null ? 'desk.logComplete' : 'desk.logWaiting',
              {},
              {
                dtg: (
                  <b>
                    <Code>{formatDtg(at)}</Code>
                  </b>
                ),
              },
            ),
          },
        ]),
    ...(active.length === 0
      ? []
      : [
          {
            key: 'tablets',
            icon: 'tablet' as const,
            text: t('desk.tabletsQuiet', { quiet, all: active.length }),
          },
        ]),
  ]
  return (
    <DeskFrame
      label={t('common.mainNavigation')}
      skip={t('common.skipToContent')}
      home={paths.desk()}
      product={t('common.product')}
      mission={local.profile().missionName}
      places={places.map((place) => ({ ...place, current: currentAt(location, place.href) }))}
      facts={facts}
      end={<Button icon="lock" label={t('common.lock')} onPress={() => void session.lock()} />}
    >
      <div className="desk-main">{children}</div>
    </DeskFrame>
  )
}

/** A page under a place is of it, as a paper is of the papers; everything lies under the desk itself. */
function currentAt(location: string, href: string): DeskPlace['current'] {
  if (location === href) return 'page'
  return href !== paths.desk() && location.startsWith(`${href}/`)
}
