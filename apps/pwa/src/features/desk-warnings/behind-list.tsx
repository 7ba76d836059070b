import type { RecordId } from '@tocsin/schema/primitives/ids'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { Trace } from '../../ui/trace.tsx'

/** As many as fit beside a reason; the warning itself names up to a hundred. */
const shown = 5

/** The records that a warning rests on, each a link. */
export function BehindList({
  kindOf,
  ids,
}: {
  kindOf: (id: RecordId) => 'incident' | 'threat'
  ids: readonly RecordId[]
}) {
  const { t } = useWords()
  return (
    <span className="warnings__behind small">
      {ids.slice(0, shown).map((id, at) => (
        <Trace key={id} href={paths.deskRecord(kindOf(id), id)}>
          {t('warnings.behind', { number: at + 1 })}
        </Trace>
      ))}
    </span>
  )
}

/** What a warning of this kind rests on. */
export function behindKind(kind: string): 'incident' | 'threat' {
  return kind === 'emerging' || kind === 'first_ever' ? 'threat' : 'incident'
}
