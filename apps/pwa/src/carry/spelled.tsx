import './carry.css'
import { spoken } from '@tocsin/schema/primitives/spelling-words'
import { useId, useState } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import { Button } from '../ui/button.tsx'

type Props = { name: string; groups: readonly string[] }

/** Groups of letters in large type, to be read out; the words of the spelling alphabet on request. */
export function Spelled({ name, groups }: Props) {
  const { t } = useWords()
  const [hasWords, setWords] = useState(false)
  const id = useId()
  return (
    <section className="stack" aria-labelledby={id}>
      <p className="strong num" id={id}>
        {name}
      </p>
      <ol className="carry__groups" dir="ltr">
        {groups.map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group may stand twice in a line, and none moves.
          <li key={at}>
            <span className="code">{group}</span>
            {hasWords && <span className="carry__said">{spoken(group).join(' ')}</span>}
          </li>
        ))}
      </ol>
      <Button
        kind="plain"
        pressed={hasWords}
        label={t('carry.spell')}
        onPress={() => setWords(!hasWords)}
      />
    </section>
  )
}
