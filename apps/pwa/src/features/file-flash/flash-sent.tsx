import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { FieldTools } from '../../field/field-tools.ts'
import { WhereItIs } from '../../field/where-it-is.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { ButtonLink } from '../../ui/button.tsx'

/** After sending: where it is, in words, and the way to the details. */
export function FlashSent({ tools, record }: { tools: FieldTools; record: RecordId }) {
  const { t } = useWords()
  return (
    <main className="main stack flash-sent">
      <h1 className="title">{t('flash.title')}</h1>
      <WhereItIs tools={tools} record={record} />
      <div className="line">
        <ButtonLink
          kind="main"
          large
          icon="pencil"
          label={t('flash.addDetails')}
          href={tools.links.amend(record)}
        />
        <ButtonLink large icon="doc" label={t('common.backToReports')} href={tools.links.home} />
      </div>
    </main>
  )
}
