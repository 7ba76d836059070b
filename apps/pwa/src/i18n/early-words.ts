import { oldestBrowsers as oldest } from '../ui/supported-browsers.ts'
import type { TooOldWords } from '../ui/too-old-page.ts'

/**
 * The few sentences needed before any catalog is loaded, in all languages at once: at that moment
 * nobody may have chosen one.
 */
export const tooOldWords: readonly TooOldWords[] = [
  {
    lang: 'en',
    dir: 'ltr',
    title: 'This browser cannot run Tocsin',
    said: 'It is too old to keep reports sealed and safe on this device.',
    todo: `Update it, or open Tocsin in Chrome or Edge ${oldest.chromium}, Firefox ${oldest.firefox}, Safari ${oldest.safari} (iPadOS ${oldest.safari}) or newer.`,
    kept: 'Reports already on this device stay where they are.',
  },
  {
    lang: 'fr',
    dir: 'ltr',
    title: 'Ce navigateur ne peut pas ouvrir Tocsin',
    said: 'Il est trop ancien pour garder les rapports scellés et en sécurité sur cet appareil.',
    todo: `Mettez-le à jour, ou ouvrez Tocsin dans Chrome ou Edge ${oldest.chromium}, Firefox ${oldest.firefox}, Safari ${oldest.safari} (iPadOS ${oldest.safari}) ou une version plus récente.`,
    kept: 'Les rapports déjà présents sur cet appareil restent où ils sont.',
  },
  {
    lang: 'ar',
    dir: 'rtl',
    title: 'لا يستطيع هذا المتصفح تشغيل Tocsin',
    said: 'إصداره أقدم من أن يحفظ البلاغات مختومة وآمنة على هذا الجهاز.',
    todo: `حدّث المتصفح، أو افتح Tocsin في Chrome أو Edge بالإصدار ${oldest.chromium}، أو Firefox ${oldest.firefox}، أو Safari ${oldest.safari} ‏(iPadOS ${oldest.safari}) أو أحدث.`,
    kept: 'البلاغات الموجودة على هذا الجهاز تبقى في مكانها.',
  },
]

/** Said where the address is plain http: browsers then withhold everything Tocsin needs. */
export const unsafeAddressWords: readonly TooOldWords[] = [
  {
    lang: 'en',
    dir: 'ltr',
    title: 'This address is not protected',
    said: 'Tocsin seals reports only on an address that begins with https.',
    todo: 'Open the same address with https:// in front. On the server itself, open http://localhost.',
    kept: 'Reports already on this device stay where they are.',
  },
  {
    lang: 'fr',
    dir: 'ltr',
    title: 'Cette adresse n’est pas protégée',
    said: 'Tocsin ne scelle les rapports que sur une adresse qui commence par https.',
    todo: 'Ouvrez la même adresse avec https:// devant. Sur le serveur lui-même, ouvrez http://localhost.',
    kept: 'Les rapports déjà présents sur cet appareil restent où ils sont.',
  },
  {
    lang: 'ar',
    dir: 'rtl',
    title: 'هذا العنوان غير محمي',
    said: 'لا يختم Tocsin البلاغات إلا على عنوان يبدأ بـ https.',
    todo: 'افتح العنوان نفسه مسبوقاً بـ ‎https://‎. على الخادم نفسه افتح ‎http://localhost‎.',
    kept: 'البلاغات الموجودة على هذا الجهاز تبقى في مكانها.',
  },
]
