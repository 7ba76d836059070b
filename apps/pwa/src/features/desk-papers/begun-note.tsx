import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

type Props = {
  text: string
  /** Undefined where nobody writes any more: the words can then only be thrown away. */
  onGoOn: (() => void) | undefined
  onThrowAway: () => void
}

/** Words under a section that were typed on this device and never saved. */
export function BegunNote({ text, onGoOn, onThrowAway }: Props) {
  const { t } = useWords()
  return (
    <div className="paper__written no-print">
      <Notice kind="care" icon="pencil" title={t('paper.begun')}>
        <p className="paper__words" dir="auto">
          {text}
        </p>
      </Notice>
      <div className="line">
        {onGoOn && <Button icon="pencil" label={t('paper.goOn')} onPress={onGoOn} />}
        <Button label={t('paper.throwAway')} onPress={onThrowAway} />
      </div>
    </div>
  )
}
