import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { parseScopeId } from '@tocsin/schema/primitives/ids'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import type { HeardMessage } from '@tocsin/schema/sync/heard-message'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { rich } from '../../i18n/rich.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Level } from '../../ui/level.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pairs } from '../../ui/pairs.tsx'
import { Panel } from '../../ui/panel.tsx'
import { State } from '../../ui/state.tsx'
import { levelShape, levelWords } from '../../words/level-words.ts'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'

type Read = Extract<HeardMessage, { is: 'read' }>

/** From how old on a message is said to be old: it may have been held back and brought later. */
const oldMs = 12 * 3_600_000

const reports = {
  not_yet: 'desk.heardNotYet',
  here: 'desk.heardHere',
  other: 'desk.heardOtherEvent',
} as const

/** Whether this desk has recorded the message: not yet, saved here and on its way to the log, or in it. */
export type Recording = 'open' | 'on_its_way' | 'done'

type Props = {
  heard: Read
  settings: MissionSettings
  now: number
  recording: Recording
  onRecord: () => void
}

/** What a message says, whose it is, whether the tablet's own report has come, and the one act: to record it. */
export function HeardFlash({ heard, settings, now, recording, onRecord }: Props) {
  const words = useWords()
  const { t, locale } = words
  const { flash, author, scope, report } = heard
  const { area } = parseScopeId(scope)
  const said = utcMs(flash.saidAt)
  const { timeZone } = settings.week
  return (
    <Panel
      title={flash.what ? labelOf(flashKinds, flash.what, locale) : t('desk.heardNoWhat')}
      end={
        <Level level={levelShape(flash.level)}>
          {levelWords(words, flash.level, flash.imminence ?? null)}
        </Level>
      }
    >
      {author.isOut && (
        <Notice kind="care" icon="warn" title={t('desk.heardOut')} live>
          {t('desk.heardOutText')}
        </Notice>
      )}
      {now - said > oldMs && <Notice kind="care" icon="clock" title={t('desk.heardOld')} live />}
      {flash.exercise && <Notice kind="quiet" icon="info" title={t('common.exerciseHint')} />}
      <Pairs
        pairs={[
          { key: 'who', term: t('desk.heardWho'), value: <bdi>{author.name}</bdi> },
          {
            key: 'area',
            term: t('desk.filterArea'),
            value: <bdi>{settings.areas.find(({ id }) => id === area)?.name ?? area}</bdi>,
          },
          { key: 'where', term: t('desk.heardWhere'), value: placeWords(words, flash.place) },
          {
            key: 'when',
            term: t('desk.heardWhen'),
            value: occurredWords(words, flash.occurredAt, now, timeZone),
          },
          { key: 'said', term: t('desk.heardSaid'), value: <Code>{formatDtg(said)}</Code> },
        ]}
      />
      {flash.attached && <p>{t('desk.heardAttached')}</p>}
      <p className="strong">{t(reports[report])}</p>
      <Recorded {...{ heard, recording, onRecord }} />
    </Panel>
  )
}

/** Recorded it rings and has a clock; once is enough, and where the report is here nothing is to be recorded. */
function Recorded({ heard, recording, onRecord }: Pick<Props, 'heard' | 'recording' | 'onRecord'>) {
  const words = useWords()
  const { t } = words
  const { report, record, recordedAt } = heard
  const isIn = recording === 'done' || recordedAt !== null
  return (
    <>
      {recording === 'on_its_way' && <State state="here" strong={t('alerts.onItsWay')} />}
      {recording === 'done' && (
        <Notice kind="hq" icon="seal" title={t('desk.heardRecorded')} live>
          {t('desk.heardRecordedText')}
        </Notice>
      )}
      {recording === 'open' && recordedAt !== null && (
        <p>{rich(words, 'desk.heardBefore', {}, { dtg: <Code>{formatDtg(recordedAt)}</Code> })}</p>
      )}
      {recording === 'open' && !isIn && report !== 'here' && (
        <>
          <p className="quiet">{t('desk.heardRecordHint')}</p>
          <p className="line">
            <Button kind="main" icon="bell" label={t('desk.heardDoRecord')} onPress={onRecord} />
          </p>
        </>
      )}
      {recording !== 'on_its_way' && (isIn || report === 'here') && (
        <p className="line">
          <ButtonLink label={t('desk.heardRecord')} href={paths.deskRecord('incident', record)} />
        </p>
      )}
    </>
  )
}
