import { problem } from '@tocsin/schema/problem'
import { useWords } from '../../i18n/use-words.tsx'
import { type PackInfo, packBytes } from '../../map/pack-info.ts'
import { useNow } from '../../shell/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import type { PackLine, useMapPacks } from './use-map-packs.ts'

type Props = { packs: ReturnType<typeof useMapPacks> }

/** Map packs with their size before anything is fetched, and a way out while it is. */
export function MapPacks({ packs }: Props) {
  const { t, bytes } = useWords()
  const { lines, fetching } = packs
  return (
    <Panel title={t('storage.maps')}>
      {packs.problem && <ProblemNotice problem={problem(packs.problem)} />}
      {lines?.length === 0 && (
        <EmptyState
          says={t('storage.mapsEmpty')}
          action={<Button label={t('common.tryAgain')} onPress={() => void packs.look()} />}
        />
      )}
      {lines?.map((line) => (
        <PackLineView
          key={line.info.name}
          line={line}
          isBusy={fetching !== null}
          onFetch={() => void packs.download(line.info)}
          onRemove={() => void packs.remove(line.info.name)}
        />
      ))}
      {fetching && (
        <Progress
          label={titleOf(lines, fetching.name)}
          done={fetching.done}
          total={fetching.total}
          says={t('storage.fetching', {
            done: bytes(fetching.done),
            total: bytes(fetching.total),
          })}
          cancel={{ label: t('common.cancel'), onPress: fetching.stop }}
        />
      )}
    </Panel>
  )
}

function titleOf(lines: readonly PackLine[] | null, name: string): string {
  return lines?.find(({ info }) => info.name === name)?.info.title ?? name
}

type LineProps = { line: PackLine; isBusy: boolean; onFetch: () => void; onRemove: () => void }

function PackLineView({ line, isBusy, onFetch, onRemove }: LineProps) {
  const { t, bytes } = useWords()
  const { info, here, isHeld, isNewer, arrived } = line
  const shown = here ?? info
  const isBegun = arrived > 0 && arrived < packBytes(info)
  const fetchLabel = isBegun ? 'storage.goOn' : isNewer ? 'storage.fetchNewer' : 'storage.fetch'
  return (
    <div className="pack">
      <div>
        <p className="strong">{shown.title}</p>
        <p className="small quiet">
          <PackFacts info={shown} />
          {isHeld && ` · ${t('storage.here')}`}
        </p>
        <Origin info={shown} />
        {isNewer && (
          <p className="small">
            {t('storage.newer')} <PackFacts info={info} />. {t('storage.newerStays')}
          </p>
        )}
        {isBegun && (
          <p className="small">
            {t('storage.begun', { done: bytes(arrived), total: bytes(packBytes(info)) })}
          </p>
        )}
      </div>
      {!isBusy && (
        <p className="line">
          {(!isHeld || isNewer) && <Button icon="pack" label={t(fetchLabel)} onPress={onFetch} />}
          {isHeld && <Button kind="plain" label={t('storage.remove')} onPress={onRemove} />}
        </p>
      )}
    </div>
  )
}

const dayMs = 86_400_000

/** "9.3 MB, made 24 Nov 2026, 12 d old". */
function PackFacts({ info }: { info: PackInfo }) {
  const { t, bytes, dateYear, age } = useWords()
  const days = Math.floor((useNow() - Date.parse(info.builtAt)) / dayMs)
  return [
    bytes(packBytes(info)),
    t('storage.builtAt', { date: dateYear(Date.parse(info.builtAt)) }),
    ...(days > 0 ? [age(days * dayMs)] : []),
  ].join(' · ')
}

const parts = {
  outlines: 'storage.partOutlines',
  basemap: 'storage.partBasemap',
  boundaries: 'storage.partBoundaries',
  places: 'storage.partPlaces',
} as const

/** Whose data it is, under which licence and of which day, as whoever built the pack said. */
function Origin({ info }: { info: PackInfo }) {
  const { t, dateYear } = useWords()
  const { boundaries, credits = [], attribution } = info
  return (
    <details className="small">
      <summary>{t(boundaries === 'official' ? 'storage.official' : 'storage.notOfficial')}</summary>
      {credits.length === 0 && <p className="quiet">{attribution}</p>}
      <ul>
        {credits.map(({ what, from, licence, date }) => (
          <li key={what + from} className="quiet">
            {t(parts[what])}: <bdi>{from}</bdi> · <bdi>{licence}</bdi>
            {date && ` · ${t('storage.asOf', { date: dateYear(Date.parse(date)) })}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
