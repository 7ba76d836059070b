import type { Problem } from '@tocsin/schema/problem'
import { useWords } from '../i18n/use-words.tsx'
import { Notice } from '../ui/notice.tsx'
import { ProblemNotice } from './problem-notice.tsx'

/** Why a passkey could not be made or did not answer. Speaks the room `factor`. */
export function KeyFailed({ failed }: { failed: Problem | 'no_answer' }) {
  const { t } = useWords()
  // The server's word "bad signature" is about tablets; to its person the key simply did not answer.
  if (failed !== 'no_answer' && failed.code !== 'bad_signature') {
    return <ProblemNotice problem={failed} />
  }
  return (
    <Notice icon="warn" title={t('factor.keyRefused')} live>
      {t('factor.keyRefusedText')}
    </Notice>
  )
}
