import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useSeat } from '../../shell/deps.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { PassphraseField } from '../../ui/passphrase-field.tsx'
import { isPin } from '../../vault/second-code-rule.ts'
import type { TypedCode } from '../../vault/slot-changes.ts'
import { ChangeForm } from './change-form.tsx'
import { type SecureTools, useChange } from './secure-tools.ts'

/** A security key as second factor, and with it, if wanted, a PIN in place of the passphrase. */
export function BindKey({ tools }: { tools: SecureTools }) {
  const { t } = useWords()
  const { vault } = useSeat()
  const change = useChange(tools)
  const [current, setCurrent] = useState('')
  const [other, setOther] = useState('')
  const [isBound, setBound] = useState(vault.settings().authenticator !== null)

  const bind = async (from: TypedCode, now: number): Promise<Result<void, Problem>> => {
    const pin = other.trim()
    if (pin !== '' && !isPin(pin)) return err(problem('weak_passphrase'))
    const made = await tools.makeAuthenticator()
    if (!made.ok) return made
    const { bound, w } = made.value
    const to = { passphrase: pin === '' ? from.passphrase : pin, w }
    return vault.slot.change({ from, to, authenticator: bound, now })
  }
  const unbind = (from: TypedCode, now: number) => {
    const passphrase = other.trim() === '' ? from.passphrase : other
    return vault.slot.change({ from, to: { passphrase, w: undefined }, authenticator: null, now })
  }
  const submit = async () => {
    const isChanged = await change.run(current, isBound ? unbind : bind)
    if (!isChanged) return
    setCurrent('')
    setOther('')
    setBound(vault.settings().authenticator !== null)
  }

  if (typeof PublicKeyCredential === 'undefined') {
    return (
      <Panel title={t('secure.key')}>
        <p>{t('secure.keyNone')}</p>
      </Panel>
    )
  }
  return (
    <Panel title={t('secure.key')}>
      <p>{isBound ? t('secure.keyBound') : t('secure.keyText')}</p>
      <Notice kind="care" icon="warn">
        {t('secure.keyLost')}
      </Notice>
      <ChangeForm
        change={change}
        current={current}
        onCurrent={setCurrent}
        submit={isBound ? t('secure.keyUnbind') : t('secure.keyBind')}
        done={isBound ? t('secure.keyBound') : t('secure.keyUnbound')}
        onSubmit={() => void submit()}
      >
        <PassphraseField
          label={isBound ? t('secure.unbindPassphrase') : t('secure.pin')}
          hint={isBound ? t('enrol.passphraseHint') : t('secure.pinHint')}
          value={other}
          onChange={setOther}
          show={t('common.show')}
          hide={t('common.hide')}
        />
      </ChangeForm>
    </Panel>
  )
}
