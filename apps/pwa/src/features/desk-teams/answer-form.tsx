import type { RecommendationPage } from '@tocsin/schema/desk/team-answers'
import type { Draft } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { LocalDate } from '@tocsin/schema/primitives/local-date'
import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { answerRecommendation } from '@tocsin/schema/recommendation/decide'
import {
  recommendationText,
  recommendationTitle,
  recommendationValues,
} from '@tocsin/schema/recommendation/select'
import { cannotRespondReasons } from '@tocsin/schema/vocabulary/cannot-respond-reasons'
import { itemOf, labelOf } from '@tocsin/schema/vocabulary/find'
import { recommendationAnswers } from '@tocsin/schema/vocabulary/recommendation-answers'
import { recommendationMeans } from '@tocsin/schema/vocabulary/recommendation-means'
import { recommendationOrgans } from '@tocsin/schema/vocabulary/recommendation-organs'
import { recommendationOwners } from '@tocsin/schema/vocabulary/recommendation-owners'
import type { Vocabulary } from '@tocsin/schema/vocabulary/vocabulary'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { answerWords } from '../../words/team-words.ts'

type Props = {
  page: RecommendationPage
  actor: Actor
  base: Header['base']
  /** Name and function as the team reads it, unless the officer writes another. */
  by: string
  write: (draft: Draft) => Promise<Result<unknown, Problem>>
  onClose: () => void
}

/** What headquarters says to a recommendation, and to which office and by when it gives it. */
export function AnswerForm({ page, actor, base, write, onClose, ...props }: Props) {
  const words = useWords()
  const { t, label, locale } = words
  const { recommendation } = page
  const now = recommendationValues(recommendation)
  const { means = [] } = now
  const asked = recommendationText(recommendation)
  const [answer, setAnswer] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [organ, setOrgan] = useState(now.organ ?? '')
  const [owner, setOwner] = useState(now.owner ?? '')
  const [due, setDue] = useState(now.due ?? '')
  const [text, setText] = useState('')
  const [by, setBy] = useState(props.by)
  const [wrong, setWrong] = useState<Problem | null>(null)
  const needsReason = answer !== null && itemOf(recommendationAnswers, answer)?.needsReason
  const options = (list: Vocabulary) =>
    list.items.map((one) => ({ value: one.code, label: label(one) }))
  const decide = () => {
    if (!answer || !by.trim() || (due && !LocalDate.safeParse(due).success)) {
      return err(problem('bad_input'))
    }
    const facts = {
      answer,
      by: by.trim(),
      ...(needsReason && reason && { reason }),
      ...(organ && organ !== now.organ && { organ }),
      ...(owner && owner !== now.owner && { owner }),
      ...(due && due !== now.due && { due }),
    }
    return answerRecommendation(recommendation, actor, base, facts, text.trim() || undefined)
  }
  const send = async () => {
    const decided = decide()
    const done = decided.ok ? await write(decided.value) : decided
    if (done.ok) onClose()
    else setWrong(done.error)
  }
  return (
    <Dialog
      open
      title={t('teams.answerTitle')}
      onClose={onClose}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button label={t('common.cancel')} onPress={onClose} />
          <Button kind="main" icon="tick" label={t('teams.send')} onPress={() => void send()} />
        </>
      }
    >
      <Form onSend={() => void send()}>
        <p>
          <b className="strong">
            <bdi>{recommendationTitle(recommendation) ?? t('record.recommendation')}</bdi>
          </b>
        </p>
        {asked && (
          <p className="record__text" dir="auto">
            {asked}
          </p>
        )}
        {means.length > 0 && (
          <p className="quiet small">
            {means.map((one) => labelOf(recommendationMeans, one, locale)).join(' · ')}
          </p>
        )}
        {recommendation.answers.map((one) => (
          <p className="quiet small" key={`${one.seat} ${one.saidAt}`}>
            {answerWords(words, one)} · <bdi>{one.by}</bdi>
          </p>
        ))}
        <Choices
          legend={t('teams.answer')}
          size="slim"
          columns={2}
          value={answer}
          options={options(recommendationAnswers)}
          onChange={setAnswer}
        />
        {needsReason && (
          <SelectField
            label={t('teams.reason')}
            none={t('teams.choose')}
            value={reason}
            options={options(cannotRespondReasons)}
            onChange={setReason}
          />
        )}
        <SelectField
          label={t('teams.organ')}
          value={organ}
          options={options(recommendationOrgans)}
          onChange={setOrgan}
        />
        <SelectField
          label={t('teams.owner')}
          none={t('teams.choose')}
          value={owner}
          options={options(recommendationOwners)}
          onChange={setOwner}
        />
        <Field type="date" label={t('teams.due')} value={due} onChange={setDue} />
        <TextArea
          label={t('teams.text')}
          hint={t('teams.textHint')}
          rows={3}
          maxLength={2000}
          value={text}
          onChange={setText}
        />
        <Field
          label={t('teams.by')}
          hint={t('teams.byHint')}
          maxLength={120}
          dir="auto"
          value={by}
          onChange={setBy}
        />
        {wrong && <ProblemNotice problem={wrong} />}
      </Form>
    </Dialog>
  )
}
