import type { SignedCertificate } from '@tocsin/schema/certificate/certificate'
import { useCallback, useEffect, useState } from 'react'
import { CertificateScreen } from '../features/desk-certificate/certificate-screen.tsx'
import type {
  CertificateToRead,
  CertifiedEntry,
  ReadCertificate,
} from '../features/desk-certificate/certified-entry.ts'
import { useWords } from '../i18n/use-words.tsx'
import { paths } from '../paths.ts'
import { useSeat, useStore } from '../shell/deps.ts'
import { certifiedWords } from './certified-words.ts'
import { useDesk } from './desk-context.ts'
import { useAsked } from './use-asked.ts'
import type { Asked } from './use-record.ts'

/** The certificate of one record: asked for once, checked here, shown, printed and given as files. */
export function DeskCertificate({ asked }: { asked: Asked }) {
  const words = useWords()
  const { locale } = words
  const { server, settings } = useDesk()
  const { local } = useSeat()
  // The log key that this browser holds headquarters to, not the one that the answer brings.
  const { log } = useStore(local.facts)
  const { kind, id } = asked
  const ask = useCallback(
    () => server.certificate({ kind, id, locale }),
    [server, kind, id, locale],
  )
  const { value: signed, problem } = useAsked(ask)
  const read = useRead(signed, log?.key)
  // No day near this one: what is on paper says no "today".
  const at = { now: 0, timeZone: settings.week.timeZone }
  return (
    <CertificateScreen
      certificate={signed?.certificate}
      read={read}
      problem={problem}
      back={paths.deskRecord(kind, id)}
      title={read && titleOf(read.entries)}
      saysOf={(told) => certifiedWords(words, told, at)}
    />
  )
}

/** Undefined until the worker has read it. */
function useRead(signed: SignedCertificate | undefined, key: string | undefined) {
  const [read, setRead] = useState<ReadCertificate>()
  useEffect(() => {
    if (!signed) return
    const worker = new Worker(new URL('./desk-certificate.worker.ts', import.meta.url), {
      type: 'module',
    })
    worker.onmessage = ({ data }: MessageEvent<ReadCertificate>) => setRead(data)
    worker.postMessage({ signed, key } satisfies CertificateToRead)
    return () => worker.terminate()
  }, [signed, key])
  return read
}

/** The last title that this reader may have whole. */
function titleOf(entries: readonly CertifiedEntry[]): string | undefined {
  const titles = entries.map(({ told }) => told?.narrative?.title)
  return titles.findLast((title) => title !== undefined)
}
