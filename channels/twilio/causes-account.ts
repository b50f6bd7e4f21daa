import type { Cause } from '#channels/kit'

/** Codes that speak of the agency's own account, number or templates. */
export const ACCOUNT_CAUSES: readonly (readonly [names: readonly string[], cause: Cause])[] = [
  [
    ['20003', '63001'],
    {
      fr: "Twilio ne reconnaît pas la connexion de l'agence : l'identifiant ou le jeton est faux ou a été révoqué. L'administrateur doit reconnecter le numéro.",
      ar: 'لا يتعرّف Twilio على اتصال الوكالة: المعرّف أو الرمز خاطئ أو تم إلغاؤه. على المدير إعادة ربط الرقم.',
      en: 'Twilio does not recognise the agency’s connection: the account id or token is wrong or was revoked. The administrator must reconnect the number.',
    },
  ],
  [
    ['20404'],
    {
      fr: "Ce que l'envoi demandait n'existe pas chez Twilio. L'administrateur doit vérifier le compte et le modèle.",
      ar: 'ما طلبه الإرسال غير موجود لدى Twilio. على المدير التحقق من الحساب والقالب.',
      en: 'What the message asked for does not exist at Twilio. The administrator must check the account and the template.',
    },
  ],
  [
    ['20429'],
    {
      fr: 'Trop de demandes ont été faites à Twilio en même temps. Les messages repartent seuls dans quelques secondes.',
      ar: 'أُجريت طلبات كثيرة إلى Twilio في الوقت نفسه. يُعاد إرسال الرسائل تلقائيًا خلال ثوانٍ.',
      en: 'Too many requests went to Twilio at once. The messages leave by themselves in a few seconds.',
    },
  ],
  [
    ['20500', '63010', '63012', '63023'],
    {
      fr: 'Twilio ou l’opérateur a eu un incident passager. Le message est retenté automatiquement.',
      ar: 'واجه Twilio أو شركة الاتصالات عطلًا عابرًا. تُعاد محاولة إرسال الرسالة تلقائيًا.',
      en: 'Twilio or the network had a passing incident. The message is tried again automatically.',
    },
  ],
  [
    ['21212', '21606', '63007'],
    {
      fr: "Le numéro d'envoi de l'agence ne peut pas écrire par ce canal. L'administrateur doit vérifier le numéro chez Twilio.",
      ar: 'لا يستطيع رقم الوكالة الإرسال عبر هذه القناة. على المدير التحقق من الرقم لدى Twilio.',
      en: 'The agency’s sending number cannot write on this channel. The administrator must check the number at Twilio.',
    },
  ],
  [
    ['21408'],
    {
      fr: "Le compte Twilio n'est pas autorisé à écrire vers ce pays. L'administrateur doit l'autoriser chez Twilio.",
      ar: 'حساب Twilio غير مسموح له بالإرسال إلى هذا البلد. على المدير تفعيل الإذن لدى Twilio.',
      en: 'The Twilio account may not write to this country. The administrator must allow it at Twilio.',
    },
  ],
  [
    ['21611', '30001'],
    {
      fr: "La file d'attente de ce numéro est pleine chez Twilio. Les messages repartent seuls dans quelques minutes.",
      ar: 'قائمة انتظار هذا الرقم ممتلئة لدى Twilio. يُعاد إرسال الرسائل تلقائيًا بعد بضع دقائق.',
      en: 'The queue of this number is full at Twilio. The messages leave by themselves in a few minutes.',
    },
  ],
  [
    ['30002'],
    {
      fr: "Le compte Twilio de l'agence est suspendu. Tous ses envois sont arrêtés ; l'administrateur doit contacter Twilio.",
      ar: 'حساب Twilio الخاص بالوكالة موقوف. تم إيقاف كل عمليات الإرسال؛ على المدير الاتصال بشركة Twilio.',
      en: 'The agency’s Twilio account is suspended. All its sending is stopped; the administrator must contact Twilio.',
    },
  ],
  [
    ['30034'],
    {
      fr: "Le numéro d'envoi n'est pas enregistré auprès des opérateurs américains. L'administrateur doit l'enregistrer chez Twilio.",
      ar: 'رقم الإرسال غير مسجّل لدى شركات الاتصالات الأمريكية. على المدير تسجيله لدى Twilio.',
      en: 'The sending number is not registered with the American networks. The administrator must register it at Twilio.',
    },
  ],
  [
    ['63013'],
    {
      fr: "WhatsApp a refusé le message parce que le compte ne respecte pas ses règles. Les envois sont arrêtés ; l'administrateur doit consulter Twilio.",
      ar: 'رفض واتساب الرسالة لأن الحساب يخالف قواعده. تم إيقاف الإرسال؛ على المدير مراجعة Twilio.',
      en: 'WhatsApp refused the message because the account breaks its rules. Sending is stopped; the administrator must look at Twilio.',
    },
  ],
  [
    ['63018'],
    {
      fr: "Ce numéro a atteint sa limite d'envoi sur WhatsApp. Le message repart seul, au plus tard dans un jour.",
      ar: 'بلغ هذا الرقم حدّ الإرسال على واتساب. يُعاد إرسال الرسالة تلقائيًا خلال يوم على الأكثر.',
      en: 'This number has reached its sending limit on WhatsApp. The message leaves by itself, within a day at the latest.',
    },
  ],
  [
    ['63038'],
    {
      fr: "Le compte Twilio a atteint sa limite du jour. Les messages repartent seuls plus tard ; l'administrateur est prévenu.",
      ar: 'بلغ حساب Twilio حدّه اليومي. يُعاد إرسال الرسائل تلقائيًا لاحقًا؛ تم إبلاغ المدير.',
      en: 'The Twilio account has reached its limit of the day. The messages leave by themselves later; the administrator has been told.',
    },
  ],
  [
    ['63040', '63042'],
    {
      fr: "Ce modèle a été refusé ou désactivé par WhatsApp. L'administrateur doit le corriger ou en choisir un autre.",
      ar: 'رفض واتساب هذا القالب أو عطّله. على المدير تصحيحه أو اختيار قالب آخر.',
      en: 'WhatsApp has rejected or disabled this template. The administrator must correct it or choose another.',
    },
  ],
  [
    ['63041'],
    {
      fr: "WhatsApp a mis ce modèle en pause parce qu'il a déplu à ses destinataires. L'administrateur doit le revoir.",
      ar: 'أوقف واتساب هذا القالب مؤقتًا لأنه لم يلقَ قبول المستلمين. على المدير مراجعته.',
      en: 'WhatsApp has paused this template because its recipients disliked it. The administrator must review it.',
    },
  ],
]
