import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { grouped } from '@tocsin/schema/primitives/grouped'
import type { ReleaseGrid } from '@tocsin/schema/summary/release/grid'
import type { OutsideTable } from '@tocsin/schema/summary/release/outside-table'
import { useWords } from '../../i18n/use-words.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { gridAreaWords, gridKindWords } from './outside-words.ts'

type Props = {
  table: OutsideTable
  grid: ReleaseGrid
  batchWeeks: number
  settings: MissionSettings
}

/** Which lines of the week tell nothing, and why none of them ever will by itself. */
export function SilentPanel({ table: { now }, grid, batchWeeks, settings }: Props) {
  const words = useWords()
  const { t } = words
  const silent = now.filter(({ told }) => told.total === null)
  const oneSided = now.filter(({ told }) => told.total !== null && told.verified === null)
  const byKind = [...grouped(silent, ({ category }) => category)]
  return (
    <Panel title={t('outside.silent')}>
      {silent.length === 0 && <p>{t('outside.silentNone')}</p>}
      {silent.length > 0 && (
        <>
          <Notice
            kind="quiet"
            icon="eye"
            title={t('outside.silentCount', { silent: silent.length, all: now.length })}
          >
            {t('outside.silentWhy')}
          </Notice>
          <ul>
            {byKind.map(([category, lines]) => (
              <li key={category}>
                <b>{gridKindWords(words, grid, category)}</b>
                {lines.map(({ area }) => (
                  <span key={area}>
                    {' · '}
                    <bdi>{gridAreaWords(words, grid, settings, area)}</bdi>
                  </span>
                ))}
              </li>
            ))}
          </ul>
          <p>{t('outside.silentLater', { weeks: batchWeeks })}</p>
        </>
      )}
      {oneSided.length > 0 && <p>{t('outside.silentSides', { count: oneSided.length })}</p>}
    </Panel>
  )
}
