import { fingerprintCommand, openedCommand, opensslVerify, sealedCommand } from './commands.ts'
import type { CertificateWords } from './words.ts'

export const wordsAr: CertificateWords = {
  readme: ({ mission, record, fingerprint }) => `شهادة سجل واحد
${mission}
السجل ${record}

ما هذا
تبيّن هذه الملفات من كتب هذا السجل، وعلى أي جهاز، ومتى، وما أضيف أو تغيّر بعد
ذلك، ومتى تسلّم المقر كل قيد. اقرأ certificate.txt أولا. الفحصان أدناه لا يحتاجان
إلى توكسين: يكفي سطر أوامر فيه sha256sum و OpenSSL 3 أو أحدث. اكتب الأوامر داخل
هذا المجلد.

الفحص الأول: لم يُغيَّر أي ملف
  sha256sum -c SHA256SUMS
يجب أن ينتهي كل سطر بكلمة OK. كل بصمة في certificate.txt هي بصمة ملف في المجلد
events، فتجدها في SHA256SUMS. (على أجهزة أبل: shasum -a 256 -c SHA256SUMS، مع
OpenSSL مثبَّت إضافة.)

الفحص الثاني: من المسؤول عن قائمة الملفات
  ${opensslVerify('keys/log.pem', 'SHA256SUMS')}
يجب أن يظهر "Signature Verified Successfully": حامل مفتاح سجل خادم البعثة وقّع
هذه القائمة نفسها.
${fingerprint === null ? noRoot : chain(fingerprint)}
والأمر نفسه يفحص ما وُقّع غير ذلك:
  seats/NAME.statement
    قول المفوَّض في جهاز شخص، بالمفتاح keys/delegate.pem
  pushes/NAME.signed
    ما وقّعه جهاز عند الإرسال، بالمفتاح seats/NAME.pem
  log/head.signed
    حالة سجل البعثة كله، بالمفتاح keys/log.pem

الصور والأصوات والملفات
محتواها ليس هنا. يسمّي certificate.txt كلا منها تحت عنوان المرفقات، ومع كل منها
بصمتان لمحتويين مختلفين.
"مختوم": المحتوى كما ختمه الجهاز قبل أن يوقّع القيد، قطعا من 65552 بايت. وقد وقّع
الجهاز هذه البصمة. من لديه المحتوى المختوم (وهو في المقر) يحسبها من جديد (GNU split):
  ${sealedCommand}
"مفتوح": الصورة كما يراها الناس. من لديه الصورة ملفا يقارن:
  ${openedCommand}
لم يوقّع الجهاز هذه البصمة الثانية: حسبها الخادم حين أصدر هذه الشهادة، ومفتاح
السجل هو الضامن لها. أما أن الصورة هي التي خُتمت فيبيّنه:
  tocsin verify FILE.zip --file picture.jpg
إذ يختمها من جديد بالمفتاح الذي في القيد ويقارن البصمة الأولى. الأصول والأصوات
والملفات الأخرى لا يفتحها إلا مسؤولو الهويات، ويقارن مكتبهم ما يفتحه بالبصمة
الأولى.

ما لا يبيّنه هذان الأمران
- أن الأجهزة وقّعت هذه القيود نفسها وأنها في سجل البعثة. لذلك:
  tocsin verify FILE.zip --root FINGERPRINT
  وتوكسين مفتوح المصدر، وقواعده مكتوبة ليكتب غيرنا الفحص نفسه.
- أن السجل لم تُعَد كتابته. أعط tocsin verify رأسا احتفظ به جهاز لوحي أو مكتب
  آخر: --head FILE
- أنه لا ينقص شيء. أسماء الأشخاص ليست هنا أبدا. وما لا يحق للقارئ أن يقرأه وما
  مُحي يظهر هنا ببصمته فقط.
- أن ما قيل صحيح. "قيل" بحسب ساعة الجهاز، و"استُلم" بحسب ساعة الخادم. التوقيع
  يبيّن أي جهاز، لا يد من.
- من استولى على الخادم ومفاتيحه يستطيع توقيع قائمة كهذه، لكنه لا يستطيع التوقيع
  عن جهاز ولا تغيير رأس احتفظ به أحد.
`,
  title: 'شهادة: تسلسل حفظ سجل واحد',
  mission: 'البعثة',
  record: 'السجل',
  madeAt: 'صدرت',
  madeBy: 'صدرت لـ',
  atServer: 'مشغّل الخادم',
  head: 'حالة السجل العام',
  rootFingerprint: 'بصمة الجذر',
  noRoot: 'لا جذر لهذه البعثة بعد: لا أحد يضمن مفتاح السجل',
  logKey: 'مفتاح السجل',
  entry: 'القيد',
  said: 'قيل',
  saidNote: 'ساعة الجهاز',
  received: 'استُلم',
  by: 'من',
  device: 'مفتاح الجهاز',
  notVouched: 'لا أحد يضمن هذا الجهاز',
  revoked: 'أُخرج هذا الجهاز من البعثة لاحقا',
  receipt: 'الإيصال',
  hash: 'البصمة',
  push: 'وُقّع في الإرسال',
  path: 'الموضع في السجل',
  parts: 'الأجزاء',
  inTheClear: 'كما سُجّل',
  sealed: 'هوية مختومة، ليست هنا',
  withheld: 'ليس لهذا القارئ',
  erased: 'مُحي',
  attachments: 'المرفقات',
  noAttachments: 'لا مرفقات.',
  kinds: { photo: 'صورة', sound: 'تسجيل', file: 'ملف' },
  forms: { copy: 'نسخة للعرض', original: 'الأصل' },
  bytes: 'بايت',
  sealedHash: 'مختوم',
  openedHash: 'مفتوح',
  notOpened: {
    opened: '',
    officers: 'لمسؤولي الهويات فقط',
    erased: 'مُحي',
    absent: 'لم يصل كله إلى المقر',
    withheld: 'ليس لهذا القارئ',
    unreadable: 'ما وصل إلى المقر لا يُفتح بالمفتاح الذي في القيد',
  },
  omitted: 'قيود أخرى لا يحق لهذا القارئ أن يعرف عنها شيئا',
  events: {
    ReportFiled: 'كُتب تقرير',
    ReportAmended: 'عُدّل التقرير',
    ReportWithdrawn: 'سُحب التقرير',
    IncidentVerified: 'قرار بشأن التحقق',
    IncidentMerged: 'ضُمّ إلى حادث آخر',
    IncidentUnmerged: 'فُصل عن حادث آخر',
    ThreatRaised: 'كُتب تهديد',
    ThreatAmended: 'عُدّل التهديد',
    ThreatClosed: 'انتهى التهديد',
    AlertAcknowledged: 'تولّى أحدهم الإنذار',
    AlertAnswered: 'رُدّ على الإنذار',
    AlertClosed: 'أُغلق الإنذار',
    AlertReached: 'ما بلغته الاستجابة',
    PartErased: 'مُحي جزء',
    SeatEnrolled: 'سُجّل جهاز',
    SeatRevoked: 'أُخرج جهاز',
    SeatChanged: 'تغيّرت صلاحيات جهاز',
    DeploymentOpened: 'فُتح انتشار',
    DeploymentAmended: 'عُدّل الانتشار',
    DeploymentClosed: 'أُغلق الانتشار',
    MissionReportSigned: 'وُقّع تقرير المهمة',
    VisitLogged: 'سُجّلت زيارة',
    VisitAmended: 'عُدّلت الزيارة',
    RecommendationMade: 'قُدّمت توصية',
    RecommendationAnswered: 'رُدّ على التوصية',
    RecommendationAmended: 'عُدّلت التوصية',
    RecommendationWithdrawn: 'سُحبت التوصية',
    CardUsed: 'استُخدمت بطاقة إرشادات',
    FlashHeard: 'سُجلت رسالة قصيرة',
    WarningRaised: 'صدر إنذار مبكر',
    WarningLookedAt: 'اطُّلع على الإنذار المبكر',
    WarningAnswered: 'رُدّ على الإنذار المبكر',
    WarningMuted: 'كُتم الإنذار المبكر',
    WarningJudged: 'حُكم على الإنذار المبكر',
    PaperDrafted: 'إعداد التقرير الأسبوعي',
    PaperEdited: 'تعديل التقرير الأسبوعي',
    PaperSigned: 'توقيع التقرير الأسبوعي',
    PaperReleased: 'إصدار التقرير الأسبوعي',
    PaperDissented: 'التقرير الأسبوعي: رأي مخالف',
    PaperShared: 'تسليم التقرير الأسبوعي',
    HostStateAssessed: 'تقييم الدولة المضيفة',
    HostStateReassessed: 'إعادة تقييم الدولة المضيفة',
    HostStateWithdrawn: 'سحب تقييم الدولة المضيفة',
  },
  otherEvent: 'قيد من إصدار لاحق',
}

const noRoot = 'لا جذر لهذه البعثة بعد، فلا أحد يضمن مفتاح السجل.'

function chain(fingerprint: string): string {
  return `من أذن لهذا المفتاح بالتوقيع:
  ${opensslVerify('keys/delegate.pem', 'trust/log.statement')}
  ${opensslVerify('keys/root.pem', 'trust/delegate.statement')}
المفوَّض يسمّي مفتاح السجل، وجذر البعثة يسمّي المفوَّض. افتح القولين، فهما نص:
المفتاح بعد "key"، وهو الذي في ملف ‎.pem بعد MCowBQYDK2VwAyEA، مع + مكان - و/
مكان _ و= في آخره. قارن بينهما. أما الجذر فتقارنه بالورق:
  ${fingerprintCommand}
يجب أن يبدأ الناتج بـ
  ${fingerprint}
من دون الفراغات. كتبت البعثة هذا الرقم على الورق حين صُنعت مفاتيحها، ويعرضه كل
جهاز لوحي. إن قُرئ هنا وحده فلا يثبت شيئا: اطلب الورق.
`
}
