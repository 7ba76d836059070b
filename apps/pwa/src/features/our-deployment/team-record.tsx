import type { RecordId } from '@tocsin/schema/primitives/ids'
import { useEffect, useState } from 'react'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { paths } from '../../paths.ts'
import { useSeat, useStore } from '../../shell/deps.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { State } from '../../ui/state.tsx'
import { recordTitle } from '../../words/what-words.ts'
import './our-deployment.css'
import { RecommendationFacts } from './recommendation-facts.tsx'
import { TeamHistory } from './team-history.tsx'
import { usePairs } from './use-pairs.ts'
import { VisitFacts } from './visit-facts.tsx'

/** A visit or a recommendation on this tablet: what it says, where it is, what was answered and changed. */
export function TeamRecord({ id }: { id: RecordId }) {
  useRooms('ready')
  const words = useWords()
  const { t } = words
  const { local } = useSeat()
  useStore(local.list)
  const pairs = usePairs()
  const row = local.row(id)
  const [view, setView] = useState<RecordView>()
  useEffect(() => {
    let isGone = false
    // A row that is made anew says that its record has changed.
    void row
    void local.record(id).then((read) => {
      if (!isGone && read.ok) setView(read.value)
    })
    return () => {
      isGone = true
    }
  }, [local, id, row])
  if (!row || !view) return null
  return (
    <div className="record">
      <header className="record__head">
        <ButtonLink
          square
          icon="back"
          label={t('common.backToReports')}
          href={row.deployment ? paths.deployment(row.deployment) : paths.home()}
        />
        <h1 className="title">{recordTitle(words, row)}</h1>
        <div className="record__standing">
          {row.state === 'here' ? (
            <State state="here" strong={t('home.stateHere')}>
              {t('home.stateHereWaits')}
            </State>
          ) : (
            row.state === 'hq' &&
            (row.receipt?.signed || !row.own) && <State state="hq" strong={t('home.stateHq')} />
          )}
        </div>
      </header>
      {row.contested && (
        <Notice kind="care" icon="split" title={t('record.contested')}>
          {t('record.contestedText')}
        </Notice>
      )}
      <div className="record__stack team-record">
        {view.visit && <VisitFacts visit={view.visit} />}
        {view.recommendation && (
          <RecommendationFacts recommendation={view.recommendation} base={view.base} />
        )}
        <TeamHistory
          // A return is an event of another visit that stands here, too.
          entries={view.entries.filter(({ event }) => event.header.record === id)}
          pairsOf={view.visit ? pairs.visit : pairs.recommendation}
        />
      </div>
    </div>
  )
}
