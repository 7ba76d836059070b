import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** What a person does in Tocsin. What each may see and do is in the access rules. */
export const roles = defineVocabulary()({
  name: 'roles',
  version: 1,
  source: { title: 'Roles', reference: 'Tocsin', standing: 'ours' },
  items: [
    {
      code: 'jpt_member',
      label: words('JPT member', 'Membre de l’équipe mixte', 'عضو فريق الحماية المشترك'),
      hint: words('Reports from the field', 'Rend compte depuis le terrain', 'يبلّغ من الميدان'),
    },
    {
      code: 'team_leader',
      label: words('Team leader', 'Chef d’équipe', 'قائد الفريق'),
      hint: words(
        'Leads a Joint Protection Team',
        'Dirige une équipe mixte de protection',
        'يقود فريق حماية مشتركاً',
      ),
    },
    {
      code: 'analyst',
      label: words('Analyst', 'Analyste', 'محلل'),
      hint: words(
        'Verifies and reviews the threat map',
        'Vérifie et examine la carte des menaces',
        'يتحقق ويراجع خريطة التهديدات',
      ),
    },
    {
      code: 'headquarters',
      label: words('Headquarters', 'Quartier général', 'المقر'),
      hint: words(
        'Answers alerts and decides',
        'Répond aux alertes et décide',
        'يرد على الإنذارات ويقرر',
      ),
    },
    {
      code: 'summary_reader',
      label: words('Summary reader', 'Lecteur de la synthèse', 'قارئ الموجز'),
      hint: words(
        'Reads the weekly figures, no records',
        'Lit les chiffres de la semaine, aucune fiche',
        'يقرأ الأرقام الأسبوعية دون السجلات',
      ),
    },
    {
      code: 'administrator',
      label: words('Administrator', 'Administrateur', 'مدير النظام'),
      hint: words(
        'Manages accounts and tablets',
        'Gère les comptes et les tablettes',
        'يدير الحسابات والأجهزة',
      ),
    },
  ],
})
export type RoleCode = CodeIn<typeof roles>
