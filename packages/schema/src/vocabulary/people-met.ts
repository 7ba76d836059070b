import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** What the people whom a team met are in their community: never who they are. */
export const peopleMet = defineVocabulary()({
  name: 'people_met',
  version: 1,
  source: {
    title: 'Whom a team meets in a community',
    reference:
      'Practice of Joint Protection Teams: places and persons met (FFI report 2010/02378; panel on the study of protection mandates, 2009)',
    standing: 'working default',
  },
  items: [
    {
      code: 'traditional_leaders',
      label: words('Chiefs and elders', 'Chefs et anciens', 'الزعماء والشيوخ'),
    },
    {
      code: 'local_authorities',
      label: words('Local authorities', 'Autorités locales', 'السلطات المحلية'),
    },
    {
      code: 'women',
      label: words(
        'Women and women’s groups',
        'Femmes et groupes de femmes',
        'النساء والجمعيات النسائية',
      ),
    },
    {
      code: 'youth',
      label: words('Young adults', 'Jeunes adultes', 'الشباب البالغون'),
    },
    {
      code: 'religious_leaders',
      label: words('Religious leaders', 'Responsables religieux', 'القادة الدينيون'),
    },
    {
      code: 'displaced',
      label: words('Displaced people', 'Personnes déplacées', 'النازحون'),
    },
    {
      code: 'health_workers',
      label: words('Health workers', 'Personnel de santé', 'العاملون الصحيون'),
    },
    {
      code: 'teachers',
      label: words('Teachers', 'Enseignants', 'المعلمون'),
    },
    {
      code: 'protection_committee',
      label: words(
        'Protection committee or alert network',
        'Comité de protection ou réseau d’alerte',
        'لجنة الحماية أو شبكة الإنذار',
      ),
    },
    {
      code: 'aid_workers',
      label: words(
        'Humanitarian workers',
        'Travailleurs humanitaires',
        'العاملون في المجال الإنساني',
      ),
    },
    {
      code: 'host_police',
      label: words('Police of the State', 'Police de l’État', 'شرطة الدولة'),
    },
    {
      code: 'host_forces',
      label: words('Armed forces of the State', 'Forces armées de l’État', 'القوات المسلحة للدولة'),
    },
    {
      code: 'armed_group',
      label: words('Members of an armed group', 'Membres d’un groupe armé', 'أفراد من جماعة مسلحة'),
    },
    {
      code: 'residents',
      label: words('Other residents', 'Autres habitants', 'سكان آخرون'),
    },
  ],
})
export type PeopleMetCode = CodeIn<typeof peopleMet>
