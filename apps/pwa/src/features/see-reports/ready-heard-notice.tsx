import { isHeardOtherwise, isOnlyHeard, knownSince } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import type { ReactNode } from 'react'
import { rich } from '../../i18n/rich.tsx'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { Notice } from '../../ui/notice.tsx'
import { DtgCode } from '../../words/dtg-code.tsx'

/** That headquarters heard a short message of this report, and when (SPEC SM-10). */
export function HeardNotice({ report }: { report: Report }): ReactNode {
  useRooms('ready')
  const words = useWords()
  const { t } = words
  const at = knownSince(report)
  return (
    <>
      <Notice
        kind="hq"
        icon="radio"
        title={at !== null && rich(words, 'carry.heard', {}, { dtg: <DtgCode at={at} month /> })}
      >
        {isOnlyHeard(report) && t('carry.heardOnly')}
      </Notice>
      {isHeardOtherwise(report) && (
        <Notice kind="care" icon="split" title={t('carry.heardOtherwise')} />
      )}
    </>
  )
}
