import type { DeskCode } from '../problem.ts'
import type { ProblemSaid } from './problem-words.ts'

/** Problems that are met at a desk alone, in Arabic: they come with its rooms, and no tablet keeps their words. */
export const deskProblems: Readonly<Record<DeskCode, ProblemSaid>> = {
  not_identity_officer: {
    said: 'لا يفعل ذلك إلا مسؤولو الهويات في البعثة، في المتصفح الذي يحمل مفتاحهم.',
    todo: 'اطلب من مسؤول الهويات. يعرض السجل من فتحه ولماذا.',
  },
  identity_not_for_you: {
    said: 'لم تُختم هذه الهوية لمفتاح هذا المتصفح.',
    todo: 'اطلب من مسؤول هويات آخر أن يختمها لك أيضاً.',
  },
  identity_unreadable: {
    said: 'لا تُفتح هذه الهوية: ما وصل ليس ما خُتم.',
    todo: 'لم يُعرض شيء. أخبر المسؤول الإداري؛ فقد تكون سليمة عند مسؤول آخر أو على جهاز كاتبها.',
  },
  second_officer_needed: {
    said: 'يتطلب تصدير الهويات مسؤولَ هويات ثانياً.',
    todo: 'اطلب من آخر أن ينظر في الطلب ويوافق عليه بحسابه الخاص.',
  },
  too_many_openings: {
    said: 'لا يمكن فتح مزيد من الهويات الآن[: الحد {limit} في الساعة].',
    todo: 'انتظر[ {minutes} دقيقة]، أو اطلب من مسؤول هويات آخر الموافقة على حد أعلى.',
  },
  identity_spoiled: {
    said: 'غُيِّر مفتاح هذه الهوية أو أُزيل بعد صنعه.',
    todo: 'أخبر المدير: الجهاز أو المسؤول الذي صنعه وقّع مفتاحاً آخر. قد يتمكن مسؤول آخر من فتحها.',
  },
  second_person_needed: {
    said: 'يجب أن يوافق مدير ثانٍ.',
    todo: 'اطلب من مدير آخر أن يؤكد من مكتبه.',
  },
  self_verification: {
    said: 'أنت من أبلغ عن هذا الحادث.',
    todo: 'يتحقق منه شخص آخر.',
  },
  not_enough_sources: {
    said: 'المصادر أقل مما يلزم لكلمة «متحقق منه».',
    todo: 'يلزم شاهد عيان من الأمم المتحدة، أو مصدر أولي ومصدر آخر، أو ثلاثة مصادر.',
  },
  paper_incomplete: {
    said: 'جزء إلزامي لم يُكتب.',
    todo: 'اكتب ما لم يُنفَّذ ولماذا، وما لا نعرفه.',
  },
  paper_unsigned: {
    said: 'لم يوقّع أحد هذا التقرير بصيغته الحالية.',
    todo: 'اطلب توقيعه أولاً.',
  },
  paper_released: {
    said: 'صدر هذا التقرير ولم يعد يتغير.',
    todo: 'ابدأ النسخة التالية لأسبوعه.',
  },
  paper_not_released: {
    said: 'لم يُصدر هذا التقرير بعد.',
    todo: 'اطلب إصداره أولًا.',
  },
  second_reader_needed: {
    said: 'أنت كتبت هذا التقرير أو وقّعته.',
    todo: 'يصدره شخص آخر.',
  },
  message_differs: {
    said: 'ما سُجل ليس ما تقوله الرسالة، أو لم يكتبها أي جهاز في هذه البعثة.',
    todo: 'افتح الرسالة من جديد وسجلها من هناك.',
  },
  erased_here: {
    said: 'ما تقوله هذه الرسالة مُحي هنا بقرار من شخصين.',
    todo: 'لا تُسجل مرة أخرى. إن وجب أن يُعرف فاطلب كتابة البلاغ من جديد.',
  },
}
