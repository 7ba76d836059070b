import './desk-hand-overs.css'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { type Chosen, FileChoice, type Format } from './file-choice.tsx'
import { type Given, HandOverForm } from './hand-over-form.tsx'

/** What the two ways out do: a file for this desk, and one for an office, which is written down first. */
export type Giving<F extends Format> = {
  onSave: (chosen: Chosen<F>) => Promise<Result<{ name: string }, Problem>>
  onHandOver: (given: Given<F>) => Promise<Result<unknown, Problem>>
}

type Props<F extends Format> = Giving<F> & {
  formats: readonly [F, ...F[]]
  /** What is handed over, in words. */
  what: string
  isExact: boolean
  /** Beside the choice: what a file of this says of itself. */
  note?: string | undefined
  /** Why nothing can be handed over now. */
  refused?: string | undefined
}

/** Files of a paper or a table, for this desk or for an office. */
export function FilesPart<F extends Format>(props: Props<F>) {
  const { formats, what, isExact, note, refused, onSave, onHandOver } = props
  const { t, locale } = useWords()
  const [chosen, setChosen] = useState<Chosen<F>>({ format: formats[0], locale })
  const [isOpen, setOpen] = useState(false)
  const [saved, setSaved] = useState<string>()
  const [wrong, setWrong] = useState<Problem>()
  const save = async () => {
    const file = await onSave(chosen)
    setSaved(file.ok ? file.value.name : undefined)
    setWrong(file.ok ? undefined : file.error)
  }
  return (
    <>
      <FileChoice formats={formats} chosen={chosen} onChange={setChosen} />
      {note && <p>{note}</p>}
      <div className="given__acts">
        <Button icon="doc" label={t('outside.save')} onPress={() => void save()} />
        <Button
          kind="solid"
          icon="group"
          label={t('outside.handOver')}
          disabledReason={refused}
          onPress={() => setOpen(true)}
        />
      </div>
      <p className="small quiet" role="status">
        {saved ? t('outside.saved', { name: saved }) : t('outside.saveMeans')}
      </p>
      {wrong && <ProblemNotice problem={wrong} />}
      {isOpen && (
        <HandOverForm
          what={what}
          isExact={isExact}
          formats={formats}
          onHandOver={onHandOver}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
