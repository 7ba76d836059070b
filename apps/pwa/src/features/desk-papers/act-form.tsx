import type { Draft } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import { dissentFromPaper, releasePaper, signPaper } from '@tocsin/schema/paper/decide'
import { contentHash } from '@tocsin/schema/paper/select'
import type { Paper } from '@tocsin/schema/paper/state'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import type { MessageId } from '../../i18n/message-id.ts'
import { rich } from '../../i18n/rich.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

export type PaperAct = 'sign' | 'release' | 'dissent'

export const actIds = {
  sign: 'paper.sign',
  release: 'paper.release',
  dissent: 'paper.dissent',
} as const satisfies Record<PaperAct, MessageId>

const meaningIds = {
  sign: 'paper.signMeans',
  release: 'paper.releaseMeans',
  dissent: 'paper.dissentMeans',
} as const satisfies Record<PaperAct, MessageId>

type Props = {
  act: PaperAct
  /** As it was read: what is signed is this and nothing newer. */
  paper: Paper
  base: Header['base']
  actor: Actor
  week: string
  write: (draft: Draft) => Promise<Result<unknown, Problem>>
  onClose: () => void
}

/** So much of a hash as two people compare by voice. */
const spokenHash = 16

/** What somebody takes upon themselves with a paper, said before they do. */
export function ActForm({ act, paper, base, actor, week, write, onClose }: Props) {
  const words = useWords()
  const { t } = words
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<Problem>()
  const [isSaving, setSaving] = useState(false)
  const send = async () => {
    if (isSaving) return
    const decided =
      act === 'dissent'
        ? dissentFromPaper(paper, actor, base, text)
        : (act === 'sign' ? signPaper : releasePaper)(paper, actor, base)
    if (!decided.ok) return setWrong(decided.error)
    setSaving(true)
    const saved = await write(decided.value)
    setSaving(false)
    if (saved.ok) onClose()
    else setWrong(saved.error)
  }
  return (
    <Dialog open title={t(actIds[act])} onClose={onClose} closeLabel={t('common.close')}>
      <Form onSend={() => void send()}>
        <p className="strong">{t('paper.ofVersion', { week, version: paper.version })}</p>
        <p>{t(meaningIds[act])}</p>
        <p className="small quiet">
          {rich(
            words,
            'paper.contentHash',
            {},
            { hash: <Code>{contentHash(paper).slice(0, spokenHash)}</Code> },
          )}
        </p>
        {act === 'dissent' && (
          <TextArea
            label={t('paper.dissentLabel')}
            rows={5}
            maxLength={4_000}
            value={text}
            onChange={setText}
          />
        )}
        {wrong && <ProblemNotice problem={wrong} />}
        <div className="dialog__actions">
          <Button label={t('common.cancel')} onPress={onClose} />
          <Button kind="main" type="submit" icon="seal" label={t(actIds[act])} />
        </div>
      </Form>
    </Dialog>
  )
}
