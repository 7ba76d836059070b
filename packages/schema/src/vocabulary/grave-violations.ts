import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** The six grave violations against children in armed conflict. */
export const graveViolations = defineVocabulary()({
  name: 'grave_violations',
  version: 1,
  source: {
    title: 'Field manual of the monitoring and reporting mechanism on grave violations',
    reference: 'mrmtools.org, field manual',
    standing: 'published',
  },
  items: [
    {
      code: 'killing_or_maiming',
      label: words(
        'Killing or maiming of children',
        'Meurtre ou mutilation d’enfants',
        'قتل الأطفال أو تشويههم',
      ),
    },
    {
      code: 'recruitment_or_use',
      label: words(
        'Recruitment or use of children',
        'Recrutement ou utilisation d’enfants',
        'تجنيد الأطفال أو استخدامهم',
      ),
    },
    {
      code: 'attacks_on_schools_or_hospitals',
      label: words(
        'Attacks on schools or hospitals',
        'Attaques contre des écoles ou des hôpitaux',
        'الهجمات على المدارس أو المستشفيات',
      ),
    },
    {
      code: 'rape_or_other_sexual_violence',
      label: words(
        'Rape or other sexual violence against children',
        'Viols ou autres violences sexuelles sur des enfants',
        'الاغتصاب وغيره من أشكال العنف الجنسي ضد الأطفال',
      ),
    },
    {
      code: 'abduction',
      label: words('Abduction of children', 'Enlèvement d’enfants', 'اختطاف الأطفال'),
    },
    {
      code: 'denial_of_humanitarian_access',
      label: words(
        'Denial of humanitarian access for children',
        'Refus de l’accès humanitaire aux enfants',
        'منع وصول المساعدة الإنسانية إلى الأطفال',
      ),
    },
  ],
})
export type GraveViolationCode = CodeIn<typeof graveViolations>
