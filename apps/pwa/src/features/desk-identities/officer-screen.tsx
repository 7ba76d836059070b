import type { ExportRequest, OfficerLine, OpeningLimit } from '@tocsin/schema/identities/answers'
import type { Problem } from '@tocsin/schema/problem'
import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import type { IdentityServer } from '../../identities/identity-server.ts'
import { Code } from '../../ui/code.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import type { OpenVault } from '../../vault/open-vault.ts'
import type { Random } from '../../vault/random.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { ExportLines } from './export-lines.tsx'
import { LimitLines } from './limit-lines.tsx'

type Props = {
  server: IdentityServer
  vault: Pick<OpenVault, 'officer'>
  random: Random
  /** Of this browser's key; null while it is not offered. */
  keyId: string | null
  /** Earlier identities that are being sealed for the new roster. */
  rewrap: { left: number; of: number } | null
  problem: Problem | null
}

/** The room of an identity officer: the key of this browser, who else there is, and what is to leave. */
export function OfficerScreen({ server, keyId, rewrap, problem, ...own }: Props) {
  const { t } = useWords()
  const [officers, setOfficers] = useState<readonly OfficerLine[]>([])
  const [exports, setExports] = useState<readonly ExportRequest[]>([])
  const [limit, setLimit] = useState<OpeningLimit | null>(null)
  const [version, setVersion] = useState(0)
  const [failed, setFailed] = useState<Problem | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is the reason to ask again.
  useEffect(() => {
    const asking = Promise.all([server.officers(), server.exports(), server.limit()])
    void asking.then(([named, asked, told]) => {
      if (named.ok) setOfficers(named.value)
      if (told.ok) setLimit(told.value)
      if (asked.ok) setExports(asked.value)
      const missed = [named, asked, told].find(({ ok }) => !ok)
      setFailed(missed && !missed.ok ? missed.error : null)
    })
  }, [server, version, keyId])
  const signed = officers.filter(({ isInRoster }) => isInRoster).length
  const wrong = failed ?? problem
  return (
    <ScrollBox label={t('identities.title')} className="desk-page stack">
      <h1 className="title">{t('identities.title')}</h1>
      {wrong && <ProblemNotice problem={wrong} />}
      {rewrap && rewrap.left > 0 && (
        <Progress
          label={t('identities.rewrap')}
          done={rewrap.of - rewrap.left}
          total={rewrap.of}
          says={t('identities.rewrapLeft', { left: rewrap.left })}
        />
      )}
      {keyId && (
        <Panel title={t('identities.keyTitle')}>
          <p>
            <Code>{(keyId.match(/.{4}/g) ?? []).join(' ')}</Code>
          </p>
          <p className="quiet">{t('identities.keyText')}</p>
        </Panel>
      )}
      <Panel title={t('identities.officers')}>
        {signed < 2 && <Notice kind="care" icon="seal" title={t('identities.needTwo')} />}
        <ul className="stack stack--tight">
          {officers.map(({ name, personName, key, isInRoster }) => (
            <li key={name}>
              <bdi>{personName}</bdi>{' '}
              {key && <Code>{(key.id.match(/.{4}/g) ?? []).join(' ')}</Code>} ·{' '}
              {t(
                isInRoster
                  ? 'identities.inRoster'
                  : key
                    ? 'identities.notInRoster'
                    : 'identities.noKey',
              )}
            </li>
          ))}
        </ul>
      </Panel>
      {limit && (
        <Panel title={t('identities.limit')}>
          <LimitLines
            server={server}
            limit={limit}
            onChanged={() => setVersion((count) => count + 1)}
          />
        </Panel>
      )}
      <Panel title={t('identities.exports')}>
        <ExportLines
          {...own}
          server={server}
          exports={exports}
          onChanged={() => setVersion((count) => count + 1)}
        />
      </Panel>
    </ScrollBox>
  )
}
