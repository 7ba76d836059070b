import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useSeat } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { PassphraseField } from '../../ui/passphrase-field.tsx'
import { ChangeForm } from './change-form.tsx'
import { type SecureTools, useChange } from './secure-tools.ts'

/** The code for duress. The screen looks the same whether one is set or not, and answers the same. */
export function SetSecondCode({ tools }: { tools: SecureTools }) {
  const { t } = useWords()
  const { vault } = useSeat()
  const change = useChange(tools)
  const [current, setCurrent] = useState('')
  const [second, setSecond] = useState('')
  const forget = () => {
    setCurrent('')
    setSecond('')
  }
  const set = async () => {
    const isSet = await change.run(current, (from, now) =>
      vault.slot.setSecond({ from, second, begin: tools.begin(), now }),
    )
    if (isSet) forget()
  }
  const clear = async () => {
    const isCleared = await change.run(current, (from, now) =>
      vault.slot.clearSecond({ from, now }),
    )
    if (isCleared) forget()
  }
  return (
    <Panel title={t('secure.second')}>
      <p>{t('secure.secondText')}</p>
      <ChangeForm
        change={change}
        current={current}
        onCurrent={setCurrent}
        submit={t('secure.secondSet')}
        done={t('secure.secondDone')}
        onSubmit={() => void set()}
        more={<Button kind="plain" label={t('secure.secondClear')} onPress={() => void clear()} />}
      >
        <PassphraseField
          label={t('secure.secondCode')}
          hint={t('secure.secondHint')}
          value={second}
          onChange={setSecond}
          show={t('common.show')}
          hide={t('common.hide')}
        />
      </ChangeForm>
    </Panel>
  )
}
