import type { ActorLink, Victims, Violation } from '@tocsin/schema/events/bodies'
import { type Count, exactly } from '@tocsin/schema/primitives/count'
import type { FlashKindCode } from '@tocsin/schema/vocabulary/flash-kinds'
import type { ImminenceCode } from '@tocsin/schema/vocabulary/imminence'
import type { Choices } from '../random.ts'

/** A kind of incident of the demo, with words for it. `{place}` stands for the village. */
export type IncidentKind = {
  weight: number
  /** Share that is told as a flash while it happens. */
  flash: number
  what: FlashKindCode
  imminence: ImminenceCode
  titles: readonly string[]
  texts: readonly string[]
  violations: (choices: Choices) => Violation[]
  actors: readonly ActorLink['type'][]
}

const armed = ['armed_group', 'armed_group', 'unknown', 'community_militia'] as const
const mixed = ['armed_group', 'criminals', 'unknown'] as const

export const incidentKinds: readonly IncidentKind[] = [
  {
    weight: 9,
    flash: 0.6,
    what: 'attack_shooting',
    imminence: 'happening_now',
    titles: ['Shots at {place}', 'Attack on {place} at dawn', '{place} attacked from the north'],
    texts: [
      'Armed men entered from two sides and fired for about half an hour. People fled to the fields.',
      'Shooting began before first light. The chief says that houses near the market were searched.',
    ],
    violations: (c) => [
      { type: 'attack_on_civilians' },
      harmed(c, 'killing', 1, 5),
      harmed(c, 'injury', 1, 7),
    ],
    actors: armed,
  },
  {
    weight: 8,
    flash: 0.2,
    what: 'people_harmed',
    imminence: 'later_or_unsure',
    titles: [
      'Man killed on the road to {place}',
      'Bodies found near {place}',
      'Farmers shot near {place}',
    ],
    texts: [
      'Found in the morning by people on their way to the fields. Buried the same day.',
      'Two accounts agree on the place and differ on the hour.',
    ],
    violations: (c) => [harmed(c, 'killing', 1, 3)],
    actors: mixed,
  },
  {
    weight: 6,
    flash: 0.3,
    what: 'people_harmed',
    imminence: 'within_72_hours',
    titles: ['People hurt at {place} market', 'Beaten at a night search, {place}'],
    texts: [
      'Men looking for a son of the family beat those they found. Two were carried to the clinic.',
      'A quarrel over a stall; armed men took one side.',
    ],
    violations: (c) => [harmed(c, 'injury', 1, 6), { type: 'threats' }],
    actors: mixed,
  },
  {
    weight: 7,
    flash: 0.25,
    what: 'people_taken',
    imminence: 'within_72_hours',
    titles: [
      'People taken from {place}',
      'Men taken to carry loads, {place}',
      'Traders taken on the {place} road',
    ],
    texts: [
      'Taken to carry loads towards the hills. Two came back after a day and say the others are alive.',
      'A ransom is asked for by telephone. The families ask that nobody calls the number.',
    ],
    violations: (c) => [harmed(c, 'abduction', 1, 6)],
    actors: ['armed_group', 'criminals', 'armed_group'],
  },
  {
    weight: 3,
    flash: 0,
    what: 'people_taken',
    imminence: 'within_72_hours',
    titles: ['Children taken near {place}', 'Girl missing since market day, {place}'],
    texts: [
      'Told by the head of the school. The family was referred; the child was not interviewed.',
    ],
    violations: (c) => [ofChildren(c, 'abduction', 1, 3)],
    actors: ['armed_group', 'unknown'],
  },
  {
    weight: 9,
    flash: 0.35,
    what: 'burning_looting',
    imminence: 'within_hours',
    titles: ['Homes burned at {place}', 'Shops looted at {place}', 'Granaries burned, {place}'],
    texts: [
      'Seen from the road: roofs burned on the upper side, the school stands.',
      'Everything that could be carried was taken, with the seed for the next season.',
    ],
    violations: (c) => [
      { type: 'property_destruction' },
      ...(c.chance(0.5) ? [{ type: 'looting' }] : []),
      ...(c.chance(0.5) ? [displaced(c, 20, 200)] : []),
    ],
    actors: armed,
  },
  {
    weight: 7,
    flash: 0.1,
    what: 'burning_looting',
    imminence: 'later_or_unsure',
    titles: ['Cattle taken near {place}', 'Cattle raid, {place}'],
    texts: [
      'Herders were held while the animals were driven off. Nobody was hurt.',
      'Young men of two villages are gathering; the chiefs try to keep them from following.',
    ],
    violations: () => [{ type: 'looting' }],
    actors: ['community_militia', 'criminals', 'unknown'],
  },
  {
    weight: 7,
    flash: 0.5,
    what: 'people_fleeing',
    imminence: 'within_hours',
    titles: [
      'Families leaving {place}',
      '{place} almost empty',
      'People sleeping in the fields, {place}',
    ],
    texts: [
      'They carry bedding and pots, and say they leave before something happens, not after.',
      'Most have gone to relatives along the river. The old and the sick stayed.',
    ],
    violations: (c) => [displaced(c, 40, 900)],
    actors: ['unknown', 'armed_group'],
  },
  {
    weight: 7,
    flash: 0,
    what: 'something_else',
    imminence: 'later_or_unsure',
    titles: ['Money taken at a checkpoint, {place}', 'New checkpoint on the {place} road'],
    texts: [
      'Everyone who passes pays. Those without money leave food or a day of work.',
      'Manned by day only. Women going to market now walk the long way round.',
    ],
    violations: () => [{ type: 'extortion' }, { type: 'restriction_movement' }],
    actors: ['security_forces', 'armed_group', 'criminals'],
  },
  {
    weight: 3,
    flash: 0.3,
    what: 'school_hospital_hit',
    imminence: 'within_72_hours',
    titles: [
      'Clinic at {place} looted',
      'School at {place} used by armed men',
      'Shots at the school, {place}',
    ],
    texts: [
      'Medicine and the fridge were taken. The nurse is safe and has left.',
      'Desks are used as firewood. Lessons are held under the mango tree.',
    ],
    violations: (c) => [
      { type: c.pick(['attack_on_schools', 'attack_on_hospitals', 'military_use']) },
    ],
    actors: armed,
  },
  {
    weight: 2,
    flash: 0,
    what: 'children_recruited',
    imminence: 'later_or_unsure',
    titles: ['Boys seen with armed men, {place}', 'Boys asked to join, {place}'],
    texts: [
      'Reported by parents through the child protection committee. No child was interviewed.',
    ],
    violations: (c) => [ofChildren(c, 'recruitment', 1, 5)],
    actors: ['armed_group', 'community_militia'],
  },
  {
    weight: 3,
    flash: 0,
    what: 'sexual_violence',
    imminence: 'later_or_unsure',
    titles: ['Referral received, {place}'],
    texts: ['Told by the women’s committee. Survivors were referred; nobody was interviewed.'],
    violations: (c) => [
      {
        type: 'sexual_violence',
        form: 'not_specified',
        count: counted(c, 1, 3),
        victims: [{ group: c.pick(['woman', 'girl']), status: 'civilian', count: exactly(1) }],
      },
    ],
    actors: ['armed_group', 'unknown'],
  },
  {
    weight: 3,
    flash: 0,
    what: 'something_else',
    imminence: 'later_or_unsure',
    titles: ['Aid convoy turned back before {place}', 'Water team refused at {place}'],
    texts: ['Turned back at the barrier with a new paper to be signed in the capital.'],
    violations: () => [{ type: 'denial_humanitarian_access' }],
    actors: ['security_forces', 'armed_group'],
  },
  {
    weight: 3,
    flash: 0,
    what: 'people_taken',
    imminence: 'later_or_unsure',
    titles: ['People held at the {place} post', 'Arrests after a search, {place}'],
    texts: [
      'Held since the search, no charge is known. Families bring food and are let in one by one.',
    ],
    violations: (c) => [harmed(c, 'ill_treatment', 1, 4), { type: 'threats' }],
    actors: ['security_forces', 'national_army'],
  },
]

