import type { FoundNowcast } from '@tocsin/early-warning/run/found'
import { useWords } from '../../i18n/use-words.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import type { AreaWords } from './area-words.ts'

const trends = {
  notYetKnown: 'warnings.notYetKnown',
  rising: 'warnings.rising',
  falling: 'warnings.falling',
  level: 'warnings.level',
} as const

/** How complete the last four weeks are: what is not yet known is not said to fall. */
export function KnownTable({
  rows,
  areaWords,
}: {
  rows: readonly FoundNowcast[]
  areaWords: AreaWords
}) {
  const { t, number, percent, range } = useWords()
  const columns: Column<FoundNowcast>[] = [
    {
      key: 'area',
      head: t('warnings.area'),
      rowHead: true,
      cell: ({ area }) => (area === null ? t('warnings.whole') : areaWords(area)),
    },
    {
      key: 'received',
      head: t('warnings.received'),
      number: true,
      cell: ({ now }) => number(now.observed),
    },
    {
      key: 'share',
      head: t('warnings.share'),
      number: true,
      cell: ({ now: { completeness } }) =>
        completeness === null ? t('warnings.notYetKnown') : percent(completeness),
    },
    {
      key: 'likely',
      head: t('warnings.likely'),
      number: true,
      cell: ({ now }) =>
        now.kind === 'known' ? range(now.low, now.high) : t('warnings.notYetKnown'),
    },
    {
      key: 'before',
      head: t('warnings.before'),
      number: true,
      cell: ({ before }) => number(before),
    },
    { key: 'trend', head: t('warnings.trend'), cell: ({ trend }) => t(trends[trend]) },
  ]
  return (
    <Table
      caption={t('warnings.known')}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={({ area }) => area ?? ''}
    />
  )
}
