import { alertCan } from '@tocsin/schema/alert/can'
import type { Alert } from '@tocsin/schema/alert/state'
import type { RecordAnswer } from '@tocsin/schema/desk/desk-answers'
import type { Problem } from '@tocsin/schema/problem'
import type { RecordParts } from '../features/desk-record/record-parts.ts'
import { useWords } from '../i18n/use-words.tsx'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { State } from '../ui/state.tsx'
import { type ActName, useDesk } from './desk-context.ts'

type Props = { answer: RecordAnswer; parts: RecordParts; onPage: boolean }

/** What can be done about a record, always in sight under it; what cannot says why. */
export function RecordActs({ answer, parts, onPage }: Props) {
  const { t, problemWords } = useWords()
  const { actor, act, state } = useDesk()
  const alert = parts.alerts[0]
  const said = (refused: Problem | undefined) => refused && problemWords(refused).said
  const next = alert && nextAct(alert)
  const isPending = state.pending.has(answer.id)
  return (
    <div className="desk-acts">
      {isPending && <State state="here" strong={t('alerts.onItsWay')} />}
      {!isPending && alert && next && (
        <>
          <Button
            kind="main"
            icon="tick"
            label={t(next === 'acknowledge' ? 'alerts.acknowledge' : 'alerts.answer')}
            shortcut="a"
            disabledReason={said(alertCan[next](alert, actor))}
            onPress={() => act(next, alert, answer.seenSeq)}
          />
          {next === 'acknowledge' && (
            <Button
              label={t('alerts.answer')}
              onPress={() => act('answer', alert, answer.seenSeq)}
            />
          )}
          <Button label={t('alerts.close')} onPress={() => act('close', alert, answer.seenSeq)} />
        </>
      )}
      {onPage && (
        <ButtonLink
          label={t('certificate.open')}
          href={paths.deskCertificate(parts.kind, answer.id)}
        />
      )}
      {!onPage && (
        <ButtonLink
          label={t(parts.kind === 'incident' ? 'desk.verify' : 'alerts.open')}
          href={paths.deskRecord(parts.kind, answer.id)}
        />
      )}
    </div>
  )
}

/** The act that comes next on the response clock; none once it is closed. */
export function nextAct(alert: Alert): ActName | undefined {
  if (alert.closed) return undefined
  return alert.acknowledged.length === 0 && alert.answers.length === 0 ? 'acknowledge' : 'answer'
}
