import { amendReport } from '@tocsin/schema/report/decide'
import type { Report, ReportPerson } from '@tocsin/schema/report/state'
import { consentLevels } from '@tocsin/schema/vocabulary/consent-levels'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { personKinds } from '@tocsin/schema/vocabulary/person-kinds'
import { useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { useSeat } from '../../shell/deps.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ReasonDialog } from '../../words/reason-dialog.tsx'

/** Whom the report tells of: that identities are sealed, for whom, and what each person agrees to. Never who. */
export function RecordPeople({ report, base }: { report: Report; base: RecordView['base'] }) {
  const { t, list, locale } = useWords()
  const { local } = useSeat()
  const { people } = report
  if (people.length === 0) return null
  const sealed = people.filter(({ part }) => part !== null).length
  const officers = local.trust()?.officers?.statement.officers ?? []
  const isOwn = report.author === local.actor().seat && !report.withdrawn
  return (
    <Panel title={t('people.panel')}>
      {sealed > 0 && (
        <Notice
          icon="seal"
          title={t('people.sealedCount', { count: sealed, officers: officers.length })}
        >
          {t('people.sealedText', { names: list(officers.map(({ name }) => name)) })}
        </Notice>
      )}
      <ul className="stack stack--tight">
        {people.map((person, nth) => (
          <li key={`${person.event} ${person.part ?? nth}`}>
            <p>
              {labelOf(personKinds, person.is, locale)} ·{' '}
              {person.part === null
                ? t('people.notWritten')
                : labelOf(consentLevels, person.consent, locale)}
            </p>
            {isOwn && person.part !== null && person.consent !== 'consent_withdrawn' && (
              <ChangeConsent report={report} base={base} person={person} part={person.part} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

type ChangeProps = {
  report: Report
  base: RecordView['base']
  person: ReportPerson
  part: string
}

/** The person agrees to more, or to less, than before: the log keeps when it was said. */
function ChangeConsent({ report, base, person, part }: ChangeProps) {
  const { t } = useWords()
  const { local } = useSeat()
  return (
    <ReasonDialog
      act={t('people.changeConsent')}
      text={t('people.changeConsentText')}
      legend={t('people.consent')}
      reasons={consentLevels.items.filter(({ code }) => {
        return code !== person.consent && code !== 'account_only'
      })}
      onReason={async (consent) => {
        const facts = { set: {}, consents: [{ event: person.event, part, consent }] }
        const draft = amendReport(report, local.actor(), base, { facts })
        return draft.ok ? local.append(draft.value) : draft
      }}
    />
  )
}
