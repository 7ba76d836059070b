import type { Told } from '@tocsin/schema/events/tell'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { components } from '@tocsin/schema/vocabulary/components'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { roles } from '@tocsin/schema/vocabulary/roles'
import { eventWords } from '../../desk-words/event-words.ts'
import type { MessageId } from '../../i18n/message-id.ts'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import { Code } from '../../ui/code.tsx'
import { type Pair, Pairs } from '../../ui/pairs.tsx'
import type { CertifiedEntry, CertifiedPart } from './certified-entry.ts'

type Props = { entry: CertifiedEntry; saysOf: (told: Told) => Pair[] }

/** One event: who, on which device, when, what it says, and every hash of it. */
export function EntryOfCertificate({ entry, saysOf }: Props) {
  const words = useWords()
  const { t } = words
  const { line, header, told, seat, receipt, parts } = entry
  const says = told ? saysOf(told) : []
  const dtg = (at: number) => <Code>{formatDtg(at, { year: true })}</Code>
  return (
    <li className="certificate__entry">
      <h3>{eventWords(words, header.type)}</h3>
      <Pairs
        pairs={[
          { key: 'by', term: t('certificate.by'), value: <bdi>{whoWords(words, entry)}</bdi> },
          {
            key: 'device',
            term: t('certificate.device'),
            value: (
              <>
                <Code>{header.seat}</Code>
                {seat?.revoked && ` (${t('certificate.revoked')})`}
              </>
            ),
          },
          { key: 'said', term: t('certificate.saidBy'), value: dtg(header.saidAt.at) },
          { key: 'received', term: t('certificate.received'), value: dtg(line.receivedAt) },
          { key: 'number', term: t('certificate.number'), value: <Code>{line.seq}</Code> },
          {
            key: 'receipt',
            term: t('certificate.receipt'),
            value: <Code>{receipt}</Code>,
          },
          ...says.map((said) => ({ ...said, value: <bdi>{said.value}</bdi> })),
        ]}
      />
      {!told && <p className="quiet">{t('certificate.withheldWords')}</p>}
      <h4>{t('certificate.hashes')}</h4>
      <dl className="certificate__hashes">
        <div>
          <dt>{t('certificate.hashOf')}</dt>
          <dd>
            <Code>{line.hash}</Code>
          </dd>
        </div>
        {parts.map((part) => (
          <PartLine key={part.label} part={part} />
        ))}
      </dl>
    </li>
  )
}

function PartLine({ part }: { part: CertifiedPart }) {
  const { t } = useWords()
  const { label, commitment, isIdentity } = part
  const name = isIdentity ? 'certificate.identity' : partNames[label]
  return (
    <div>
      <dt>
        {name ? t(name) : <Code>{label}</Code>} <span className="quiet">({t(stateId(part))})</span>
      </dt>
      <dd>
        <Code>{commitment}</Code>
      </dd>
    </div>
  )
}

const partNames: Readonly<Record<string, MessageId>> = {
  facts: 'certificate.facts',
  narrative: 'certificate.narrative',
  provenance: 'certificate.provenance',
}

function stateId({ state, isIdentity }: CertifiedPart): MessageId {
  if (state === 'clear') return 'certificate.clear'
  if (state === 'erased') return 'certificate.erased'
  return isIdentity ? 'certificate.sealed' : 'certificate.withheld'
}

function whoWords({ t, locale }: Words, { seat }: CertifiedEntry): string {
  const said = seat?.enrolled?.statement
  if (!said) return t('certificate.notVouched')
  const component = said.component && labelOf(components, said.component, locale)
  return [said.name, labelOf(roles, said.role, locale), component].filter(Boolean).join(' · ')
}
