import type { Cause } from '#channels/kit'

/** Codes that speak of one message or one recipient, and what happens without any code. */
export const MESSAGE_CAUSES: Readonly<Record<string, Cause>> = {
  unknown: {
    fr: "WhatsApp a refusé le message pour une raison que nous ne connaissons pas. L'administrateur est prévenu.",
    ar: 'رفض واتساب الرسالة لسبب لا نعرفه. تم إبلاغ المدير.',
    en: 'WhatsApp refused the message for a reason we do not know. The administrator has been told.',
  },
  transient: {
    fr: 'WhatsApp a eu un incident passager. Le message est retenté automatiquement.',
    ar: 'واجه واتساب عطلًا عابرًا. تُعاد محاولة إرسال الرسالة تلقائيًا.',
    en: 'WhatsApp had a passing incident. The message is tried again automatically.',
  },
  no_answer: {
    fr: "WhatsApp n'a pas répondu à temps : le message est peut-être parti. Attendez sa confirmation avant de le renvoyer.",
    ar: 'لم يردّ واتساب في الوقت المناسب: ربما أُرسلت الرسالة. انتظر التأكيد قبل إعادة إرسالها.',
    en: 'WhatsApp did not answer in time: the message may have gone out. Wait for its confirmation before sending it again.',
  },
  not_sent: {
    fr: "La connexion à WhatsApp n'a pas pu être établie. Le message n'est pas parti et sera retenté automatiquement.",
    ar: 'تعذّر الاتصال بواتساب. لم تُرسل الرسالة وستُعاد المحاولة تلقائيًا.',
    en: 'No connection to WhatsApp could be made. The message was not sent and will be tried again automatically.',
  },
  1: {
    fr: "WhatsApp a signalé une erreur inconnue. Le message est retenté ; si l'échec dure, l'administrateur est prévenu.",
    ar: 'أبلغ واتساب عن خطأ غير معروف. تُعاد محاولة الإرسال، وإذا استمر الفشل يُبلَّغ المدير.',
    en: 'WhatsApp reported an unknown error. The message is tried again; if it keeps failing, the administrator is told.',
  },
  2: {
    fr: 'WhatsApp est momentanément indisponible ou surchargé. Le message repart seul.',
    ar: 'واتساب غير متاح أو مثقل مؤقتًا. يُعاد إرسال الرسالة تلقائيًا.',
    en: 'WhatsApp is down or overloaded for the moment. The message is sent again by itself.',
  },
  100: {
    fr: "WhatsApp n'accepte pas une partie de ce message. Vérifiez son contenu et le destinataire, puis renvoyez.",
    ar: 'لا يقبل واتساب جزءًا من هذه الرسالة. تحقّق من المحتوى والمستلم ثم أعد الإرسال.',
    en: 'WhatsApp does not accept a part of this message. Check its content and the recipient, then send again.',
  },
  130472: {
    fr: "Meta n'a pas remis ce message marketing : la personne fait partie d'un de ses tests. Ne le renvoyez pas ; elle peut vous écrire, et vous lui répondrez.",
    ar: 'لم تسلّم Meta هذه الرسالة التسويقية لأن الشخص ضمن أحد اختباراتها. لا تعد إرسالها؛ إذا راسلكم يمكنكم الرد عليه.',
    en: 'Meta did not deliver this marketing message: the person is part of one of its tests. Do not send it again; if they write, you can answer.',
  },
  130497: {
    fr: "Ce compte WhatsApp ne peut pas écrire à des numéros de ce pays. Utilisez un autre canal ; l'administrateur est prévenu.",
    ar: 'لا يمكن لحساب واتساب هذا مراسلة أرقام هذا البلد. استعمل قناة أخرى؛ تم إبلاغ المدير.',
    en: 'This WhatsApp account may not write to numbers of this country. Use another channel; the administrator has been told.',
  },
  131000: {
    fr: 'WhatsApp a eu un problème sans en donner la raison. Le message est retenté quelques fois.',
    ar: 'حدثت مشكلة لدى واتساب دون ذكر السبب. تُعاد محاولة إرسال الرسالة عدة مرات.',
    en: 'WhatsApp had a problem and gave no reason. The message is tried again a few times.',
  },
  131008: {
    fr: 'Il manque une information obligatoire dans ce message. Complétez-le et renvoyez.',
    ar: 'تنقص هذه الرسالة معلومة إلزامية. أكملها ثم أعد الإرسال.',
    en: 'A required part of this message is missing. Complete it and send again.',
  },
  131009: {
    fr: "Une partie de ce message n'a pas la forme attendue (texte trop long, numéro ou bouton invalide…). Corrigez-la et renvoyez.",
    ar: 'جزء من هذه الرسالة ليس بالشكل المطلوب (نص طويل، رقم أو زر غير صالح…). صحّحه ثم أعد الإرسال.',
    en: 'A part of this message is not as expected (text too long, invalid number or button…). Correct it and send again.',
  },
  131014: {
    fr: "WhatsApp n'a pas pu ouvrir le lien du fichier. Joignez le fichier lui-même et renvoyez.",
    ar: 'تعذّر على واتساب فتح رابط الملف. أرفق الملف نفسه ثم أعد الإرسال.',
    en: 'WhatsApp could not open the link of the file. Attach the file itself and send again.',
  },
  131016: {
    fr: 'Un service de WhatsApp est momentanément indisponible. Le message repart seul.',
    ar: 'إحدى خدمات واتساب غير متاحة مؤقتًا. يُعاد إرسال الرسالة تلقائيًا.',
    en: 'A service of WhatsApp is unavailable for the moment. The message is sent again by itself.',
  },
  131021: {
    fr: "Le destinataire est le numéro de l'agence lui-même. Choisissez un autre destinataire.",
    ar: 'المستلم هو رقم الوكالة نفسه. اختر مستلمًا آخر.',
    en: 'The recipient is the agency’s own number. Choose another recipient.',
  },
  131026: {
    fr: "WhatsApp n'a pas pu remettre le message : la personne n'utilise peut-être pas WhatsApp, ou son application est trop ancienne. Joignez-la par SMS, e-mail ou téléphone.",
    ar: 'تعذّر على واتساب تسليم الرسالة: ربما لا يستعمل الشخص واتساب أو تطبيقه قديم جدًا. تواصل معه برسالة SMS أو بالبريد أو بالهاتف.',
    en: 'WhatsApp could not deliver the message: the person may not use WhatsApp, or their app is too old. Reach them by SMS, e-mail or phone.',
  },
  131030: {
    fr: "Le numéro connecté est un numéro d'essai : le destinataire n'est pas dans sa liste autorisée. L'administrateur doit l'y ajouter ou connecter un vrai numéro.",
    ar: 'الرقم المرتبط رقم تجريبي والمستلم ليس في قائمته المسموح بها. على المدير إضافته أو ربط رقم حقيقي.',
    en: 'The connected number is a test number and the recipient is not on its allowed list. The administrator must add them or connect a real number.',
  },
  131047: {
    fr: 'Plus de 24 heures se sont écoulées depuis le dernier message de la personne. Envoyez un modèle approuvé à la place.',
    ar: 'مرّت أكثر من 24 ساعة على آخر رسالة من الشخص. أرسل قالبًا معتمدًا بدلًا منها.',
    en: 'More than 24 hours have passed since the person’s last message. Send an approved template instead.',
  },
  131049: {
    fr: 'Meta n’a pas remis ce message marketing : la personne en a déjà reçu assez. Attendez au moins 24 heures ; les messages de service restent possibles.',
    ar: 'لم تسلّم Meta هذه الرسالة التسويقية لأن الشخص تلقّى ما يكفي منها. انتظر 24 ساعة على الأقل؛ رسائل الخدمة ما زالت ممكنة.',
    en: 'Meta did not deliver this marketing message: the person has received enough of them. Wait at least 24 hours; service messages remain possible.',
  },
  131050: {
    fr: 'La personne ne veut plus recevoir de messages marketing de votre part sur WhatsApp. Son choix est enregistré ; ne lui en envoyez plus.',
    ar: 'لم يعد الشخص يرغب في تلقّي رسائلكم التسويقية على واتساب. سُجّل اختياره؛ لا ترسلوا إليه رسائل تسويقية بعد الآن.',
    en: 'The person no longer wants marketing messages from you on WhatsApp. Their choice is recorded; do not send them any more.',
  },
  131051: {
    fr: 'WhatsApp ne prend pas en charge ce type de message. Envoyez le contenu sous une autre forme.',
    ar: 'لا يدعم واتساب هذا النوع من الرسائل. أرسل المحتوى بشكل آخر.',
    en: 'WhatsApp does not support this type of message. Send the content in another form.',
  },
  131052: {
    fr: 'Le fichier envoyé par la personne n’a pas pu être récupéré (trop lourd ou expiré). Demandez-lui de le renvoyer, en plus léger.',
    ar: 'تعذّر الحصول على الملف الذي أرسله الشخص (حجمه كبير أو انتهت صلاحيته). اطلب منه إعادة إرساله بحجم أصغر.',
    en: 'The file the person sent could not be fetched (too large or expired). Ask them to send it again, smaller.',
  },
  131053: {
    fr: "WhatsApp n'a pas accepté notre fichier : son format ne correspond pas ou il est trop lourd. Convertissez-le (JPEG, PDF, MP4) et renvoyez.",
    ar: 'لم يقبل واتساب ملفنا: صيغته غير مطابقة أو حجمه كبير. حوّله إلى JPEG أو PDF أو MP4 ثم أعد الإرسال.',
    en: 'WhatsApp did not accept our file: its format does not match or it is too large. Convert it (JPEG, PDF, MP4) and send again.',
  },
  131056: {
    fr: 'Trop de messages ont été envoyés à cette personne en peu de temps. Le message repart seul dans un moment.',
    ar: 'أُرسلت إلى هذا الشخص رسائل كثيرة في وقت قصير. يُعاد إرسال الرسالة تلقائيًا بعد قليل.',
    en: 'Too many messages went to this person in a short time. The message leaves by itself in a moment.',
  },
  131062: {
    fr: 'Ce type de message demande un numéro de téléphone, que nous ne connaissons pas pour cette personne. Demandez-le-lui.',
    ar: 'يتطلّب هذا النوع من الرسائل رقم هاتف لا نعرفه لهذا الشخص. اطلبه منه.',
    en: 'This type of message needs a phone number, which we do not have for this person. Ask them for it.',
  },
  135000: {
    fr: "WhatsApp n'a pas pu traiter ce message. Vérifiez son contenu et renvoyez-le sous une forme plus simple.",
    ar: 'تعذّر على واتساب معالجة هذه الرسالة. تحقّق من محتواها وأعد إرسالها بشكل أبسط.',
    en: 'WhatsApp could not process this message. Check its content and send it again in a simpler form.',
  },
  137000: {
    fr: "L'identité WhatsApp de la personne a changé (nouveau téléphone ou réinstallation). Vérifiez que c'est bien elle avant de renvoyer.",
    ar: 'تغيّرت هوية الشخص على واتساب (هاتف جديد أو إعادة تثبيت). تأكّد من أنه هو قبل إعادة الإرسال.',
    en: 'The person’s WhatsApp identity has changed (new phone or reinstall). Make sure it is still them before sending again.',
  },
}
