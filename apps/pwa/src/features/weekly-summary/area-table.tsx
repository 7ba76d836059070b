import type { MissionArea } from '@tocsin/schema/desk/mission-settings'
import type { AreaKey, WeeklySummary } from '@tocsin/schema/summary/state'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import { Mark } from '../../ui/mark.tsx'
import { barNumber, countWords } from './count-words.ts'
import { isNobody, type Open, Traced } from './figure-table.tsx'

type Props = { summary: WeeklySummary; areas: readonly MissionArea[]; onOpen: Open }

/** Each violation in each area: the total, and under it what of it is verified. Empty areas stay rows. */
export function AreaTable({ summary, areas, onOpen }: Props) {
  const words = useWords()
  const { t, locale, number } = words
  const types = summary.byViolation.map(({ type }) => type)
  const cells = new Map(summary.cells.map((cell) => [`${cell.type} ${cell.area}`, cell]))
  return (
    <div className="table-scroll">
      <table className="table summary-areas">
        <caption className="hidden">{t('summary.byArea')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('summary.area')}</th>
            <th scope="col" className="n">
              {t('summary.incidents')}
            </th>
            {types.map((type) => (
              <th scope="col" className="n" key={type}>
                {labelOf(violationTypes, type, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {summary.byArea.map(({ area, incidents }) => (
            <tr key={area ?? ''}>
              <th scope="row">
                <bdi>{areaName(words, area, areas)}</bdi>
              </th>
              <td className="n">
                <Traced
                  ids={incidents.incidents}
                  title={areaName(words, area, areas)}
                  onOpen={onOpen}
                  isZero={isNobody(incidents.now.total)}
                >
                  {countWords(words, incidents.now.total)}
                </Traced>
              </td>
              {types.map((type) => {
                const cell = cells.get(`${type} ${area}`)
                const title = `${labelOf(violationTypes, type, locale)} · ${areaName(words, area, areas)}`
                if (!cell || isNobody(cell.now.total))
                  return (
                    <td key={type} className="n quiet">
                      –
                    </td>
                  )
                return (
                  <td key={type} className="n">
                    <Traced ids={cell.incidents} title={title} onOpen={onOpen} isZero={false}>
                      {countWords(words, cell.now.total)}
                    </Traced>
                    <span className="summary-cell small quiet">
                      <Mark of="verified" block /> {number(barNumber(cell.now.verified))}
                    </span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Known by country only: counted, but in no area. */
export function areaName(
  { t }: Pick<Words, 't'>,
  area: AreaKey,
  areas: readonly MissionArea[],
): string {
  if (area === null) return t('summary.noArea')
  return areas.find(({ id }) => id === area)?.name ?? area
}
