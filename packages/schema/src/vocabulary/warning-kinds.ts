import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** How a warning came about. */
export const warningKinds = defineVocabulary()({
  name: 'warning_kinds',
  version: 1,
  source: { title: 'Kinds of warning', reference: 'Tocsin', standing: 'ours' },
  items: [
    {
      code: 'risk',
      label: words(
        'New on the risk list',
        'Nouveau sur la liste des risques',
        'جديد في قائمة المخاطر',
      ),
    },
    {
      code: 'trend_break',
      label: words(
        'More reports than expected',
        'Plus de signalements que prévu',
        'بلاغات أكثر من المتوقع',
      ),
    },
    {
      code: 'area_total',
      label: words('Unusual week', 'Semaine inhabituelle', 'أسبوع غير معتاد'),
    },
    {
      code: 'emerging',
      label: words('Threat on the rise', 'Menace en hausse', 'تهديد متصاعد'),
    },
    {
      code: 'first_ever',
      label: words('First of its kind here', 'Première fois ici', 'أول مرة هنا'),
    },
    { code: 'silence', label: words('Gone silent', 'Silence', 'انقطاع الأخبار') },
  ],
})
export type WarningKindCode = CodeIn<typeof warningKinds>
