import { useLocation } from 'wouter'
import { DeskMap } from '../features/desk-map/desk-map.tsx'
import { DeskRecord } from '../features/desk-record/desk-record.tsx'
import { recordParts } from '../features/desk-record/record-parts.ts'
import { useWords } from '../i18n/use-words.tsx'
import { paths } from '../paths.ts'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { useDesk } from './desk-context.ts'
import { nextAct, RecordActs } from './record-acts.tsx'
import { useRecord } from './use-record.ts'
import { useSettle } from './use-settle.ts'

/** Queue, map and chosen record. */
export function MapRoute() {
  const { t } = useWords()
  const desk = useDesk()
  const { state, settings, chosen, now } = desk
  const [, go] = useLocation()
  const { answer, problem } = useRecord(desk.server, chosen, state.version)
  const settle = useSettle(answer)
  const parts = answer && recordParts(answer)
  if (!state.picture) return null
  const onAnswer = () => {
    const alert = parts?.alerts[0]
    const next = alert && nextAct(alert)
    if (alert && next && answer && !state.pending.has(answer.id))
      desk.act(next, alert, answer.seenSeq)
  }
  const record =
    answer && parts ? (
      <DeskRecord
        answer={answer}
        settings={settings}
        now={now}
        withHistory
        readCopy={(asked) => desk.server.copy({ kind: answer.kind, id: answer.id, ...asked })}
        {...settle}
        acts={<RecordActs answer={answer} parts={parts} onPage={false} />}
      />
    ) : problem ? (
      <div className="desk-rec__body">
        <ProblemNotice problem={problem} />
      </div>
    ) : (
      <p className="desk-rec__none">{t('desk.chooseHint')}</p>
    )
  return (
    <DeskMap
      picture={state.picture}
      alerts={state.alerts}
      settings={settings}
      packs={desk.packs}
      choice={desk.choice}
      onChoice={desk.setChoice}
      chosen={chosen}
      onChoose={desk.setChosen}
      onAnswer={onAnswer}
      onVerify={() => chosen && go(paths.deskRecord(chosen.kind, chosen.id))}
      record={record}
      now={now}
    />
  )
}
