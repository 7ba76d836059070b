import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type ConsentLevel = VocabularyItem & {
  /** Whether an identity is written down at all, and whether it may leave the tablet, sealed (SPEC SE-8). */
  readonly identity: 'leaves' | 'stays' | 'none'
}

/** What a person agreed to when they spoke. It decides what is written down and what may leave the tablet. */
export const consentLevels = defineVocabulary<ConsentLevel>()({
  name: 'consent_levels',
  version: 1,
  source: {
    title: 'Professional Standards for Protection Work, 3rd edition, chapter 6',
    reference:
      'ICRC 2018: informed consent to collect, use and share, as narrow as the person wishes and revocable; the steps are ours',
    standing: 'working default',
  },
  items: [
    {
      code: 'identity_to_officers',
      label: words(
        'My identity may go to the mission’s identity officers, and to nobody else',
        'Mon identité peut aller aux responsables des identités de la mission, et à personne d’autre',
        'يمكن أن تصل هويتي إلى مسؤولي الهويات في البعثة وحدهم',
      ),
      identity: 'leaves',
    },
    {
      code: 'account_only',
      label: words(
        'My account may be used; my identity is not written down',
        'Mon récit peut servir ; mon identité n’est pas notée',
        'يمكن استخدام روايتي؛ ولا تُكتب هويتي',
      ),
      identity: 'none',
    },
    {
      code: 'keep_on_tablet',
      label: words(
        'Not yet: keep my identity on this tablet until I agree',
        'Pas encore : garder mon identité sur cette tablette jusqu’à mon accord',
        'ليس الآن: تبقى هويتي على هذا الجهاز حتى أوافق',
      ),
      ours: true,
      identity: 'stays',
    },
    {
      code: 'consent_withdrawn',
      label: words(
        'I no longer agree: destroy my identity',
        'Je retire mon accord : détruire mon identité',
        'لم أعد موافقاً: تُتلف هويتي',
      ),
      identity: 'none',
    },
  ],
})
export type ConsentLevelCode = CodeIn<typeof consentLevels>
