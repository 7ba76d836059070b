import type { ImminenceCode } from '@tocsin/schema/vocabulary/imminence'
import type { ThreatKindCode } from '@tocsin/schema/vocabulary/threat-kinds'
import type { VictimGroupCode } from '@tocsin/schema/vocabulary/victim-groups'

/** A kind of threat of the demo, with words for it. `{place}` stands for the village. */
export type ThreatSubject = {
  weight: number
  kind: ThreatKindCode
  imminence: readonly ImminenceCode[]
  titles: readonly string[]
  texts: readonly string[]
  atRisk: readonly VictimGroupCode[]
}

export const threatSubjects: readonly ThreatSubject[] = [
  {
    weight: 8,
    kind: 'armed_men_movement',
    imminence: ['within_hours', 'within_72_hours', 'later_or_unsure'],
    titles: [
      'Armed men seen near {place}',
      'Column on the {place} track',
      'Fires in the hills above {place}',
    ],
    texts: [
      'Seen by herders two days running, 20 to 30 men, on foot.',
      'Motorcycles at night. The market women were told to stay at home on Friday.',
    ],
    atRisk: ['unknown'],
  },
  {
    weight: 6,
    kind: 'attack_on_village',
    imminence: ['within_hours', 'within_72_hours'],
    titles: ['{place} expects an attack', 'Warning of an attack on {place}'],
    texts: [
      'The warning came by a cousin on the other side. The last such warning was true.',
      'Young men keep watch at the bridge. Families send the children to Lumeya.',
    ],
    atRisk: ['unknown', 'woman', 'man'],
  },
  {
    weight: 5,
    kind: 'inter_communal',
    imminence: ['within_72_hours', 'later_or_unsure'],
    titles: ['Quarrel over grazing, {place}', 'Young men gathering at {place}'],
    texts: [
      'After the cattle raid the elders of both sides met once and did not agree.',
      'Blood money is asked for and the day set for it is this week’s market day.',
    ],
    atRisk: ['man', 'boy'],
  },
  {
    weight: 4,
    kind: 'threat_letter',
    imminence: ['within_72_hours', 'later_or_unsure'],
    titles: ['Threat letter at {place}', 'Message left at the {place} school'],
    texts: [
      'A sheet of paper under the door: leave before the new moon. No signature.',
      'Read aloud after prayers by somebody nobody knew.',
    ],
    atRisk: ['adult_unknown'],
  },
  {
    weight: 4,
    kind: 'checkpoint',
    imminence: ['later_or_unsure'],
    titles: ['New barrier before {place}', 'Barrier moved closer to {place}'],
    texts: ['Set up at dusk, gone at dawn. Those who pass late are searched and kept waiting.'],
    atRisk: ['woman', 'man'],
  },
  {
    weight: 2,
    kind: 'child_recruitment',
    imminence: ['within_72_hours', 'later_or_unsure'],
    titles: ['Each house at {place} asked for one son'],
    texts: ['Told by two mothers of different quarters. A list is said to exist.'],
    atRisk: ['boy'],
  },
  {
    weight: 2,
    kind: 'mines_explosives',
    imminence: ['later_or_unsure'],
    titles: ['Something buried on the {place} track', 'Unexploded shell near {place}'],
    texts: ['Marked with branches by the villagers. Children were told to keep away.'],
    atRisk: ['child_unknown', 'unknown'],
  },
  {
    weight: 2,
    kind: 'reprisals',
    imminence: ['within_hours', 'within_72_hours'],
    titles: ['Reprisals feared at {place}'],
    texts: ['Those who spoke with the patrol are called by name at the market.'],
    atRisk: ['man', 'woman'],
  },
  {
    weight: 2,
    kind: 'incitement',
    imminence: ['later_or_unsure'],
    titles: ['Messages against newcomers, {place}'],
    texts: [
      'Voice messages passed from telephone to telephone, each with the same three sentences.',
    ],
    atRisk: ['unknown'],
  },
]
