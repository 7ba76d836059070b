import type { TabletLine } from '@tocsin/schema/desk/desk-answers'
import type { Exposure } from '@tocsin/schema/desk/exposure'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import type { Problem } from '@tocsin/schema/problem'
import { useCallback, useEffect, useState } from 'react'
import { ExposureScreen } from '../features/desk-tablets/exposure-screen.tsx'
import { TabletsScreen } from '../features/desk-tablets/tablets-screen.tsx'
import { useWords } from '../i18n/use-words.tsx'
import { paths } from '../paths.ts'
import { useDeps, useSeat } from '../shell/deps.ts'
import { useNow } from '../shell/use-now.ts'
import { called } from '../sync/server-client.ts'
import { Button } from '../ui/button.tsx'
import { DeskFrame } from '../ui/desk-frame.tsx'
import { saveFile } from '../ui/save-file.ts'
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
  const [exposure, setExposure] = useState<Exposure>()
  const look = useCallback(async () => {
    const told = await called(
      Promise.all([server.admin.seats.query(), server.mission.settings.query()]),
    )
    if (!told.ok) return setProblem(told.error)
    setSeats(told.value[0])
    setSettings(told.value[1])
  }, [server])
  const open = async (seat: SeatId) => {
    const told = await called(server.admin.exposure.query({ seat }))
    if (told.ok) setExposure(told.value)
    else setProblem(told.error)
  }
  const revoke = async (seat: SeatId, reason: string) => {
    const done = await called(server.admin.revokeSeat.mutate({ seat, reason }))
    if (!done.ok) return setProblem(done.error)
    await open(seat)
    await look()
  }
  useEffect(() => {
    void look()
  }, [look])
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
      {exposure && settings && (
        <ExposureScreen
          exposure={exposure}
          settings={settings}
          onBack={() => setExposure(undefined)}
          onRevoke={(reason) => revoke(exposure.seat, reason)}
          saveCsv={(text) =>
            saveFile(document, { name: `exposure-${exposure.seat.slice(0, 8)}.csv`, text })
          }
        />
      )}
      {!exposure && seats && settings && (
        <TabletsScreen
          tablets={seats}
          settings={settings}
          now={now}
          onExposure={({ seat }) => void open(seat)}
        />
      )}
    </DeskFrame>
  )
}
