import type { LinkKind } from '@tocsin/schema/primitives/file-budget'
import { useWords } from '../../i18n/use-words.tsx'
import type { Meter } from '../../local/ready-meter.ts'
import { useSeat, useStore } from '../../shell/deps.ts'
import { SelectField } from '../../ui/select-field.tsx'

export const linkWords = {
  base: 'storage.linkBase',
  mobile: 'storage.linkMobile',
  satellite: 'storage.linkSatellite',
} as const satisfies Record<LinkKind, string>

/** Megabytes a day to choose from; 0 = words only. */
const offered = [0, 1, 2, 5, 10, 20, 50, 100, 500]
const megabyte = 1_000_000

/** What files may use of the chosen link in a day, and how much of it is used. */
export function LinkBudget({ link, meter }: { link: LinkKind; meter: Meter }) {
  const { t, bytes } = useWords()
  const { photos } = useSeat()
  const { limits, traffic } = useStore(meter)
  const limit = limits[link]
  const now = limit === null ? null : Math.round(limit / megabyte)
  const all = now === null || offered.includes(now) ? offered : [...offered, now].sort(byNumber)
  const used = bytes(traffic.links[link] ?? 0)
  return (
    <>
      <SelectField
        label={t('storage.budget', { link: t(linkWords[link]) })}
        hint={t('storage.budgetHint')}
        value={now === null ? 'none' : `${now}`}
        options={[
          ...all.map((mb) => ({
            value: `${mb}`,
            label: mb === 0 ? t('storage.budgetZero') : bytes(mb * megabyte),
          })),
          { value: 'none', label: t('storage.budgetNone') },
        ]}
        onChange={(value) => {
          const { limits: chosen } = meter.chosen()
          const mb = value === 'none' ? null : Number(value)
          meter.choose({ limits: { ...chosen, [link]: mb } })
          void photos.send('now')
        }}
      />
      {limit !== 0 && (
        <p className="num">
          {limit === null
            ? t('storage.budgetUsedFree', { used })
            : t('storage.budgetUsed', { used, limit: bytes(limit) })}
        </p>
      )}
    </>
  )
}

function byNumber(a: number, b: number): number {
  return a - b
}
