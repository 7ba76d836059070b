import './carry.css'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { useRef, useState } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import { ScanView } from '../scan/scan-view.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { type CodeNews, envelopesOf, missingOf, noTally, type Tally, takeCode } from './tally.ts'

const told: Partial<Record<CodeNews, 'carry.foreign' | 'carry.damaged' | 'carry.other'>> = {
  foreign: 'carry.foreign',
  damaged: 'carry.damaged',
  other: 'carry.other',
}

/** As many numbers of missing codes as are said. */
const mostNamed = 12

/** Collects the codes that another tablet shows, in any order, until all have come. */
export function ScanCodes({ onEnvelopes }: { onEnvelopes: (envelopes: Bytes[]) => void }) {
  const { t } = useWords()
  const [tally, setTally] = useState(noTally)
  // The camera calls between two drawings.
  const now = useRef(tally)
  const put = (next: Tally) => {
    now.current = next
    setTally(next)
  }
  const take = (text: string): boolean => {
    const next = takeCode(now.current, text)
    const envelopes = next.news === 'new' ? envelopesOf(next.collected) : 'missing'
    if (envelopes === 'missing') {
      if (next.news !== now.current.news || next.news === 'new') put(next)
      return false
    }
    put(envelopes === 'unreadable' ? { collected: undefined, news: 'damaged' } : noTally)
    if (envelopes === 'unreadable') return false
    onEnvelopes(envelopes)
    return true
  }
  const { collected, news } = tally
  const says = news && told[news]
  const missing = missingOf(collected)
  return (
    <ScanView take={take}>
      {collected && (
        <Progress
          label={t('carry.cameSoFar')}
          done={collected.parts.size}
          total={collected.total}
          says={t('common.countOf', { done: collected.parts.size, total: collected.total })}
        />
      )}
      {collected && missing.length <= mostNamed && (
        <p className="num">{t('carry.missing', { numbers: missing.join(', ') })}</p>
      )}
      {says && (
        <Notice kind="care" icon="ask" title={t(says)} live>
          {news === 'other' && (
            <Button label={t('carry.otherBegin')} onPress={() => put(noTally)} />
          )}
        </Notice>
      )}
    </ScanView>
  )
}
