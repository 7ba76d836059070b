import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { receiptCode } from '@tocsin/schema/sync/receipt-code'
import { useWords } from '../i18n/use-words.tsx'
import type { ListRow } from '../local/list-row.ts'
import { useStore } from '../shell/deps.ts'
import { Notice } from '../ui/notice.tsx'
import { ProblemNotice } from '../words/problem-notice.tsx'
import type { FieldTools } from './field-tools.ts'

/** Where what was just written is: on this tablet with its place in the line, or at HQ with its receipt. */
export function WhereItIs({ tools, record }: { tools: FieldTools; record: RecordId }) {
  const { t } = useWords()
  const rows = useStore(tools.local.list)
  const row = rows.find(({ id }) => id === record)
  if (row?.state === 'held' && row.held) return <ProblemNotice problem={row.held} />
  if (row?.state === 'hq' && row.receipt) {
    const { hash, numbered, signed } = row.receipt
    const dtg = formatDtg(numbered.receivedAt)
    return (
      <Notice kind="hq" icon="ticks" live>
        {signed
          ? t('flash.atHq', { dtg, receipt: receiptCode(hash) })
          : t('flash.atHqUnsigned', { dtg })}
      </Notice>
    )
  }
  return (
    <Notice icon="tablet" title={t('flash.saved')} live>
      {t('flash.inLine', { place: row ? placeInLine(rows, row) : 1 })}
    </Notice>
  )
}

/** How many records of this tablet go before this one, and one. */
function placeInLine(rows: readonly ListRow[], { waiting }: ListRow): number {
  const before = rows.filter((row) => row.waiting !== null && row.waiting < (waiting ?? 0))
  return before.length + 1
}
