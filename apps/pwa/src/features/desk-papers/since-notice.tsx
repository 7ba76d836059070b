import type { PaperAnswer } from '@tocsin/schema/desk/paper-answers'
import type { PaperWords } from '@tocsin/schema/summary/document/paper-words'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type Open, Opens } from './said.tsx'

type Props = {
  answer: PaperAnswer
  says: PaperWords
  onOpen: Open
  /** Takes what came since into a newer model, or begins the next version of a released paper. */
  onTakeIn: (() => void) | undefined
  /** Why it may not be pressed now. */
  refused: string | undefined
}

/** What has changed since a paper was worked out: nothing of it is put right behind its reader's back. */
export function SinceNotice({ answer, says, onOpen, onTakeIn, refused }: Props) {
  const { t } = useWords()
  const { since, paper, model } = answer
  const { late, restatements, erased } = since
  if (late.length === 0 && restatements.length === 0 && erased === 0) return null
  const lateWords = t('paper.late', { count: late.length })
  return (
    <Notice kind="care" icon="history" title={t('paper.changedSince')}>
      <ul className="paper__list">
        {late.length > 0 && (
          <li>
            <Opens text={lateWords} ids={late} title={lateWords} onOpen={onOpen} />
          </li>
        )}
        {restatements.map(({ week, figure, was, now }) => {
          const ofAnother = week === model?.week.label ? '' : `${week} · `
          const name = `${ofAnother}${says.text(`harm.${figure}`)}`
          return (
            <li key={`${week} ${figure}`}>
              {t('paper.figureWas', {
                figure: name,
                was: says.split(was.verified.count, was.unverified.count),
              })}{' '}
              <Opens
                text={t('paper.figureIs', {
                  now: says.split(now.verified.count, now.unverified.count),
                })}
                ids={now.total.ids}
                title={name}
                onOpen={onOpen}
              />
            </li>
          )
        })}
        {erased > 0 && <li>{t('paper.erased', { count: erased })}</li>}
      </ul>
      {onTakeIn && (late.length > 0 || restatements.length > 0) && (
        <p className="no-print">
          <Button
            icon="sync"
            label={t(paper.released ? 'paper.tellAnew' : 'paper.takeIn')}
            disabledReason={refused}
            onPress={onTakeIn}
          />
        </p>
      )}
    </Notice>
  )
}