function harmed(c: Choices, type: string, from: number, to: number): Violation {
  const count = counted(c, from, to)
  const best = count.best ?? count.min
  const men = c.whole(0, best)
  const groups = [
    { group: 'man', n: men },
    { group: 'woman', n: best - men },
  ]
  const victims: Victims[] = groups
    .filter(({ n }) => n > 0)
    .map(({ group, n }) => ({ group, status: 'civilian', count: exactly(n) }))
  return c.chance(0.6) ? { type, count, victims } : { type, count }
}

function ofChildren(c: Choices, type: string, from: number, to: number): Violation {
  const count = counted(c, from, to)
  const group = c.pick(['boy', 'girl', 'child_unknown'])
  return { type, count, victims: [{ group, status: 'civilian', count }] }
}

function displaced(c: Choices, from: number, to: number): Violation {
  const best = c.whole(from, to)
  return {
    type: 'forced_displacement',
    count: { min: Math.floor(best * 0.7), best, max: Math.ceil(best * 1.5), status: 'reported' },
  }
}

/** Sometimes exact and confirmed, mostly a range, sometimes only "at least". */
function counted(c: Choices, from: number, to: number): Count {
  const min = c.whole(from, to)
  if (c.chance(0.4)) return exactly(min, c.chance(0.5) ? 'confirmed' : 'reported')
  const best = min + c.whole(0, 2)
  return { min, best, max: c.chance(0.7) ? best + c.whole(0, 3) : null, status: 'reported' }
}
