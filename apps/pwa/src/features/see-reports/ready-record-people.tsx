import type { ConsentChange } from '@tocsin/schema/events/people'
import {
  changeConsent,
  type OfPeople,
  ofPeople,
  wroteDown,
} from '@tocsin/schema/events/told-people'
import { consentLevels } from '@tocsin/schema/vocabulary/consent-levels'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { personKinds } from '@tocsin/schema/vocabulary/person-kinds'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { useSeat } from '../../shell/deps.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { isolated } from '../../words/isolated.ts'
import { ReasonDialog } from '../../words/reason-dialog.tsx'

/** Whom a record tells of: that identities are sealed, for whom, and what each person agrees to. Never who. */
export function RecordPeople({ view }: { view: RecordView }) {
  useRooms('ready')
  const { t, list, locale } = useWords()
  const { local } = useSeat()
  const told = ofPeople(view)
  if (!told || told.of.people.length === 0) return null
  const { people } = told.of
  const sealed = people.filter(({ part }) => part !== null).length
  const officers = local.trust()?.officers?.statement.officers ?? []
  const actor = local.actor()
  return (
    <Panel title={t('people.panel')}>
      {sealed > 0 && (
        <Notice
          icon="seal"
          title={t('people.sealedCount', { count: sealed, officers: officers.length })}
        >
          {t('people.sealedText', { names: list(officers.map(({ name }) => isolated(name))) })}
        </Notice>
      )}
      <ul className="stack stack--tight">
        {people.map(({ event, part, is, consent }, nth) => (
          <li key={`${event} ${part ?? nth}`}>
            <p>
              {labelOf(personKinds, is, locale)} ·{' '}
              {part === null ? t('people.notWritten') : labelOf(consentLevels, consent, locale)}
            </p>
            {part !== null && consent !== 'consent_withdrawn' && wroteDown({ event }, actor) && (
              <ChangeConsent told={told} base={view.base} person={{ event, part, consent }} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

type ChangeProps = {
  told: OfPeople
  base: RecordView['base']
  person: ConsentChange
}

/** The person agrees to more, or to less, than before: the log keeps when it was said. */
function ChangeConsent({ told, base, person }: ChangeProps) {
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
        const draft = changeConsent(told, local.actor(), base, { ...person, consent })
        return draft.ok ? local.append(draft.value) : draft
      }}
    />
  )
}
