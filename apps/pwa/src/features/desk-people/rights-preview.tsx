import type { ReadablePart } from '@tocsin/schema/access/reach'
import { type ReadsChange, readsChanges } from '@tocsin/schema/access/reads-changes'
import type { Rights } from '@tocsin/schema/access/rights-change'
import { roleAccess } from '@tocsin/schema/access/role-access'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { Role } from '@tocsin/schema/primitives/actor'
import { useWords } from '../../i18n/use-words.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Table } from '../../ui/table.tsx'
import type { AccountLine } from './people-types.ts'

type Props = { account: AccountLine; next: Rights; settings: MissionSettings }

/** Whose browsers ask for a second factor; two administrators give these roles. */
function isDeskRole(role: Role): boolean {
  const { desk, administers } = roleAccess[role]
  return desk || administers
}

/** What a change of rights changes, before it is made: who reads less and more, and what follows (SPEC RC-9). */
export function RightsPreview({ account, next, settings }: Props) {
  const { t, list } = useWords()
  const areas = settings.areas.map(({ id }) => id)
  const nameOf = new Map<string, string>(settings.areas.map(({ id, name }) => [id, name]))
  const rows = grouped(readsChanges(account, next, areas))
  const parts: Record<ReadablePart, string> = {
    facts: t('accounts.partFacts'),
    narrative: t('accounts.partNarrative'),
    provenance: t('accounts.partProvenance'),
  }
  const said = (read: readonly ReadablePart[]) =>
    read.length === 0 ? t('accounts.partNone') : list(read.map((part) => parts[part]))
  const enrolsAnew = isDeskRole(next.role) && !isDeskRole(account.role)
  const bands = { standard: t('accounts.bandStandard'), restricted: t('accounts.bandRestricted') }
  return (
    <section className="stack stack--tight" aria-label={t('accounts.whatChanges')}>
      <h3 className="label">{t('accounts.whatChanges')}</h3>
      {rows.length === 0 ? (
        <p>{t('accounts.nothingRead')}</p>
      ) : (
        <Table
          caption={t('accounts.whatChanges')}
          hideCaption
          columns={[
            {
              key: 'of',
              head: t('accounts.readsOf'),
              rowHead: true,
              cell: (row: Row) =>
                `${list(row.areas.map((id) => nameOf.get(id) ?? id))} · ${bands[row.band]}`,
            },
            { key: 'before', head: t('accounts.readsBefore'), cell: (row) => said(row.before) },
            { key: 'after', head: t('accounts.readsAfter'), cell: (row) => said(row.after) },
            {
              key: 'which',
              head: <span className="hidden">{t('accounts.whatChanges')}</span>,
              cell: (row) => (
                <span className="people-which">
                  {t(isLess(row) ? 'accounts.readsLess' : 'accounts.readsMore')}
                </span>
              ),
            },
          ]}
          rows={rows}
          rowKey={(row) => `${row.areas.join()} ${row.band}`}
        />
      )}
      {isDeskRole(next.role) && <p className="strong">{t('accounts.secondConfirms')}</p>}
      {enrolsAnew && <Notice kind="care" icon="warn" title={t('accounts.enrolsAnew')} />}
      {account.isIdentityOfficer && (
        <Notice kind="care" icon="warn" title={t('accounts.staysOfficer')} />
      )}
      {rows.some(isLess) && <p className="small">{t('accounts.atNextContact')}</p>}
      {!enrolsAnew && <p className="small quiet">{t('accounts.ownStays')}</p>}
    </section>
  )
}

type Row = Omit<ReadsChange, 'area'> & { areas: string[] }

function isLess({ before, after }: Row): boolean {
  return before.some((part) => !after.includes(part))
}

/** Areas of which the same becomes of the same are one line. */
function grouped(changes: readonly ReadsChange[]): Row[] {
  const rows = new Map<string, Row>()
  for (const { area, ...change } of changes) {
    const key = JSON.stringify(change)
    const row = rows.get(key) ?? { ...change, areas: [] }
    row.areas.push(area)
    rows.set(key, row)
  }
  return [...rows.values()]
}
