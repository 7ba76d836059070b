import { readEnrolmentCode } from '@tocsin/schema/trust/enrolment-code'
import { useState } from 'react'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { ScanView } from '../../scan/scan-view.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Reads an enrolment code with the tablet's camera, or from a picture of it. */
export function ScanCode({ onCode }: { onCode: (text: string) => void }) {
  useRooms('ready')
  const { t } = useWords()
  const [said, setSaid] = useState<'scan.other' | 'scan.read'>()
  const take = (text: string) => {
    const isCode = readEnrolmentCode(text).ok
    setSaid(isCode ? 'scan.read' : 'scan.other')
    if (isCode) onCode(text)
    return isCode
  }
  return (
    <ScanView take={take} onStart={() => setSaid(undefined)}>
      {said && (
        <Notice
          icon={said === 'scan.read' ? 'tick' : 'ask'}
          kind={said === 'scan.read' ? undefined : 'care'}
          title={t(said)}
          live
        />
      )}
    </ScanView>
  )
}
