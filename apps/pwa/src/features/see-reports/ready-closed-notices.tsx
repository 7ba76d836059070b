import { alertClosingReasons } from '@tocsin/schema/vocabulary/alert-closing-reasons'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { threatEndings } from '@tocsin/schema/vocabulary/threat-endings'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { Notice } from '../../ui/notice.tsx'
import { DtgCode } from '../../words/dtg-code.tsx'

/** Why a threat ended, and why headquarters closed the alert: whoever raised it hears the reason. */
export function ClosedNotices({ threat, alert }: Pick<RecordView, 'threat' | 'alert'>): ReactNode {
  const { t, locale } = useWords()
  return (
    <>
      {threat?.closed && (
        <Notice
          kind="quiet"
          icon="close"
          title={t('record.threatEnded', {
            reason: labelOf(threatEndings, threat.closed.reason, locale),
          })}
        />
      )}
      {alert?.closed && (
        <Notice
          kind="quiet"
          icon="close"
          title={t('record.alertClosed', {
            reason: labelOf(alertClosingReasons, alert.closed.reason, locale),
          })}
        >
          <DtgCode at={alert.closed.receivedAt ?? alert.closed.saidAt} month />
        </Notice>
      )}
    </>
  )
}
