import '../../field/attachments.css'
import type { AttachmentLink } from '@tocsin/schema/events/attachments'
import type { Narrative } from '@tocsin/schema/events/bodies'
import { type ToldAttachment, toldAttachments } from '@tocsin/schema/events/told-attachments'
import type { EventId, RecordId } from '@tocsin/schema/primitives/ids'
import { type ReactNode, useState } from 'react'
import type { Files, FilesState } from '../../attachments/create-files.ts'
import { GalleryItem, PictureDialog } from '../../field/gallery.tsx'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { createStore } from '../../local/store.ts'
import { useSeat, useStore } from '../../shell/deps.ts'
import { Panel } from '../../ui/panel.tsx'
import { State } from '../../ui/state.tsx'
import { FetchCopy } from './ready-fetch-copy.tsx'

/** An event of a record that names files. */
export type ToldWithFiles = {
  id: EventId
  facts: { attachments?: readonly AttachmentLink[] | undefined }
  narrative: Narrative | undefined
}

type Props = { files: readonly ToldWithFiles[]; record: RecordId }

const noFiles = createStore<FilesState | undefined>(undefined)

/** The photos, sounds and files of a record: what they look like, and how much of each headquarters has. */
export function RecordFiles({ files: told, record }: Props): ReactNode {
  useRooms('ready')
  const { t } = useWords()
  const { photos } = useSeat()
  const files = useStore(photos)
  const state = useStore<FilesState | undefined>(files ?? noFiles)
  const [shown, setShown] = useState<{ blob: Blob; name: string }>()
  const open = async (of: Files, { event, copy, media }: ToldAttachment, name: string) => {
    if (!copy || !media) return
    const found = await of.find(event, media, copy.bytes)
    if (found.ok) setShown({ blob: found.value, name })
  }
  const openFetched = async (one: ToldAttachment, name: string) => {
    const loaded = await photos.load()
    if (loaded) await open(loaded, one, name)
  }
  return (
    <Panel title={t('files.title')}>
      <ul className="attached">
        {toldAttachments(told).map((one, index) => {
          const name = t(`files.${one.kind}`, { number: index + 1 })
          const isHere = state?.files.some(
            ({ content, tie, lying, chunks }) =>
              content === one.copy?.content && tie?.event === one.event && lying === chunks.length,
          )
          return (
            <GalleryItem
              key={`${one.event} ${one.copy?.content ?? one.original?.content}`}
              file={one}
              name={name}
              onOpen={files && isHere ? () => void open(files, one, name) : undefined}
            >
              <Standing file={one} state={state} />
              {!isHere && one.media && (
                <FetchCopy file={one} record={record} onDone={() => void openFetched(one, name)} />
              )}
            </GalleryItem>
          )
        })}
      </ul>
      {shown && <PictureDialog {...shown} onClose={() => setShown(undefined)} />}
    </Panel>
  )
}

/** Of a teammate's file nothing is known here but its name and small picture. */
function Standing({ file, state }: { file: ToldAttachment; state: FilesState | undefined }) {
  const { t, bytes } = useWords()
  const contents = [file.copy?.content, file.original?.content]
  const kept = (state?.files ?? []).filter(
    ({ tie, content }) => tie?.event === file.event && contents.includes(content),
  )
  const waiting = kept.filter(({ tie }) => !tie?.sent)
  const isFetched = kept.every(({ role }) => role === 'fetched')
  const isWhole = kept.some(({ lying, chunks }) => lying === chunks.length)
  if (isFetched) {
    return <p className="small quiet">{t(isWhole ? 'files.fetched' : 'files.notShown')}</p>
  }
  if (waiting.length === 0) return <State state="hq" strong={t('files.stateHq')} />
  const sent = waiting.reduce((sum, { here }) => sum + here, 0)
  if (state?.textOnly) return <State state="here" strong={t('files.stateTextOnly')} />
  if (sent === 0) return <State state="here" strong={t('files.stateHere')} />
  const total = waiting.reduce((sum, one) => sum + one.bytes, 0)
  return (
    <State
      state="part"
      strong={t('files.stateHalf', { sent: bytes(sentBytes(waiting)), total: bytes(total) })}
    />
  )
}

function sentBytes(files: FilesState['files']): number {
  return files.reduce((sum, { bytes, here }) => sum + Math.min(bytes, here * 65_536), 0)
}
