import type { PaperAnswer } from '@tocsin/schema/desk/paper-answers'
import { paperCan } from '@tocsin/schema/paper/can'
import { standingSignature } from '@tocsin/schema/paper/select'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import { Button } from '../../ui/button.tsx'
import { actIds, type PaperAct } from './act-form.tsx'

type Props = { answer: PaperAnswer; actor: Actor; onAct: (act: PaperAct) => void }

/** What can be done with the whole of a paper; what cannot says why. */
export function PaperActs({ answer, actor, onAct }: Props) {
  const words = useWords()
  const { t } = words
  const { paper } = answer
  const isSigned = standingSignature(paper) !== undefined
  return (
    <>
      {!paper.released && (
        <>
          <Button
            kind={isSigned ? undefined : 'main'}
            icon="seal"
            label={t(actIds.sign)}
            disabledReason={signRefusal(words, answer, actor)}
            onPress={() => onAct('sign')}
          />
          {isSigned && (
            <Button
              kind="main"
              icon="ticks"
              label={t(actIds.release)}
              disabledReason={releaseRefusal(words, answer, actor)}
              onPress={() => onAct('release')}
            />
          )}
        </>
      )}
      <Button icon="split" label={t(actIds.dissent)} onPress={() => onAct('dissent')} />
      <Button icon="print" label={t('paper.print')} onPress={() => window.print()} />
    </>
  )
}

/** Why this reader cannot sign; undefined when they can. */
export function signRefusal(
  { t, problemWords }: Pick<Words, 't' | 'problemWords'>,
  { paper, model, gaps }: PaperAnswer,
  actor: Actor,
): string | undefined {
  if (!model) return t('paper.modelLost')
  if (standingSignature(paper)?.seat === actor.seat) return t('paper.signedAlready')
  const refusal = paperCan.sign(paper, actor)
  if (refusal) return problemWords(refusal).said
  return gaps.length > 0 ? t('paper.missing', { count: gaps.length }) : undefined
}

/** Why this reader cannot release; undefined when they can. */
export function releaseRefusal(
  { t, problemWords }: Pick<Words, 't' | 'problemWords'>,
  { paper, model }: PaperAnswer,
  actor: Actor,
): string | undefined {
  if (!model) return t('paper.modelLost')
  const refusal = paperCan.release(paper, actor)
  if (!refusal) return undefined
  const { said, todo } = problemWords(refusal)
  return `${said} ${todo}`
}
