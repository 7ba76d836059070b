import type { ExposedRecord, Exposure } from '@tocsin/schema/desk/exposure'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { exposureCsv } from './exposure-csv.ts'
import { RevokeTablet } from './revoke-tablet.tsx'

type Props = {
  exposure: Exposure
  settings: MissionSettings
  onBack: () => void
  onRevoke: (reason: string) => Promise<void>
  saveCsv: (text: string) => void
}

/** What somebody who opens this tablet can read: every record, no content. */
export function ExposureScreen({ exposure, settings, onBack, onRevoke, saveCsv }: Props) {
  const { t, number } = useWords()
  const columns = useColumns(settings)
  const { records, lastDeliveredAt, revokedAt, isStopped } = exposure
  const restricted = records.filter(({ band }) => band === 'restricted').length
  return (
    <ScrollBox label={t('desk.exposure')} className="desk-page stack">
      <div className="no-print">
        <Button kind="plain" icon="back" label={t('desk.tablets')} onPress={onBack} />
      </div>
      <div>
        <h1 className="title">
          {t('desk.exposure')}: <bdi>{exposure.name}</bdi>
        </h1>
        <p>
          {t('desk.exposureCounts', { count: records.length, restricted: number(restricted) })}{' '}
          {lastDeliveredAt === null ? (
            t('desk.exposureNever')
          ) : (
            <>
              {t('desk.exposureLast')} <Code>{formatDtg(lastDeliveredAt)}</Code>
            </>
          )}
        </p>
        <p className="quiet">
          {t('desk.exposureNot', {
            sealed: number(exposure.sealedParts),
            withheld: number(exposure.withheldParts),
            people: number(exposure.people),
          })}
        </p>
      </div>
      <div className="line no-print">
        {(revokedAt === null || isStopped) && (
          <RevokeTablet name={exposure.name} onRevoke={onRevoke} />
        )}
        <Button
          icon="doc"
          label={t('desk.exposureSave')}
          onPress={() => saveCsv(exposureCsv(exposure))}
        />
        <Button icon="print" label={t('summary.print')} onPress={() => window.print()} />
      </div>
      {revokedAt !== null && (
        <Notice icon="tablet">
          {t('desk.tabletRevoked')} <Code>{formatDtg(revokedAt)}</Code>
        </Notice>
      )}
      <Panel flush>
        {records.length === 0 ? (
          <EmptyState says={t('desk.exposureNone')} />
        ) : (
          <Table
            caption={t('desk.exposure')}
            hideCaption
            columns={columns}
            rows={records}
            rowKey={({ record }) => record}
          />
        )}
      </Panel>
    </ScrollBox>
  )
}

const kinds = {
  report: 'desk.exposureReport',
  threat: 'desk.exposureThreat',
  other: 'desk.exposureOther',
} as const

const partWords = {
  facts: 'desk.exposureFacts',
  narrative: 'desk.exposureWords',
  provenance: 'desk.exposureOrigin',
} as const

function isPart(label: string): label is keyof typeof partWords {
  return Object.hasOwn(partWords, label)
}

function useColumns(settings: MissionSettings): Column<ExposedRecord>[] {
  const { t, list } = useWords()
  const areaNames = new Map(settings.areas.map(({ id, name }) => [id, name]))
  return [
    {
      key: 'code',
      head: t('desk.exposureCode'),
      rowHead: true,
      cell: ({ code }) => <Code>{code}</Code>,
    },
    { key: 'kind', head: t('desk.exposureKind'), cell: ({ kind }) => t(kinds[kind]) },
    {
      key: 'area',
      head: t('desk.filterArea'),
      cell: ({ area }) => <bdi>{areaNames.get(area) ?? area}</bdi>,
    },
    {
      key: 'band',
      head: t('desk.exposureBand'),
      cell: ({ band }) =>
        t(band === 'restricted' ? 'desk.exposureRestricted' : 'desk.exposureOrdinary'),
    },
    {
      key: 'parts',
      head: t('desk.exposureParts'),
      cell: ({ parts }) =>
        list(parts.map((label) => (isPart(label) ? t(partWords[label]) : label))),
    },
    {
      key: 'own',
      head: t('desk.exposureOwn'),
      cell: ({ isOwn }) => (isOwn ? t('desk.exposureOwnYes') : ''),
    },
    {
      key: 'at',
      head: t('desk.exposureAt'),
      cell: ({ lastReceivedAt }) => <Code>{formatDtg(lastReceivedAt)}</Code>,
    },
  ]
}
