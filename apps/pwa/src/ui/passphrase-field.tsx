import { useState } from 'react'
import { Button } from './button.tsx'
import { Field, type FieldWords } from './field.tsx'

type Props = FieldWords & {
  value: string
  onChange: (value: string) => void
  show: string
  hide: string
}

/** A secret that its owner may look at while typing with cold or gloved hands. */
export function PassphraseField({ show, hide, ...field }: Props) {
  const [shown, setShown] = useState(false)
  return (
    <Field
      {...field}
      type={shown ? 'text' : 'password'}
      dir="auto"
      end={
        <Button
          kind="plain"
          icon="eye"
          label={shown ? hide : show}
          onPress={() => setShown(!shown)}
        />
      }
    />
  )
}
