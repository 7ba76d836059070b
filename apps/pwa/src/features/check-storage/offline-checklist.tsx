import { useEffect, useEffectEvent, useRef } from 'react'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { useDeps, useSeat, useStore } from '../../shell/deps.ts'
import { useKept } from '../../shell/use-kept.ts'
import { useShell } from '../../sw/use-shell.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { CheckList } from './check-list.tsx'
import { MapPacks } from './map-packs.tsx'
import { OnThisTablet } from './on-this-tablet.tsx'
import './storage.css'
import { useMapPacks } from './use-map-packs.ts'

/** The last step of enrolment: everything that has to lie on the tablet before it leaves the network. */
export function OfflineChecklist() {
  useRooms('ready')
  const { t } = useWords()
  const { shell } = useDeps()
  const { local } = useSeat()
  const { offlineReady, readyKept, failed } = useShell(shell)
  const { pictureAt } = useStore(local.facts)
  const packs = useMapPacks()
  const { isKept, ask } = useKept({ askNow: true })
  const hasMaps = (packs.lines?.some(({ isHeld }) => isHeld) ?? false) && readyKept
  const isReady = offlineReady && hasMaps && pictureAt !== null
  useFetchMissing(packs, isReady)
  return (
    <main className="ready">
      <header className="stack stack--tight">
        <h1 className="title">{t('enrol.checklist')}</h1>
        <p>{t('enrol.takesAlong')}</p>
      </header>
      <CheckList
        checks={[
          {
            key: 'app',
            isDone: offlineReady,
            says: failed ? t('common.offlineRefused') : t('enrol.checkApp'),
          },
          { key: 'roster', isDone: pictureAt !== null, says: t('enrol.checkPicture') },
          { key: 'map', isDone: hasMaps, says: t('enrol.checkMap') },
          {
            key: 'keep',
            isDone: isKept === true,
            says: isKept === true ? t('enrol.checkKeep') : t('storage.notKept'),
            action:
              isKept === false ? (
                <Button label={t('storage.askToKeep')} onPress={() => void ask()} />
              ) : undefined,
          },
        ]}
      />
      <OnThisTablet packs={packs.lines ?? []} isReady={isReady} />
      <MapPacks packs={packs} />
      <Notice kind="quiet" icon="info">
        <p className="small">{t('enrol.addToHome')}</p>
      </Notice>
      <ButtonLink
        kind={isReady ? 'main' : undefined}
        large
        label={isReady ? t('enrol.start') : t('enrol.startAnyway')}
        href={paths.home()}
      />
    </main>
  )
}

/** How soon what did not come is asked for again, while somebody waits for it. */
const againMs = 10_000

/** Fetches what is not here, one after the other; again what a link broke off, not what somebody stopped. */
function useFetchMissing(
  { lines, fetching, download, look }: ReturnType<typeof useMapPacks>,
  isReady: boolean,
): void {
  const tried = useRef(new Set<string>())
  const fetchNext = useEffectEvent(async () => {
    const next = lines?.find(({ info, isHeld }) => !isHeld && !tried.current.has(info.name))
    if (!next || fetching) return
    const { name } = next.info
    tried.current.add(name)
    const done = await download(next.info)
    if (!done.ok && done.error === 'link') tried.current.delete(name)
  })
  useEffect(() => {
    if (lines !== null && fetching === null) void fetchNext()
  }, [lines, fetching])
  useEffect(() => {
    if (isReady || fetching) return
    const timer = setInterval(look, againMs)
    return () => clearInterval(timer)
  }, [isReady, fetching, look])
}
