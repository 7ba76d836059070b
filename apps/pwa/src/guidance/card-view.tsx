import './card.css'
import { components } from '@tocsin/schema/vocabulary/components'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { Fragment, type ReactNode } from 'react'
import type { MessageId } from '../i18n/message-id.ts'
import { useWords } from '../i18n/use-words.tsx'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon-names.ts'
import { Panel } from '../ui/panel.tsx'
import type { CardPart, Paper } from './card.ts'
import type { SpokenCard } from './load-guidance.ts'
import { lettersOf, type Passage, passagesOf } from './rest-on.ts'

type Props = {
  card: SpokenCard
  papers: readonly Paper[]
  /** Stands with "Record in Tocsin": the way into the right form. */
  write?: ReactNode | undefined
  /** Stand between what to do and what it rests on. */
  acts?: ReactNode | undefined
}

const titles: Record<CardPart, MessageId> = {
  do: 'guidance.do',
  doNot: 'guidance.doNot',
  call: 'guidance.call',
  record: 'guidance.record',
}
const icons: Record<CardPart, IconName> = {
  do: 'tick',
  doNot: 'close',
  call: 'radio',
  record: 'pencil',
}

/** What a card says, each line with the letters of the passages on which it rests. */
export function CardView({ card, papers, write, acts }: Props) {
  const { t } = useWords()
  const passages = passagesOf(card, papers)
  return (
    <>
      <CardHead card={card} />
      <div className="guide-card__lists">
        <Lines card={card} passages={passages} part="do" />
        <Lines card={card} passages={passages} part="doNot" />
        <Lines card={card} passages={passages} part="call" />
        <Lines card={card} passages={passages} part="record" more={write} />
      </div>
      {acts && <div className="guide-card__acts no-print">{acts}</div>}
      <Panel title={t('guidance.restsOn')}>
        <p>{t('guidance.ours')}</p>
        {passages.length > 0 && (
          <ol className="guide-card__passages small">
            {passages.map((passage) => (
              <PassageLine key={passage.id} passage={passage} />
            ))}
          </ol>
        )}
      </Panel>
    </>
  )
}

/** For whom it is, and whether the mission has made it its own. */
function CardHead({ card }: { card: SpokenCard }) {
  const { t, list, locale, date } = useWords()
  const { endorsed, version } = card
  const names = card.components.map((code) => labelOf(components, code, locale))
  return (
    <div className="guide-card__head">
      <p className="strong">{card.words.when}</p>
      <p className="guide-card__about small quiet">
        <Icon name={endorsed ? 'tick' : 'pencil'} size="small" />
        <span>
          {endorsed
            ? t('guidance.endorsed', {
                by: endorsed.by,
                date: date(Date.parse(endorsed.on), 'UTC'),
              })
            : t('guidance.draft')}{' '}
          {t('guidance.version', { version })}
        </span>
      </p>
      <p className="guide-card__about small quiet">
        <Icon name="group" size="small" />
        <span>{names.length > 0 ? list(names) : t('guidance.everybody')}</span>
      </p>
    </div>
  )
}

type LinesProps = {
  card: SpokenCard
  passages: readonly Passage[]
  part: CardPart
  more?: ReactNode
}

function Lines({ card, passages, part, more }: LinesProps) {
  const { t } = useWords()
  return (
    <Panel title={t(titles[part])}>
      <ul className="guide-card__lines">
        {card.words[part].map((line, at) => (
          <li key={line}>
            <Icon name={icons[part]} />
            <span>
              {line}
              <Letters letters={lettersOf(card, passages, part, at)} />
            </span>
          </li>
        ))}
      </ul>
      {more}
    </Panel>
  )
}

function Letters({ letters }: { letters: readonly string[] }) {
  const { t } = useWords()
  if (letters.length === 0) return null
  const said = letters.join(' ')
  return (
    <>
      <span className="hidden"> {t('guidance.passages', { letters: said })}</span>
      <sup className="guide-card__letters" aria-hidden="true">
        {said}
      </sup>
    </>
  )
}

/** The papers are in English, whatever language the screen speaks. */
function PassageLine({ passage: { letter, text, place, paper } }: { passage: Passage }) {
  const from = [paper.title, paper.symbol, paper.publisher, paper.date, place]
  return (
    <li>
      <span className="strong">{letter}</span>
      <span lang="en" dir="ltr">
        <q>{text}</q>
        <br />
        <span className="quiet">
          {from.flatMap((part, at) =>
            part === null ? [] : [<Fragment key={part}>{at > 0 ? ` · ${part}` : part}</Fragment>],
          )}
        </span>
      </span>
    </li>
  )
}
