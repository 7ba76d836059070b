import { problem } from '@tocsin/schema/problem'
import { useWords } from '../../i18n/use-words.tsx'
import type { PackInfo } from '../../map/pack-info.ts'
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
  const { t, bytes, dateYear } = useWords()
  const { info, isHeld, isNewer } = line
  return (
    <div className="line line--apart">
      <div>
        <p className="strong">{info.title}</p>
        <p className="small quiet">
          {bytes(sizeOf(info))} ·{' '}
          {t('storage.builtAt', { date: dateYear(Date.parse(info.builtAt)) })}
          {isHeld && ` · ${t('storage.here')}`}
        </p>
      </div>
      {!isBusy && (
        <p className="line">
          {(!isHeld || isNewer) && (
            <Button icon="pack" label={t('storage.fetch')} onPress={onFetch} />
          )}
          {isHeld && <Button kind="plain" label={t('storage.remove')} onPress={onRemove} />}
        </p>
      )}
    </div>
  )
}

function sizeOf({ bytes, places }: PackInfo): number {
  return bytes + places.bytes
}
