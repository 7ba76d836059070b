import { CardButton } from '../guidance/card-button.tsx'
import { useWords } from '../i18n/use-words.tsx'
import { useSeat } from '../shell/deps.ts'
import { Notice } from '../ui/notice.tsx'
import { type Care, careMandates } from './care.ts'

/**
 * Do no harm: stands before the fields it concerns, cannot be closed, and opens its card. Who has the
 * mandate is told to follow their own procedure, everybody else to record the minimum and refer.
 */
export function CareNotice({ care }: { care: Care }) {
  if (!care.child && !care.crsv) return null
  return (
    <div className="stack stack--tight">
      {care.crsv && <OneNotice about="crsv" card="sexual_violence" />}
      {care.child && <OneNotice about="child" card="child_talks" />}
    </div>
  )
}

function OneNotice({ about, card }: { about: keyof Care; card: string }) {
  const { t } = useWords()
  const { component } = useSeat().local.actor()
  const isMandated = careMandates[about].some((code) => code === component)
  return (
    <Notice
      kind="care"
      icon={about}
      title={t(isMandated ? `care.${about}Mandated` : `care.${about}`)}
      live
    >
      <div className="stack stack--tight">
        <p>{t(isMandated ? 'care.mandatedText' : `care.${about}Text`)}</p>
        <div>
          <CardButton code={card} label={t('care.card')} />
        </div>
      </div>
    </Notice>
  )
}
