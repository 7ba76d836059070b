import { useWords } from '../../i18n/use-words.tsx'
import type { ListRow } from '../../local/list-row.ts'
import { paths } from '../../paths.ts'
import { useSeat } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { Row } from '../../ui/row.tsx'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { recordTitle, whatIcon } from '../../words/what-words.ts'

/** One thing that was logged in a deployment. */
export function TeamRow({ row }: { row: ListRow }) {
  const words = useWords()
  const now = useNow()
  const { timeZone } = useSeat().local.profile()
  const meta = [
    row.place && placeWords(words, row.place),
    row.occurred && occurredWords(words, row.occurred, now, timeZone),
    row.ended && words.t('home.ended'),
  ]
  return (
    <Row
      icon={whatIcon(row)}
      kind={row.danger ? 'danger' : undefined}
      name={recordTitle(words, row)}
      meta={meta.filter(Boolean).join(' · ')}
      href={paths.record(row.id)}
    />
  )
}
