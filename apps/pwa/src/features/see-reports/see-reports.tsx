import { deploymentCan } from '@tocsin/schema/deployment/can'
import { localDateOf } from '@tocsin/schema/primitives/local-date'
import { problem } from '@tocsin/schema/problem'
import { Suspense, useState } from 'react'
import { ourDeployment } from '../../field/our-deployment.ts'
import { useWords } from '../../i18n/use-words.tsx'
import type { ListRow } from '../../local/list-row.ts'
import { paths } from '../../paths.ts'
import { useDeps, useSeat, useStore } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { useShell } from '../../sw/use-shell.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FlashAction } from '../../ui/flash-action.tsx'
import { Icon } from '../../ui/icon.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Group, List } from '../../ui/row.tsx'
import { KeepingNotice } from '../../words/keeping-notice.tsx'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { DraftRows } from './draft-rows.tsx'
import { groupRows, isOverdue } from './group-rows.ts'
import './home.css'
import { ReportRow } from './report-row.tsx'
import { TwoFacts } from './two-facts.tsx'

// Where it is not on this device yet, and there is no network, it is said as soon as it can be.
const AnswerRow = lazyPart(
  () => import('./ready-answer-row.tsx').then((part) => part.AnswerRow),
  ReportRow,
)

const RightsNotice = lazyPart(() => import('./rights-notice.tsx').then((part) => part.RightsNotice))

/** The field's first screen. */
export function SeeReports() {
  const { t } = useWords()
  return (
    <div className="home">
      <div className="home__side">
        <Team />
        <TwoFacts />
        <FlashAction name={t('home.flash')} hint={t('home.flashHint')} href={paths.flash()} />
        <div className="home__more">
          <ButtonLink icon="doc" label={t('home.fullReport')} href={paths.report()} />
          <ButtonLink icon="warn" label={t('home.threat')} href={paths.threat()} />
          <Deployment />
        </div>
      </div>
      <div className="home__lists">
        <Warnings />
        <Lists />
      </div>
    </div>
  )
}

/** The deployment of the team, or for who leads it the way to open one. */
function Deployment() {
  const { t } = useWords()
  const { local } = useSeat()
  const now = useNow()
  useStore(local.list)
  const ours = ourDeployment(local, now)
  if (ours) {
    return <ButtonLink icon="flag" label={t('home.deployment')} href={paths.deployment(ours.id)} />
  }
  if (deploymentCan.open(local.actor())) return null
  return <ButtonLink icon="flag" label={t('home.openDeployment')} href={paths.deploy()} />
}

function Team() {
  const { t, list } = useWords()
  const { shell } = useDeps()
  const { local } = useSeat()
  const { offlineReady } = useShell(shell)
  useStore(local.list)
  const { missionName, name, areaNames } = local.profile()
  const areas = local.actor().areas.map((area) => areaNames[area] ?? area)
  return (
    <header className="home__team">
      <h1 className="title">{areas.length > 0 ? list(areas) : missionName}</h1>
      <p className="quiet small">
        {missionName} · {name}
      </p>
      <p className="line small">
        <Icon name="pack" size="small" />
        <span>{offlineReady ? t('common.offlineReady') : t('common.offlineNotReady')}</span>
      </p>
    </header>
  )
}

/** What needs a person and belongs to no single report. */
function Warnings() {
  const { t } = useWords()
  const { session } = useDeps()
  const { local } = useSeat()
  const { onlyOneCopy, chainLost, expiredAt, rightsNews } = useStore(local.facts)
  const { databaseLost, restored, damaged } = useStore(local.found)
  return (
    <>
      <KeepingNotice />
      {(databaseLost || restored + damaged > 0) && (
        <Notice kind="care" icon="history" title={t('common.mended')}>
          <ButtonLink label={t('common.seeWhat')} href={paths.storage()} />
        </Notice>
      )}
      {chainLost && (
        <>
          <ProblemNotice problem={problem('forked')} />
          <p>{t('home.startAnewText')}</p>
          <Button label={t('home.startAnew')} onPress={() => void session.startAnew()} />
        </>
      )}
      {expiredAt !== null && <ProblemNotice problem={problem('picture_expired')} />}
      {rightsNews && (
        <Suspense fallback={null}>
          <RightsNotice />
        </Suspense>
      )}
      {onlyOneCopy && <ProblemNotice problem={onlyOneCopy} />}
    </>
  )
}

const firstShown = 30

function Lists() {
  const { t, number } = useWords()
  const { local } = useSeat()
  const rows = useStore(local.list)
  const drafts = useStore(local.drafts)
  const today = localDateOf(local.profile().timeZone, useNow())
  const groups = groupRows(rows, today)
  const [shown, setShown] = useState(firstShown)
  const isEmpty = groups.here.length + groups.atHq.length + groups.forYou.length === 0
  if (isEmpty && drafts.length === 0) {
    return (
      <EmptyState
        says={t('home.empty')}
        action={<ButtonLink label={t('home.writeFirst')} href={paths.report()} />}
      />
    )
  }
  return (
    <>
      {groups.forYou.length > 0 && (
        <Group title={t('home.forYou')} count={number(groups.forYou.length)}>
          <List>
            {groups.forYou.map((row) =>
              row.state === 'held' || row.state === 'team' || isOverdue(row, today) ? (
                <ReportRow key={row.id} row={row} />
              ) : (
                <Suspense key={row.id} fallback={<ReportRow row={row} />}>
                  <AnswerRow row={row} />
                </Suspense>
              ),
            )}
          </List>
        </Group>
      )}
      <DraftRows />
      {groups.here.length > 0 && (
        <Group title={t('home.onlyOnTablet')} count={number(groups.here.length)}>
          <List>
            {groups.here.map((row, i) => (
              <ReportRow key={row.id} row={row} line={i + 1} />
            ))}
          </List>
        </Group>
      )}
      {groups.atHq.length > 0 && (
        <Group title={t('home.atHq')} count={number(groups.atHq.length)}>
          <List>
            {groups.atHq.slice(0, shown).map((row: ListRow) => (
              <ReportRow key={row.id} row={row} />
            ))}
          </List>
          {groups.atHq.length > shown && (
            <Button label={t('common.showMore')} onPress={() => setShown(shown + firstShown)} />
          )}
        </Group>
      )}
    </>
  )
}
