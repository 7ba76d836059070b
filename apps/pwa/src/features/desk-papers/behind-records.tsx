import type { MapRow } from '@tocsin/schema/desk/map-row'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { PaperModel } from '@tocsin/schema/summary/paper/state'
import { useEffect, useState } from 'react'
import { hostPaths } from '../../desk-words/host-paths.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { List, Row } from '../../ui/row.tsx'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { recordTitle, whatIcon } from '../../words/what-words.ts'

export type AskRows = (ids: readonly RecordId[]) => Promise<Result<MapRow[], Problem>>

type Props = {
  title: string
  ids: readonly RecordId[]
  model: PaperModel
  askRows: AskRows
  timeZone: string
  now: number
  onClose: () => void
}

/** As many as a person looks through; a number that counts more says so. */
const shown = 200

/** The records that one number of a paper counts, each a way to it. */
export function BehindRecords({ title, ids, model, askRows, timeZone, now, onClose }: Props) {
  const words = useWords()
  const { t } = words
  const [told, setTold] = useState<Result<MapRow[], Problem>>()
  useEffect(() => {
    let isWanted = true
    const ask = async () => {
      const answer = await askRows(ids.slice(0, shown))
      if (isWanted) setTold(answer)
    }
    void ask()
    return () => {
      isWanted = false
    }
  }, [askRows, ids])
  const rows = new Map(told?.ok ? told.value.map((row) => [row.id, row]) : [])
  const others = otherKinds(model)
  return (
    <Dialog open title={<bdi>{title}</bdi>} onClose={onClose} closeLabel={t('common.close')}>
      <p className="hint">{t('paper.behind', { count: ids.length })}</p>
      {ids.length > shown && <p className="hint">{t('paper.behindFirst', { count: shown })}</p>}
      {told && !told.ok && <ProblemNotice problem={told.error} />}
      <List label={title}>
        {ids.slice(0, shown).map((id) => {
          const row = rows.get(id)
          const kind = row?.kind ?? others.get(id) ?? 'incident'
          const coded = row ?? { kind, what: null, title: null }
          return (
            <Row
              key={id}
              icon={kind === 'host_state' ? 'flag' : whatIcon(coded)}
              name={
                <bdi>
                  {kind === 'host_state' ? t('host-state.title') : recordTitle(words, coded)}
                </bdi>
              }
              meta={
                row
                  ? `${placeWords(words, row.place)} · ${occurredWords(words, row.occurred, now, timeZone)}`
                  : undefined
              }
              href={hrefOf(kind, id)}
            />
          )
        })}
      </List>
    </Dialog>
  )
}

function hrefOf(kind: string, id: RecordId): string {
  if (kind === 'host_state') return hostPaths.one(id)
  return kind === 'incident' || kind === 'threat' ? paths.deskRecord(kind, id) : paths.deskTeams()
}

/** What a map never shows, and threats that it shows no more. */
function otherKinds(model: PaperModel) {
  const { outlook, openAlerts, recommendations, response, hostState } = model
  const threats = [
    ...outlook.must,
    ...outlook.should,
    ...outlook.could,
    ...openAlerts.filter(({ about }) => about === 'threat'),
  ]
  return new Map([
    ...threats.map(({ id }) => [id, 'threat'] as const),
    ...recommendations.flatMap(({ entries }) =>
      entries.map(({ id }) => [id, 'recommendation'] as const),
    ),
    ...response.visits.ids.map((id) => [id, 'visit'] as const),
    ...hostState.assessments.map(({ id }) => [id, 'host_state'] as const),
  ])
}
