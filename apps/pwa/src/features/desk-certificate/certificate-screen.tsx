import './desk-certificate.css'
import type { Certificate } from '@tocsin/schema/certificate/certificate'
import type { Told } from '@tocsin/schema/events/tell'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { Problem } from '@tocsin/schema/problem'
import { useWords } from '../../i18n/use-words.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Code } from '../../ui/code.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type Pair, Pairs } from '../../ui/pairs.tsx'
import { saveBlob } from '../../ui/save-file.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import type { ReadCertificate } from './certified-entry.ts'
import { EntryOfCertificate } from './entry-of-certificate.tsx'
import { Attachments } from './files-of-certificate.tsx'
import { PlaceInLog, WhoVouches } from './proof-of-certificate.tsx'

type Props = {
  /** Undefined while it is asked for. */
  certificate: Certificate | undefined
  /** Undefined until it is read and checked. */
  read: ReadCertificate | undefined
  problem: Problem | undefined
  back: string
  title: string | undefined
  saysOf: (told: Told) => Pair[]
}

/** Chain of custody of one record, to be read, printed, and given to others as files that they can check. */
export function CertificateScreen({ certificate, read, problem, back, ...props }: Props) {
  const { t } = useWords()
  return (
    <div className="certificate-ground">
      <div className="certificate-acts no-print">
        <ButtonLink kind="plain" icon="back" label={t('certificate.back')} href={back} />
        {certificate && read && (
          <span className="line">
            <Button
              icon="pack"
              label={t('certificate.download')}
              onPress={() => void download(certificate, read)}
            />
            <Button icon="print" label={t('certificate.print')} onPress={() => window.print()} />
          </span>
        )}
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {!read && !problem && <p className="certificate-acts">{t('certificate.making')}</p>}
      {certificate && read && <Paper certificate={certificate} read={read} {...props} />}
    </div>
  )
}

async function download({ record }: Certificate, { bundle }: ReadCertificate): Promise<void> {
  const { zipOf } = await import('../../ui/desk-zip.ts')
  saveBlob(document, `certificate-${record.id}.zip`, await zipOf(bundle))
}

type PaperProps = Pick<Props, 'title' | 'saysOf'> & {
  certificate: Certificate
  read: ReadCertificate
}

function Paper({ certificate, read, title, saysOf }: PaperProps) {
  const { t } = useWords()
  const { verdict, entries, fingerprint, isRestricted } = read
  const { record, missionName, madeAt, madeBy, head, omitted } = certificate
  const classified = t(isRestricted ? 'certificate.strictly' : 'certificate.confidential')
  return (
    <article className="certificate">
      {/* Stands on every printed page; on the screen the same is said once below. */}
      <p className="certificate__running" aria-hidden="true">
        <b>{classified}</b> · <bdi>{title ?? record.id}</bdi> · <Code>{head.head.root}</Code>
      </p>
      <div className="certificate__body">
        <header className="certificate__head">
          <p className="line line--apart">
            <Chip>{classified}</Chip>
            <span className="quiet small">
              <bdi>{missionName}</bdi>
            </span>
          </p>
          <h1>{t('certificate.title')}</h1>
          {title && (
            <p className="strong" dir="auto">
              {title}
            </p>
          )}
          <Pairs
            pairs={[
              { key: 'record', term: t('certificate.record'), value: <Code>{record.id}</Code> },
              {
                key: 'made',
                term: t('certificate.madeAt'),
                value: <Code>{formatDtg(madeAt, { year: true })}</Code>,
              },
              { key: 'for', term: t('certificate.madeFor'), value: <bdi>{madeBy}</bdi> },
            ]}
          />
        </header>
        {!verdict.isWhole && (
          <Notice kind="urgent" icon="warn" title={t('certificate.notWhole')} live>
            {verdict.flaws.map(({ code, where }) => (
              <p key={`${code} ${where}`}>
                <Code>
                  {code} {where}
                </Code>
              </p>
            ))}
          </Notice>
        )}
        {verdict.isWhole && <p>{t('certificate.whole')}</p>}
        <p className="quiet">
          {t('certificate.whatProves')} {t('certificate.logged')}
        </p>
        <h2>{t('certificate.entries')}</h2>
        <ol className="certificate__entries">
          {entries.map((entry) => (
            <EntryOfCertificate key={entry.line.seq} entry={entry} saysOf={saysOf} />
          ))}
        </ol>
        {omitted > 0 && <p>{t('certificate.omitted', { count: omitted })}</p>}
        <Attachments files={read.files} />
        <WhoVouches certificate={certificate} fingerprint={fingerprint} />
        <PlaceInLog certificate={certificate} />
      </div>
    </article>
  )
}
