import { reportValues } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import type { ReactNode } from 'react'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import type { ListRow } from '../../local/list-row.ts'
import { paths } from '../../paths.ts'
import { useSeat } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { List, Row } from '../../ui/row.tsx'
import { actorWords, harmWords } from '../../words/harm-words.ts'
import { isolated } from '../../words/isolated.ts'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { recordTitle } from '../../words/what-words.ts'
import { type SameEvent, useSameEvent } from './use-same-event.ts'

type Field = SameEvent['differing'][number]
type Props = {
  report: Report
  /** Where a record is, as the list says it; handed in, so that its code stays where the list is. */
  stateOf: (row: ListRow) => ReactNode
}

/**
 * What else on this tablet tells of the same incident, side by side where it says something else: two
 * counts of the dead are both kept, and both are seen (domain.md §5, day of the team, 6).
 */
export function SameEventReports({ report, stateOf }: Props): ReactNode {
  useRooms('ready')
  const words = useWords()
  const { t, list } = words
  const same = useSameEvent(report)
  if (!same) return null
  const { reports, differing } = same
  return (
    <Panel title={t('full-report.sameEvent')}>
      {differing.length > 0 && (
        <Notice
          kind="care"
          icon="split"
          title={t('full-report.sameEventDiffer', {
            fields: list(differing.map((name) => fieldWords(words, name))),
          })}
        >
          {t('full-report.sameEventKept')}
        </Notice>
      )}
      <List>
        {reports.map((each) => (
          <Account key={each.id} report={each} differing={differing} stateOf={stateOf} />
        ))}
      </List>
    </Panel>
  )
}

type AccountProps = Props & { differing: readonly Field[] }

function Account({ report, differing, stateOf }: AccountProps) {
  const words = useWords()
  const { t } = words
  const { local, vault } = useSeat()
  const now = useNow()
  const row = local.row(report.id)
  if (!row) return null
  const { timeZone } = local.profile()
  const title = isolated(recordTitle(words, row))
  const says = differing.flatMap((name) => valueWords(words, report, name, { now, timeZone }) ?? [])
  const author =
    report.author === vault.seat.id
      ? t('record.thisTablet')
      : (local.roster().get(report.author)?.name ?? t('record.anotherSeat'))
  return (
    <Row
      icon="doc"
      name={says.length > 0 ? says.join(' · ') : title}
      meta={
        <>
          {says.length > 0 && <>{title} · </>}
          <bdi>{author}</bdi>
        </>
      }
      end={stateOf(row)}
      href={paths.record(report.id)}
    />
  )
}

function fieldWords({ t }: Words, name: Field): string {
  switch (name) {
    case 'place':
      return t('record.where')
    case 'occurredAt':
      return t('record.when')
    case 'actors':
      return t('record.actor')
    default:
      return t('record.people')
  }
}

function valueWords(
  words: Words,
  report: Report,
  name: Field,
  { now, timeZone }: { now: number; timeZone: string },
): string | undefined {
  const { place, occurredAt, violations, actors } = reportValues(report)
  switch (name) {
    case 'place':
      return place && placeWords(words, place)
    case 'occurredAt':
      return occurredAt && occurredWords(words, occurredAt, now, timeZone)
    case 'actors':
      return actors?.map((actor) => actorWords(words, actor)).join(' · ')
    default:
      return violations?.map((violation) => harmWords(words, violation)).join(' · ')
  }
}
