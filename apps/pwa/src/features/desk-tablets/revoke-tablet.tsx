import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'

const reasons = ['lost', 'taken', 'left', 'other'] as const
type Reason = (typeof reasons)[number]

type Props = { name: string; onRevoke: (reason: string) => Promise<void> }

/** Takes a tablet out of the mission. It cannot be undone, so it asks once more, and why. */
export function RevokeTablet({ name, onRevoke }: Props) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState<Reason | ''>('')
  const words = {
    lost: t('desk.revokeLost'),
    taken: t('desk.revokeTaken'),
    left: t('desk.revokeLeft'),
    other: t('desk.revokeOther'),
  }
  const revoke = async () => {
    if (reason === '') return
    await onRevoke(reason)
    setOpen(false)
  }
  return (
    <>
      <Button kind="solid" label={t('desk.revoke')} onPress={() => setOpen(true)} />
      <Dialog
        open={isOpen}
        title={
          <>
            {t('desk.revokeTitle')} <bdi>{name}</bdi>
          </>
        }
        onClose={() => setOpen(false)}
        closeLabel={t('common.close')}
        actions={
          <Button
            kind="solid"
            label={t('desk.revoke')}
            onPress={() => void revoke()}
            disabledReason={reason === '' ? t('desk.revokeWhy') : undefined}
          />
        }
      >
        <p>{t('desk.revokeText')}</p>
        <SelectField
          label={t('desk.revokeWhy')}
          value={reason}
          onChange={setReason}
          none={t('desk.revokeWhy')}
          options={reasons.map((value) => ({ value, label: words[value] }))}
        />
      </Dialog>
    </>
  )
}
