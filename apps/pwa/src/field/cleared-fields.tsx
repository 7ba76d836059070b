import type { Emptiable } from '@tocsin/schema/events/cleared'
import type { ReactNode } from 'react'
import type { MessageId } from '../i18n/message-id.ts'
import { useRooms, useWords } from '../i18n/use-words.tsx'

/** What each field is called where it is asked. */
const fieldNames: Record<Emptiable, MessageId> = {
  what: 'record.what',
  imminence: 'threat.howSoon',
  violations: 'full-report.partHarmed',
  actors: 'full-report.partWho',
  sources: 'full-report.partSources',
  referrals: 'full-report.partReferral',
  drawn: 'threat.drawnTitle',
  groupsAtRisk: 'threat.atRisk',
  intent: 'threat.intent',
  capability: 'threat.capability',
  tactics: 'threat.tactics',
  title: 'full-report.shortTitle',
  text: 'full-report.narrative',
}

/** Which fields an amendment emptied, in words. */
export function ClearedFields({ names }: { names: readonly Emptiable[] }): ReactNode {
  useRooms('ready')
  const { t, list } = useWords()
  const fields = list(names.map((name) => t(fieldNames[name])))
  return <span className="row__meta">{t('full-report.emptied', { fields })}</span>
}
