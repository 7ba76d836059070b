import type { RecordId } from '@tocsin/schema/primitives/ids'
import { useId } from 'react'
import { DeploymentField } from '../../field/deployment-field.tsx'
import type { FieldTools } from '../../field/field-tools.ts'
import type { ChosenDeployment } from '../../field/our-deployment.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Choice } from '../../ui/choice.tsx'

type Answers = { deployment?: ChosenDeployment; restricted: boolean }

type Props = {
  tools: FieldTools
  form: Answers
  /** Of a record that is amended: to which deployment it belongs. Its band is no longer asked. */
  before: RecordId | null | undefined
  change: (patch: Partial<Answers>) => void
}

/** The end of a visit's and a recommendation's form: to which deployment it belongs, and how many may read it. */
export function WhoseItIs({ tools, form, before, change }: Props) {
  const { t } = useWords()
  const restrictedId = useId()
  return (
    <>
      <DeploymentField
        tools={tools}
        chosen={form.deployment}
        before={before}
        onChange={(deployment) => change({ deployment })}
      />
      {before === undefined && (
        <Choice
          type="checkbox"
          size="slim"
          name={restrictedId}
          label={t('deployment.restricted')}
          detail={t('deployment.restrictedHint')}
          checked={form.restricted}
          onChange={(restricted) => change({ restricted })}
        />
      )}
    </>
  )
}
