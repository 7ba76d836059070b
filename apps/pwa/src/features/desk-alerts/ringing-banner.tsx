import './desk-alerts.css'
import type { AlertLine } from '@tocsin/schema/desk/desk-answers'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Level } from '../../ui/level.tsx'
import { placeWords } from '../../words/place-words.ts'
import { recordTitle } from '../../words/what-words.ts'
import { kindOf } from './kind-of.ts'
import { raisedAt } from './ringing.ts'

type Props = {
  alerts: readonly AlertLine[]
  now: number
  onTake: (line: AlertLine) => void
  isSilent: boolean
  onAllowSound: () => void
}

const most = 2

/** On every screen of the desk until somebody has it: which alert, how long it waits, and the one act. */
export function RingingBanner({ alerts, now, onTake, isSilent, onAllowSound }: Props) {
  const words = useWords()
  const { t, duration } = words
  if (alerts.length === 0) return null
  return (
    <section className="ring" aria-label={t('alerts.notify')} role="alert">
      {alerts.slice(0, most).map((line) => (
        <div className="ring__line" key={line.id}>
          <Level level="flash">{t('common.levelFlash')}</Level>
          <p>
            <b>
              <bdi>{recordTitle(words, { ...line, kind: kindOf(line) })}</bdi>
            </b>
            {line.place && <> · {placeWords(words, line.place)}</>}
            {line.exercise && <> · {t('common.exercise')}</>}
          </p>
          <b className="num ring__time">
            {t('record.waiting', { duration: duration(now - raisedAt(line)) })}
          </b>
          <ButtonLink label={t('alerts.open')} href={paths.deskRecord(kindOf(line), line.id)} />
          <Button
            kind="main"
            icon="tick"
            label={t('alerts.acknowledge')}
            onPress={() => onTake(line)}
          />
        </div>
      ))}
      {(alerts.length > most || isSilent) && (
        <div className="ring__line ring__line--more">
          {alerts.length > most && (
            <>
              <p>{t('alerts.more', { count: alerts.length - most })}</p>
              <ButtonLink label={t('alerts.open')} href={paths.deskAlerts()} />
            </>
          )}
          {isSilent && (
            <>
              <p>{t('alerts.soundBlocked')}</p>
              <Button icon="bell" label={t('alerts.soundAllow')} onPress={onAllowSound} />
            </>
          )}
        </div>
      )}
    </section>
  )
}
