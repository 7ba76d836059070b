import type { MessageId } from '../../i18n/message-id.ts'
import { useWords } from '../../i18n/use-words.tsx'
import type { SavedDraft } from '../../local/drafts.ts'
import { paths } from '../../paths.ts'
import { useSeat, useStore } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import type { IconName } from '../../ui/icon-names.ts'
import { Group, List, Row } from '../../ui/row.tsx'
import { State } from '../../ui/state.tsx'

/** Forms by the `kind` of their drafts: where they open, and their sign. A kind of another version opens the list. */
const forms: Readonly<Record<string, { href: (id: string) => string; icon: IconName }>> = {
  flash: { href: paths.flash, icon: 'flash' },
  report: { href: paths.report, icon: 'doc' },
  threat: { href: paths.threat, icon: 'warn' },
  visit: { href: paths.visit, icon: 'group' },
  recommendation: { href: paths.recommend, icon: 'flag' },
  deployment: { href: paths.deploy, icon: 'flag' },
}

const names: Readonly<Record<string, MessageId>> = {
  flash: 'home.flash',
  threat: 'home.threat',
  visit: 'record.visit',
  recommendation: 'record.recommendation',
  deployment: 'record.deployment',
}

export function DraftRows() {
  const { t, number } = useWords()
  const { local } = useSeat()
  const drafts = useStore(local.drafts)
  if (drafts.length === 0) return null
  return (
    <Group title={t('home.drafts')} count={number(drafts.length)}>
      <List>
        {drafts.map((draft) => (
          <DraftRow key={draft.id} draft={draft} />
        ))}
      </List>
    </Group>
  )
}

function DraftRow({ draft }: { draft: SavedDraft }) {
  const { t, when } = useWords()
  const now = useNow()
  const form = forms[draft.kind]
  const name = names[draft.kind] ?? 'home.fullReport'
  return (
    <Row
      icon={form?.icon ?? 'doc'}
      kind="draft"
      name={draft.title ?? t(name)}
      meta={draft.title ? t(name) : undefined}
      href={form?.href(draft.id) ?? paths.report(draft.id)}
      end={
        <State state="draft" strong={t('home.stateDraft')}>
          {t('home.stateDraftSaved', { time: when(draft.savedAt, now) })}
        </State>
      }
    />
  )
}
