import './device-code.css'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import type { DeviceMade, DeviceState } from './people-types.ts'

type Props = {
  made: DeviceMade
  personName: string
  mission: string
  server: string
  /** Undefined until it was asked for the first time. */
  state: DeviceState | undefined
  now: number
  onCancel: () => void
  onAnother: () => void
}

/** The code, large enough for a camera at arm's length, with what the tablet must show before it is used. */
export function DeviceCode(props: Props) {
  const { made, personName, mission, server, state, now, onCancel, onAnother } = props
  const { t } = useWords()
  const isOver =
    state !== undefined &&
    (state.usedAt !== null || state.withdrawnAt !== null || state.expiresAt <= now)
  return (
    <Panel title={<bdi>{`${t('devices.for')} ${personName}`}</bdi>}>
      <div className="device-code">
        {!isOver && <QrCode text={made.link} name={t('devices.qrName')} />}
        <div className="stack">
          <Standing {...props} />
          {!isOver && (
            <>
              <ol className="device-code__steps">
                <li>
                  {t('devices.stepOpen')} <Code>{server}</Code>
                </li>
                <li>{t('devices.stepScan')}</li>
                <li>{t('devices.stepCompare')}</li>
              </ol>
              <dl className="device-code__compare">
                <dt>{t('devices.mission')}</dt>
                <dd>
                  <Code>{mission}</Code>
                </dd>
                <dt>{t('devices.fingerprint')}</dt>
                <dd>
                  <Code>{made.fingerprint}</Code>
                </dd>
              </dl>
              <p className="small quiet">{t('devices.paper')}</p>
            </>
          )}
          <div className="line no-print">
            {!isOver && (
              <>
                <Button icon="print" label={t('devices.print')} onPress={() => window.print()} />
                <Button icon="close" label={t('devices.cancel')} onPress={onCancel} />
              </>
            )}
            {isOver && <Button kind="main" label={t('devices.another')} onPress={onAnother} />}
          </div>
        </div>
      </div>
    </Panel>
  )
}

/** What has become of the code, and how long it is good. */
function Standing({ made, state, now }: Props) {
  const { t, duration } = useWords()
  if (state?.device) {
    return (
      <Notice icon="tick" title={t('devices.usedBy', { name: state.device.name })} live>
        {t('devices.usedByAt')} <Code>{formatDtg(state.device.enrolledAt)}</Code>
      </Notice>
    )
  }
  if (state && state.usedAt !== null) {
    return (
      <Notice icon="hold" title={t('devices.used')} live>
        {t('devices.usedText')} <Code>{formatDtg(state.usedAt)}</Code>
      </Notice>
    )
  }
  if (state && state.withdrawnAt !== null) {
    return <Notice kind="quiet" icon="close" title={t('devices.cancelled')} live />
  }
  if (made.expiresAt <= now) {
    return <Notice kind="quiet" icon="clock" title={t('devices.expired')} live />
  }
  const isUnconfirmed = state ? state.confirmedAt === null : made.needsSecond
  return (
    <Notice
      icon="clock"
      title={t(isUnconfirmed ? 'devices.waitsSecond' : 'devices.waits')}
      kind={isUnconfirmed ? 'care' : undefined}
    >
      {t('devices.goodUntil')} <Code>{formatDtg(made.expiresAt)}</Code>
      <span className="no-print">
        {' · '}
        {t('devices.stillGood', { duration: duration(made.expiresAt - now) })}
      </span>
    </Notice>
  )
}
