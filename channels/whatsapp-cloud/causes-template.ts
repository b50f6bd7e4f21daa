import type { Cause } from '#channels/kit'

/** Codes that speak of templates, forms and the marketing interface. */
export const TEMPLATE_CAUSES: Readonly<Record<string, Cause>> = {
  131055: {
    fr: "Cet envoi est réservé à l'interface marketing de Meta. Prévenez l'administrateur.",
    ar: 'هذا الإرسال مخصّص لواجهة Meta التسويقية. أبلغ المدير.',
    en: 'This kind of send is reserved for Meta’s marketing interface. Tell the administrator.',
  },
  132000: {
    fr: 'Le nombre de variables ne correspond pas au modèle. Remplissez toutes les variables du modèle et renvoyez.',
    ar: 'عدد المتغيرات لا يطابق القالب. املأ كل متغيرات القالب ثم أعد الإرسال.',
    en: 'The number of variables does not match the template. Fill in every variable of the template and send again.',
  },
  132001: {
    fr: "Ce modèle n'existe pas dans cette langue ou n'est pas approuvé. Choisissez un modèle approuvé.",
    ar: 'هذا القالب غير موجود بهذه اللغة أو لم تتم الموافقة عليه. اختر قالبًا معتمدًا.',
    en: 'This template does not exist in this language or is not approved. Choose an approved template.',
  },
  132005: {
    fr: 'Le modèle devient trop long une fois ses variables remplies. Raccourcissez les variables.',
    ar: 'يصبح القالب طويلًا جدًا بعد ملء متغيراته. اختصر المتغيرات.',
    en: 'The template becomes too long once its variables are filled in. Shorten the variables.',
  },
  132007: {
    fr: 'Le contenu du modèle ne respecte pas les règles de WhatsApp. Choisissez un autre modèle ou corrigez-le.',
    ar: 'محتوى القالب لا يحترم قواعد واتساب. اختر قالبًا آخر أو صحّحه.',
    en: 'The template’s content breaks WhatsApp’s rules. Choose another template or correct it.',
  },
  132008: {
    fr: "La valeur d'une variable du modèle n'est pas acceptée. Corrigez la variable et renvoyez.",
    ar: 'قيمة أحد متغيرات القالب غير مقبولة. صحّح المتغير ثم أعد الإرسال.',
    en: 'The value of a template variable is not accepted. Correct the variable and send again.',
  },
  132012: {
    fr: "Le format d'une variable du modèle est faux (texte, image, date…). Corrigez la variable et renvoyez.",
    ar: 'صيغة أحد متغيرات القالب غير صحيحة (نص، صورة، تاريخ…). صحّح المتغير ثم أعد الإرسال.',
    en: 'A template variable has the wrong format (text, image, date…). Correct the variable and send again.',
  },
  132015: {
    fr: 'Meta a suspendu ce modèle pour quelques heures : trop de destinataires l’ont mal reçu. Utilisez un autre modèle ou attendez.',
    ar: 'أوقفت Meta هذا القالب لبضع ساعات لأن تقييم المستلمين له ضعيف. استعمل قالبًا آخر أو انتظر.',
    en: 'Meta has paused this template for some hours because recipients rated it badly. Use another template or wait.',
  },
  132016: {
    fr: "Meta a désactivé ce modèle définitivement. L'administrateur doit le retirer et en créer un autre.",
    ar: 'عطّلت Meta هذا القالب نهائيًا. على المدير سحبه وإنشاء قالب آخر.',
    en: 'Meta has disabled this template for good. The administrator must retire it and create another.',
  },
  132018: {
    fr: 'Une variable du modèle contient un texte refusé (retour à la ligne, tabulation, espaces répétés). Corrigez-la et renvoyez.',
    ar: 'يحتوي أحد متغيرات القالب على نص مرفوض (سطر جديد أو مسافات متكررة). صحّحه ثم أعد الإرسال.',
    en: 'A template variable contains text that is refused (line break, tab, repeated spaces). Correct it and send again.',
  },
  132068: {
    fr: "Le formulaire WhatsApp de ce message est bloqué par Meta. L'administrateur doit le corriger.",
    ar: 'استمارة واتساب في هذه الرسالة محظورة من Meta. على المدير تصحيحها.',
    en: 'The WhatsApp form of this message is blocked by Meta. The administrator must correct it.',
  },
  132069: {
    fr: 'Le formulaire WhatsApp de ce message est limité à quelques envois par heure. Le message repart seul plus tard.',
    ar: 'استمارة واتساب في هذه الرسالة محدودة بعدد قليل من الإرسالات في الساعة. يُعاد إرسال الرسالة تلقائيًا لاحقًا.',
    en: 'The WhatsApp form of this message is limited to a few sends an hour. The message is sent again later by itself.',
  },
  134100: {
    fr: "Ce message n'est pas accepté par l'interface marketing de Meta. Prévenez l'administrateur.",
    ar: 'لا تقبل واجهة Meta التسويقية هذه الرسالة. أبلغ المدير.',
    en: 'Meta’s marketing interface does not accept this message. Tell the administrator.',
  },
  134101: {
    fr: "Le modèle vient d'être créé et n'est pas encore prêt chez Meta. Le message repart seul dans dix minutes environ.",
    ar: 'أُنشئ القالب قبل قليل وليس جاهزًا بعد لدى Meta. يُعاد إرسال الرسالة تلقائيًا بعد عشر دقائق تقريبًا.',
    en: 'The template is new and not ready at Meta yet. The message leaves by itself in about ten minutes.',
  },
  134102: {
    fr: "Ce modèle ne peut pas être envoyé par l'interface marketing de Meta. Choisissez un autre modèle ou prévenez l'administrateur.",
    ar: 'لا يمكن إرسال هذا القالب عبر واجهة Meta التسويقية. اختر قالبًا آخر أو أبلغ المدير.',
    en: 'This template cannot be sent through Meta’s marketing interface. Choose another template or tell the administrator.',
  },
  139000: {
    fr: "Le formulaire WhatsApp n'a pas pu être envoyé. L'administrateur doit vérifier le formulaire.",
    ar: 'تعذّر إرسال استمارة واتساب. على المدير التحقق من الاستمارة.',
    en: 'The WhatsApp form could not be sent. The administrator must check the form.',
  },
  139100: {
    fr: "Le blocage ou le déblocage de cette personne n'a pas abouti. Vérifiez qu'elle a écrit récemment, puis réessayez.",
    ar: 'لم ينجح حظر هذا الشخص أو إلغاء حظره. تأكّد من أنه راسلكم مؤخرًا ثم حاول من جديد.',
    en: 'Blocking or unblocking this person did not succeed. Check that they wrote recently, then try again.',
  },
}
