import { threatCan } from '@tocsin/schema/threat/can'
import type { Threat } from '@tocsin/schema/threat/state'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { useSeat } from '../../shell/deps.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'

/** The way to the form of a threat, or why not. */
export function AmendThreat({ threat }: { threat: Threat }) {
  const { t, problemWords } = useWords()
  const refusal = threatCan.amend(threat, useSeat().local.actor())
  if (refusal) {
    return <Button label={t('record.amend')} disabledReason={problemWords(refusal).said} />
  }
  return <ButtonLink icon="pencil" label={t('record.amend')} href={paths.amend(threat.id)} />
}
