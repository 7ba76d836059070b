import './desk-papers.css'
import type { PaperLine } from '@tocsin/schema/desk/paper-answers'
import { standingDraft } from '@tocsin/schema/paper/select'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { weekStarting } from '@tocsin/schema/primitives/week'
import { markingOf } from '@tocsin/schema/summary/document/document-of'
import { paperWords } from '@tocsin/schema/summary/document/paper-words'
import type { ReactNode } from 'react'
import { weekWords } from '../../desk-words/week-words.ts'
import { rich } from '../../i18n/rich.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Code } from '../../ui/code.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { State } from '../../ui/state.tsx'
import type { PaperAct } from './act-form.tsx'
import { PaperActs } from './paper-acts.tsx'
import { PaperHands } from './paper-hands.tsx'
import { PaperSections, type SectionProps } from './paper-sections.tsx'
import { standingIcons, standingIds } from './standing-words.ts'

type Props = Omit<SectionProps, 'model' | 'onTakeIn'> & {
  /** All papers, for the one of the week before and for other versions. */
  papers: readonly PaperLine[]
  onAct: (act: PaperAct) => void
  onTakeIn: () => void
  /** Above the paper: work that goes on, and what went wrong. */
  said: ReactNode
  /** The part of the page that is named so. */
  filesAndHandOvers: ReactNode
}

/** A weekly paper as a page: twelve sections, of which every number opens what it counts. */
export function PaperScreen(props: Props) {
  const { answer, settings, actor, isPending, said } = props
  const words = useWords()
  const { t } = words
  const { paper, standing, model } = answer
  const week = weekStarting(settings.week, paper.weekStart)
  const title = weekWords(words, week, settings.week.timeZone)
  const draft = standingDraft(paper)
  const marking = <Marking isReleased={paper.released !== null} />
  const isLatest = !props.papers.some(
    ({ weekStart, version }) => weekStart === paper.weekStart && version > paper.version,
  )
  return (
    <ScrollBox label={t('paper.title')} className="paper-ground">
      <div className="paper__bar-top line no-print">
        <ButtonLink square icon="back" label={t('paper.back')} href={paths.deskPapers()} />
        {!isPending && <PaperActs answer={answer} actor={actor} onAct={props.onAct} />}
        {isPending && <State state="here" strong={t('alerts.onItsWay')} />}
      </div>
      {said}
      <article className="paper">
        {marking}
        <header className="paper__top">
          <div className="line line--apart">
            <p className="strong">
              {title} · <bdi>{settings.name}</bdi>
            </p>
            <Chip icon={standingIcons[standing]}>
              {t('paper.versionIs', { version: paper.version })} · {t(standingIds[standing])}
            </Chip>
          </div>
          <h1>{t('paper.title')}</h1>
          {draft && (
            <p className="quiet">
              {rich(
                words,
                'paper.asKnown',
                { seq: String(draft.asOf.seq) },
                { dtg: <Code>{formatDtg(draft.asOf.at, { year: true })}</Code> },
              )}
            </p>
          )}
          <PaperHands answer={answer} />
          <Versions {...props} />
        </header>
        {answer.isWhole === false && (
          <Notice kind="urgent" icon="warn" title={t('paper.notWhole')} />
        )}
        {model ? (
          <PaperSections
            {...props}
            model={model}
            onTakeIn={isLatest ? props.onTakeIn : undefined}
          />
        ) : (
          <Notice kind="urgent" icon="warn" title={t('paper.modelLost')}>
            {t('paper.modelLostTodo')}
          </Notice>
        )}
        <div className="no-print">{props.filesAndHandOvers}</div>
        {marking}
      </article>
    </ScrollBox>
  )
}

/** As it stands on every page of the print: who may read it, and that it is a draft. */
function Marking({ isReleased }: { isReleased: boolean }) {
  const { locale } = useWords()
  return <p className="paper__marking">{markingOf(paperWords(locale), { isReleased })}</p>
}

/** Other versions of the week, and the paper of the week before. */
function Versions({ answer: { paper }, papers, settings }: Props) {
  const words = useWords()
  const { t } = words
  const others = papers.filter(
    ({ id, weekStart }) => weekStart === paper.weekStart && id !== paper.id,
  )
  const earlier = papers.find(({ weekStart }) => weekStart < paper.weekStart)
  if (others.length === 0 && !earlier) return null
  return (
    <div className="line no-print">
      {others.map(({ id, version, standing }) => (
        <ButtonLink
          key={id}
          icon="history"
          label={`${t('paper.versionIs', { version })} · ${t(standingIds[standing])}`}
          href={paths.deskPaper(id)}
        />
      ))}
      {earlier && (
        <ButtonLink
          icon="split"
          label={t('paper.weekBefore', {
            week: weekWords(
              words,
              weekStarting(settings.week, earlier.weekStart),
              settings.week.timeZone,
            ),
          })}
          href={paths.deskPaper(earlier.id)}
        />
      )}
    </div>
  )
}
