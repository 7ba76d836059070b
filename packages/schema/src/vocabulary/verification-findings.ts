import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type VerificationFinding = VocabularyItem & {
  /** On which side of the split every figure shows it; null: it leaves the figures. */
  readonly counts: 'verified' | 'unverified' | null
}

/** What verification found. Being late, after the quarter, is computed from dates and is no finding. */
export const verificationFindings = defineVocabulary<VerificationFinding>()({
  name: 'verification_findings',
  version: 1,
  source: {
    title: 'Verification status of the monitoring and reporting mechanism',
    reference: 'Primero v2, lookup-verification-status',
    standing: 'published',
  },
  items: [
    { code: 'verified', label: words('Verified', 'Vérifié', 'متحقق منه'), counts: 'verified' },
    {
      code: 'unverified',
      label: words('Unverified', 'Non vérifié', 'غير متحقق منه'),
      counts: 'unverified',
    },
    {
      code: 'pending_verification',
      label: words('Pending verification', 'En cours de vérification', 'قيد التحقق'),
      counts: 'unverified',
    },
    {
      code: 'falsely_attributed',
      label: words('Falsely attributed', 'Attribué à tort', 'نُسب خطأً'),
      hint: words(
        'It happened, but another actor did it',
        'Les faits ont eu lieu, mais l’auteur est un autre',
        'وقع الفعل، لكن مرتكبه طرف آخر',
      ),
      counts: 'unverified',
    },
    { code: 'rejected', label: words('Rejected', 'Rejeté', 'مرفوض'), counts: null },
  ],
})
export type VerificationFindingCode = CodeIn<typeof verificationFindings>
