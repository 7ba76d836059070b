import type { Actor } from '@tocsin/schema/primitives/actor'
import { warningCan } from '@tocsin/schema/warning/can'
import type { Warning } from '@tocsin/schema/warning/state'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'

export type WarningAct = 'lookAt' | 'openThreat' | 'dismiss' | 'mute'

const acts = [
  ['lookAt', 'warnings.lookAt'],
  ['openThreat', 'warnings.openThreat'],
  ['dismiss', 'warnings.dismiss'],
  ['mute', 'warnings.mute'],
] as const

type Props = {
  warning: Warning
  actor: Actor
  isPending: boolean
  onAct: (act: WarningAct, warning: Warning) => void
}

/** What may still be done about a warning. */
export function WarningActs({ warning, actor, isPending, onAct }: Props) {
  const { t } = useWords()
  if (isPending) return <span className="small">{t('alerts.onItsWay')}</span>
  return (
    <span className="warnings__acts">
      {acts
        .filter(([act]) => !warningCan[act](warning, actor))
        .map(([act, label]) => (
          <Button key={act} label={t(label)} onPress={() => onAct(act, warning)} />
        ))}
    </span>
  )
}
