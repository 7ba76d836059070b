import type { Paper } from '@tocsin/schema/paper/state'
import type { Section } from '@tocsin/schema/summary/document/document'
import type { PaperWords } from '@tocsin/schema/summary/document/paper-words'
import type { PaperSection } from '@tocsin/schema/summary/paper/sections'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { PaperBlocks } from './paper-blocks.tsx'
import type { Open } from './said.tsx'
import type { Seats } from './step-words.tsx'
import { WrittenWords } from './written-words.tsx'

type Props = {
  name: PaperSection
  section: Section
  paper: Pick<Paper, 'edits'>
  seats: Seats
  says: PaperWords
  onOpen: Open
  /** Undefined where nobody writes any more. */
  onWrite: (() => void) | undefined
  /** What was typed under it and not saved. */
  begun: ReactNode
  /** In the place of the words while somebody writes them. */
  form: ReactNode
}

/** One of the twelve: what was worked out, and under it what people wrote. */
export function PaperSectionView(props: Props) {
  const { t } = useWords()
  const { name, section, paper, seats, says, onOpen, onWrite, begun, form } = props
  const { title, tone, blocks } = section
  return (
    <section className={classes('paper__section', tone && 'paper__unknown')} aria-label={title}>
      <div className="line line--apart">
        <h2 tabIndex={-1} data-section={name}>
          {title}
        </h2>
        {onWrite && !form && (
          <span className="no-print">
            <Button
              icon="pencil"
              label={t('paper.write')}
              name={`${t('paper.write')}: ${title}`}
              onPress={onWrite}
            />
          </span>
        )}
      </div>
      <PaperBlocks blocks={blocks} {...{ title, says, onOpen }} />
      {begun}
      {form || <WrittenWords edits={paper.edits} section={name} seats={seats} />}
    </section>
  )
}
