import type { ThreatFields } from '@tocsin/schema/events/threat-raised'
import { itemOf, labelOf } from '@tocsin/schema/vocabulary/find'
import { threatCapabilities, threatIntents } from '@tocsin/schema/vocabulary/threat-strength'
import { threatTactics } from '@tocsin/schema/vocabulary/threat-tactics'
import { victimGroups } from '@tocsin/schema/vocabulary/victim-groups'
import { victimStatuses } from '@tocsin/schema/vocabulary/victim-statuses'
import type { ReactNode } from 'react'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { Pairs } from '../../ui/pairs.tsx'

/** Who is at risk, and what is known of those who threaten: whether they mean it, are able to, and how (SPEC RD-17). */
export function ThreatFacts({ values }: { values: Partial<ThreatFields> }): ReactNode {
  useRooms('ready')
  const { t, list, locale } = useWords()
  const { groupsAtRisk = [], tactics = [], intent, capability } = values
  const groups = groupsAtRisk.map((code) =>
    labelOf(itemOf(victimStatuses, code) ? victimStatuses : victimGroups, code, locale),
  )
  const pairs = [
    { key: 'risk', term: t('threat.atRisk'), value: list(groups) },
    {
      key: 'intent',
      term: t('threat.intent'),
      value: intent && labelOf(threatIntents, intent, locale),
    },
    {
      key: 'capability',
      term: t('threat.capability'),
      value: capability && labelOf(threatCapabilities, capability, locale),
    },
    {
      key: 'tactics',
      term: t('threat.tactics'),
      value: list(tactics.map((code) => labelOf(threatTactics, code, locale))),
    },
  ].flatMap(({ value, ...pair }) => (value ? [{ ...pair, value }] : []))
  return pairs.length > 0 && <Pairs pairs={pairs} />
}
