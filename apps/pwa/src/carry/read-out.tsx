import './carry.css'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { mostParts, wholeOf } from '@tocsin/schema/sync/carried-parts'
import { groupedLines } from '@tocsin/schema/sync/part-lines'
import { linePieceBytes } from '@tocsin/schema/sync/typed-line'
import { useMemo, useState } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Spelled } from './spelled.tsx'

/** About how long a line takes with its repeat, at the pace of somebody who writes it down. */
const secondsALine = 20

/** One sealed entry after the other, line by line, to be read out over radio (SPEC EN-16). */
export function ReadOut({ envelopes }: { envelopes: readonly Bytes[] }) {
  const { t } = useWords()
  const readable = useMemo(
    () =>
      envelopes
        .filter(({ length }) => length + 5 <= mostParts * linePieceBytes)
        .sort((a, b) => a.length - b.length),
    [envelopes],
  )
  const [entry, setEntry] = useState(0)
  const [at, setAt] = useState(0)
  const sealed = readable[entry]
  const lines = useMemo(() => (sealed ? groupedLines(wholeOf([sealed])) : []), [sealed])
  const last = lines.length - 1
  const minutes = Math.max(1, Math.round((lines.length * secondsALine) / 60))
  const show = (next: number) => {
    setEntry(next)
    setAt(0)
  }
  return (
    <div className="stack">
      <Notice icon="radio" kind="quiet">
        <p>{t('carry.readHint')}</p>
      </Notice>
      {readable.length > 1 && (
        <div className="line">
          <p className="strong num">
            {t('carry.entry', { number: entry + 1, total: readable.length })}
          </p>
          {entry > 0 && <Button label={t('carry.entryBefore')} onPress={() => show(entry - 1)} />}
          {entry < readable.length - 1 && (
            <Button label={t('carry.entryAfter')} onPress={() => show(entry + 1)} />
          )}
        </div>
      )}
      <p className="num">{t('carry.lineOf', { number: at, last, minutes })}</p>
      <Spelled key={at} name={t('carry.line', { number: at })} groups={lines[at] ?? []} />
      <div className="line">
        {at > 0 && <Button label={t('carry.before')} onPress={() => setAt(at - 1)} />}
        {at < last && (
          <Button kind="solid" label={t('carry.lineAfter')} onPress={() => setAt(at + 1)} />
        )}
      </div>
      {at === last && <p className="strong">{t('carry.readAll')}</p>}
    </div>
  )
}
