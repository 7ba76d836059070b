import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useDeps, useSeat } from '../../shell/deps.ts'
import { Panel } from '../../ui/panel.tsx'
import { NewPassphraseFields, useNewPassphrase } from '../../words/ready-new-passphrase.tsx'
import { ChangeForm } from './change-form.tsx'
import { type SecureTools, useChange } from './secure-tools.ts'

type Props = { tools: SecureTools; known: ReadonlySet<string> }

/** Another passphrase for the same keys: nothing is sealed anew, so it takes no longer than an unlock. */
export function ChangePassphrase({ tools, known }: Props) {
  const { t } = useWords()
  const { random } = useDeps()
  const { vault } = useSeat()
  const change = useChange(tools)
  const made = useNewPassphrase({ random, known, fold: tools.fold })
  const [current, setCurrent] = useState('')

  const submit = async () => {
    const passphrase = made.take()
    if (passphrase === null) return
    const { authenticator } = vault.settings()
    const isChanged = await change.run(current, (from, now) =>
      vault.slot.change({ from, to: { passphrase, w: from.w }, authenticator, now }),
    )
    if (!isChanged) return
    setCurrent('')
    made.setFirst('')
    made.setAgain('')
  }

  return (
    <Panel title={t('secure.passphrase')}>
      <p>{t('secure.passphraseText')}</p>
      <ChangeForm
        change={change}
        current={current}
        onCurrent={setCurrent}
        submit={t('secure.change')}
        done={t('secure.changed')}
        onSubmit={() => void submit()}
      >
        <NewPassphraseFields made={made} label={t('secure.newPassphrase')} />
      </ChangeForm>
    </Panel>
  )
}
