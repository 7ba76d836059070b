import { chunkCount } from '@tocsin/schema/chain/content'
import type { RecordAnswer } from '@tocsin/schema/desk/desk-answers'
import type { SealedFile } from '@tocsin/schema/events/attachments'
import { filesOf, type ToldAttachment } from '@tocsin/schema/events/told-attachments'
import type { Problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { fetchFile, type ReadFile } from '../../attachments/fetch-file.ts'
import { filesIn } from '../../attachments/files-in.ts'
import { drawable } from '../../attachments/open-copy.ts'
import { GalleryItem, PictureDialog } from '../../field/gallery.tsx'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

type Props = { answer: RecordAnswer; read: ReadFile }

/** The files that a record names, whether or not they have arrived: none is silently missing. */
export function RecordFiles({ answer, read }: Props) {
  const files = filesIn(answer.history)
  return files.length > 0 && <Shown files={files} answer={answer} read={read} />
}

function Shown({ files, answer, read }: Props & { files: readonly ToldAttachment[] }) {
  useRooms('ready')
  const { t, number, percent } = useWords()
  const [shown, setShown] = useState<{ blob: Blob; name: string }>()
  const [problem, setProblem] = useState<Problem | null>(null)
  const here = (event: ToldAttachment['event'], file: SealedFile) => {
    const line = answer.arrived.find((one) => one.event === event && one.content === file.content)
    return line?.chunks ?? 0
  }
  /** From 0 to 1, of copy and original together: a photo without its original has not all arrived. */
  const arrived = (file: ToldAttachment) => {
    const sealed = filesOf(file)
    const all = sealed.reduce((sum, { bytes }) => sum + chunkCount(bytes), 0)
    return sealed.reduce((sum, one) => sum + here(file.event, one), 0) / all
  }
  const open = async ({ event, copy, media }: ToldAttachment, name: string) => {
    if (!copy || !media) return
    const plain = await fetchFile(read, { event, ...copy, key: media.key })
    const picture = plain.ok ? drawable(plain.value, media) : plain
    setProblem(picture.ok ? null : picture.error)
    if (picture.ok) setShown({ blob: picture.value, name })
  }
  const whole = files.filter((file) => arrived(file) === 1).length
  return (
    <section className="stack stack--tight" aria-label={t('files.title')}>
      <h3 className="section">
        {t('files.title')}{' '}
        <span className="quiet num">
          {t('files.arrived', { here: number(whole), all: number(files.length) })}
        </span>
      </h3>
      {problem && <ProblemNotice problem={problem} />}
      <ul className="attached">
        {files.map((file, index) => {
          const name = t(`files.${file.kind}`, { number: index + 1 })
          const part = arrived(file)
          const { copy, media } = file
          const isWhole = copy && here(file.event, copy) === chunkCount(copy.bytes)
          const canOpen = isWhole && media !== undefined
          return (
            <GalleryItem
              key={`${file.event} ${file.copy?.content ?? file.original?.content}`}
              file={file}
              name={name}
              onOpen={canOpen ? () => void open(file, name) : undefined}
            >
              <p className="small">
                {part === 0
                  ? t('files.notArrived')
                  : part < 1
                    ? t('files.partArrived', { percent: percent(part) })
                    : file.copy && !file.media
                      ? t('files.withheld')
                      : t('files.stateHq')}
              </p>
            </GalleryItem>
          )
        })}
      </ul>
      {shown && <PictureDialog {...shown} onClose={() => setShown(undefined)} />}
    </section>
  )
}
