import type { Victims } from '@tocsin/schema/events/bodies'
import { itemOf, labelOf } from '@tocsin/schema/vocabulary/find'
import { victimGroups } from '@tocsin/schema/vocabulary/victim-groups'
import { victimStatuses } from '@tocsin/schema/vocabulary/victim-statuses'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RangeCount } from '../../ui/range-count.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { countRange, rangeCount } from './count-form.ts'
import { countWords } from './count-words.ts'
import { GroupCounts } from './group-counts.tsx'
import type { ViolationForm } from './report-form.ts'

type Props = {
  number: number
  violation: ViolationForm
  onChange: (violation: ViolationForm) => void
  onRemove: () => void
}

/** One violation: how many, how sure, and who, as far as known. Asked only where people are counted. */
export function ViolationCard({ number, violation, onChange, onRemove }: Props) {
  const words = useWords()
  const { t, label, locale } = words
  const { type, count, victims = [] } = violation
  const [ranges, setRanges] = useState(() => victims.some(({ count: c }) => c.min !== c.max))
  const item = itemOf(violationTypes, type)
  const status = count?.status ?? victims[0]?.count.status ?? 'reported'
  const setVictims = (next: Victims[]) => onChange({ ...violation, victims: next })
  return (
    <Panel
      title={t('full-report.violationNumber', {
        number,
        type: labelOf(violationTypes, type, locale),
      })}
      end={
        <Button
          kind="plain"
          icon="close"
          label={t('full-report.removeViolation')}
          onPress={onRemove}
        />
      }
    >
      {item?.countedBy === 'incidents' && <p className="hint">{t('full-report.countedAsOne')}</p>}
      {item?.countedBy !== 'incidents' && (
        <>
          <RangeCount
            legend={t('full-report.howMany')}
            hint={t('full-report.howManyHint')}
            words={countWords(words)}
            value={countRange(count)}
            onChange={(range) => onChange({ ...violation, count: rangeCount(range, status) })}
          />
          <Choices
            legend={t('full-report.howSure')}
            columns={2}
            value={status}
            onChange={(sure) =>
              onChange({
                ...violation,
                ...(count && { count: { ...count, status: sure } }),
                victims: victims.map((each) => ({
                  ...each,
                  count: { ...each.count, status: sure },
                })),
              })
            }
            options={[
              {
                value: 'reported',
                label: t('full-report.reported'),
                detail: t('full-report.reportedHint'),
                mark: 'unverified',
              },
              {
                value: 'confirmed',
                label: t('full-report.confirmed'),
                detail: t('full-report.confirmedHint'),
                mark: 'verified',
              },
            ]}
          />
          <GroupCounts
            groups={victimGroups.items.filter(
              ({ age }) => item?.victims !== 'children' || age === 'child',
            )}
            victims={victims}
            status={status}
            ranges={ranges}
            onChange={setVictims}
          />
          <div className="pair">
            <Choice
              type="checkbox"
              size="slim"
              name={`${violation.key}-ranges`}
              label={t('full-report.groupRanges')}
              checked={ranges}
              onChange={setRanges}
            />
            {victims.length > 0 && (
              <SelectField
                label={t('full-report.victimStatus')}
                none={t('common.notKnown')}
                value={commonStatus(victims)}
                options={victimStatuses.items
                  .filter(({ code }) => code !== 'unknown')
                  .map((each) => ({ value: each.code, label: label(each) }))}
                onChange={(said) => setVictims(victims.map((each) => withStatus(each, said)))}
              />
            )}
          </div>
        </>
      )}
    </Panel>
  )
}

function commonStatus(victims: readonly Victims[]): string {
  const first = victims[0]?.status ?? ''
  return victims.every(({ status = '' }) => status === first) ? first : ''
}

function withStatus({ status: _, ...rest }: Victims, said: string): Victims {
  return said ? { ...rest, status: said } : rest
}
