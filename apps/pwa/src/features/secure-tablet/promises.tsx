import type { MessageId } from '../../i18n/message-id.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Panel } from '../../ui/panel.tsx'

type Row = { id: string; when: MessageId; yes: MessageId; no: MessageId }

const rows: readonly Row[] = [
  { id: 'theft', when: 'secure.theft', yes: 'secure.theftYes', no: 'secure.theftNo' },
  { id: 'open', when: 'secure.open', yes: 'secure.openYes', no: 'secure.openNo' },
  { id: 'force', when: 'secure.force', yes: 'secure.forceYes', no: 'secure.forceNo' },
  { id: 'copy', when: 'secure.copy', yes: 'secure.copyYes', no: 'secure.copyNo' },
  { id: 'spy', when: 'secure.spy', yes: 'secure.spyYes', no: 'secure.spyNo' },
  { id: 'server', when: 'secure.server', yes: 'secure.serverYes', no: 'secure.serverNo' },
  { id: 'dump', when: 'secure.dump', yes: 'secure.dumpYes', no: 'secure.dumpNo' },
  { id: 'insider', when: 'secure.insider', yes: 'secure.insiderYes', no: 'secure.insiderNo' },
  { id: 'network', when: 'secure.network', yes: 'secure.networkYes', no: 'secure.networkNo' },
]

/** What the app promises against whom, and beside it what it does not: nobody should learn that too late. */
export function Promises() {
  const { t } = useWords()
  return (
    <Panel title={t('secure.promises')}>
      <dl className="promises">
        {rows.map(({ id, when, yes, no }) => (
          <div key={id}>
            <dt className="strong">
              {t('secure.who')} {t(when)}
            </dt>
            <dd>
              <span className="quiet small">{t('secure.promised')}</span> {t(yes)}
            </dd>
            <dd>
              <span className="quiet small">{t('secure.notPromised')}</span> {t(no)}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
