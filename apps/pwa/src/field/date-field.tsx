import './date-field.css'
import { LocalDate } from '@tocsin/schema/primitives/local-date'
import { useWords } from '../i18n/use-words.tsx'
import { Field, type FieldWords } from '../ui/field.tsx'
import { dateWords } from '../words/date-words.ts'

type Props = FieldWords & { value: string; onChange: (value: string) => void }

/**
 * A calendar date. The browser writes it as its own language does, in which 03/04 may be two days;
 * under it stands the day that is meant, with its month in words.
 */
export function DateField(props: Props) {
  const words = useWords()
  const said = LocalDate.safeParse(props.value).success ? dateWords(words, props.value) : undefined
  return (
    <div>
      <Field type="date" {...props} />
      {said && <p className="said">{said}</p>}
    </div>
  )
}
