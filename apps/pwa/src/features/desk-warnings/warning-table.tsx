import type { WarningsAnswer } from '@tocsin/early-warning/run/answers'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { addDays, localDateOf } from '@tocsin/schema/primitives/local-date'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { warningKinds } from '@tocsin/schema/vocabulary/warning-kinds'
import { mutedUntil } from '@tocsin/schema/warning/select'
import type { Warning } from '@tocsin/schema/warning/state'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import { paths } from '../../paths.ts'
import { type Column, Table } from '../../ui/table.tsx'
import { RecordLinks } from '../../words/record-links.tsx'
import type { AreaWords } from './area-words.ts'
import { type BehindRows, behindKind } from './behind-words.ts'
import { ReasonList } from './reason-list.tsx'
import { type WarningAct, WarningActs } from './warning-acts.tsx'
import { dayWords, patternWords, recursWords, roundWords, standingWords } from './warning-words.ts'

export type Acting = {
  actor: Actor
  pending: ReadonlySet<string>
  onAct: (act: WarningAct, warning: Warning) => void
}

type Props = Acting & {
  answer: WarningsAnswer
  areaWords: AreaWords
  behindRows: BehindRows
  timeZone: string
  now: number
}

/** More areas are said by their number alone. */
const shownAreas = 4

/** Warnings that are open or ended lately, but for those of the list, which stand in the list. */
export function WarningTable({ answer, areaWords, behindRows, timeZone, now, ...acting }: Props) {
  const words = useWords()
  const { t } = words
  const rows = answer.warnings.filter(({ found }) => found.kind !== 'risk')
  const today = localDateOf(timeZone, now)
  const columns: Column<Warning>[] = [
    {
      key: 'what',
      head: t('warnings.what'),
      rowHead: true,
      cell: ({ found }) => <What found={found} seats={answer.seats} areaWords={areaWords} />,
    },
    {
      key: 'why',
      head: t('warnings.why'),
      cell: ({ found }) => (
        <>
          <ReasonList reasons={found.reasons} />
          {found.recurs !== undefined && (
            <span className="small quiet">{recursWords(words, found.recurs)}</span>
          )}
          <RecordLinks
            hrefOf={paths.deskRecord}
            kindOf={() => behindKind(found.kind)}
            ids={found.behind}
            rows={behindRows}
          />
        </>
      ),
    },
    {
      key: 'standing',
      head: t('warnings.standing'),
      cell: (one) => <Standing warning={one} answer={answer} today={today} />,
    },
    {
      key: 'acts',
      head: t('warnings.acts'),
      cell: (one) => (
        <WarningActs
          warning={one}
          actor={acting.actor}
          isPending={acting.pending.has(one.id)}
          onAct={acting.onAct}
        />
      ),
    },
  ]
  return (
    <Table
      caption={t('warnings.open')}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
    />
  )
}

/** As a run finds it, or as a warning says it. */
type Found = Pick<Warning['found'], 'kind' | 'from' | 'to' | 'observed'> & {
  areas: readonly string[]
  about?: string | null | undefined
  expected?: number | null | undefined
}

/** What was found, where, in which days, and what is usual. */
export function What({
  found,
  seats,
  areaWords,
}: {
  found: Found
  seats: WarningsAnswer['seats']
  areaWords: AreaWords
}) {
  const words = useWords()
  const { t, locale, number } = words
  const { kind, about, areas, from, to, observed, expected } = found
  return (
    <>
      {labelOf(warningKinds, kind, locale)}
      <span className="small warnings__line">{areasWords(words, areas, areaWords)}</span>
      {about && (
        <span className="small warnings__line">
          <bdi>{kind === 'silence' ? seatName(seats, about) : patternWords(words, about)}</bdi>
        </span>
      )}
      {typeof expected === 'number' && kind !== 'silence' && (
        <span className="small warnings__line">
          {t('warnings.observed', {
            observed: number(observed),
            expected: roundWords(words, expected),
          })}
        </span>
      )}
      <span className="small quiet warnings__line">
        {t('warnings.days', { from: dayWords(words, from), to: dayWords(words, to) })}
      </span>
    </>
  )
}

export function areasWords(words: Words, areas: readonly string[], areaWords: AreaWords): string {
  const said = areas.slice(0, shownAreas).map(areaWords)
  const more = areas.length - said.length
  return words.list(more > 0 ? [...said, `+${words.number(more)}`] : said)
}

function seatName(seats: WarningsAnswer['seats'], about: string): string {
  return Object.entries(seats).find(([seat]) => seat === about)?.[1].name ?? about.slice(0, 8)
}

export function Standing({
  warning,
  answer,
  today,
}: {
  warning: Warning
  answer: Pick<WarningsAnswer, 'foundNow'>
  today: string
}) {
  const words = useWords()
  const { t } = words
  const { found, end, id } = warning
  const muted = mutedUntil(warning, today)
  const isGone = found.kind !== 'risk' && !answer.foundNow.includes(id)
  const last = addDays(found.to, found.horizon)
  return (
    <>
      {standingWords(words, warning)}
      {!end && (
        <span className="small quiet warnings__line">
          {t('warnings.until', { date: dayWords(words, last) })}
        </span>
      )}
      {!end && isGone && (
        <span className="small quiet warnings__line">{t('warnings.notFound')}</span>
      )}
      {muted && (
        <span className="small warnings__line">
          {t('warnings.mutedUntil', { date: dayWords(words, muted) })}
        </span>
      )}
    </>
  )
}
