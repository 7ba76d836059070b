import './record-route.css'
import type { ToldPerson } from '@tocsin/schema/events/told-people'
import type { Incident } from '@tocsin/schema/incident/state'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import { filesIn } from '../attachments/files-in.ts'
import { IdentitiesPanel } from '../features/desk-identities/identities-panel.tsx'
import { OriginalsPanel } from '../features/desk-identities/originals-panel.tsx'
import { DeskRecord } from '../features/desk-record/desk-record.tsx'
import { RecordHistory } from '../features/desk-record/record-history.tsx'
import { type RecordParts, recordParts } from '../features/desk-record/record-parts.ts'
import { VerifyIncident } from '../features/verify-incident/verify-incident.tsx'
import { useWords } from '../i18n/use-words.tsx'
import { paths } from '../paths.ts'
import { useSeat } from '../shell/deps.ts'
import { ButtonLink } from '../ui/button.tsx'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { ownLast } from './base-of.ts'
import { useDesk } from './desk-context.ts'
import { RecordActs } from './record-acts.tsx'
import { type Asked, useRecord } from './use-record.ts'
import { useSettle } from './use-settle.ts'

/** A decision of somebody else begins the form anew; one's own stays in it, with the word that it is saved. */
function byOthers({ verification }: Incident, seat: SeatId): string {
  return verification && verification.seat !== seat ? String(verification.saidAt) : ''
}

/** Of an incident, those of all its reports; a threat has its own. */
function peopleOf(parts: RecordParts): readonly ToldPerson[] {
  return parts.kind === 'threat' ? parts.threat.people : parts.reports.flatMap((one) => one.people)
}

/** One record on a page of its own: what is known, the decision on it, and its whole history. */
export function RecordRoute({ asked }: { asked: Asked }) {
  const { t } = useWords()
  const { server, state, settings, actor, feed, now, officer } = useDesk()
  const { local, vault } = useSeat()
  const { answer, problem } = useRecord(server, asked, state.version)
  const settle = useSettle(answer)
  const parts = answer && recordParts(answer)
  return (
    <div className="record-page">
      <section className="record-page__what" aria-label={t('desk.chosen')}>
        <p className="record-page__back">
          <ButtonLink kind="plain" icon="back" label={t('desk.backToMap')} href={paths.desk()} />
        </p>
        {problem && <ProblemNotice problem={problem} />}
        {answer && parts && (
          <DeskRecord
            answer={answer}
            settings={settings}
            now={now}
            withHistory={false}
            readCopy={(asked) => server.copy({ kind: answer.kind, id: answer.id, ...asked })}
            {...settle}
            acts={<RecordActs answer={answer} parts={parts} onPage />}
          />
        )}
      </section>
      {answer && parts?.kind === 'incident' && (
        <section className="record-page__verify" aria-label={t('desk.verify')}>
          <h2 className="section">{t('desk.verifyTitle')}</h2>
          <VerifyIncident
            key={`${answer.id} ${byOthers(parts.incident, actor.seat)}`}
            incident={parts.incident}
            reports={parts.reports}
            actor={actor}
            base={{ seq: answer.seenSeq, own: ownLast(answer.history, actor.seat) }}
            isPending={state.pending.has(answer.id)}
            write={(draft) => feed.write(draft)}
          />
        </section>
      )}
      {answer && (
        <section className="record-page__history stack">
          {parts && (
            <IdentitiesPanel
              {...officer}
              people={peopleOf(parts)}
              vault={vault}
              mission={local.profile().mission}
            />
          )}
          {officer.isOfficer && (
            <OriginalsPanel
              server={officer.server}
              files={filesIn(answer.history)}
              vault={vault}
              mission={local.profile().mission}
            />
          )}
          <RecordHistory history={answer.history} seats={answer.seats} />
        </section>
      )}
    </div>
  )
}
