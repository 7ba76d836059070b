import './desk-erasure.css'
import type { ErasureCertificate, ErasureCopy } from '@tocsin/schema/desk/erasures'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { erasureReasons } from '@tocsin/schema/vocabulary/erasure-reasons'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { eventWords } from '../../desk-words/event-words.ts'
import { rich } from '../../i18n/rich.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Pairs } from '../../ui/pairs.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { partWords } from './part-words.ts'

type Props = { certificate: ErasureCertificate; onBack: () => void }

/** Which part, why, by whom, and where every copy of it is: to be read, and printed. */
export function CertificateScreen({ certificate, onBack }: Props) {
  const { t } = useWords()
  return (
    <ScrollBox label={t('erasure.certificate')} className="desk-page stack erasure-certificate">
      <div className="line no-print">
        <Button kind="plain" icon="back" label={t('erasure.title')} onPress={onBack} />
        <Button icon="print" label={t('summary.print')} onPress={() => window.print()} />
      </div>
      <h1 className="title">{t('erasure.certificate')}</h1>
      <Panel title={t('erasure.what')}>
        <What certificate={certificate} />
      </Panel>
      <Panel title={t('erasure.copies')}>
        <Copies certificate={certificate} />
      </Panel>
      <Panel title={t('erasure.devices')} flush>
        {certificate.devices.length === 0 ? (
          <EmptyState says={t('erasure.noDevices')} />
        ) : (
          <Devices devices={certificate.devices} />
        )}
      </Panel>
    </ScrollBox>
  )
}

function What({ certificate: of }: Pick<Props, 'certificate'>) {
  const words = useWords()
  const { t, locale } = words
  return (
    <Pairs
      pairs={[
        {
          key: 'entry',
          term: t('erasure.entry'),
          value: (
            <>
              {eventWords(words, of.type)} <Code>{of.code}</Code> · <Code>{of.area}</Code>
            </>
          ),
        },
        { key: 'id', term: t('erasure.hash'), value: <Code>{of.hash}</Code> },
        ...of.parts.map(({ label, commitment }) => ({
          key: label,
          term: partWords(words, label),
          value: (
            <>
              {t('erasure.commitment')} <Code>{commitment}</Code>
            </>
          ),
        })),
        {
          key: 'why',
          term: t('erasure.reason'),
          value: (
            <>
              {labelOf(erasureReasons, of.reason, locale)}{' '}
              {of.reference !== null && <Code>{of.reference}</Code>}
            </>
          ),
        },
        {
          key: 'proposed',
          term: <bdi>{t('erasure.proposedBy', { name: of.proposedBy })}</bdi>,
          value: <Code>{formatDtg(of.proposedAt)}</Code>,
        },
        ...(of.decidedBy === null || of.decidedAt === null
          ? []
          : [
              {
                key: 'agreed',
                term: <bdi>{t('erasure.agreedBy', { name: of.decidedBy })}</bdi>,
                value: <Code>{formatDtg(of.decidedAt)}</Code>,
              },
            ]),
        ...(of.erasedSeq === null
          ? []
          : [{ key: 'seq', term: t('erasure.inLog'), value: <Code>{of.erasedSeq}</Code> }]),
      ]}
    />
  )
}

const shownAs = {
  opened: 'erasure.shownOpened',
  exported: 'erasure.shownExported',
  certificate: 'erasure.shownCertificate',
} as const

function Copies({ certificate: of }: Pick<Props, 'certificate'>) {
  const words = useWords()
  const { t } = words
  const dtg = (at: number | null) => <Code>{at === null ? '' : formatDtg(at)}</Code>
  const server =
    of.tablesAt === null
      ? rich(words, 'erasure.serverNotYet', {}, { at: dtg(of.erasedAt) })
      : rich(words, 'erasure.serverSays', {}, { at: dtg(of.erasedAt), tables: dtg(of.tablesAt) })
  return (
    <Pairs
      pairs={[
        {
          key: 'server',
          term: t('erasure.server'),
          value: (
            <>
              {server}{' '}
              {of.wal && t(of.wal === 'overwritten' ? 'erasure.walOver' : 'erasure.walKept')}
            </>
          ),
        },
        ...(of.backupsUntil === null
          ? []
          : [
              {
                key: 'backups',
                term: t('erasure.backups'),
                value: rich(words, 'erasure.backupsSay', {}, { until: dtg(of.backupsUntil) }),
              },
            ]),
        { key: 'carried', term: t('erasure.carried'), value: t('erasure.carriedSay') },
        {
          key: 'shown',
          term: t('erasure.shown'),
          value:
            of.shown.length === 0 ? (
              t('erasure.shownNone')
            ) : (
              <ul>
                {of.shown.map(({ by, at, as }) => (
                  <li key={`${by} ${at}`}>
                    <bdi>{by}</bdi>, {dtg(at)}, {t(shownAs[as])}
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  )
}

function Devices({ devices }: { devices: readonly ErasureCopy[] }) {
  const { t } = useWords()
  const columns: Column<ErasureCopy>[] = [
    {
      key: 'device',
      head: t('erasure.device'),
      rowHead: true,
      cell: ({ name, isAuthor }) => (
        <>
          <bdi>{name}</bdi>
          {isAuthor && <span className="small quiet"> ({t('erasure.deviceWrote')})</span>}
        </>
      ),
    },
    {
      key: 'destroyed',
      head: t('erasure.destroyedThere'),
      cell: ({ confirmedAt, revokedAt }) =>
        confirmedAt !== null ? (
          <Code>{formatDtg(confirmedAt)}</Code>
        ) : (
          <b>
            {t('erasure.notYet')}
            {revokedAt !== null && `, ${t('erasure.outOfMission')}`}
          </b>
        ),
    },
    {
      key: 'heard',
      head: t('erasure.lastHeard'),
      cell: ({ lastHeardAt }) =>
        lastHeardAt === null ? t('erasure.never') : <Code>{formatDtg(lastHeardAt)}</Code>,
    },
  ]
  return (
    <Table
      caption={t('erasure.devices')}
      hideCaption
      columns={columns}
      rows={devices}
      rowKey={({ seat }) => seat}
    />
  )
}
