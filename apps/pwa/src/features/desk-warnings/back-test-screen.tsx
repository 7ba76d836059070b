import './desk-warnings.css'
import type { BackTestAnswer, KindWorth } from '@tocsin/early-warning/run/answers'
import type { ListWorth } from '@tocsin/early-warning/run/list-worth'
import type { ShareInterval } from '@tocsin/early-warning/share-interval'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { warningKinds } from '@tocsin/schema/vocabulary/warning-kinds'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { LookBackPanel, type LookingBack } from './look-back-panel.tsx'

/** What warnings and lists were worth: all of it, to everybody at a desk. */
export function BackTestScreen({
  answer,
  ...lookingBack
}: { answer: BackTestAnswer } & LookingBack) {
  const { t, number } = useWords()
  const { kinds, lists, runs } = answer
  return (
    <ScrollBox label={t('warnings.backTest')} className="desk-page stack">
      <div>
        <h1 className="title">{t('warnings.backTest')}</h1>
        <p className="quiet">{t('warnings.backIntro')}</p>
      </div>
      <div className="warnings__head">
        <span>{t('warnings.runs', { count: number(runs) })}</span>
        <ButtonLink href={paths.deskWarnings()} label={t('warnings.title')} />
      </div>
      <Panel title={t('warnings.open')} flush>
        <KindTable kinds={kinds} />
      </Panel>
      {lists && (
        <>
          <Panel title={t('warnings.lists')} flush>
            <ListTable caption={t('warnings.lists')} worth={lists.worth} />
          </Panel>
          {lists.unitsWorth && (
            <Panel title={t('warnings.unitLists')} flush>
              <ListTable caption={t('warnings.unitLists')} worth={lists.unitsWorth} />
            </Panel>
          )}
          <p className="small">{t('warnings.listsNote', { count: number(lists.worth.lists) })}</p>
        </>
      )}
      <LookBackPanel {...lookingBack} />
    </ScrollBox>
  )
}

function KindTable({ kinds }: { kinds: readonly KindWorth[] }) {
  const words = useWords()
  const { t, locale, number } = words
  const figure = (key: string, head: string, of: (one: KindWorth) => string): Column<KindWorth> => {
    return { key, head, number: true, cell: of }
  }
  // None of what has not ended yet is no good news.
  const ended = ({ raised, open }: KindWorth, count: number) =>
    raised > open ? number(count) : t('warnings.noneYet')
  const columns: Column<KindWorth>[] = [
    {
      key: 'kind',
      head: t('warnings.kind'),
      rowHead: true,
      cell: ({ kind }) => labelOf(warningKinds, kind, locale),
    },
    figure('raised', t('warnings.raised'), ({ raised }) => number(raised)),
    figure('open', t('warnings.openCount'), ({ open }) => number(open)),
    figure('hits', t('warnings.hits'), ({ hits }) => shareWords(words, hits)),
    figure('false', t('warnings.falseAlarms'), (one) => ended(one, one.falseAlarms)),
    figure('unseen', t('warnings.unseen'), (one) => ended(one, one.unseen)),
    figure('wrongly', t('warnings.wrongly'), (one) => ended(one, one.wronglyDismissed)),
    figure('lead', t('warnings.lead'), ({ medianLeadDays }) => daysWords(words, medianLeadDays)),
    figure('turnover', t('warnings.turnover'), ({ turnover }) =>
      daysWords(words, turnover.newPerWeek),
    ),
  ]
  return (
    <Table
      caption={t('warnings.backTest')}
      hideCaption
      columns={columns}
      rows={kinds}
      rowKey={({ kind }) => kind}
    />
  )
}

type Measured = { name: string; value: string }

function ListTable({ caption, worth }: { caption: string; worth: ListWorth }) {
  const words = useWords()
  const { t } = words
  const rows: Measured[] = [
    { name: t('warnings.listFound'), value: shareWords(words, worth.found) },
    { name: t('warnings.listOnsets'), value: shareWords(words, worth.onsets) },
    { name: t('warnings.listRight'), value: shareWords(words, worth.right) },
    { name: t('warnings.turnover'), value: daysWords(words, worth.newPerWeek) },
    { name: t('warnings.lead'), value: daysWords(words, worth.medianLeadDays) },
  ]
  const columns: Column<Measured>[] = [
    { key: 'name', head: t('warnings.measure'), rowHead: true, cell: ({ name }) => name },
    { key: 'value', head: t('warnings.value'), number: true, cell: ({ value }) => value },
  ]
  return (
    <Table
      caption={caption}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={({ name }) => name}
    />
  )
}

/** With the interval that few cases leave; of nothing, that there is nothing yet. */
function shareWords({ t, number, percent }: Words, { hits, of, low, high }: ShareInterval): string {
  if (of === 0) return t('warnings.noneYet')
  return t('warnings.shareOf', {
    hits: number(hits),
    of: number(of),
    low: percent(low),
    high: percent(high),
  })
}

function daysWords({ t, number }: Words, value: number | null): string {
  return value === null ? t('warnings.noneYet') : number(Math.round(value * 10) / 10)
}
