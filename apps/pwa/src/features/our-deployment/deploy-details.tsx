import { actorTypes } from '@tocsin/schema/vocabulary/actor-types'
import { communityProtection } from '@tocsin/schema/vocabulary/community-protection'
import { preBriefItems } from '@tocsin/schema/vocabulary/pre-brief-items'
import { recommendationOwners } from '@tocsin/schema/vocabulary/recommendation-owners'
import { groupsAtRisk } from '../../field/groups-at-risk.ts'
import { useWords } from '../../i18n/use-words.tsx'
import type { Labelled } from '../../i18n/words.ts'
import { Choices } from '../../ui/choices.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import type { DeployForm } from './deploy-form.ts'

type Props = { form: DeployForm; change: (patch: Partial<DeployForm>) => void }

/** What else may be known before a team leaves; nothing of it is compulsory (SPEC DP-10). */
export function DeployDetails({ form, change }: Props) {
  const { t, label } = useWords()
  const options = (items: readonly (Labelled & { code: string })[]) =>
    items.map((one) => ({ value: one.code, label: label(one) }))
  return (
    <>
      <SelectField
        label={t('deployment.requestedBy')}
        none={t('deployment.ownerOpen')}
        value={form.requestedBy}
        options={options(recommendationOwners.items)}
        onChange={(requestedBy) => change({ requestedBy })}
      />
      <Choices
        many
        legend={t('deployment.actors')}
        hint={t('deployment.actorsHint')}
        size="slim"
        value={form.actors}
        onChange={(actors) => change({ actors })}
        options={options(actorTypes.items)}
      />
      <Choices
        many
        legend={t('deployment.groupsAtRisk')}
        size="slim"
        value={form.groupsAtRisk}
        onChange={(atRisk) => change({ groupsAtRisk: atRisk })}
        options={options(groupsAtRisk)}
      />
      <Choices
        many
        legend={t('deployment.protection')}
        hint={t('deployment.protectionHint')}
        size="slim"
        value={form.protection}
        onChange={(protection) => change({ protection })}
        options={options(communityProtection.items)}
      />
      <Choices
        many
        legend={t('deployment.briefed')}
        size="slim"
        value={form.briefed}
        onChange={(briefed) => change({ briefed })}
        options={options(preBriefItems.items)}
      />
    </>
  )
}
