import './verify-incident.css'
import type { Draft } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import { incidentCan } from '@tocsin/schema/incident/can'
import { hasEnoughSources, verifyIncident } from '@tocsin/schema/incident/decide'
import type { Incident } from '@tocsin/schema/incident/state'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { reportValues } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import { standardsOfProof } from '@tocsin/schema/vocabulary/standards-of-proof'
import {
  type VerificationFindingCode,
  verificationFindings,
} from '@tocsin/schema/vocabulary/verification-findings'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Count } from '../../ui/count.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import type { Sureness } from '../../ui/mark.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { toldSources } from './told-sources.ts'

type Props = {
  incident: Incident
  reports: readonly Report[]
  actor: Actor
  base: Header['base']
  /** Set while a decision of this desk is on its way: a second one would not have seen it. */
  isPending: boolean
  write: (draft: Draft) => Promise<Result<unknown, Problem>>
}

const marks: Partial<Record<string, Sureness>> = {
  verified: 'verified',
  unverified: 'unverified',
  pending_verification: 'pending',
}

/** What is found, by which standard of proof, on how many sources: one decision of a named verifier. */
export function VerifyIncident({ incident, reports, actor, base, isPending, write }: Props) {
  const { t, label, problemWords } = useWords()
  const before = incident.verification
  const told = toldSources(reports.flatMap((report) => reportValues(report).sources ?? []))
  const [finding, setFinding] = useState<VerificationFindingCode | null>(
    itemOf(verificationFindings, before?.finding ?? '')?.code ?? null,
  )
  const [standard, setStandard] = useState<string>(before?.standardOfProof ?? 'reasonable_grounds')
  const [primary, setPrimary] = useState<number | null>(before?.primarySources ?? told.primary)
  const [secondary, setSecondary] = useState<number | null>(
    before?.secondarySources ?? told.secondary,
  )
  const [unEyewitness, setUnEyewitness] = useState(before?.unEyewitness ?? told.unEyewitness)
  const [note, setNote] = useState('')
  const [answer, setAnswer] = useState<Problem | 'saved'>()

  const facts = {
    finding: finding ?? '',
    standardOfProof: standard,
    primarySources: primary ?? 0,
    secondarySources: secondary ?? 0,
    unEyewitness,
  }
  const refusal = incidentCan.verify(incident, actor)
  const enough = hasEnoughSources(facts)
  const words = (of: Problem) => {
    const { said, todo } = problemWords(of)
    return `${said} ${todo}`
  }
  const whyNot = refusal
    ? words(refusal)
    : isPending
      ? t('alerts.onItsWay')
      : finding === null
        ? t('desk.findingMissing')
        : finding === 'verified' && !enough
          ? words(problem('not_enough_sources'))
          : undefined

  const record = async () => {
    const decided = verifyIncident(incident, actor, base, facts, note.trim() || undefined)
    if (!decided.ok) return setAnswer(decided.error)
    const saved = await write(decided.value)
    setAnswer(saved.ok ? 'saved' : saved.error)
    if (saved.ok) setNote('')
  }

  return (
    <Form onChange={() => setAnswer(undefined)} onSend={() => void record()}>
      <div className="verify">
        <Panel>
          <Choices
            legend={t('desk.findingQuestion')}
            size="slim"
            columns={2}
            className="verify__findings"
            value={finding}
            options={verificationFindings.items.map((item) => ({
              value: item.code,
              label: label(item),
              mark: marks[item.code],
              ...(item.code === 'verified' && !enough && { disabledReason: t('desk.notYet') }),
            }))}
            onChange={setFinding}
          />
        </Panel>
        <Panel>
          <Choices
            legend={t('desk.standardQuestion')}
            hint={t('desk.standardHint')}
            size="slim"
            value={standard}
            className="verify__findings"
            options={standardsOfProof.items.map((item) => ({
              value: item.code as string,
              label: label(item),
            }))}
            onChange={setStandard}
          />
        </Panel>
      </div>
      <Panel title={t('desk.sourcesQuestion')}>
        <p className="hint">
          {t('desk.sourcesHint', { primary: told.primary, secondary: told.secondary })}
        </p>
        <div className="verify__sources">
          <SourceCount label={t('desk.primarySources')} value={primary} onChange={setPrimary} />
          <SourceCount
            label={t('desk.secondarySources')}
            value={secondary}
            onChange={setSecondary}
          />
          <Choice
            type="checkbox"
            name="un-eyewitness"
            size="slim"
            icon="eye"
            label={t('desk.unEyewitness')}
            checked={unEyewitness}
            onChange={setUnEyewitness}
          />
        </div>
        {!enough && (
          <Notice icon="info" title={problemWords(problem('not_enough_sources')).said}>
            {problemWords(problem('not_enough_sources')).todo}
          </Notice>
        )}
        <TextArea
          label={t('desk.note')}
          hint={t('desk.noteHint')}
          rows={3}
          maxLength={4000}
          value={note}
          onChange={setNote}
        />
      </Panel>
      {answer && answer !== 'saved' && (
        <Notice icon="warn" title={problemWords(answer).said} live>
          {problemWords(answer).todo}
        </Notice>
      )}
      {answer === 'saved' && <Notice kind="hq" icon="tick" title={t('desk.decisionSaved')} live />}
      <div className="verify__send">
        <Button
          kind="main"
          type="submit"
          icon="tick"
          label={t('desk.findingRecord')}
          disabledReason={whyNot}
        />
      </div>
    </Form>
  )
}

function SourceCount(props: {
  label: string
  value: number | null
  onChange: (value: number | null) => void
}) {
  const { t } = useWords()
  const part = props.label
  return (
    <Count
      {...props}
      fewer={t('common.countFewer', { part })}
      more={t('common.countMore', { part })}
    />
  )
}
