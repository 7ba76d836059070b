import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** Why a warning is not followed. It goes on being judged: a dismissal can be wrong. */
export const warningDismissals = defineVocabulary()({
  name: 'warning_dismissals',
  version: 1,
  source: { title: 'Reasons for dismissing a warning', reference: 'Tocsin', standing: 'ours' },
  items: [
    {
      code: 'known_already',
      label: words('Known and followed already', 'Déjà connu et suivi', 'معروف ويُتابَع بالفعل'),
    },
    {
      code: 'explained',
      label: words(
        'It has an ordinary explanation',
        'Il y a une explication ordinaire',
        'له تفسير عادي',
      ),
    },
    {
      code: 'wrong_data',
      label: words(
        'The reports behind it are wrong or double',
        'Les signalements sont faux ou en double',
        'البلاغات التي يستند إليها خاطئة أو مكررة',
      ),
    },
    {
      code: 'no_harm_expected',
      label: words(
        'No harm to civilians is expected',
        'Aucun tort aux civils attendu',
        'لا يُتوقع ضرر بالمدنيين',
      ),
    },
    {
      code: 'cannot_be_checked',
      label: words('It cannot be checked', 'Impossible à vérifier', 'لا يمكن التحقق منه'),
    },
  ],
})
export type WarningDismissalCode = CodeIn<typeof warningDismissals>
