import './desk-host-state.css'
import type { HostStatesAnswer } from '@tocsin/schema/desk/host-state-answers'
import { hostStateCan } from '@tocsin/schema/host-state/can'
import type { HostAssessed, HostState } from '@tocsin/schema/host-state/state'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { assessmentWithdrawals } from '@tocsin/schema/vocabulary/assessment-withdrawals'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import type { ReactNode } from 'react'
import { hostPaths } from '../../desk-words/host-paths.ts'
import type { MessageId } from '../../i18n/message-id.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import type { IconName } from '../../ui/icon-names.ts'
import { Panel } from '../../ui/panel.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { dateWords } from '../../words/date-words.ts'
import { ReasonDialog } from '../../words/reason-dialog.tsx'
import { EvidenceLinks } from './evidence-links.tsx'
import { type AssessmentFate, assessmentsOf } from './host-rows.ts'
import { capacityWords, leverLines, ofWords, willWords } from './host-words.ts'

type Props = {
  answer: HostStatesAnswer
  host: HostState
  areaName: string
  actor: Actor
  today: string
  now: number
  isPending: boolean
  said: ReactNode
  onAgain: () => void
  onPutRight: (one: HostAssessed) => void
  takeBack: (one: HostAssessed, reason: string) => Promise<Result<unknown, Problem>>
}

const fates: Record<AssessmentFate, { icon: IconName; id: MessageId }> = {
  in_force: { icon: 'tick', id: 'host-state.inForce' },
  earlier: { icon: 'history', id: 'host-state.earlier' },
  put_right: { icon: 'pencil', id: 'host-state.putRightSince' },
  taken_back: { icon: 'close', id: 'host-state.takenBack' },
}

/** Everything that was assessed of one area and forces, the latest first. */
export function HostStatePage(props: Props) {
  const words = useWords()
  const { t } = words
  const { host, areaName, today, isPending, said, onAgain } = props
  return (
    <ScrollBox label={t('host-state.title')} className="desk-page stack">
      <div className="line no-print">
        <ButtonLink square icon="back" label={t('host-state.back')} href={hostPaths.all()} />
        <Button
          icon="plus"
          label={t('host-state.again')}
          disabledReason={isPending ? t('alerts.onItsWay') : undefined}
          onPress={onAgain}
        />
      </div>
      <div>
        <p className="strong">{t('host-state.title')}</p>
        <h1 className="title">
          <bdi>{areaName}</bdi> · <bdi>{ofWords(words, host)}</bdi>
        </h1>
      </div>
      {said}
      <Panel title={t('host-state.all')} flush>
        <ol className="host__all">
          {assessmentsOf(host, today).map(({ one, fate }) => (
            <li key={one.event}>
              <Assessment {...props} one={one} fate={fate} />
            </li>
          ))}
        </ol>
      </Panel>
    </ScrollBox>
  )
}

function Assessment(props: Props & { one: HostAssessed; fate: AssessmentFate }) {
  const words = useWords()
  const { t, locale, when } = words
  const { one, fate, answer, host, actor, now, isPending, onPutRight, takeBack } = props
  const isOpen = fate === 'in_force' || fate === 'earlier'
  const canChange = isOpen && !isPending && !hostStateCan.change(host, actor, one.event)
  const levers = leverLines(words, one)
  const lines = [
    [t('host-state.will'), willWords(words, one.will)],
    [t('host-state.capacity'), capacityWords(words, one.capacity)],
    ...(levers.length > 0 ? [[t('host-state.levers'), levers.join(' · ')]] : []),
  ]
  const seatName = (seat: HostAssessed['seat']) => answer.seats[seat]?.name ?? seat.slice(0, 8)
  return (
    <>
      <div className="line line--apart">
        <b className="strong">{t('host-state.onDay', { date: dateWords(words, one.on) })}</b>
        <Chip icon={fates[fate].icon}>{t(fates[fate].id)}</Chip>
      </div>
      <dl className={isOpen ? 'host__codes' : 'host__codes host__gone'}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('host-state.evidence')}</dt>
          <dd>
            <EvidenceLinks ids={one.evidence} rows={answer.evidence} />
          </dd>
        </div>
      </dl>
      {one.text && (
        <p className="host__words" dir="auto">
          {one.text}
        </p>
      )}
      <p className="small quiet">
        <bdi>{seatName(one.seat)}</bdi> · {when(one.receivedAt ?? one.saidAt, now)}
      </p>
      {one.withdrawn && (
        <p className="small">
          {t('host-state.takenBackBecause', {
            reason: labelOf(assessmentWithdrawals, one.withdrawn.reason, locale),
          })}{' '}
          <bdi>{seatName(one.withdrawn.seat)}</bdi>
        </p>
      )}
      {canChange && (
        <div className="line no-print">
          <Button icon="pencil" label={t('host-state.putRight')} onPress={() => onPutRight(one)} />
          <ReasonDialog
            act={t('host-state.takeBack')}
            text={t('host-state.takeBackMeans')}
            legend={t('host-state.takeBackWhy')}
            size="slim"
            reasons={assessmentWithdrawals.items}
            onReason={(reason) => takeBack(one, reason)}
          />
        </div>
      )}
    </>
  )
}
