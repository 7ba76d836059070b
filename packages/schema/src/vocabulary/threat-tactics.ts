import { defineVocabulary, words } from './vocabulary.ts'

/** How those who threaten go about it, or are said to mean to: several may be told of one threat. */
export const threatTactics = defineVocabulary()({
  name: 'threat_tactics',
  version: 1,
  source: { title: 'Tactics of those who threaten', reference: 'Tocsin', standing: 'ours' },
  items: [
    {
      code: 'ambush',
      label: words('Ambush on a road', 'Embuscade sur une route', 'كمين على طريق'),
    },
    { code: 'night_raid', label: words('Raid at night', 'Raid de nuit', 'غارة ليلية') },
    {
      code: 'encirclement',
      label: words('Encirclement or siege', 'Encerclement ou siège', 'تطويق أو حصار'),
    },
    {
      code: 'house_search',
      label: words(
        'Search from house to house',
        'Fouille maison par maison',
        'تفتيش من بيت إلى بيت',
      ),
    },
    {
      code: 'separation',
      label: words(
        'Men and boys set apart',
        'Hommes et garçons mis à part',
        'فصل الرجال والفتيان عن غيرهم',
      ),
    },
    {
      code: 'hostage_taking',
      label: words('Hostages or ransom', 'Otages ou rançon', 'أخذ رهائن أو فدية'),
    },
    {
      code: 'burning',
      label: words(
        'Burning of homes or fields',
        'Incendie de maisons ou de champs',
        'إحراق منازل أو حقول',
      ),
    },
    {
      code: 'shelling',
      label: words('Shelling or rockets', 'Tirs d’obus ou de roquettes', 'قصف مدفعي أو صاروخي'),
    },
    {
      code: 'explosive_device',
      label: words('Explosive device', 'Engin explosif', 'عبوة متفجرة'),
    },
    {
      code: 'ultimatum',
      label: words('Ultimatum to leave', 'Ultimatum de départ', 'إنذار بالرحيل'),
    },
    {
      code: 'forced_supply',
      label: words(
        'Forced taxes, food or labour',
        'Taxes, vivres ou travail forcés',
        'ضرائب أو مؤن أو عمل بالإكراه',
      ),
    },
    {
      code: 'disguise',
      label: words(
        'In the dress or with the marks of others',
        'Sous l’habit ou les insignes d’autrui',
        'بلباس غيرهم أو شاراتهم',
      ),
    },
  ],
})
