import type { Cause } from '#channels/kit'

/** Why a letter did not leave or did not arrive, by the name that stands in the cause key. */
export const EMAIL_CAUSES: ReadonlyMap<string, Cause> = new Map(
  Object.entries({
    mail_refused_address: {
      fr: 'Le serveur du destinataire ne connaît pas cette adresse.',
      ar: 'خادم المستلم لا يعرف هذا العنوان.',
      en: 'The recipient’s server does not know this address.',
    },
    mail_refused: {
      fr: 'Le serveur du destinataire a refusé ce message.',
      ar: 'رفض خادم المستلم هذه الرسالة.',
      en: 'The recipient’s server refused this message.',
    },
    mail_later: {
      fr: 'Le serveur de messagerie demande de réessayer plus tard.',
      ar: 'يطلب خادم البريد إعادة المحاولة لاحقًا.',
      en: 'The mail server asks to try again later.',
    },
    mail_full: {
      fr: 'La boîte du destinataire est pleine.',
      ar: 'صندوق بريد المستلم ممتلئ.',
      en: 'The recipient’s mailbox is full.',
    },
    mail_too_large: {
      fr: 'Ce message est trop volumineux pour la boîte du destinataire.',
      ar: 'هذه الرسالة أكبر مما يقبله صندوق بريد المستلم.',
      en: 'This message is too large for the recipient’s mailbox.',
    },
    mail_given_up: {
      fr: 'Le serveur du destinataire est resté injoignable ; l’envoi a été abandonné.',
      ar: 'تعذّر الوصول إلى خادم المستلم فأُوقف الإرسال.',
      en: 'The recipient’s server could not be reached; delivery was given up.',
    },
    mail_delayed: {
      fr: 'Le serveur du destinataire ne répond pas encore ; la remise est retentée.',
      ar: 'خادم المستلم لا يستجيب بعد؛ تتواصل محاولات التسليم.',
      en: 'The recipient’s server does not answer yet; delivery is being retried.',
    },
    mail_sign_in: {
      fr: 'Le serveur de messagerie refuse l’identifiant ou le mot de passe du compte.',
      ar: 'يرفض خادم البريد اسم المستخدم أو كلمة مرور الحساب.',
      en: 'The mail server refuses the account’s name or password.',
    },
    imap_sign_in: {
      fr: 'Le serveur refuse l’identifiant ou le mot de passe de la boîte.',
      ar: 'يرفض الخادم اسم المستخدم أو كلمة مرور الصندوق.',
      en: 'The server refuses the name or the password of the mailbox.',
    },
    imap_unreachable: {
      fr: 'Le serveur de la boîte ne répond pas.',
      ar: 'خادم الصندوق لا يستجيب.',
      en: 'The server of the mailbox does not answer.',
    },
    imap_tls: {
      fr: 'La connexion au serveur de la boîte ne peut pas être chiffrée, ou son certificat n’est pas valable.',
      ar: 'لا يمكن تشفير الاتصال بخادم الصندوق، أو شهادته غير صالحة.',
      en: 'The connection to the server of the mailbox cannot be encrypted, or its certificate is not valid.',
    },
    imap_folder: {
      fr: 'Le dossier à relever n’existe plus dans la boîte.',
      ar: 'لم يعد المجلد المطلوب قراءته موجودًا في الصندوق.',
      en: 'The folder to read is no longer in the mailbox.',
    },
    imap_private: {
      fr: 'Le nom du serveur de la boîte mène à un réseau privé.',
      ar: 'اسم خادم الصندوق يؤدي إلى شبكة خاصة.',
      en: 'The name of the mailbox’s server leads to a private network.',
    },
    imap_server: {
      fr: 'Le serveur de la boîte a répondu par une erreur.',
      ar: 'أجاب خادم الصندوق بخطأ.',
      en: 'The server of the mailbox answered with an error.',
    },
  }),
)
