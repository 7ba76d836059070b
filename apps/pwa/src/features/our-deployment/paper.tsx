import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { ReactNode } from 'react'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { useExit } from '../../ui/exit-context.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import './our-deployment.css'
import { type OpenTeam, useTeam } from './use-team.ts'

type Props = { id: RecordId; title: string; children: (team: OpenTeam) => ReactNode }

/** A page of a deployment that can be printed. */
export function Paper({ id, title, children }: Props) {
  useRooms('ready')
  const { t } = useWords()
  const state = useTeam(id)
  const exit = useExit()
  return (
    <main className="paper stack">
      <header className="paper__head">
        <ButtonLink square icon="back" label={t('deployment.back')} href={paths.deployment(id)} />
        <h1 className="title">{title}</h1>
        <Button icon="print" label={t('deployment.print')} onPress={() => window.print()} />
        {exit && <Button square icon="exit" label={exit.label} onPress={exit.onPress} />}
      </header>
      {state.is === 'problem' && <ProblemNotice problem={state.problem} />}
      {state.is === 'missing' && <p>{t('record.notFound')}</p>}
      {state.is === 'open' && children(state)}
    </main>
  )
}
