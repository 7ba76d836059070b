import type { PersonBody } from '@tocsin/schema/events/people'
import type { ToldPerson } from '@tocsin/schema/events/told-people'
import type { IdentityOpening, OpeningLimit } from '@tocsin/schema/identities/answers'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { EventId, MissionId } from '@tocsin/schema/primitives/ids'
import { ok } from '@tocsin/schema/primitives/result'
import { consentLevels } from '@tocsin/schema/vocabulary/consent-levels'
import { itemOf, labelOf } from '@tocsin/schema/vocabulary/find'
import { identityReasons } from '@tocsin/schema/vocabulary/identity-reasons'
import { personKinds } from '@tocsin/schema/vocabulary/person-kinds'
import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import type { IdentityServer } from '../../identities/identity-server.ts'
import { openForReason } from '../../identities/open-for-reason.ts'
import { Code } from '../../ui/code.tsx'
import type { OpenVault } from '../../vault/open-vault.ts'
import { ShownIdentity } from './shown-identity.tsx'
import { WhyDialog } from './why-dialog.tsx'

type Props = {
  people: readonly ToldPerson[]
  server: IdentityServer
  vault: Pick<OpenVault, 'officer'>
  mission: MissionId
  isOfficer: boolean
}

type Sealed = ToldPerson & { part: string }

/** Whom a record tells of, how often each identity was opened, by whom and why; for officers, the way in. */
export function IdentitiesPanel({ people, server, vault, mission, isOfficer }: Props) {
  const words = useWords()
  const { t, locale } = words
  const sealed = people.filter((person): person is Sealed => person.part !== null)
  const events = JSON.stringify([...new Set(sealed.map(({ event }) => event))])
  const [openings, setOpenings] = useState<readonly IdentityOpening[]>([])
  const [limit, setLimit] = useState<OpeningLimit | null>(null)
  const [version, setVersion] = useState(0)
  const [shown, setShown] = useState<{ title: string; person: PersonBody } | null>(null)
  const [isAsked, setAsked] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is the reason to ask again.
  useEffect(() => {
    // as: made of event ids above.
    const asked = JSON.parse(events) as EventId[]
    if (asked.length === 0) return
    void server.openings(asked).then((told) => told.ok && setOpenings(told.value))
    if (isOfficer) void server.limit().then((told) => told.ok && setLimit(told.value))
  }, [server, events, version, isOfficer])
  if (people.length === 0) return null
  const leaving = sealed.filter(({ consent }) => stateOf(consent) === 'open')
  return (
    <section className="stack stack--tight" aria-label={t('identities.title')}>
      <h2 className="section">{t('identities.sealed', { count: sealed.length })}</h2>
      {people.map((person, nth) => {
        const title = labelOf(personKinds, person.is, locale)
        return (
          <div key={`${person.event} ${person.part ?? nth}`} className="stack stack--tight">
            <p>
              <b>{title}</b> · {t(wordsOf(person))}
            </p>
            {isSealed(person) && stateOf(person.consent) === 'open' && isOfficer && (
              <WhyDialog
                act={t('identities.open')}
                text={[t('identities.openText'), limit && leftOf(words, limit)].join(' ')}
                onWhy={async (why) => {
                  const { event, part } = person
                  const asked = { mission, event, part, ...why }
                  const opened = await openForReason(server, vault, asked)
                  setVersion((count) => count + 1)
                  if (opened.ok) setShown({ title, person: opened.value })
                  return opened
                }}
              />
            )}
            {isSealed(person) && <Openings of={person} openings={openings} />}
          </div>
        )
      })}
      {isOfficer && leaving.length > 0 && !isAsked && (
        <WhyDialog
          act={t('identities.askExport')}
          text={t('identities.askExportText')}
          onWhy={async (why) => {
            const asked = await server.askExport({
              events: [...new Set(leaving.map(({ event }) => event))],
              ...why,
            })
            if (asked.ok) setAsked(true)
            return asked.ok ? ok(undefined) : asked
          }}
        />
      )}
      {isAsked && (
        <p className="quiet" role="status">
          {t('identities.asked')}
        </p>
      )}
      <ShownIdentity
        title={shown?.title ?? ''}
        person={shown?.person ?? null}
        onHide={() => setShown(null)}
      />
    </section>
  )
}

function leftOf({ t }: Words, { left, perHour }: OpeningLimit): string {
  return t('identities.openLeft', { left, limit: perHour })
}

function Openings({ of, openings }: { of: Sealed; openings: readonly IdentityOpening[] }) {
  const { t, locale } = useWords()
  const own = openings.filter(({ event, part }) => event === of.event && part === of.part)
  if (own.length === 0) return <p className="small quiet">{t('identities.neverOpened')}</p>
  return (
    <details>
      <summary className="small">{t('identities.openedTimes', { count: own.length })}</summary>
      <ul className="stack stack--tight small">
        {own.map(({ by, at, reason, words, isExport }) => (
          <li key={`${by} ${at}`}>
            <bdi>{by}</bdi> <Code>{formatDtg(at)}</Code> ·{' '}
            {labelOf(identityReasons, reason, locale)} · <bdi>{words}</bdi>
            {isExport && ` · ${t('identities.exported')}`}
          </li>
        ))}
      </ul>
    </details>
  )
}

function isSealed(person: ToldPerson): person is Sealed {
  return person.part !== null
}

function stateOf(consent: string): 'open' | 'stays' | 'none' {
  const identity = itemOf(consentLevels, consent)?.identity
  if (identity === 'leaves') return 'open'
  return identity === 'none' ? 'none' : 'stays'
}

function wordsOf({ part, consent }: ToldPerson) {
  if (part === null) return 'identities.notWritten'
  const state = stateOf(consent)
  if (state === 'open') return 'identities.onlyOfficers'
  return state === 'stays' ? 'identities.onTablet' : 'identities.withdrawn'
}
