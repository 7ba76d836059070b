import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { useEffect, useState } from 'react'
import type { AddRefused, Files } from '../attachments/create-files.ts'
import { type FileForm, filesSaid } from '../attachments/file-form.ts'
import type { AppendOptions, Saved } from '../local/local.ts'
import { useSeat } from '../shell/deps.ts'

/** What a form does with its photos, sounds and files. */
export type FilesOfForm = {
  /** Undefined while what works with them is not there: `null` where it cannot come without a network. */
  files: Files | null | undefined
  /** Something is being made small and sealed: what is sent now would go without it. */
  isBusy: boolean
  run: (
    work: (files: Files) => Promise<Result<FileForm, AddRefused>>,
  ) => Promise<Result<FileForm, AddRefused>>
  /** Saves a form; its files belong to the event from then on, and wait to be sent. */
  send: (
    save: (sealed: NonNullable<AppendOptions['people']>) => Promise<Result<Saved, Problem>>,
  ) => Promise<Result<Saved, Problem>>
  discard: () => Promise<void>
}

export function useFiles(forms: readonly FileForm[]): FilesOfForm {
  const { photos } = useSeat()
  const [files, setFiles] = useState<Files | null>()
  const [working, setWorking] = useState(0)
  useEffect(() => {
    let isGone = false
    void photos.load().then((loaded) => {
      if (!isGone) setFiles(loaded ?? null)
    })
    return () => {
      isGone = true
    }
  }, [photos])
  return {
    files,
    isBusy: working > 0,
    run: async (work) => {
      if (!files) return err({ problem: problem('server_unreachable') })
      setWorking((count) => count + 1)
      try {
        return await work(files)
      } finally {
        setWorking((count) => count - 1)
      }
    },
    send: async (save) => {
      const saved = await save(filesSaid(forms).sealed)
      if (saved.ok && forms.length > 0) {
        await files?.saved(forms, saved.value)
        void photos.send()
      }
      return saved
    },
    discard: async () => {
      for (const form of forms) await files?.remove(form)
    },
  }
}
