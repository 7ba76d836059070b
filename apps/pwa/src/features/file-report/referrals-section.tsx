import { referralAnswers } from '@tocsin/schema/vocabulary/referral-answers'
import { referralTargets } from '@tocsin/schema/vocabulary/referral-targets'
import { type Care, isMinimum } from '../../field/care.ts'
import { DateField } from '../../field/date-field.tsx'
import { nextKey } from '../../field/next-key.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { useSeat } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import type { ReferralForm } from './report-form.ts'

const mostReferrals = 10

type Props = {
  referrals: readonly ReferralForm[]
  care: Care
  onChange: (referrals: ReferralForm[]) => void
}

/** To whom somebody was referred, when, and with what answer. Names nobody. */
export function ReferralsSection({ referrals, care, onChange }: Props) {
  const { t, label } = useWords()
  const minimum = isMinimum(care, useSeat().local.actor().component)
  const change = (key: string, patch: Partial<ReferralForm>) =>
    onChange(referrals.map((each) => (each.key === key ? { ...each, ...patch } : each)))
  const add = (to: string) =>
    onChange([...referrals, { key: nextKey(referrals), to, on: '', answer: 'waiting' }])
  // With a child or sexual violence the ones with the mandate are one touch away.
  const likely = referralTargets.items.filter(
    ({ code }) =>
      ((care.child && code === 'child_protection') ||
        (care.crsv && (code === 'women_protection' || code === 'health'))) &&
      !referrals.some(({ to }) => to === code),
  )
  return (
    <Panel title={t('full-report.partReferral')}>
      <p className="hint">{t(minimum ? 'full-report.referralCare' : 'full-report.referralHint')}</p>
      {referrals.map((referral, index) => (
        <fieldset key={referral.key} className="stack stack--tight">
          <legend className="label">{t('full-report.referral', { number: index + 1 })}</legend>
          <div className="pair pair--top">
            <SelectField
              label={t('full-report.referralTo')}
              value={referral.to}
              options={referralTargets.items.map((item) => ({
                value: item.code,
                label: label(item),
              }))}
              onChange={(to) => to && change(referral.key, { to })}
            />
            <SelectField
              label={t('full-report.referralAnswer')}
              value={referral.answer}
              options={referralAnswers.items.map((item) => ({
                value: item.code,
                label: label(item),
              }))}
              onChange={(answer) => answer && change(referral.key, { answer })}
            />
            <DateField
              label={t('full-report.referralOn')}
              value={referral.on}
              onChange={(on) => change(referral.key, { on })}
            />
          </div>
          <div>
            <Button
              kind="plain"
              icon="close"
              label={t('full-report.removeReferral')}
              onPress={() => onChange(referrals.filter(({ key }) => key !== referral.key))}
            />
          </div>
        </fieldset>
      ))}
      {referrals.length < mostReferrals && (
        <div className="line">
          {likely.map((item) => (
            <Button
              key={item.code}
              icon="plus"
              label={label(item)}
              onPress={() => add(item.code)}
            />
          ))}
          <Button
            icon="plus"
            label={t('full-report.addReferral')}
            onPress={() => add(likely[0]?.code ?? 'health')}
          />
        </div>
      )}
    </Panel>
  )
}
