import { isWritten } from '@tocsin/schema/paper/select'
import type { Paper, PaperEdit } from '@tocsin/schema/paper/state'
import type { PaperSection } from '@tocsin/schema/summary/paper/sections'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type Seats, StepWords } from './step-words.tsx'

/** What people wrote under a section since it was worked out: the words that stand, and each change with what stood before. */
export function WrittenWords({
  edits,
  section,
  seats,
}: Pick<Paper, 'edits'> & { section: PaperSection; seats: Seats }) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const own = edits.filter((edit) => edit.section === section)
  const last = own.at(-1)
  if (!last) return null
  return (
    <div className="paper__written">
      <p className="small paper__by">
        <Icon name="pencil" size="small" />
        <StepWords did="written" step={last} seats={seats} />
      </p>
      <p className="paper__words" dir="auto">
        {last.after ?? <Gone edit={last} isThere={isWritten({ edits }, section)} />}
      </p>
      <div className="no-print">
        <Button
          label={t(isOpen ? 'paper.hideEdits' : 'paper.seeEdits', { count: own.length })}
          expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        />
      </div>
      <ol className={isOpen ? 'paper__edits' : 'paper__edits paper__edits--shut'}>
        {own.map((edit) => (
          <li key={edit.event}>
            <p className="small">
              <StepWords did="changed" step={edit} seats={seats} />
            </p>
            <div className="paper__beside">
              <div>
                <p className="small quiet">{t('paper.before')}</p>
                <p className="paper__words" dir="auto">
                  {edit.before === null ? t('paper.nothingStood') : <del>{edit.before}</del>}
                </p>
              </div>
              <div>
                <p className="small quiet">{t('paper.after')}</p>
                <p className="paper__words" dir="auto">
                  {edit.after === null ? <Gone edit={edit} isThere /> : <ins>{edit.after}</ins>}
                </p>
              </div>
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Taken away by its author, or written and not to be read here. */
function Gone({ edit, isThere }: { edit: PaperEdit; isThere: boolean }) {
  const { t } = useWords()
  return (
    <span className="quiet">
      {t(edit.isEmptied || !isThere ? 'paper.emptied' : 'paper.unreadable')}
    </span>
  )
}
