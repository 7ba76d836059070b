import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** Languages in which people are interviewed. A mission adds its own. */
export const interviewLanguages = defineVocabulary()({
  name: 'interview_languages',
  version: 1,
  source: {
    title: 'Languages of interviews, by their ISO 639-3 codes',
    reference: 'Codes: ISO 639-3; which languages are listed is our choice',
    standing: 'ours',
  },
  items: [
    { code: 'eng', label: words('English', 'Anglais', 'الإنجليزية') },
    { code: 'fra', label: words('French', 'Français', 'الفرنسية') },
    { code: 'ara', label: words('Arabic', 'Arabe', 'العربية') },
    { code: 'swa', label: words('Swahili', 'Swahili', 'السواحيلية') },
    { code: 'lin', label: words('Lingala', 'Lingala', 'اللينغالا') },
    { code: 'kin', label: words('Kinyarwanda', 'Kinyarwanda', 'الكينيارواندية') },
    { code: 'run', label: words('Kirundi', 'Kirundi', 'الكيروندية') },
    { code: 'sag', label: words('Sango', 'Sango', 'السانغو') },
    { code: 'ful', label: words('Fulfulde', 'Peul', 'الفولانية') },
    { code: 'hau', label: words('Hausa', 'Haoussa', 'الهوسا') },
    { code: 'bam', label: words('Bambara', 'Bambara', 'البامبارا') },
    { code: 'tmh', label: words('Tamashek', 'Tamasheq', 'التماشق') },
    { code: 'son', label: words('Songhai', 'Songhaï', 'السونغاي') },
    { code: 'pga', label: words('Juba Arabic', 'Arabe de Djouba', 'عربية جوبا') },
    { code: 'din', label: words('Dinka', 'Dinka', 'الدينكا') },
    { code: 'nus', label: words('Nuer', 'Nuer', 'النوير') },
    { code: 'som', label: words('Somali', 'Somali', 'الصومالية') },
    { code: 'amh', label: words('Amharic', 'Amharique', 'الأمهرية') },
    { code: 'hat', label: words('Haitian Creole', 'Créole haïtien', 'الكريولية الهايتية') },
    { code: 'spa', label: words('Spanish', 'Espagnol', 'الإسبانية') },
    { code: 'por', label: words('Portuguese', 'Portugais', 'البرتغالية') },
    { code: 'other', label: words('Another language', 'Une autre langue', 'لغة أخرى'), ours: true },
  ],
})
export type InterviewLanguageCode = CodeIn<typeof interviewLanguages>
