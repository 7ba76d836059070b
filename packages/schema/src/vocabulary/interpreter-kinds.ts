import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** How an interview was interpreted; who interpreted is written nowhere. */
export const interpreterKinds = defineVocabulary()({
  name: 'interpreter_kinds',
  version: 1,
  source: {
    title: 'Interpreters of an interview',
    reference:
      'Tocsin; that it matters who interprets: panel on the study of protection mandates (2009)',
    standing: 'ours',
  },
  items: [
    {
      code: 'none',
      label: words('Without an interpreter', 'Sans interprète', 'دون مترجم شفوي'),
    },
    {
      code: 'mission',
      label: words(
        'Interpreter of the mission',
        'Interprète de la mission',
        'مترجم شفوي من البعثة',
      ),
    },
    {
      code: 'liaison',
      label: words(
        'Community liaison assistant',
        'Assistant de liaison communautaire',
        'مساعد الاتصال المجتمعي',
      ),
    },
    {
      code: 'colleague',
      label: words('Colleague of the team', 'Collègue de l’équipe', 'زميل من الفريق'),
    },
    {
      code: 'partner',
      label: words('Staff of a partner', 'Personnel d’un partenaire', 'موظف لدى شريك'),
    },
    {
      code: 'community',
      label: words(
        'Somebody from the community',
        'Quelqu’un de la communauté',
        'شخص من المجتمع المحلي',
      ),
    },
    { code: 'relative', label: words('Relative', 'Membre de la famille', 'أحد الأقارب') },
  ],
})
export type InterpreterKindCode = CodeIn<typeof interpreterKinds>
