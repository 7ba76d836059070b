import type { RecordId } from '@tocsin/schema/primitives/ids'
import { useWords } from '../i18n/use-words.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { daysWords } from '../words/team-words.ts'
import type { FieldTools } from './field-tools.ts'
import { type ChosenDeployment, daysOf, deploymentsHere, deploymentsNow } from './our-deployment.ts'
import { serverNow } from './server-now.ts'

type Props = {
  tools: FieldTools
  chosen: ChosenDeployment
  /** Of a record that is amended: to which it belongs; undefined for a new one. */
  before?: RecordId | null | undefined
  onChange: (chosen: RecordId | null) => void
}

/** To which deployment a record belongs: asked where there is a choice, and whenever it is amended (SPEC DP-8). */
export function DeploymentField({ tools, chosen, before, onChange }: Props) {
  const { local } = tools
  const words = useWords()
  const { t } = words
  const isNew = before === undefined
  const rows = isNew ? deploymentsNow(local, serverNow(tools)) : deploymentsHere(local)
  if (rows.length < (isNew ? 2 : 1)) return null
  const standing = isNew ? rows[0]?.id : before
  return (
    <SelectField
      label={t('deployment.belongsTo')}
      none={t('deployment.noDeployment')}
      value={(chosen === undefined ? standing : chosen) ?? ''}
      options={rows.map((row) => ({
        value: row.id,
        label: `${row.title ?? t('record.deployment')} · ${daysWords(words, daysOf(row))}`,
      }))}
      onChange={(id) => onChange(id || null)}
    />
  )
}
