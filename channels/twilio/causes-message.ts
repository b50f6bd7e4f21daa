import type { Cause } from '#channels/kit'

/** Codes that speak of one message or one recipient, and what happens without any code. */
export const MESSAGE_CAUSES: readonly (readonly [names: readonly string[], cause: Cause])[] = [
  [
    ['unknown'],
    {
      fr: "Twilio a refusé le message pour une raison que nous ne connaissons pas. L'administrateur est prévenu.",
      ar: 'رفض Twilio الرسالة لسبب لا نعرفه. تم إبلاغ المدير.',
      en: 'Twilio refused the message for a reason we do not know. The administrator has been told.',
    },
  ],
  [
    ['transient'],
    {
      fr: 'Twilio a eu un incident passager. Le message est retenté automatiquement.',
      ar: 'واجه Twilio عطلًا عابرًا. تُعاد محاولة إرسال الرسالة تلقائيًا.',
      en: 'Twilio had a passing incident. The message is tried again automatically.',
    },
  ],
  [
    ['no_answer'],
    {
      fr: "Twilio n'a pas répondu à temps : le message est peut-être parti. Attendez sa confirmation avant de le renvoyer.",
      ar: 'لم يردّ Twilio في الوقت المناسب: ربما أُرسلت الرسالة. انتظر التأكيد قبل إعادة إرسالها.',
      en: 'Twilio did not answer in time: the message may have gone out. Wait for its confirmation before sending it again.',
    },
  ],
  [
    ['not_sent'],
    {
      fr: "La connexion à Twilio n'a pas pu être établie. Le message n'est pas parti et sera retenté automatiquement.",
      ar: 'تعذّر الاتصال بشركة Twilio. لم تُرسل الرسالة وستُعاد المحاولة تلقائيًا.',
      en: 'No connection to Twilio could be made. The message was not sent and will be tried again automatically.',
    },
  ],
  [
    ['21211', '30005'],
    {
      fr: "Ce numéro de téléphone n'existe pas ou n'est plus attribué. Vérifiez-le auprès de la personne.",
      ar: 'رقم الهاتف هذا غير موجود أو لم يعد مستعملًا. تحقّق منه لدى الشخص.',
      en: 'This phone number does not exist or is no longer in use. Check it with the person.',
    },
  ],
  [
    ['21614', '30006'],
    {
      fr: 'Ce numéro est un poste fixe ou ne reçoit pas de SMS. Demandez à la personne un numéro de mobile.',
      ar: 'هذا رقم ثابت أو لا يستقبل الرسائل النصية. اطلب من الشخص رقم هاتف محمول.',
      en: 'This number is a landline or takes no text messages. Ask the person for a mobile number.',
    },
  ],
  [
    ['21612'],
    {
      fr: 'Aucune route ne mène de notre numéro à celui de la personne. Utilisez un autre canal.',
      ar: 'لا يمكن إيصال الرسالة من رقمنا إلى رقم هذا الشخص. استعمل قناة أخرى.',
      en: 'No route leads from our number to the person’s. Use another channel.',
    },
  ],
  [
    ['21610', '63033'],
    {
      fr: "La personne s'est désabonnée des messages de ce numéro. Ne lui écrivez plus par ce canal tant qu'elle ne le demande pas.",
      ar: 'ألغى الشخص اشتراكه في رسائل هذا الرقم. لا تراسله عبر هذه القناة ما لم يطلب ذلك.',
      en: 'The person has unsubscribed from this number. Do not write on this channel unless they ask for it.',
    },
  ],
  [
    ['63014'],
    {
      fr: 'La personne a bloqué notre numéro ou refuse nos messages. Ne lui écrivez plus par ce canal.',
      ar: 'حظر الشخص رقمنا أو يرفض رسائلنا. لا تراسله عبر هذه القناة.',
      en: 'The person has blocked our number or refuses our messages. Do not write on this channel any more.',
    },
  ],
  [
    ['21617'],
    {
      fr: 'Le message est trop long. Raccourcissez-le à moins de mille six cents caractères.',
      ar: 'الرسالة طويلة جدًا. اختصرها إلى أقل من ألف وستمئة حرف.',
      en: 'The message is too long. Shorten it to less than sixteen hundred characters.',
    },
  ],
  [
    ['21620', '63019'],
    {
      fr: "Le fichier joint n'a pas pu être récupéré. Vérifiez qu'il est accessible et renvoyez le message.",
      ar: 'تعذّر الحصول على الملف المرفق. تأكّد من أنه متاح ثم أعد إرسال الرسالة.',
      en: 'The attached file could not be fetched. Make sure it can be reached and send the message again.',
    },
  ],
  [
    ['21655', '63027', '63029'],
    {
      fr: "Le modèle demandé n'existe pas chez Twilio, ou pas dans cette langue. Choisissez-en un autre.",
      ar: 'القالب المطلوب غير موجود لدى Twilio أو غير متوفر بهذه اللغة. اختر قالبًا آخر.',
      en: 'The template does not exist at Twilio, or not in this language. Choose another.',
    },
  ],
  [
    ['21656', '63028', '63030'],
    {
      fr: 'Les informations à insérer ne correspondent pas au modèle. Vérifiez-les puis renvoyez le message.',
      ar: 'المعلومات المطلوب إدراجها لا تطابق القالب. تحقّق منها ثم أعد إرسال الرسالة.',
      en: 'The details to fill in do not match the template. Check them and send the message again.',
    },
  ],
  [
    ['30003'],
    {
      fr: 'Le téléphone de la personne est éteint ou hors réseau. Le message est retenté une fois.',
      ar: 'هاتف الشخص مغلق أو خارج التغطية. تُعاد محاولة الإرسال مرة واحدة.',
      en: 'The person’s phone is off or out of reach. The message is tried once more.',
    },
  ],
  [
    ['30004'],
    {
      fr: 'La personne ou son opérateur bloque nos messages. Utilisez un autre canal.',
      ar: 'يحظر الشخص أو شركة اتصالاته رسائلنا. استعمل قناة أخرى.',
      en: 'The person or their network blocks our messages. Use another channel.',
    },
  ],
  [
    ['30007'],
    {
      fr: "L'opérateur a filtré ce message comme indésirable. Reformulez-le, sans lien raccourci ni majuscules.",
      ar: 'صنّفت شركة الاتصالات هذه الرسالة على أنها غير مرغوب فيها. أعد صياغتها دون روابط مختصرة.',
      en: 'The network filtered this message as unwanted. Reword it, without short links or capitals.',
    },
  ],
  [
    ['30008', '30036', '30410'],
    {
      fr: "Le réseau n'a pas remis le message et ne dit pas pourquoi. Il est retenté une fois.",
      ar: 'لم توصل الشبكة الرسالة ولم تذكر السبب. تُعاد المحاولة مرة واحدة.',
      en: 'The network did not deliver the message and does not say why. It is tried once more.',
    },
  ],
  [
    ['63003', '63024'],
    {
      fr: "Cette personne n'est pas joignable sur WhatsApp à ce numéro. Essayez le SMS ou l'appel.",
      ar: 'لا يمكن الوصول إلى هذا الشخص على واتساب بهذا الرقم. جرّب الرسائل النصية أو الاتصال.',
      en: 'This person cannot be reached on WhatsApp at this number. Try a text message or a call.',
    },
  ],
  [
    ['63005', '63021'],
    {
      fr: "Le contenu de ce message n'est pas accepté par ce canal. Simplifiez-le et renvoyez-le.",
      ar: 'محتوى هذه الرسالة غير مقبول على هذه القناة. بسّطه ثم أعد الإرسال.',
      en: 'This channel does not take the content of this message. Simplify it and send it again.',
    },
  ],
  [
    ['63015'],
    {
      fr: "La personne n'a pas rejoint l'environnement d'essai de Twilio. Demandez-lui d'y envoyer le mot d'accès.",
      ar: 'لم ينضم الشخص إلى بيئة الاختبار لدى Twilio. اطلب منه إرسال كلمة الانضمام.',
      en: 'The person has not joined Twilio’s test environment. Ask them to send its joining word.',
    },
  ],
  [
    ['63016'],
    {
      fr: "La personne n'a pas écrit depuis plus de vingt-quatre heures : seul un modèle approuvé peut lui être envoyé.",
      ar: 'لم يكتب الشخص منذ أكثر من أربع وعشرين ساعة: لا يمكن إرسال سوى قالب معتمد إليه.',
      en: 'The person has not written for more than twenty-four hours: only an approved template can be sent.',
    },
  ],
  [
    ['63032'],
    {
      fr: "WhatsApp ne remet pas ce message à cette personne, dans le cadre d'un essai de sa part. N'insistez pas.",
      ar: 'لا يوصل واتساب هذه الرسالة إلى هذا الشخص في إطار تجربة يجريها. لا تكرّر المحاولة.',
      en: 'WhatsApp does not deliver this message to this person, as part of a trial of its own. Do not insist.',
    },
  ],
  [
    ['63049'],
    {
      fr: 'WhatsApp a choisi de ne pas remettre ce message publicitaire à la personne. Attendez au moins un jour.',
      ar: 'اختار واتساب عدم إيصال هذه الرسالة الإعلانية إلى الشخص. انتظر يومًا على الأقل.',
      en: 'WhatsApp chose not to deliver this marketing message to the person. Wait at least a day.',
    },
  ],
]
