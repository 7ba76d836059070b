import { parseScopeId } from '@tocsin/schema/primitives/ids'
import type { Problem } from '@tocsin/schema/problem'
import { useCallback, useState } from 'react'
import { HandOver } from '../../carry/ready-hand-over.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { useSeat } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { isolated } from '../../words/isolated.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import type { OpenTeam } from './use-team.ts'

/** What this tablet wrote in the deployment, sealed for the next team: who will open it is said before. */
export function NextTeam({ report, rows }: OpenTeam) {
  const { t, list } = useWords()
  const { local } = useSeat()
  const [isSealed, setSealed] = useState(false)
  const [wrong, setWrong] = useState<Problem>()
  const { id, scope } = report.deployment
  const { area } = parseScopeId(scope)
  const { readers, keyless } = local.readersIn(area)
  const names = (of: typeof readers) => list(of.map(({ name }) => isolated(name)))
  const load = useCallback(async () => {
    const sealed = await local.sealAgain(new Set([id, ...rows.map((row) => row.id)]))
    setWrong(sealed.ok ? undefined : sealed.error)
    return sealed.ok ? sealed.value : []
  }, [local, id, rows])
  return (
    <section className="no-print stack">
      <h2 className="section">{t('deployment.nextTeam')}</h2>
      <p>{t('deployment.nextTeamText')}</p>
      {readers.length > 0 && <p>{t('deployment.nextTeamReaders', { names: names(readers) })}</p>}
      {readers.length + keyless.length === 0 && (
        <Notice kind="care" icon="person" title={t('deployment.nextTeamNobody')} />
      )}
      {keyless.length > 0 && (
        <p className="quiet">{t('deployment.nextTeamKeyless', { names: names(keyless) })}</p>
      )}
      <p className="quiet small">{t('deployment.nextTeamRights')}</p>
      {wrong && <ProblemNotice problem={wrong} />}
      {isSealed ? (
        <HandOver load={load} says={(count) => t('deployment.nextTeamSealed', { count })} />
      ) : (
        <p className="line">
          <Button
            icon="seal"
            label={t('deployment.nextTeamSeal')}
            onPress={() => setSealed(true)}
          />
        </p>
      )}
    </section>
  )
}
