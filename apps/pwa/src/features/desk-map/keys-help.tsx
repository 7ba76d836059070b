import { useWords } from '../../i18n/use-words.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Pairs } from '../../ui/pairs.tsx'

/** Every key of the desk in words. */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords()
  const keys = [
    { keys: ['j', 'k'], says: t('desk.keyMoveLong') },
    { keys: ['a'], says: t('desk.keyAnswerLong') },
    { keys: ['v'], says: t('desk.keyVerifyLong') },
    { keys: ['/'], says: t('desk.keySearchLong') },
    { keys: ['?'], says: t('desk.keys') },
  ]
  return (
    <Dialog open={open} onClose={onClose} title={t('desk.keys')} closeLabel={t('common.close')}>
      <Pairs
        pairs={keys.map((line) => ({
          key: line.keys.join(),
          term: (
            <span dir="ltr">
              {line.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </span>
          ),
          value: line.says,
        }))}
      />
    </Dialog>
  )
}
