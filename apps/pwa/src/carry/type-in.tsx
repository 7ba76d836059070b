import './carry.css'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { type KeyboardEvent, useState } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import { Button } from '../ui/button.tsx'
import { FieldFrame, untraced } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { envelopesOf } from './tally.ts'
import {
  collectLines,
  headOf,
  missingLines,
  putText,
  stateOf,
  type TypedLines,
} from './typed-lines.ts'

type Props = {
  /** What was typed before this was left. */
  lines: TypedLines
  onLines: (lines: TypedLines) => void
  onEnvelopes: (envelopes: Bytes[]) => void
}

/** Lines that somebody reads out, typed one by one; each is checked at once. */
export function TypeIn({ lines, onLines, onEnvelopes }: Props) {
  const { t } = useWords()
  const [at, setAt] = useState(0)
  const [isAll, setAll] = useState(false)
  const [isSpoilt, setSpoilt] = useState(false)
  const state = stateOf(lines, at, isAll)
  const missing = missingLines(lines)
  const total = headOf(lines)?.total
  const open = (line: number) => {
    setAll(false)
    setAt(line)
  }
  const next = () => {
    const envelopes = envelopesOf(collectLines(lines))
    if (envelopes === 'unreadable') return setSpoilt(true)
    if (envelopes !== 'missing') return onEnvelopes(envelopes)
    if (state.is !== 'right') return setAll(true)
    open(missing.find((line) => line > at) ?? missing[0] ?? at)
  }
  const says =
    state.is === 'wrong'
      ? t('carry.wrong', { count: state.groups.length, groups: state.groups.join(', ') })
      : state.is === 'early'
        ? t('carry.early')
        : undefined
  return (
    <Form onSend={next}>
      {total !== undefined && (
        <Progress
          label={t('carry.linesRight')}
          done={total - missing.length}
          total={total}
          says={t('common.countOf', { done: total - missing.length, total })}
        />
      )}
      <FieldFrame
        label={t('carry.line', { number: at })}
        hint={at === 0 ? t('carry.typeHint') : undefined}
        wrong={says}
      >
        {(described) => (
          <textarea
            {...untraced}
            {...described}
            autoCapitalize="characters"
            className="input code carry__typed"
            dir="ltr"
            rows={2}
            value={lines.get(at) ?? ''}
            onChange={({ currentTarget }) => {
              setAll(false)
              onLines(putText(lines, at, currentTarget.value))
            }}
            onKeyDown={(event) => onEnter(event, next)}
          />
        )}
      </FieldFrame>
      <p role="status" className="strong">
        {state.is === 'right' && t('carry.right')}
      </p>
      {isSpoilt && <Notice kind="care" icon="warn" title={t('carry.damaged')} live />}
      <div className="line">
        {at > 0 && <Button label={t('carry.before')} onPress={() => open(at - 1)} />}
        <Button
          kind="main"
          type="submit"
          label={t(missing.length === 0 ? 'carry.takeOn' : 'carry.lineAfter')}
        />
        {missing
          .filter((line) => line !== at)
          .slice(0, mostNamed)
          .map((line) => (
            <Button
              key={line}
              kind="plain"
              label={t('carry.goToLine', { number: line })}
              onPress={() => open(line)}
            />
          ))}
      </div>
    </Form>
  )
}

/** Lines that are offered by number. */
const mostNamed = 6

/** Enter is "next line"; a text of several lines comes by paste. */
function onEnter(event: KeyboardEvent, next: () => void): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
  event.preventDefault()
  next()
}
