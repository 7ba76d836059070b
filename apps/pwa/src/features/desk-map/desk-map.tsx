import './desk-map.css'
import type { AlertLine } from '@tocsin/schema/desk/desk-answers'
import type { MapPicture, MapRow } from '@tocsin/schema/desk/map-row'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { type ReactNode, useMemo, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import { MapView } from '../../map/map-view.tsx'
import type { OpenPack } from '../../map/packs.ts'
import { useDeskKeys } from '../../shell/use-desk-keys.ts'
import { Button } from '../../ui/button.tsx'
import { ToggleChip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { recordTitle } from '../../words/what-words.ts'
import { BesideMap } from './beside-map.tsx'
import { type FilterChoice, isShown, narrowings } from './filter-choice.ts'
import { FilterPanel } from './filter-panel.tsx'
import { KeysHelp } from './keys-help.tsx'
import { mapSymbols } from './map-symbols.ts'
import { deskMapWords } from './map-words.ts'
import { Queue } from './queue.tsx'
import { queueLines } from './queue-line.ts'
import { SearchBox } from './search-box.tsx'
import { useWhereToLook } from './use-where-to-look.ts'

export type Chosen = { kind: 'incident' | 'threat'; id: RecordId }

type Props = {
  picture: MapPicture
  alerts: readonly AlertLine[]
  settings: MissionSettings
  packs: readonly OpenPack[]
  choice: FilterChoice
  onChoice: (choice: FilterChoice) => void
  chosen: Chosen | null
  onChoose: (chosen: Chosen | null) => void
  onAnswer: () => void
  onVerify: () => void
  /** The record that is chosen, with its acts. */
  record: ReactNode
  now: number
}

/** Queue, map and chosen record: where the desk spends its day. */
export function DeskMap(props: Props) {
  const { picture, alerts, settings, choice, chosen, now } = props
  const words = useWords()
  const { t } = words
  const { timeZone } = settings.week
  const [filterOpen, setFilterOpen] = useState(false)
  const [keysOpen, setKeysOpen] = useState(false)
  const [search, setSearch] = useState<string | null>(null)
  const [several, setSeveral] = useState<readonly string[]>([])

  const shown = useMemo(() => {
    const isFound = matches(search, (row) => recordTitle(words, row))
    const keep = (row: MapRow) => isShown(choice, row) && isFound(row)
    return { onMap: picture.onMap.filter(keep), beside: picture.beside.filter(keep) }
  }, [picture, choice, search, words])
  const queue = useMemo(() => {
    const rows = [...shown.onMap, ...shown.beside]
    return queueLines(alerts, rows, search ? new Set<string>(rows.map(({ id }) => id)) : null)
  }, [alerts, shown, search])
  const units = useMemo(
    () =>
      new Map(props.packs.flatMap((pack) => pack.places.units.map((unit) => [unit.code, unit]))),
    [props.packs],
  )
  const symbols = useMemo(
    () => mapSymbols(shown.onMap, chosen?.id ?? null, (row) => signTitle(words, row), units),
    [shown.onMap, chosen, words, units],
  )

  const { fit, setView, isAway, lookAt } = useWhereToLook(picture.onMap)

  const choose = ({ kind, id }: Chosen) => {
    lookAt(shown.onMap.filter((row) => row.id === id))
    props.onChoose({ kind, id })
  }
  const move = (by: 1 | -1) => {
    const at = queue.lines.findIndex(({ id }) => id === chosen?.id)
    const next = queue.lines[at < 0 ? 0 : Math.min(Math.max(at + by, 0), queue.lines.length - 1)]
    if (next) choose(next)
  }
  useDeskKeys({
    j: () => move(1),
    k: () => move(-1),
    a: props.onAnswer,
    v: props.onVerify,
    '/': () => setSearch(search ?? ''),
    '?': () => setKeysOpen(true),
    Escape: () => (search !== null ? setSearch(null) : props.onChoose(null)),
  })

  const listed = several.length > 0 ? shown.onMap.filter(({ id }) => several.includes(id)) : []
  return (
    <div className="desk-work">
      <section className="desk-queue" aria-label={t('desk.queue')}>
        <div className="desk-queue__head">
          <h1>{t('desk.queue')}</h1>
          <span className="quiet num">
            {t('desk.queueCount', { open: queue.open, unanswered: queue.unanswered })}
          </span>
          <Button
            square
            kind="plain"
            icon="search"
            label={t('desk.search')}
            expanded={search !== null}
            onPress={() => setSearch(search === null ? '' : null)}
          />
          <Button
            square
            kind="plain"
            icon="filter"
            label={t('desk.filters')}
            expanded={filterOpen}
            onPress={() => setFilterOpen(!filterOpen)}
          />
        </div>
        {search !== null && (
          <SearchBox value={search} onChange={setSearch} onLeave={() => setSearch(null)} />
        )}
        {filterOpen ? (
          <FilterPanel
            choice={choice}
            onChoice={props.onChoice}
            areas={settings.areas}
            onClose={() => setFilterOpen(false)}
          />
        ) : (
          <div className="desk-queue__body">
            {queue.lines.length === 0 && (
              <Empty narrowed={narrowings(choice) > 0 || Boolean(search)} />
            )}
            <Queue
              lines={queue.lines}
              chosen={chosen?.id ?? null}
              onChoose={choose}
              now={now}
              timeZone={timeZone}
            />
            {queue.left > 0 && (
              <p className="desk-queue__left small quiet">
                {t('desk.left', { count: queue.left })}
              </p>
            )}
          </div>
        )}
        <Keys onMore={() => setKeysOpen(true)} />
      </section>
      <section className="desk-place" aria-label={t('map.label')}>
        <MapView
          words={deskMapWords(words)}
          packs={props.packs}
          symbols={symbols}
          fit={fit}
          onView={setView}
          onChoose={(id) => {
            const row = shown.onMap.find((each) => each.id === id)
            if (row) choose(row)
          }}
          onSeveral={setSeveral}
        >
          <Chips choice={choice} onChoice={props.onChoice} />
          {picture.cut && (
            <div className="floating desk-cut">
              <Notice kind="urgent" icon="warn" title={t('desk.cut')}>
                {t('desk.cutTodo')}
              </Notice>
            </div>
          )}
          {isAway(shown.onMap) && (
            <div className="floating desk-cut">
              <Notice
                kind="quiet"
                icon="pin"
                title={t('desk.elsewhere', { count: shown.onMap.length })}
              >
                <Button label={t('desk.goThere')} onPress={() => lookAt(shown.onMap)} />
              </Notice>
            </div>
          )}
          <BesideMap
            key={several.join()}
            rows={listed.length > 0 ? listed : shown.beside}
            title={
              listed.length > 0
                ? t('desk.severalHere', { count: listed.length })
                : t('map.notOnMap', { count: shown.beside.length })
            }
            startsOpen={listed.length > 0}
            onClose={() => setSeveral([])}
            chosen={chosen?.id ?? null}
            onChoose={choose}
            now={now}
            timeZone={timeZone}
          />
        </MapView>
      </section>
      <section className="desk-rec" aria-label={t('desk.chosen')}>
        {props.record}
      </section>
      <KeysHelp open={keysOpen} onClose={() => setKeysOpen(false)} />
    </div>
  )
}

/** What a sign of the map says of itself. */
function signTitle(words: Words, row: MapRow): string {
  const title = recordTitle(words, row)
  return row.onlyHeard ? `${title} · ${words.t('desk.onlyHeard')}` : title
}

function matches(search: string | null, titleOf: (row: MapRow) => string) {
  const wanted = (search ?? '').trim().toLocaleLowerCase()
  if (wanted === '') return () => true
  return (row: MapRow) => {
    const place = 'name' in row.place ? (row.place.name ?? '') : ''
    return `${titleOf(row)} ${place}`.toLocaleLowerCase().includes(wanted)
  }
}

function Empty({ narrowed }: { narrowed: boolean }) {
  const { t } = useWords()
  return <EmptyState says={t(narrowed ? 'desk.filterNone' : 'desk.queueEmpty')} />
}

function Chips({ choice, onChoice }: Pick<Props, 'choice' | 'onChoice'>) {
  const { t } = useWords()
  const flip = <V extends string>(all: readonly V[], one: V, on: boolean) =>
    on ? [...all, one] : all.filter((each) => each !== one)
  const kind = (one: 'incident' | 'threat') => (on: boolean) =>
    onChoice({ ...choice, kinds: flip(choice.kinds, one, on) })
  const counted = (one: 'verified' | 'unverified') => (on: boolean) =>
    onChoice({ ...choice, countedAs: flip(choice.countedAs, one, on) })
  return (
    <div className="desk-chips">
      <ToggleChip
        label={t('desk.incidents')}
        on={choice.kinds.includes('incident')}
        onChange={kind('incident')}
      />
      <ToggleChip
        label={t('desk.threats')}
        on={choice.kinds.includes('threat')}
        onChange={kind('threat')}
      />
      <ToggleChip
        label={t('common.verified')}
        on={choice.countedAs.includes('verified')}
        onChange={counted('verified')}
      />
      <ToggleChip
        label={t('common.unverified')}
        on={choice.countedAs.includes('unverified')}
        onChange={counted('unverified')}
      />
      <ToggleChip
        label={t('desk.exercises')}
        on={choice.withExercises}
        onChange={(withExercises) => onChoice({ ...choice, withExercises })}
      />
    </div>
  )
}

function Keys({ onMore }: { onMore: () => void }) {
  const { t } = useWords()
  return (
    <div className="desk-keys">
      <span>
        <kbd>j</kbd> <kbd>k</kbd> {t('desk.keyMove')}
      </span>
      <span>
        <kbd>a</kbd> {t('desk.keyAnswer')}
      </span>
      <span>
        <kbd>v</kbd> {t('desk.keyVerify')}
      </span>
      <button type="button" onClick={onMore}>
        <kbd>?</kbd> {t('desk.keys')}
      </button>
    </div>
  )
}
