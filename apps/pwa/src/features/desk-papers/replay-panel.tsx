import type { PaperAnswer, PaperReplay } from '@tocsin/schema/desk/paper-answers'
import { standingDraft } from '@tocsin/schema/paper/select'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { useRef, useState } from 'react'
import type { MessageId } from '../../i18n/message-id.ts'
import { rich } from '../../i18n/rich.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { Working } from './working.tsx'

type Props = {
  answer: PaperAnswer
  replay: (signal: AbortSignal) => Promise<Result<PaperReplay, Problem>>
  partWords: (part: string) => string
}

/** On what a paper rests, and the proof of it: the log up to its number, read again from its first event. */
export function ReplayPanel({ answer, replay, partWords }: Props) {
  const words = useWords()
  const { t } = words
  const [told, setTold] = useState<Result<PaperReplay, Problem>>()
  const [isRunning, setRunning] = useState(false)
  const running = useRef<AbortController>(null)
  const draft = standingDraft(answer.paper)
  const run = async () => {
    const asked = new AbortController()
    running.current = asked
    setTold(undefined)
    setRunning(true)
    const result = await replay(asked.signal)
    if (asked.signal.aborted) return
    setTold(result)
    setRunning(false)
  }
  const stop = () => {
    running.current?.abort()
    setRunning(false)
  }
  return (
    <Panel title={t('paper.proof')}>
      {draft && (
        <p>
          {rich(
            words,
            'paper.restsOn',
            { seq: String(draft.asOf.seq), reducers: String(draft.asOf.reducers) },
            {
              model: <Code>{draft.model.slice(0, 16)}</Code>,
              content: <Code>{answer.content.slice(0, 16)}</Code>,
            },
          )}
        </p>
      )}
      {isRunning ? (
        <Working label={t('paper.replaying')} onCancel={stop} />
      ) : (
        <p className="no-print">
          <Button icon="history" label={t('paper.replay')} onPress={() => void run()} />
        </p>
      )}
      {told && !told.ok && <ProblemNotice problem={told.error} />}
      {told?.ok && <Replayed replay={told.value} partWords={partWords} />}
    </Panel>
  )
}

/** The outcome of a replay, and what explains a difference. */
export function Replayed({
  replay,
  partWords,
}: { replay: PaperReplay } & Pick<Props, 'partWords'>) {
  const words = useWords()
  const { t } = words
  const { isSame, differs, erased, reducers } = replay
  const title: MessageId = isSame ? 'paper.replaySame' : 'paper.replayDiffers'
  return (
    <Notice kind={isSame ? 'hq' : 'urgent'} icon={isSame ? 'ticks' : 'warn'} title={t(title)} live>
      <ul className="paper__list">
        {differs.length > 0 && (
          <li>{t('paper.differsIn', { parts: words.list(differs.map(partWords)) })}</li>
        )}
        {erased > 0 && <li>{t('paper.erased', { count: erased })}</li>}
        {reducers.was !== reducers.now && (
          <li>
            {t('paper.otherReducers', { was: String(reducers.was), now: String(reducers.now) })}
          </li>
        )}
        {!isSame && erased === 0 && reducers.was === reducers.now && (
          <li>{t('paper.unexplained')}</li>
        )}
      </ul>
    </Notice>
  )
}
