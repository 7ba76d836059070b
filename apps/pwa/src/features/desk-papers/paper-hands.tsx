import type { PaperAnswer } from '@tocsin/schema/desk/paper-answers'
import { useWords } from '../../i18n/use-words.tsx'
import { StepWords } from './step-words.tsx'

/** Whose hands a paper went through, in their order. */
export function PaperHands({ answer: { paper, seats } }: { answer: PaperAnswer }) {
  const [first, ...redrawn] = paper.drafts
  return (
    <ul className="paper__hands small">
      {first && (
        <li>
          <StepWords did="drafted" step={first} seats={seats} />
        </li>
      )}
      {redrawn.map((step) => (
        <li key={step.event}>
          <StepWords did="redrawn" step={step} seats={seats} />
        </li>
      ))}
      {paper.signatures.map((step) => (
        <li key={step.event}>
          <StepWords did={step.stands ? 'signed' : 'signedBefore'} step={step} seats={seats} />
        </li>
      ))}
      {paper.released && (
        <li>
          <StepWords did="released" step={paper.released} seats={seats} />
        </li>
      )}
    </ul>
  )
}

/** What somebody holds differently, beside the bottom line: it is never below the last page. */
export function Dissents({ answer: { paper, seats, content } }: { answer: PaperAnswer }) {
  const { t } = useWords()
  if (paper.dissents.length === 0) return null
  return (
    <section className="paper__dissents" aria-label={t('paper.dissents')}>
      <h3>{t('paper.dissents')}</h3>
      {paper.dissents.map((one) => (
        <blockquote key={one.event}>
          <p className="paper__words" dir="auto">
            {one.text ?? t('paper.unreadable')}
          </p>
          <footer className="small quiet">
            <StepWords did="dissented" step={one} seats={seats} />
            {one.content !== content && <> {t('paper.dissentEarlier')}</>}
          </footer>
        </blockquote>
      ))}
    </section>
  )
}
