import type { RunLine } from '@tocsin/early-warning/run/answers'
import { useWords } from '../../i18n/use-words.tsx'
import { Panel } from '../../ui/panel.tsx'
import { dayWords, roundWords } from './warning-words.ts'

/** The mission's last week against the same season of earlier years; nothing where these say nothing. */
export function SeasonPanel({ season }: { season: RunLine['season'] }) {
  const words = useWords()
  const { t, number, percent } = words
  if (!season) return null
  const { from, to, observed, completeness, usual } = season
  const said = { from: dayWords(words, from), to: dayWords(words, to), observed: number(observed) }
  return (
    <Panel title={t('warnings.season')}>
      <p>
        {usual && completeness !== null
          ? t('warnings.seasonKnown', {
              ...said,
              share: percent(completeness),
              expected: roundWords(words, usual.expected),
              upper: number(usual.upper),
            })
          : t('warnings.seasonUnknown', said)}
      </p>
    </Panel>
  )
}
