import type { Victims } from '@tocsin/schema/events/bodies'
import type { Count } from '@tocsin/schema/primitives/count'
import type { VictimGroup } from '@tocsin/schema/vocabulary/victim-groups'
import { useWords } from '../../i18n/use-words.tsx'
import { Count as CountField } from '../../ui/count.tsx'
import { RangeCount } from '../../ui/range-count.tsx'
import { countRange, rangeCount } from './count-form.ts'
import { countWords } from './count-words.ts'

type Props = {
  groups: readonly VictimGroup[]
  victims: readonly Victims[]
  status: Count['status']
  /** Whether each group has three numbers of its own. */
  ranges: boolean
  onChange: (victims: Victims[]) => void
}

/** Girls, boys, women, men: one number each, or three where accounts differ. */
export function GroupCounts({ groups, victims, status, ranges, onChange }: Props) {
  const words = useWords()
  const { t, label } = words
  const give = (group: string, count: Count | null) => onChange(withGroup(victims, group, count))
  return (
    <fieldset>
      <legend className="label">{t('full-report.whoHarmed')}</legend>
      <div className={ranges ? 'stack' : 'group-counts'}>
        {groups.map((group) => {
          const count = victims.find((each) => each.group === group.code)?.count
          const name = label(group)
          return ranges ? (
            <RangeCount
              key={group.code}
              legend={name}
              words={countWords(words)}
              value={countRange(count)}
              onChange={(range) =>
                give(group.code, range.max === 0 ? null : rangeCount(range, status))
              }
            />
          ) : (
            <CountField
              key={group.code}
              label={name}
              fewer={t('common.countFewer', { part: name })}
              more={t('common.countMore', { part: name })}
              value={count?.best ?? count?.min ?? null}
              onChange={(n) =>
                give(group.code, n ? rangeCount({ min: n, best: n, max: n }, status) : null)
              }
            />
          )
        })}
      </div>
    </fieldset>
  )
}

/** The first row of the group is the one on the screen; rows that only an import can have stay as they are. */
function withGroup(victims: readonly Victims[], group: string, count: Count | null): Victims[] {
  const shown = victims.findIndex((each) => each.group === group)
  if (shown < 0) return count ? [...victims, { ...statusOf(victims), group, count }] : [...victims]
  return victims.flatMap((each, index) => {
    if (index !== shown) return [each]
    return count ? [{ ...each, count }] : []
  })
}

/** What was said of who the others are holds for a group that is added. */
function statusOf([first]: readonly Victims[]): Pick<Victims, 'status'> {
  return first?.status ? { status: first.status } : {}
}
