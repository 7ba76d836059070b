import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Progress } from '../../ui/progress.tsx'

/** Work of the server that says nothing of how far it has come: what it is, and how long it has taken. */
export function Working({ label, onCancel }: { label: string; onCancel?: () => void }) {
  const { t } = useWords()
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div role="status">
      <Progress
        label={label}
        done={0}
        total={null}
        says={t('paper.since', { seconds })}
        cancel={onCancel && { label: t('common.cancel'), onPress: onCancel }}
      />
    </div>
  )
}
