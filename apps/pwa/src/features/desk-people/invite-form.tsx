import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { roles } from '@tocsin/schema/primitives/actor'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { Problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { isolated } from '../../words/isolated.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { type InvitableRole, InvitedFields, useInvited } from './invited-fields.tsx'
import type { Made, PeopleActs } from './people-types.ts'

const people = roles.filter((role): role is InvitableRole => role !== 'system')

/** An invitation: the code is told once, to whoever hands it over. */
export function InviteForm({
  settings,
  onInvite,
}: {
  settings: MissionSettings
  onInvite: PeopleActs['invite']
}) {
  const { t } = useWords()
  const { typed, set, invited } = useInvited()
  const [made, setMade] = useState<Made>()
  const [problem, setProblem] = useState<Problem | null>(null)

  const invite = async () => {
    if (!invited) return
    setProblem(null)
    const answer = await onInvite(invited)
    if (answer.ok) setMade(answer.value)
    else setProblem(answer.error)
  }

  if (made) {
    return (
      <div className="stack">
        <p className="strong">{t('accounts.codeFor', { name: isolated(typed.personName) })}</p>
        <p className="people-code">
          <Code>{made.code}</Code>
        </p>
        <p>
          {t('accounts.codeOnce')} <Code>{formatDtg(made.expiresAt)}</Code>
        </p>
        {made.needsSecond && <Notice icon="clock" title={t('accounts.needsSecond')} />}
        <Button label={t('accounts.inviteAnother')} onPress={() => setMade(undefined)} />
      </div>
    )
  }
  return (
    <Form onSend={() => void invite()}>
      <InvitedFields settings={settings} roles={people} typed={typed} set={set} />
      {problem && <ProblemNotice problem={problem} />}
      <Button kind="main" type="submit" label={t('accounts.makeCode')} />
    </Form>
  )
}
