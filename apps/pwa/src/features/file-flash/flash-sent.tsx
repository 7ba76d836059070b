import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { FieldTools } from '../../field/field-tools.ts'
import { serverNow } from '../../field/server-now.ts'
import { WhereItIs } from '../../field/where-it-is.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { useStore } from '../../shell/deps.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Level } from '../../ui/level.tsx'
import { List, Row } from '../../ui/row.tsx'
import { levelShape, levelWords } from '../../words/level-words.ts'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { recordTitle, whatIcon } from '../../words/what-words.ts'

/** After sending: what was sent, where it is, in words, and the way to the details. */
export function FlashSent({ tools, record }: { tools: FieldTools; record: RecordId }) {
  const { t } = useWords()
  return (
    <main className="main stack flash-sent">
      <h1 className="title">{t('flash.title')}</h1>
      <WhereItIs tools={tools} record={record} />
      <Sent tools={tools} record={record} />
      <div className="line flash-sent__next">
        <ButtonLink
          kind="main"
          large
          icon="pencil"
          label={t('flash.addDetails')}
          href={tools.links.amend(record)}
        />
        <ButtonLink
          large
          icon="radio"
          label={t('common.bySmsOrRadio')}
          href={tools.links.message(record)}
        />
        <ButtonLink large icon="doc" label={t('common.backToReports')} href={tools.links.home} />
      </div>
    </main>
  )
}

function Sent({ tools, record }: { tools: FieldTools; record: RecordId }) {
  const words = useWords()
  const row = useStore(tools.local.list).find(({ id }) => id === record)
  if (!row) return null
  const { timeZone } = tools.local.profile()
  const meta = [
    row.place && placeWords(words, row.place),
    row.occurred && occurredWords(words, row.occurred, serverNow(tools), timeZone),
  ]
  return (
    <List>
      <Row
        icon={whatIcon(row)}
        kind={row.danger ? 'danger' : undefined}
        name={recordTitle(words, row)}
        meta={meta.filter(Boolean).join(' · ')}
        end={
          row.level && (
            <Level level={levelShape(row.level)}>
              {levelWords(words, row.level, row.imminence)}
            </Level>
          )
        }
        href={tools.links.record(record)}
      />
    </List>
  )
}
