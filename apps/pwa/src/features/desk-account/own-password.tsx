import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useSeat } from '../../shell/deps.ts'
import { called } from '../../sync/server-client.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { PassphraseField } from '../../ui/passphrase-field.tsx'
import type { Wanted } from './own-account.tsx'

/** Fewer letters are refused by the server too. */
const shortest = 12

type Props = { onWanted: (act: Wanted) => void; onChanged: () => void }

/** Another password of one's own choice. */
export function OwnPassword({ onWanted, onChanged }: Props) {
  const { t } = useWords()
  const { server } = useSeat()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<'short' | 'differs' | null>(null)
  const [isDone, setDone] = useState(false)
  const change: Wanted = async () => {
    const changed = await called(server.account.changePassword.mutate({ password }))
    if (!changed.ok) return changed.error
    setPassword('')
    setAgain('')
    setDone(true)
    onChanged()
    return null
  }
  const send = () => {
    const found = password.length < shortest ? 'short' : password === again ? null : 'differs'
    setWrong(found)
    setDone(false)
    if (!found) onWanted(change)
  }
  const secret = { show: t('common.show'), hide: t('common.hide') }
  return (
    <Panel title={t('accounts.password')}>
      <p>{t('accounts.passwordText')}</p>
      <Form className="narrow-form" onSend={send}>
        <PassphraseField
          {...secret}
          label={t('accounts.passwordNew')}
          hint={t('accounts.passwordHint')}
          wrong={wrong === 'short' ? t('enrol.ownPasswordShort') : undefined}
          value={password}
          onChange={setPassword}
        />
        <PassphraseField
          {...secret}
          label={t('accounts.passwordAgain')}
          wrong={wrong === 'differs' ? t('accounts.passwordDiffers') : undefined}
          value={again}
          onChange={setAgain}
        />
        <div>
          <Button type="submit" kind="main" label={t('accounts.passwordChange')} />
        </div>
      </Form>
      {isDone && <Notice icon="tick" title={t('accounts.passwordDone')} live />}
    </Panel>
  )
}
