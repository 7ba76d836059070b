import type { ErasureLine } from '@tocsin/schema/desk/erasures'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { Problem } from '@tocsin/schema/problem'
import { erasureReasons } from '@tocsin/schema/vocabulary/erasure-reasons'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { useState } from 'react'
import { eventWords } from '../../desk-words/event-words.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import type { ErasureActs } from './erasure-types.ts'
import { partWords } from './part-words.ts'

type Props = {
  erasures: readonly ErasureLine[]
  decide: ErasureActs['decide']
}

/** What somebody proposed: another person agrees, once more asked, or refuses. */
export function WaitingErasures({ erasures, decide }: Props) {
  const words = useWords()
  const { t, list, locale } = words
  const [sure, setSure] = useState<ErasureLine | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const act = async (id: string, approve: boolean) => {
    setBusy(true)
    const done = await decide(id, approve)
    setBusy(false)
    setSure(null)
    setProblem(done.ok ? null : done.error)
  }
  return (
    <Panel title={t('erasure.waiting')}>
      {problem && <ProblemNotice problem={problem} />}
      <ul className="erasure-waiting">
        {erasures.map((line) => (
          <li key={line.id} className="stack stack--tight">
            <p>
              <span className="strong">{eventWords(words, line.type)}</span>{' '}
              <Code>{line.code}</Code> · {list(line.labels.map((label) => partWords(words, label)))}
            </p>
            <p>
              {labelOf(erasureReasons, line.reason, locale)}
              {line.reference !== null && (
                <>
                  {' · '}
                  <Code>{line.reference}</Code>
                </>
              )}
            </p>
            <p className="small quiet">
              <bdi>{t('erasure.proposedBy', { name: line.proposedBy })}</bdi>,{' '}
              <Code>{formatDtg(line.proposedAt)}</Code>
            </p>
            <div className="line">
              <Button
                icon="tick"
                label={t('erasure.agree')}
                disabledReason={line.isOwn ? t('erasure.ownWaits') : undefined}
                onPress={() => setSure(line)}
              />
              <Button
                kind="plain"
                label={t('erasure.refuse')}
                onPress={() => void act(line.id, false)}
              />
            </div>
          </li>
        ))}
      </ul>
      <Dialog
        open={sure !== null}
        title={t('erasure.sureTitle')}
        closeLabel={t('erasure.keep')}
        onClose={() => setSure(null)}
        actions={
          <>
            <Button kind="plain" label={t('erasure.keep')} onPress={() => setSure(null)} />
            <Button
              kind="solid"
              label={t('erasure.agree')}
              disabledReason={isBusy ? t('erasure.standingUnderWay') : undefined}
              onPress={() => sure && void act(sure.id, true)}
            />
          </>
        }
      >
        <p>{t('erasure.sureText')}</p>
      </Dialog>
    </Panel>
  )
}
