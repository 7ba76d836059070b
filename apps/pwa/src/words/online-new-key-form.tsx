import { useState } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import type { KeyFailure } from '../sync/online-passkey.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { KeyFailed } from './online-key-failed.tsx'

type Props = {
  act: string
  /** Why the key of the last try was not taken. */
  failed: KeyFailure | null
  onName: (name: string) => void
}

/** A new passkey begins with the name by which its person will know it. Speaks the room `factor`. */
export function NewKeyForm({ act, failed, onName }: Props) {
  const { t } = useWords()
  const [name, setName] = useState('')
  return (
    <Form className="narrow-form" onSend={() => onName(name.trim() || t('factor.key'))}>
      <Field
        label={t('factor.keyName')}
        hint={t('factor.keyNameHint')}
        dir="auto"
        value={name}
        onChange={setName}
        maxLength={60}
      />
      {failed && <KeyFailed failed={failed} />}
      <div>
        <Button type="submit" icon="plus" label={act} />
      </div>
    </Form>
  )
}
