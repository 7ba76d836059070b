import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { PinnedLog } from '@tocsin/schema/sync/pinned-log'
import { Suspense } from 'react'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { useSeat, useStore } from '../../shell/deps.ts'
import { Code } from '../../ui/code.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { HeadFiles } from './head-files.tsx'

/** What this tablet holds headquarters' log to: how far it is proven, and the evidence when it was rewritten. */
export function LogProof() {
  useRooms('ready')
  const { t } = useWords()
  const { local } = useSeat()
  const { log, audited } = useStore(local.facts)
  if (!log) {
    return (
      <Panel title={t('storage.log')}>
        <p>{t('storage.logUnsigned')}</p>
      </Panel>
    )
  }
  const proven = log.proven?.signed.head
  return (
    <Panel title={t('storage.log')}>
      {log.rewritten && <Evidence found={log.rewritten} />}
      <p>
        {proven
          ? t('storage.logProven', { dtg: formatDtg(proven.at), seq: proven.seq, audited })
          : t('storage.logSeen')}
      </p>
      {log.former.length > 0 && <p>{t('storage.logRestored', { count: log.former.length })}</p>}
      <p>
        {t('storage.logHead')} <Code>{log.seen.head.root.slice(0, 16)}</Code>
      </p>
      <Suspense>
        <HeadFiles log={log} />
      </Suspense>
    </Panel>
  )
}

function Evidence({ found }: { found: NonNullable<PinnedLog['rewritten']> }) {
  const { t } = useWords()
  const { before, after, seenAt } = found
  return (
    <Notice kind="urgent" icon="warn" title={t('storage.logRewritten')}>
      <p>{t('storage.logRewrittenAt', { dtg: formatDtg(seenAt) })}</p>
      {before && (
        <p>
          {t('storage.logBefore', { seq: before.head.seq })}{' '}
          <Code>{before.head.root.slice(0, 16)}</Code>
        </p>
      )}
      {after && (
        <p>
          {t('storage.logAfter', { seq: after.head.seq })}{' '}
          <Code>{after.head.root.slice(0, 16)}</Code>
        </p>
      )}
    </Notice>
  )
}
