import type { MessageId } from '../../i18n/message-id.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Code } from '../../ui/code.tsx'
import type { CertifiedAttachment } from './certified-entry.ts'

/** Files that entries of the record name: what each hash is of, and who answers for it. */
export function Attachments({ files }: { files: readonly CertifiedAttachment[] }) {
  const { t } = useWords()
  return (
    <section className="certificate__section">
      <h2>{t('certificate.attachments')}</h2>
      <p>{t(files.length === 0 ? 'certificate.noAttachments' : 'certificate.fileNotes')}</p>
      {files.map((one) => (
        <FileOfEntry key={`${one.file.event} ${one.file.content}`} one={one} />
      ))}
    </section>
  )
}

function FileOfEntry({ one: { file, seq, standing } }: { one: CertifiedAttachment }) {
  const { t } = useWords()
  const { number, content, bytes, opened } = file
  const kind = t(kinds[file.kind])
  const form = file.form === 'copy' ? 'certificate.fileCopy' : 'certificate.fileOriginal'
  return (
    <div className="certificate__file">
      <h3>{t(form, { kind, number })}</h3>
      <p>
        {t('certificate.fileIn', { seq })} · {t('certificate.fileBytes', { count: bytes })}
      </p>
      <dl className="certificate__hashes">
        <div>
          <dt>{t('certificate.fileSealed')}</dt>
          <dd>
            <Code>{content}</Code>
          </dd>
        </div>
        <div>
          <dt>{t('certificate.fileOpened')}</dt>
          <dd>
            {standing === 'opened' ? <Code>{opened}</Code> : <span>{t(standings[standing])}</span>}
          </dd>
        </div>
      </dl>
    </div>
  )
}

const kinds = {
  photo: 'certificate.filePhoto',
  sound: 'certificate.fileSound',
  file: 'certificate.fileFile',
} as const satisfies Record<CertifiedAttachment['file']['kind'], MessageId>

const standings = {
  officers: 'certificate.fileOfficers',
  erased: 'certificate.fileErased',
  absent: 'certificate.fileAbsent',
  withheld: 'certificate.fileWithheld',
  unreadable: 'certificate.fileUnreadable',
} as const satisfies Record<Exclude<CertifiedAttachment['standing'], 'opened'>, MessageId>
