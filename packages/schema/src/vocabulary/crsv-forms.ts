import { defineVocabulary, words } from './vocabulary.ts'

/** Forms of conflict-related sexual violence. Recorded only by a mandated specialist. */
export const crsvForms = defineVocabulary()({
  name: 'crsv_forms',
  version: 1,
  source: {
    title: 'Conflict-related sexual violence, report of the Secretary-General',
    reference: 'S/2015/203; un.org, background of the mandate on sexual violence in conflict',
    standing: 'published',
  },
  items: [
    { code: 'rape', label: words('Rape', 'Viol', 'اغتصاب') },
    { code: 'sexual_slavery', label: words('Sexual slavery', 'Esclavage sexuel', 'استرقاق جنسي') },
    {
      code: 'forced_prostitution',
      label: words('Forced prostitution', 'Prostitution forcée', 'إكراه على البغاء'),
    },
    { code: 'forced_pregnancy', label: words('Forced pregnancy', 'Grossesse forcée', 'حمل قسري') },
    { code: 'forced_abortion', label: words('Forced abortion', 'Avortement forcé', 'إجهاض قسري') },
    {
      code: 'enforced_sterilization',
      label: words('Enforced sterilization', 'Stérilisation forcée', 'تعقيم قسري'),
    },
    { code: 'forced_marriage', label: words('Forced marriage', 'Mariage forcé', 'زواج قسري') },
    {
      code: 'other_comparable_gravity',
      label: words(
        'Other sexual violence of comparable gravity',
        'Autre violence sexuelle de gravité comparable',
        'شكل آخر من العنف الجنسي على درجة مماثلة من الخطورة',
      ),
    },
    {
      code: 'not_specified',
      label: words('Form not recorded', 'Forme non consignée', 'الشكل غير مسجَّل'),
      hint: words('Nobody has to ask', 'Personne n’a à demander', 'لا يلزم أحداً أن يسأل'),
      ours: true,
    },
  ],
})
