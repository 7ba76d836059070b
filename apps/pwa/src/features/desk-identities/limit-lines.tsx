import type { OpeningLimit } from '@tocsin/schema/identities/answers'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { IdentityServer } from '../../identities/identity-server.ts'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'

const offered = [5, 10, 20, 30, 60, 100, 200, 500]

type Props = {
  server: Pick<IdentityServer, 'askLimit' | 'decideLimit'>
  limit: OpeningLimit
  onChanged: () => void
}

/** How many identities each officer opens in an hour, who came to it, and how two officers change it. */
export function LimitLines({ server, limit, onChanged }: Props) {
  const { t, problemWords } = useWords()
  const [wanted, setWanted] = useState<string | null>(null)
  const [failed, setFailed] = useState<Problem | null>(null)
  const act = async (done: Promise<Result<unknown, Problem>>) => {
    const told = await done
    setFailed(told.ok ? null : told.error)
    setWanted(null)
    onChanged()
  }
  const { waiting } = limit
  const choices = [...new Set([...offered, limit.perHour])].sort((a, b) => a - b)
  return (
    <>
      <p>{t('identities.limitText', { limit: limit.perHour })}</p>
      <ul className="stack stack--tight">
        {limit.officers.map(({ personName, opened, reachedAt }) => (
          <li key={personName}>
            <bdi>{personName}</bdi> · {t('identities.limitUsed', { count: opened })}
            {reachedAt !== null && (
              <>
                {' '}
                · <b>{t('identities.limitReached')}</b> <Code>{formatDtg(reachedAt)}</Code>
              </>
            )}
          </li>
        ))}
      </ul>
      {failed && <ProblemNotice problem={failed} />}
      {waiting && (
        <div className="stack stack--tight">
          <p>
            {t('identities.limitWaits', { name: waiting.askedBy, limit: waiting.perHour })}{' '}
            <Code>{formatDtg(waiting.askedAt)}</Code>
          </p>
          <div className="line">
            <Button
              label={t('identities.approve')}
              disabledReason={
                waiting.isOwn ? problemWords(problem('second_officer_needed')).said : undefined
              }
              onPress={() => void act(server.decideLimit({ id: waiting.id, approve: true }))}
            />
            {!waiting.isOwn && (
              <Button
                label={t('identities.refuse')}
                onPress={() => void act(server.decideLimit({ id: waiting.id, approve: false }))}
              />
            )}
          </div>
        </div>
      )}
      <SelectField
        label={t('identities.limitOther')}
        hint={t('identities.limitHigher')}
        value={wanted ?? String(limit.perHour)}
        options={choices.map((perHour) => ({ value: String(perHour), label: String(perHour) }))}
        onChange={setWanted}
      />
      {wanted && wanted !== String(limit.perHour) && (
        <div>
          <Button
            label={t('identities.limitAsk')}
            onPress={() => void act(server.askLimit(Number(wanted)))}
          />
        </div>
      )}
    </>
  )
}
