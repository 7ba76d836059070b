import type { ToldAttachment } from '@tocsin/schema/events/told-attachments'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { useSeat } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

type Props = { file: ToldAttachment; record: RecordId; onDone: () => void }

/** The large picture of a teammate, on demand: its size first, its way while it comes, and why it did not. */
export function FetchCopy({ file, record, onDone }: Props) {
  const { t, bytes, time } = useWords()
  const { photos, meter } = useSeat()
  const [lying, setLying] = useState<number>()
  const [failed, setFailed] = useState<Problem | 'spent' | null>(null)
  const { copy, event } = file
  if (!copy) return null
  const fetch = async () => {
    setFailed(null)
    setLying(0)
    const files = await photos.load()
    const asked = { event, record, content: copy.content, bytes: copy.bytes }
    const fetched = await files?.fetch(asked, setLying)
    setLying(undefined)
    if (fetched?.ok) onDone()
    else setFailed(fetched?.error ?? { code: 'server_unreachable' })
  }
  if (lying !== undefined) {
    const done = Math.min(copy.bytes, lying * 65_536)
    const says = t('files.fetching', { done: bytes(done), total: bytes(copy.bytes) })
    return <Progress label={t('files.fetchLabel')} done={done} total={copy.bytes} says={says} />
  }
  return (
    <>
      {failed === 'spent' && (
        <p className="small">
          {t('files.fetchSpent', { time: time(meter.get()?.renewsAt() ?? 0) })}
        </p>
      )}
      {failed && failed !== 'spent' && failed.code !== 'not_found' && (
        <ProblemNotice problem={failed} />
      )}
      {failed && failed !== 'spent' && failed.code === 'not_found' && (
        <p className="small">{t('files.notArrived')}</p>
      )}
      <p>
        <Button
          icon="down"
          label={t('files.fetch', { size: bytes(copy.bytes) })}
          onPress={() => void fetch()}
        />
      </p>
    </>
  )
}
