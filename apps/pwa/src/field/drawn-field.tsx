import { type Drawing, drawnFault } from '@tocsin/schema/primitives/drawn'
import { useWords } from '../i18n/use-words.tsx'
import { Button } from '../ui/button.tsx'
import { Wrong } from '../ui/wrong.tsx'
import { drawnWords } from '../words/drawn-words.ts'
import { faultWords } from './fault-words.ts'

type Props = {
  drawing: Drawing | null
  /** What it is good for, said while nothing is drawn. */
  hint: string
  /** Sending was tried: a drawing that is not finished is said. */
  asked: boolean
  onDraw: () => void
  /** Missing where a drawing that stands cannot be taken away. */
  onTakeAway: (() => void) | undefined
}

/** What is drawn on the map for a record, in words, and the way to draw it. */
export function DrawnField({ drawing, hint, asked, onDraw, onTakeAway }: Props) {
  const words = useWords()
  const { t } = words
  const fault = drawing && drawnFault(drawing)
  return (
    <fieldset>
      <legend className="label">{t('threat.drawnTitle')}</legend>
      {!drawing && <p className="hint">{hint}</p>}
      {drawing && fault && asked && <Wrong>{faultWords(words, drawing, fault)}</Wrong>}
      <div className="stack stack--tight">
        {drawing && <p className="strong">{drawnWords(words, drawing)}</p>}
        <div className="line">
          <Button
            icon="map"
            label={t(drawing ? 'threat.drawAgain' : 'threat.draw')}
            onPress={onDraw}
          />
          {drawing && onTakeAway && (
            <Button icon="close" label={t('threat.drawNot')} onPress={onTakeAway} />
          )}
        </div>
      </div>
    </fieldset>
  )
}
