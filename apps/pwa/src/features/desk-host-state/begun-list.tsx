import { AreaId } from '@tocsin/schema/primitives/ids'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { BegunAssessment } from './begun-assessment.ts'
import { ofWords } from './host-words.ts'

type Props = {
  begun: readonly BegunAssessment[]
  areaNames: Readonly<Record<string, string>>
  onGoOn: (begun: BegunAssessment) => void
  onThrowAway: (begun: BegunAssessment) => void
}

/** Assessments that were typed on this device and never saved. */
export function BegunList({ begun, areaNames, onGoOn, onThrowAway }: Props) {
  const words = useWords()
  const { t } = words
  return begun.map((one) => {
    const { area, forces, unit } = one.form
    const of = ofWords(words, { forces: forces || null, unit: unit || null })
    const known = AreaId.safeParse(area)
    return (
      <Notice key={one.saved.id} kind="care" icon="pencil" title={t('host-state.begun')}>
        <div className="stack stack--tight">
          <p>
            {known.success && <bdi>{areaNames[area] ?? area}</bdi>}
            {known.success && ' · '}
            <bdi>{of}</bdi>
          </p>
          <div className="line">
            <Button icon="pencil" label={t('host-state.goOn')} onPress={() => onGoOn(one)} />
            <Button label={t('host-state.throwAway')} onPress={() => onThrowAway(one)} />
          </div>
        </div>
      </Notice>
    )
  })
}
