import { receiptCode } from '@tocsin/schema/sync/receipt-code'
import { Suspense } from 'react'
import { rich } from '../../i18n/rich.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import type { ListRow } from '../../local/list-row.ts'
import { useSeat, useStore } from '../../shell/deps.ts'
import { Code } from '../../ui/code.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { State } from '../../ui/state.tsx'
import { DtgCode } from '../../words/dtg-code.tsx'

const FilesOfRow = lazyPart(() => import('./ready-files-state.tsx').then((part) => part.FilesOfRow))

/** Where a record is, in words. `line` = its place among those that wait, from 1. */
export function RowState({ row, line }: { row: ListRow; line?: number | undefined }) {
  const words = useWords()
  const { t } = words
  const files = useStore(useSeat().photos)
  const waits = files && row.own && (
    <Suspense fallback={null}>
      <FilesOfRow files={files} record={row.id} />
    </Suspense>
  )
  if (row.state === 'held' && row.held) {
    return (
      <State state="held" strong={t('home.stateHeld')}>
        {words.problemWords(row.held).said}
      </State>
    )
  }
  if (row.state === 'here') {
    return (
      <State state="here" strong={t('home.stateHere')}>
        {line ? t('home.stateHereLine', { place: line }) : t('home.stateHereWaits')}
      </State>
    )
  }
  if (row.state === 'team') return <State state="part" strong={t('home.stateTeam')} />
  if (!row.receipt) return null
  const { hash, numbered, signed } = row.receipt
  // Only a receipt whose signature stood is one; that others' records are at HQ needs none.
  if (!signed) {
    return (
      <>
        <State state="hq" strong={t('home.stateHq')}>
          <DtgCode at={numbered.receivedAt} />
        </State>
        {waits}
      </>
    )
  }
  return (
    <>
      <State state="hq" strong={t('home.stateHq')}>
        {rich(
          words,
          'home.stateHqReceipt',
          {},
          {
            dtg: <DtgCode at={numbered.receivedAt} />,
            receipt: <Code>{receiptCode(hash)}</Code>,
          },
        )}
      </State>
      {waits}
    </>
  )
}
