import { type LinkKind, linkKinds } from '@tocsin/schema/primitives/file-budget'
import { type Lane, type LaneBytes, lanes } from '@tocsin/schema/sync/lanes'
import { useEffect, useState } from 'react'
import type { FilesState } from '../../attachments/create-files.ts'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import type { Meter } from '../../local/ready-meter.ts'
import { createStore } from '../../local/store.ts'
import { useSeat, useStore } from '../../shell/deps.ts'
import { Choices } from '../../ui/choices.tsx'
import { Panel } from '../../ui/panel.tsx'
import { LinkBudget, linkWords } from './link-budget.tsx'

const laneWords = {
  alerts: 'storage.laneAlerts',
  words: 'storage.laneWords',
  thumbs: 'storage.laneThumbs',
  copies: 'storage.laneCopies',
  originals: 'storage.laneOriginals',
  fetched: 'storage.laneFetched',
} as const satisfies Record<Lane, string>

const noFiles = createStore<FilesState | undefined>(undefined)

/** What goes over the link and what it costs: each lane with what waits and what went, and what files may use of the link. */
export function LanesPanel() {
  const { meter } = useSeat()
  const loaded = useStore(meter)
  useEffect(() => void meter.load(), [meter])
  return loaded && <Lanes meter={loaded} />
}

function Lanes({ meter }: { meter: Meter }) {
  useRooms('ready')
  const { t } = useWords()
  const { photos } = useSeat()
  const { link } = useStore(meter)
  const choose = (chosen: LinkKind) => {
    meter.choose({ link: chosen })
    void photos.send('now')
  }
  return (
    <Panel title={t('storage.lanes')}>
      <LaneTable meter={meter} />
      <p className="hint">{t('storage.lanesHint')}</p>
      <NextTries />
      <Choices
        legend={t('storage.link')}
        hint={proposed() === link ? t('storage.linkHint') : <Proposed />}
        options={linkKinds.map((value) => ({ value, label: t(linkWords[value]) }))}
        value={link}
        onChange={choose}
        size="slim"
        columns={3}
      />
      {link && <LinkBudget link={link} meter={meter} />}
    </Panel>
  )
}

/** What the browser takes the link for. Many say nothing, some guess wrongly: it proposes, a person chooses. */
function proposed(): LinkKind | null {
  // as: not in every browser, and not in TypeScript's own words.
  const { connection } = navigator as { connection?: { type?: string } }
  return connection?.type === 'cellular' ? 'mobile' : null
}

function Proposed() {
  const { t } = useWords()
  return proposed() ? t('storage.linkProposed') : t('storage.linkHint')
}

function LaneTable({ meter }: { meter: Meter }) {
  const { t, bytes } = useWords()
  const { today, month } = useStore(meter).traffic
  const waits = useWaiting(meter)
  const shown = lanes.filter((lane) => lane !== 'fetched' || month.fetched)
  const cell = (counted: LaneBytes, lane: Lane) => (
    <td className="n">{counted[lane] ? bytes(counted[lane]) : '–'}</td>
  )
  return (
    <div className="table-scroll lanes">
      <table className="table">
        <caption className="hidden">{t('storage.lanes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('storage.lane')}</th>
            <th scope="col" className="n">
              {t('storage.laneWaits')}
            </th>
            <th scope="col" className="n">
              {t('storage.laneToday')}
            </th>
            <th scope="col" className="n">
              {t('storage.laneMonth')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((lane) => (
            <tr key={lane}>
              <th scope="row">{t(laneWords[lane])}</th>
              {cell(waits, lane)}
              {cell(today, lane)}
              {cell(month, lane)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Bytes that wait: words by opening what has no receipt, files by what their store says. */
function useWaiting(meter: Meter): LaneBytes {
  const { local, photos } = useSeat()
  const { unsentBytes } = useStore(local.facts)
  const files = useStore<FilesState | undefined>(useStore(photos) ?? noFiles)?.files ?? []
  const [words, setWords] = useState<LaneBytes>({})
  useEffect(() => {
    let isGone = false
    const look = async (_bytes: number) => {
      const waiting = await meter.waiting()
      if (!isGone && waiting.ok) setWords(waiting.value)
    }
    void look(unsentBytes)
    return () => {
      isGone = true
    }
  }, [meter, unsentBytes])
  const left = (role: 'copy' | 'original') =>
    files
      .filter((file) => file.role === role && !file.tie?.sent)
      .reduce((sum, { bytes, here }) => sum + Math.max(0, bytes - here * 65_536), 0)
  return { ...words, copies: left('copy'), originals: left('original') }
}

/** Nothing is given up: when words and files are tried again. */
function NextTries() {
  const { t, time } = useWords()
  const { sync, photos } = useSeat()
  const { trying, nextTryAt } = useStore(sync)
  const files = useStore<FilesState | undefined>(useStore(photos) ?? noFiles)
  const filesAt = files?.files.some(({ tie }) => !tie?.sent) ? files.nextTryAt : null
  return (
    <p>
      {trying || nextTryAt === null
        ? t('storage.laneTrying')
        : t('storage.laneNext', { time: time(nextTryAt) })}
      {filesAt !== null &&
        !files?.spent &&
        ` ${t('storage.laneNextFiles', { time: time(filesAt) })}`}
    </p>
  )
}
