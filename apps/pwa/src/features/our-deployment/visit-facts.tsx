import { visitCan } from '@tocsin/schema/visit/can'
import { returnOwed, visitText, visitValues } from '@tocsin/schema/visit/select'
import type { Visit } from '@tocsin/schema/visit/state'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { useSeat } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Pairs } from '../../ui/pairs.tsx'
import { Panel } from '../../ui/panel.tsx'
import { visitPairs } from '../../words/team-pairs.ts'
import { AmendButton } from './amend-button.tsx'
import { Restricted } from './restricted.tsx'

/** What a visit says, the return that it promised, and what may be done about it. */
export function VisitFacts({ visit }: { visit: Visit }) {
  const words = useWords()
  const { t } = words
  const { local } = useSeat()
  const now = useNow()
  const text = visitText(visit)
  const isOwed = returnOwed(visit) !== null
  const { timeZone } = local.profile()
  return (
    <>
      <Panel>
        <Restricted scope={visit.scope} />
        <Pairs pairs={visitPairs(words, visitValues(visit), { now, timeZone })} />
        {text && (
          <p className="record__text" dir="auto">
            {text}
          </p>
        )}
        {visit.returnedBy.length > 0 && <p className="quiet">{t('deployment.returned')}</p>}
      </Panel>
      <div className="line">
        {isOwed && (
          <ButtonLink
            icon="plus"
            label={t('deployment.returnVisit')}
            href={paths.returnVisit(visit.id)}
          />
        )}
        <AmendButton id={visit.id} refusal={visitCan.amend(visit, local.actor())} />
      </div>
    </>
  )
}
