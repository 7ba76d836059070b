import './send-short.css'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { shortGroups, shortText } from '@tocsin/schema/sync/short-message'
import { useEffect, useState } from 'react'
import { Spelled } from '../../carry/spelled.tsx'
import { rich } from '../../i18n/rich.tsx'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

type Props = {
  /** The message; nothing where this report has none. */
  make: () => Promise<Result<Bytes | undefined, Problem>>
  /** Where the mission takes them; unknown, the officer has it on paper. */
  number: string | undefined
  back: string
}

/** A flash as one text message, and as letters to read out (SPEC SM-3). */
export function ShortScreen({ make, number, back }: Props) {
  useRooms('ready')
  const { t } = useWords()
  const [made, setMade] = useState<Result<Bytes | undefined, Problem> | null>(null)
  useEffect(() => {
    void make().then(setMade)
  }, [make])
  return (
    <div className="short">
      <h1 className="title">{t('carry.short')}</h1>
      {made && !made.ok && <ProblemNotice problem={made.error} />}
      {made?.ok && made.value === undefined && <EmptyState says={t('carry.shortNone')} />}
      {made?.ok && made.value && <Message bytes={made.value} number={number} />}
      <p className="line">
        <ButtonLink icon="back" label={t('common.back')} href={back} />
      </p>
    </div>
  )
}

function Message({ bytes, number }: { bytes: Bytes } & Pick<Props, 'number'>) {
  const words = useWords()
  const { t } = words
  const [isCopied, setCopied] = useState(false)
  const text = shortText(bytes)
  const groups = shortGroups(bytes)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <>
      <p>{t('carry.shortText')}</p>
      <Panel title={t('carry.bySms')}>
        <p className="short__text">
          <Code>{text}</Code>
        </p>
        <p className="line">
          <Button kind="solid" icon="doc" label={t('carry.copy')} onPress={() => void copy()} />
          <a className="btn" href={smsLink(number, text)}>
            {t('carry.openSms')}
          </a>
        </p>
        <p role="status">{isCopied && t('carry.copied')}</p>
        {number && (
          <p className="strong">
            {rich(words, 'carry.smsTo', {}, { number: <Code>{number}</Code> })}
          </p>
        )}
        <p className="quiet small">
          {t(number ? 'carry.smsLength' : 'carry.smsHint', { count: text.length })}
        </p>
      </Panel>
      <Panel title={t('carry.byRadio')}>
        <p>{t('carry.radioHint')}</p>
        <Spelled name={t('carry.groups', { count: groups.length })} groups={groups} />
      </Panel>
    </>
  )
}

/** RFC 5724 with the body that iOS and Android both take. */
function smsLink(number: string | undefined, text: string): string {
  return `sms:${number ?? ''}?&body=${encodeURIComponent(text)}`
}
