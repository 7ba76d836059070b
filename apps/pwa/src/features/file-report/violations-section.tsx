import { itemOf } from '@tocsin/schema/vocabulary/find'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import { nextKey } from '../../field/next-key.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import type { ViolationForm } from './report-form.ts'
import { ViolationCard } from './violation-card.tsx'

const mostViolations = 40

type Props = {
  what: string | null
  violations: readonly ViolationForm[]
  onChange: (violations: ViolationForm[]) => void
}

/** What was done to people. The tile of the flash suggests; nothing is added by itself. */
export function ViolationsSection({ what, violations, onChange }: Props) {
  const { t, label } = useWords()
  const add = (type: string) => onChange([...violations, { key: nextKey(violations), type }])
  const unused = violationTypes.items.filter(
    ({ code }) => !violations.some(({ type }) => type === code),
  )
  const likely: readonly string[] = what ? (itemOf(flashKinds, what)?.likely ?? []) : []
  return (
    <>
      {violations.map((violation, index) => (
        <ViolationCard
          key={violation.key}
          number={index + 1}
          violation={violation}
          onChange={(next) =>
            onChange(violations.map((each) => (each.key === next.key ? next : each)))
          }
          onRemove={() => onChange(violations.filter(({ key }) => key !== violation.key))}
        />
      ))}
      {violations.length < mostViolations && (
        <div className="stack stack--tight">
          <SelectField
            label={
              violations.length === 0
                ? t('full-report.violationType')
                : t('full-report.addViolation')
            }
            none={t('full-report.choose')}
            value=""
            options={unused.map((item) => ({ value: item.code, label: label(item) }))}
            onChange={(type) => type && add(type)}
          />
          <div className="line">
            {unused
              .filter(({ code }) => likely.includes(code))
              .map((item) => (
                <Button
                  key={item.code}
                  icon="plus"
                  label={label(item)}
                  onPress={() => add(item.code)}
                />
              ))}
          </div>
        </div>
      )}
    </>
  )
}
