import { useWords } from '../../i18n/use-words.tsx'
import { Choices } from '../../ui/choices.tsx'
import { SignMark } from '../../ui/sign-mark.tsx'
import { type Sign, signText } from '../../vault/signs.ts'
import { signWords } from '../../words/sign-words.ts'

type Props = { offered: readonly Sign[]; value: string; onChange: (sign: string) => void }

/** The sign by which somebody finds their part on the locked screen, where no name may stand. */
export function ChooseSign({ offered, value, onChange }: Props) {
  const words = useWords()
  return (
    <Choices
      className="enrol__signs"
      legend={words.t('enrol.sign')}
      hint={words.t('enrol.signHint')}
      options={offered.map((sign) => ({
        value: signText(sign),
        sign: <SignMark {...sign} />,
        label: signWords(words, sign),
      }))}
      value={value}
      onChange={onChange}
    />
  )
}
