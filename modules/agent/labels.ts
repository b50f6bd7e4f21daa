import type { Factor } from '#modules/decisions'

type Label = Factor['label']

const label = (fr: string, ar: string, en: string): Label => ({ fr, ar, en })

/** What the language engine found, in words of the screens: intents, slots, languages. */
const names: Record<string, Label> = {
  SEARCH: label('Cherche un bien', 'يبحث عن عقار', 'Looks for a property'),
  VISIT_REQUEST: label('Veut visiter', 'يريد الزيارة', 'Wants to visit'),
  RESCHEDULE: label('Veut déplacer', 'يريد تغيير الموعد', 'Wants to move it'),
  CANCEL: label('Veut annuler', 'يريد الإلغاء', 'Wants to cancel'),
  CONFIRM: label('Accepte', 'يوافق', 'Agrees'),
  PRICE_QUESTION: label('Parle du prix', 'يسأل عن الثمن', 'Speaks of the price'),
  AVAILABILITY_QUESTION: label('Demande si c’est disponible', 'يسأل عن التوفر', 'Asks whether it is available'),
  INFO_QUESTION: label('Demande un renseignement', 'يطلب معلومة', 'Asks for information'),
  SELL: label('Veut vendre', 'يريد البيع', 'Wants to sell'),
  RENT_OUT: label('Veut mettre en location', 'يريد الكراء للغير', 'Wants to let'),
  ESTIMATE: label('Demande une estimation', 'يطلب تقييما', 'Asks for an estimate'),
  OPT_OUT: label('Ne veut plus de messages', 'لا يريد رسائل', 'Wants no more messages'),
  OPT_IN: label('Veut recevoir des messages', 'يريد استلام الرسائل', 'Wants messages again'),
  HUMAN: label('Demande une personne', 'يطلب التحدث مع شخص', 'Asks for a person'),
  GREETING: label('Salue', 'يحيي', 'Greets'),
  THANKS: label('Remercie', 'يشكر', 'Thanks'),
  COMPLAINT: label('Se plaint', 'يشتكي', 'Complains'),
  OTHER: label('Autre chose', 'شيء آخر', 'Something else'),
  transaction: label('Achat ou location', 'شراء أو كراء', 'Buy or rent'),
  propertyType: label('Type de bien', 'نوع العقار', 'Kind of property'),
  city: label('Ville', 'المدينة', 'City'),
  zone: label('Quartier', 'الحي', 'Area'),
  rooms: label('Pièces', 'الغرف', 'Rooms'),
  bedrooms: label('Chambres', 'غرف النوم', 'Bedrooms'),
  surfaceMin: label('Surface minimale', 'المساحة الدنيا', 'Smallest surface'),
  surfaceMax: label('Surface maximale', 'المساحة القصوى', 'Largest surface'),
  budgetMin: label('Budget minimal', 'الميزانية الدنيا', 'Lowest budget'),
  budgetMax: label('Budget maximal', 'الميزانية القصوى', 'Highest budget'),
  currency: label('Devise', 'العملة', 'Currency'),
  furnished: label('Meublé', 'مفروش', 'Furnished'),
  features: label('Atouts souhaités', 'المميزات المطلوبة', 'Wanted features'),
  datetime: label('Jour et heure', 'اليوم والساعة', 'Day and hour'),
  dateRange: label('Jours', 'الأيام', 'Days'),
  proposalIndex: label('Créneau choisi', 'الموعد المختار', 'Chosen slot'),
  annonceReference: label('Référence d’annonce', 'مرجع الإعلان', 'Annonce reference'),
  financing: label('Financement', 'التمويل', 'Financing'),
  moveIn: label('Emménagement', 'تاريخ السكن', 'Moving in'),
  name: label('Nom', 'الاسم', 'Name'),
  phone: label('Téléphone', 'الهاتف', 'Phone'),
  email: label('E-mail', 'البريد الإلكتروني', 'E-mail'),
  fr: label('Français', 'الفرنسية', 'French'),
  ar: label('Arabe', 'العربية', 'Arabic'),
  en: label('Anglais', 'الإنجليزية', 'English'),
  darija: label('Darija', 'الدارجة', 'Darija'),
  mixed: label('Plusieurs langues', 'عدة لغات', 'Several languages'),
}

/** The label of something the engine found; an unknown code shows as itself, so that it is seen. */
export function labelOf(target: string): Label {
  return names[target] ?? label(target, target, target)
}
