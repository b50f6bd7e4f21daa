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
    mail_sign_in: {
      fr: 'Le serveur de messagerie refuse l’identifiant ou le mot de passe du compte.',
      ar: 'يرفض خادم البريد اسم المستخدم أو كلمة مرور الحساب.',
      en: 'The mail server refuses the account’s name or password.',
    },
  }),
)
