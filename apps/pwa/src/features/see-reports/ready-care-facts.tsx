import type { Referral, SourceLink } from '@tocsin/schema/events/bodies'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { interpreterKinds } from '@tocsin/schema/vocabulary/interpreter-kinds'
import { interviewLanguages } from '@tocsin/schema/vocabulary/interview-languages'
import { referralAnswers } from '@tocsin/schema/vocabulary/referral-answers'
import { referralTargets } from '@tocsin/schema/vocabulary/referral-targets'
import type { ReactNode } from 'react'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { Pairs } from '../../ui/pairs.tsx'

type Props = { referrals: readonly Referral[]; sources: readonly SourceLink[] }

/** To whom somebody was referred, and in which languages people were heard. */
export function CareFacts({ referrals, sources }: Props): ReactNode {
  useRooms('ready')
  const { t, list, locale, date } = useWords()
  const said = referrals.map(({ to, on, answer }) => {
    const words = t('common.pair', {
      name: labelOf(referralTargets, to, locale),
      value: labelOf(referralAnswers, answer, locale),
    })
    return on ? `${words} (${date(Date.parse(on), 'UTC')})` : words
  })
  const names = (field: 'language' | 'interpreter') => {
    const codes = [...new Set(sources.flatMap((source) => source[field] ?? []))]
    const vocabulary = field === 'language' ? interviewLanguages : interpreterKinds
    return codes.map((code) => labelOf(vocabulary, code, locale))
  }
  const lines = [
    { key: 'referrals', term: t('full-report.partReferral'), words: said },
    { key: 'language', term: t('full-report.language'), words: names('language') },
    { key: 'interpreter', term: t('full-report.interpreter'), words: names('interpreter') },
  ]
  const pairs = lines.flatMap(({ key, term, words }) =>
    words.length > 0 ? [{ key, term, value: list(words) }] : [],
  )
  return <Pairs pairs={pairs} />
}
