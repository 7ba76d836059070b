import { shownFingerprint } from '@tocsin/schema/trust/signed'
import type { ReactNode } from 'react'
import { LocaleChoice } from '../../i18n/locale-choice.tsx'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { useDeps, useSeat, useStore } from '../../shell/deps.ts'
import { useKept } from '../../shell/use-kept.ts'
import { useShell } from '../../sw/use-shell.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ThemeChoice } from '../../ui/theme-choice.tsx'
import { KeepingNotice } from '../../words/keeping-notice.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { CheckList } from './check-list.tsx'
import { FoundNotice } from './found-notice.tsx'
import { KeptFacts } from './kept-facts.tsx'
import { LanesPanel } from './lanes-panel.tsx'
import { LogProof } from './log-proof.tsx'
import { MapPacks } from './map-packs.tsx'
import './storage.css'
import { useMapPacks } from './use-map-packs.ts'

/** What this tablet keeps and how safely: plain facts, no gauges. */
export function CheckStorage() {
  useRooms('ready')
  const { t } = useWords()
  const { shell } = useDeps()
  const { vault, local, trust } = useSeat()
  const proven = useStore(trust)
  const { root } = local.profile()
  const { offlineReady, readyKept, failed } = useShell(shell)
  const { expiredAt, expiryDaysLeft } = useStore(local.facts)
  const packs = useMapPacks()
  const { isKept, risk } = useKept()
  const hasMaps = packs.lines?.some(({ isHeld }) => isHeld) ?? false
  const isReady = offlineReady && (readyKept || !hasMaps)
  const readiness = failed
    ? t('common.offlineRefused')
    : isReady
      ? t('common.offlineReady')
      : t('common.offlineNotReady')
  return (
    <div className="tablet">
      <h1 className="title">{t('storage.title')}</h1>
      <KeepingNotice />
      <FoundNotice />
      {proven.problem && <ProblemNotice problem={proven.problem} />}
      <CheckList
        checks={[
          { key: 'app', isDone: isReady, says: readiness },
          // Where it is a risk the notice above says so, with what to do.
          ...(risk === null
            ? [
                {
                  key: 'keep',
                  isDone: isKept === true,
                  says: isKept === true ? t('storage.kept') : t('storage.notKept'),
                },
              ]
            : []),
        ]}
      />
      <p className="line">
        <ButtonLink large icon="lock" label={t('storage.security')} href={paths.secure()} />
        <ButtonLink large icon="person" label={t('storage.account')} href={paths.deskSessions()} />
      </p>
      <KeptFacts />
      <LanesPanel />
      <MapPacks packs={packs} />
      <LogProof />
      <Panel title={t('carry.title')}>
        <p>{t('carry.text')}</p>
        <p className="line">
          <ButtonLink large icon="up" label={t('carry.handOver')} href={paths.passOn()} />
          <ButtonLink large icon="down" label={t('carry.takeOnTitle')} href={paths.takeOn()} />
        </p>
      </Panel>
      <Panel>
        <p>
          {expiredAt === null
            ? t('storage.expiry', { count: expiryDaysLeft })
            : t('storage.expired')}
        </p>
        <p>
          {t('storage.seat')} <Code>{vault.seat.id.slice(0, 8)}</Code>
        </p>
        {root && (
          <p>
            {t('storage.fingerprint')} <Code>{shownFingerprint(root)}</Code>
            <br />
            <span className="hint">{t('storage.fingerprintHint')}</span>
          </p>
        )}
        <Headed by={t('common.language')}>
          <LocaleChoice />
        </Headed>
        <Headed by={t('common.screen')}>
          <ThemeChoice
            legend={t('common.screen')}
            labels={{
              day: t('common.screenDay'),
              sunlight: t('common.screenSunlight'),
              'night-red': t('common.screenNightRed'),
            }}
          />
        </Headed>
      </Panel>
    </div>
  )
}

/** The name of a choice for the eye; its fieldset already has it for the ear. */
function Headed({ by, children }: { by: string; children: ReactNode }) {
  return (
    <div>
      <p className="label" aria-hidden="true">
        {by}
      </p>
      {children}
    </div>
  )
}
