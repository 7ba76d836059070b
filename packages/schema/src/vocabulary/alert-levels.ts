import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type AlertLevel = VocabularyItem & {
  /** 1 is the most urgent. */
  readonly rank: 1 | 2 | 3 | 4
  /** Minutes within which a named person answers, unless the mission sets its own; null: no target. */
  readonly ackMinutes: number | null
}

export const alertLevels = defineVocabulary<AlertLevel>()({
  name: 'alert_levels',
  version: 1,
  source: {
    title: 'Alert levels',
    reference: 'Tocsin; targets are set by the mission',
    standing: 'ours',
  },
  items: [
    {
      code: 'flash',
      label: words('Flash', 'Flash', 'عاجل'),
      hint: words('Lives in danger now', 'Des vies sont en danger', 'أرواح في خطر الآن'),
      rank: 1,
      ackMinutes: 15,
    },
    {
      code: 'urgent',
      label: words('Urgent', 'Urgent', 'مُلحّ'),
      hint: words('Act today', 'Agir aujourd’hui', 'يلزم التصرف اليوم'),
      rank: 2,
      ackMinutes: 60,
    },
    {
      code: 'watch',
      label: words('Watch', 'Veille', 'ترقّب'),
      hint: words('Follow it', 'À suivre', 'يلزم المتابعة'),
      rank: 3,
      ackMinutes: 720,
    },
    {
      code: 'info',
      label: words('Info', 'Information', 'للعلم'),
      rank: 4,
      ackMinutes: null,
    },
  ],
})
export type AlertLevelCode = CodeIn<typeof alertLevels>
