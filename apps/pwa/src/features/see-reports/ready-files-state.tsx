import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { FileOnWay, Files } from '../../attachments/create-files.ts'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { useSeat, useStore } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Fact } from '../../ui/facts.tsx'
import { State } from '../../ui/state.tsx'

/** Bytes of what waits, and how many of them headquarters has already. */
function weight(files: readonly FileOnWay[]): { sent: number; total: number } {
  const sent = files.reduce((sum, { bytes, here }) => sum + Math.min(bytes, here * 65_536), 0)
  return { sent, total: files.reduce((sum, { bytes }) => sum + bytes, 0) }
}

/** Beside a record that headquarters has: its files have not all arrived. Nothing once they have. */
export function FilesOfRow({ files, record }: { files: Files; record: RecordId }) {
  useRooms('ready')
  const { t, bytes } = useWords()
  const state = useStore(files)
  const waiting = state.files.filter(({ tie }) => tie?.record === record && !tie.sent)
  if (waiting.length === 0) return null
  const { sent, total } = weight(waiting)
  return (
    <State state="part" strong={t('files.attachmentsWaiting')}>
      {t('files.stateHalf', { sent: bytes(sent), total: bytes(total) })}
    </State>
  )
}

/** The lane of files: what waits in it, when it is tried again, and that only text goes where somebody said so. */
export function FilesFact({ files }: { files: Files }) {
  useRooms('ready')
  const { t, bytes, time, problemWords } = useWords()
  const { photos, sync, local } = useSeat()
  const state = useStore(files)
  const { nextTryAt } = useStore(sync)
  const { unsentEvents } = useStore(local.facts)
  const waiting = state.files.filter(({ tie }) => !tie?.sent)
  if (waiting.length === 0 && !state.textOnly) return null
  const { sent, total } = weight(waiting)
  const next = state.nextTryAt ?? nextTryAt
  const { spent } = state
  const says = state.textOnly
    ? t('files.textOnlyHint')
    : state.trying
      ? t('files.tryingNow')
      : spent
        ? t(spent.next.role === 'copy' ? 'files.spentCopy' : 'files.spentOriginal', {
            size: bytes(spent.next.bytes),
            time: time(spent.at),
          })
        : unsentEvents > 0 || next === null
          ? t('files.afterWords')
          : t('files.nextTry', { time: time(next) })
  const { problem } = state
  const reason =
    problem && problem.code !== 'server_unreachable' ? problemWords(problem) : undefined
  return (
    <Fact
      icon="photo"
      title={
        waiting.length > 0
          ? t('files.waits', { count: waiting.length, sent: bytes(sent), total: bytes(total) })
          : t('files.textOnly')
      }
      detail={`${says}${reason ? ` ${reason.said} ${reason.todo}` : ''}`}
      action={
        <Button
          label={t(state.textOnly ? 'files.textOnlyEnd' : 'files.textOnly')}
          onPress={() => {
            files.setTextOnly(!state.textOnly)
            if (state.textOnly) void photos.send('now')
          }}
        />
      }
    />
  )
}
