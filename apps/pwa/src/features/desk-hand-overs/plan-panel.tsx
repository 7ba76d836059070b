import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { ReleaseGrid } from '@tocsin/schema/summary/release/grid'
import type { ReleaseProfile } from '@tocsin/schema/summary/release/outside-table'
import type { ReleasePlan } from '@tocsin/schema/summary/release/plan'
import { useWords } from '../../i18n/use-words.tsx'
import { Pairs } from '../../ui/pairs.tsx'
import { Panel } from '../../ui/panel.tsx'
import { dateWords } from '../../words/date-words.ts'
import { columnIds } from './column-ids.ts'
import { gridAreaWords, gridKindWords } from './outside-words.ts'

type Props = { plan: ReleasePlan; week: string; settings: MissionSettings }

/** What the mission decided to tell, in plain words: where, what harm, how it changes, and who gets what. */
export function PlanPanel({ plan, week, settings }: Props) {
  const { t } = useWords()
  return (
    <Panel title={t('outside.plan')}>
      {plan.grids.map((grid) => (
        <GridPart key={grid.from} grid={grid} week={week} settings={settings} />
      ))}
      <p>{t('outside.planBatch', { weeks: plan.batchWeeks })}</p>
      <h3 className="strong">{t('outside.gets')}</h3>
      <ul>
        {plan.profiles.map((profile) => (
          <li key={profile.name}>
            <ProfileLine profile={profile} grid={plan.grids.at(-1)} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function GridPart({
  grid,
  week,
  settings,
}: {
  grid: ReleaseGrid
  week: string
  settings: MissionSettings
}) {
  const words = useWords()
  const { t } = words
  const since = grid.from <= week ? 'outside.planSince' : 'outside.planFrom'
  return (
    <>
      <p>{t(since, { date: dateWords(words, grid.from), areas: grid.areas.length })}</p>
      <Pairs
        pairs={[
          {
            key: 'areas',
            term: t('outside.areas'),
            value: (
              <ul>
                {grid.areas.map(({ code }) => (
                  <li key={code}>{gridAreaWords(words, grid, settings, code)}</li>
                ))}
                <li>{t('outside.elsewhere')}</li>
              </ul>
            ),
          },
          {
            key: 'kinds',
            term: t('outside.kinds'),
            value: (
              <ul>
                {grid.categories.map(({ code, kind }) => (
                  <li key={code}>
                    {gridKindWords(words, grid, code)}
                    <span className="quiet">
                      {' · '}
                      {t(kind === 'open' ? 'outside.open' : 'outside.guarded')}
                    </span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </>
  )
}

function ProfileLine({
  profile: { name, version, categories, columns },
  grid,
}: {
  profile: ReleaseProfile
  grid: ReleaseGrid | undefined
}) {
  const words = useWords()
  const { t, list } = words
  const kinds = categories.map((code) => (grid ? gridKindWords(words, grid, code) : code))
  const more = columns.map((column) => t(columnIds[column]))
  return (
    <>
      <b>
        <bdi>{t('outside.profileNamed', { name, version })}</bdi>
      </b>
      {' · '}
      {list(kinds)}
      <span className="quiet">
        {' · '}
        {more.length > 0 ? list(more) : t('outside.columnsNone')}
      </span>
    </>
  )
}
