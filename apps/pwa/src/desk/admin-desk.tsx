import type { TabletLine } from '@tocsin/schema/desk/desk-answers'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { Problem } from '@tocsin/schema/problem'
import { useEffect, useState } from 'react'
import { TabletsScreen } from '../features/desk-tablets/tablets-screen.tsx'
import { useWords } from '../i18n/use-words.tsx'
import { paths } from '../paths.ts'
import { useDeps, useSeat } from '../shell/deps.ts'
import { useNow } from '../shell/use-now.ts'
import { called } from '../sync/server-client.ts'
import { Button } from '../ui/button.tsx'
import { DeskFrame } from '../ui/desk-frame.tsx'
import { ProblemNotice } from '../words/problem-notice.tsx'

/** Who administers sees the seats of the mission and none of its records. */
export function AdminDesk() {
  const { t } = useWords()
  const { session } = useDeps()
  const { local, server } = useSeat()
  const now = useNow()
  const [seats, setSeats] = useState<readonly TabletLine[]>()
  const [settings, setSettings] = useState<MissionSettings>()
  const [problem, setProblem] = useState<Problem>()
  useEffect(() => {
    void called(Promise.all([server.admin.seats.query(), server.mission.settings.query()])).then(
      (told) => {
        if (!told.ok) return setProblem(told.error)
        setSeats(told.value[0])
        setSettings(told.value[1])
      },
    )
  }, [server])
  return (
    <DeskFrame
      page
      label={t('common.mainNavigation')}
      skip={t('common.skipToContent')}
      home={paths.deskTablets()}
      product={t('common.product')}
      mission={local.profile().missionName}
      places={[{ href: paths.deskTablets(), label: t('desk.tablets'), current: true }]}
      facts={[]}
      end={<Button icon="lock" label={t('common.lock')} onPress={() => void session.lock()} />}
    >
      {problem && <ProblemNotice problem={problem} />}
      {seats && settings && <TabletsScreen tablets={seats} settings={settings} now={now} />}
    </DeskFrame>
  )
}
