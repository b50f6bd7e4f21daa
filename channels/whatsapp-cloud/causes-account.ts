import type { Cause } from '#channels/kit'

/** Codes that speak of the agency's own account, number or rights. */
export const ACCOUNT_CAUSES: Readonly<Record<string, Cause>> = {
  0: {
    fr: "WhatsApp ne reconnaît pas la connexion de l'agence : le jeton est invalide ou expiré. L'administrateur doit reconnecter le numéro.",
    ar: 'لا يتعرّف واتساب على اتصال الوكالة: الرمز غير صالح أو منتهي الصلاحية. على المدير إعادة ربط الرقم.',
    en: 'WhatsApp does not recognise the agency’s connection: the token is invalid or expired. The administrator must reconnect the number.',
  },
  3: {
    fr: "L'application n'a pas le droit d'effectuer cette action sur WhatsApp. L'administrateur doit vérifier les autorisations.",
    ar: 'لا يملك التطبيق صلاحية تنفيذ هذا الإجراء على واتساب. على المدير التحقق من الصلاحيات.',
    en: 'The app is not allowed to do this on WhatsApp. The administrator must check its permissions.',
  },
  4: {
    fr: "L'application a fait trop d'appels à WhatsApp. Les envois reprennent seuls dans quelques minutes.",
    ar: 'أجرى التطبيق عددًا كبيرًا من الطلبات إلى واتساب. يُستأنف الإرسال تلقائيًا بعد بضع دقائق.',
    en: 'The app has called WhatsApp too often. Sending resumes by itself in a few minutes.',
  },
  10: {
    fr: "Une autorisation WhatsApp manque ou a été retirée. L'administrateur doit l'accorder de nouveau chez Meta.",
    ar: 'هناك إذن لواتساب ناقص أو تم سحبه. على المدير منحه من جديد لدى Meta.',
    en: 'A WhatsApp permission is missing or was removed. The administrator must grant it again at Meta.',
  },
  33: {
    fr: "Ce numéro professionnel n'existe plus chez WhatsApp. L'administrateur doit vérifier le numéro connecté.",
    ar: 'لم يعد هذا الرقم المهني موجودًا لدى واتساب. على المدير التحقق من الرقم المرتبط.',
    en: 'This business number no longer exists at WhatsApp. The administrator must check the connected number.',
  },
  190: {
    fr: "Le jeton d'accès à WhatsApp a expiré ou a été révoqué. L'administrateur doit reconnecter le numéro.",
    ar: 'انتهت صلاحية رمز الوصول إلى واتساب أو تم إلغاؤه. على المدير إعادة ربط الرقم.',
    en: 'The WhatsApp access token has expired or was revoked. The administrator must reconnect the number.',
  },
  200: {
    fr: "Une autorisation nécessaire n'a pas été accordée à l'application. L'administrateur doit l'accorder chez Meta.",
    ar: 'لم يُمنح التطبيق إذنًا ضروريًا. على المدير منحه لدى Meta.',
    en: 'The app was not granted a permission it needs. The administrator must grant it at Meta.',
  },
  368: {
    fr: "Meta a bloqué temporairement le compte WhatsApp pour non-respect de ses règles. Tous les envois sont arrêtés ; l'administrateur doit consulter le compte chez Meta.",
    ar: 'حظرت Meta حساب واتساب مؤقتًا لمخالفة قواعدها. تم إيقاف كل عمليات الإرسال؛ على المدير مراجعة الحساب لدى Meta.',
    en: 'Meta has temporarily blocked the WhatsApp account for breaking its rules. All sending is stopped; the administrator must look at the account at Meta.',
  },
  80007: {
    fr: 'Le compte WhatsApp a atteint sa limite de débit. Les envois reprennent seuls dans quelques minutes.',
    ar: 'بلغ حساب واتساب حدّه من الطلبات. يُستأنف الإرسال تلقائيًا بعد بضع دقائق.',
    en: 'The WhatsApp account has reached its rate limit. Sending resumes by itself in a few minutes.',
  },
  130429: {
    fr: 'Trop de messages ont été envoyés en même temps depuis ce numéro. Ils repartent seuls dans quelques secondes.',
    ar: 'أُرسلت رسائل كثيرة في الوقت نفسه من هذا الرقم. يُعاد إرسالها تلقائيًا خلال ثوانٍ.',
    en: 'Too many messages were sent at once from this number. They leave by themselves in a few seconds.',
  },
  131005: {
    fr: "Accès refusé par WhatsApp. L'administrateur doit vérifier les autorisations du jeton.",
    ar: 'رفض واتساب الوصول. على المدير التحقق من صلاحيات الرمز.',
    en: 'WhatsApp refused access. The administrator must check the token’s permissions.',
  },
  131031: {
    fr: "Le compte WhatsApp de l'agence est verrouillé. L'administrateur doit contacter Meta.",
    ar: 'حساب واتساب الخاص بالوكالة مقفل. على المدير الاتصال بشركة Meta.',
    en: 'The agency’s WhatsApp account is locked. The administrator must contact Meta.',
  },
  131037: {
    fr: "Le nom affiché de ce numéro n'est pas encore approuvé par Meta. L'administrateur doit le faire approuver.",
    ar: 'لم توافق Meta بعد على الاسم الظاهر لهذا الرقم. على المدير طلب الموافقة عليه.',
    en: 'The display name of this number is not approved by Meta yet. The administrator must have it approved.',
  },
  131042: {
    fr: "Problème de paiement chez Meta : le message n'est pas parti. L'administrateur doit vérifier le moyen de paiement.",
    ar: 'مشكلة في الدفع لدى Meta: لم تُرسل الرسالة. على المدير التحقق من وسيلة الدفع.',
    en: 'Payment problem at Meta: the message was not sent. The administrator must check the payment method.',
  },
  131044: {
    fr: "Problème de paiement chez Meta pour les appels. L'administrateur doit vérifier le moyen de paiement.",
    ar: 'مشكلة في دفع المكالمات لدى Meta. على المدير التحقق من وسيلة الدفع.',
    en: 'Payment problem at Meta for calls. The administrator must check the payment method.',
  },
  131045: {
    fr: "L'enregistrement de ce numéro chez WhatsApp est incomplet. L'administrateur doit l'enregistrer de nouveau.",
    ar: 'تسجيل هذا الرقم لدى واتساب غير مكتمل. على المدير تسجيله من جديد.',
    en: 'The registration of this number at WhatsApp is incomplete. The administrator must register it again.',
  },
  131048: {
    fr: "Meta limite ce numéro : trop de destinataires ont bloqué ou signalé ses messages. Les envois sont suspendus quelques heures ; l'administrateur doit revoir les campagnes.",
    ar: 'قيّدت Meta هذا الرقم لأن عددًا كبيرًا من المستلمين حظروا رسائله أو أبلغوا عنها. الإرسال معلّق لبضع ساعات؛ على المدير مراجعة الحملات.',
    en: 'Meta limits this number: too many recipients blocked or reported its messages. Sending is paused for some hours; the administrator must review the campaigns.',
  },
  131057: {
    fr: 'Le numéro est en maintenance chez WhatsApp. Le message repart seul dans une minute environ.',
    ar: 'الرقم قيد الصيانة لدى واتساب. يُعاد إرسال الرسالة تلقائيًا بعد دقيقة تقريبًا.',
    en: 'The number is under maintenance at WhatsApp. The message leaves by itself in about a minute.',
  },
  131063: {
    fr: "Les messages marketing sont désactivés pour ce compte WhatsApp. L'administrateur doit les activer chez Meta.",
    ar: 'الرسائل التسويقية معطّلة لحساب واتساب هذا. على المدير تفعيلها لدى Meta.',
    en: 'Marketing messages are disabled for this WhatsApp account. The administrator must enable them at Meta.',
  },
  131064: {
    fr: "Meta a limité le compte parce que des modèles sont classés dans une mauvaise catégorie. L'administrateur doit corriger leur catégorie.",
    ar: 'قيّدت Meta الحساب لأن بعض القوالب مصنّفة في فئة غير صحيحة. على المدير تصحيح فئاتها.',
    en: 'Meta has limited the account because templates are in the wrong category. The administrator must correct their category.',
  },
  133000: {
    fr: "Une désinscription précédente du numéro n'est pas terminée. L'administrateur doit la refaire, puis réenregistrer le numéro.",
    ar: 'لم يكتمل إلغاء تسجيل سابق للرقم. على المدير إعادته ثم تسجيل الرقم من جديد.',
    en: 'An earlier deregistration of the number was not completed. The administrator must repeat it, then register the number again.',
  },
  133004: {
    fr: 'Le serveur de WhatsApp est momentanément indisponible. Le message repart seul.',
    ar: 'خادم واتساب غير متاح مؤقتًا. يُعاد إرسال الرسالة تلقائيًا.',
    en: 'WhatsApp’s server is unavailable for the moment. The message is sent again by itself.',
  },
  133005: {
    fr: "Le code PIN du numéro est faux. L'administrateur doit saisir le bon code ou le réinitialiser chez Meta.",
    ar: 'رمز PIN الخاص بالرقم غير صحيح. على المدير إدخال الرمز الصحيح أو إعادة تعيينه لدى Meta.',
    en: 'The PIN of the number is wrong. The administrator must enter the right one or reset it at Meta.',
  },
  133006: {
    fr: "Le numéro doit être vérifié de nouveau. L'administrateur doit demander un code de vérification.",
    ar: 'يجب التحقق من الرقم من جديد. على المدير طلب رمز تحقق.',
    en: 'The number must be verified again. The administrator must request a verification code.',
  },
  133008: {
    fr: "Trop de codes PIN faux ont été saisis. L'administrateur doit attendre avant de réessayer.",
    ar: 'أُدخلت رموز PIN خاطئة مرات كثيرة. على المدير الانتظار قبل المحاولة من جديد.',
    en: 'Too many wrong PINs were entered. The administrator must wait before trying again.',
  },
  133009: {
    fr: "Le code PIN a été saisi trop vite. L'administrateur doit attendre quelques minutes avant de réessayer.",
    ar: 'أُدخل رمز PIN بسرعة كبيرة. على المدير الانتظار بضع دقائق قبل المحاولة من جديد.',
    en: 'The PIN was entered too fast. The administrator must wait a few minutes before trying again.',
  },
  133010: {
    fr: "Ce numéro n'est pas enregistré sur WhatsApp. L'administrateur doit terminer la connexion du numéro.",
    ar: 'هذا الرقم غير مسجّل على واتساب. على المدير إتمام ربط الرقم.',
    en: 'This number is not registered on WhatsApp. The administrator must finish connecting it.',
  },
  133015: {
    fr: 'Le numéro vient d’être supprimé chez WhatsApp. Attendez cinq minutes avant de l’enregistrer de nouveau.',
    ar: 'تم حذف الرقم من واتساب قبل قليل. انتظر خمس دقائق قبل تسجيله من جديد.',
    en: 'The number has just been deleted at WhatsApp. Wait five minutes before registering it again.',
  },
  133016: {
    fr: "Le numéro a été enregistré ou désinscrit trop souvent. L'administrateur doit attendre avant de réessayer.",
    ar: 'تم تسجيل الرقم أو إلغاء تسجيله مرات كثيرة. على المدير الانتظار قبل المحاولة من جديد.',
    en: 'The number was registered or deregistered too often. The administrator must wait before trying again.',
  },
  147001: {
    fr: "Le nom d'utilisateur professionnel n'a pas pu être traité par WhatsApp. L'administrateur doit vérifier ce nom.",
    ar: 'تعذّر على واتساب معالجة اسم المستخدم المهني. على المدير التحقق من هذا الاسم.',
    en: 'WhatsApp could not process the business username. The administrator must check it.',
  },
}
