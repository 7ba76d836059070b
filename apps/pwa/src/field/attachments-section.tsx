import './attachments.css'
import { mostAttachments } from '@tocsin/schema/events/attachments'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import { useEffect, useRef, useState } from 'react'
import type { AddRefused } from '../attachments/create-files.ts'
import { asBefore, type FileForm } from '../attachments/file-form.ts'
import { useWords } from '../i18n/use-words.tsx'
import { useSeat, useStore } from '../shell/deps.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { AttachedFile } from './attached-file.tsx'
import { BlurDialog } from './blur-dialog.tsx'
import type { FilesOfForm } from './use-files.ts'

type Props = {
  files: readonly FileForm[]
  attached: FilesOfForm
  onChange: (files: FileForm[]) => void
}

/** Photos, sounds and files of a form: made small, blurred, sealed and kept before anything is saved. */
export function AttachmentsSection({ files, attached, onChange }: Props) {
  const { t, number } = useWords()
  const { bundle } = useStore(useSeat().trust)
  const canSeal = (bundle?.officers?.statement.officers ?? []).length >= 2
  const [refused, setRefused] = useState<AddRefused | null>(null)
  const [blurring, setBlurring] = useState<FileForm>()
  // What is added while another one is still being made small must not push it out.
  const latest = useRef(files)
  useEffect(() => {
    latest.current = files
  }, [files])
  const change = (next: FileForm[]) => {
    latest.current = next
    onChange(next)
  }
  const take = (added: Result<FileForm, AddRefused>, instead?: FileForm) => {
    setRefused(added.ok ? null : added.error)
    if (!added.ok) return
    const { value } = added
    change(
      instead
        ? latest.current.map((one) => (one.key === instead.key ? value : one))
        : [...latest.current, value],
    )
  }
  const addPhoto = async (file: File) =>
    take(await attached.run((of) => of.addPhoto(file, canSeal)))
  const addOther = async (file: File) => {
    if (!canSeal) return setRefused({ problem: problem('no_officers') })
    const kind = file.type.startsWith('audio/') ? 'sound' : 'file'
    take(await attached.run((of) => of.addSealed(file, kind)))
  }
  const remove = (form: FileForm) => {
    change(latest.current.filter(({ key }) => key !== form.key))
    // Once the draft no longer names it.
    setTimeout(() => void attached.files?.remove(form), 2_000)
  }
  const isFull = files.length >= mostAttachments
  return (
    <Panel title={t('files.title')}>
      <p className="hint">{t('files.hint')}</p>
      <Notice kind="care" icon="eye" title={t('files.consent')} />
      {refused && 'problem' in refused && <ProblemNotice problem={refused.problem} />}
      {refused && 'wrong' in refused && (
        <Notice kind="care" icon="warn" live title={t(`files.wrong${refused.wrong}`)} />
      )}
      {attached.files === null && <Notice icon="info" title={t('files.notHere')} />}
      {files.length > 0 && (
        <ul className="attached">
          {files.map((form, index) => (
            <AttachedFile
              key={form.key}
              form={form}
              number={index + 1}
              onBlur={() => setBlurring(form)}
              onUndo={() => take(ok(asBefore(form)), form)}
              listen={async () => {
                const sound = await attached.files?.listen(form)
                return sound?.ok ? sound.value : undefined
              }}
              onRemove={() => remove(form)}
            />
          ))}
        </ul>
      )}
      {attached.isBusy && (
        <p className="quiet" role="status">
          {t('files.working')}
        </p>
      )}
      {isFull && <p className="quiet">{t('files.most', { count: number(mostAttachments) })}</p>}
      {attached.files && !isFull && (
        <div className="line">
          <Choose icon="photo" label={t('files.addPhoto')} accept="image/*" onFile={addPhoto} />
          <Choose icon="plus" label={t('files.addOther')} onFile={addOther} />
        </div>
      )}
      {blurring && attached.files && (
        <BlurDialog
          form={blurring}
          files={attached.files}
          onClose={() => setBlurring(undefined)}
          onBlur={(boxes) => {
            const form = blurring
            setBlurring(undefined)
            void attached.run((of) => of.blur(form, boxes)).then((done) => take(done, form))
          }}
        />
      )}
    </Panel>
  )
}

type ChooseProps = {
  icon: 'photo' | 'plus'
  label: string
  accept?: string
  onFile: (file: File) => Promise<void>
}

/** The system's own chooser: camera, recorder, album. The app asks for no microphone and no camera of its own here. */
function Choose({ icon, label, accept, onFile }: ChooseProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          target.value = ''
          if (file) void onFile(file)
        }}
      />
      <Button icon={icon} label={label} onPress={() => input.current?.click()} />
    </>
  )
}
