import type { Feature, PropertyType } from '../understanding.ts'

/** Words for what is sought; order is priority when a message names several. */
export const PROPERTY_WORDS: Readonly<Record<PropertyType, string>> = {
  STUDIO:
    'studio|studios|studette|garconniere|stoudio|studyo|estudio|stodio|ستوديو|استوديو|سطوديو|bachelor flat|chambre salon|استديو|studio flat',
  RIAD: 'riad|riads|ryad|riyad|رياض|دار تقليدية',
  VILLA:
    'villa|villas|vila|filla|lvilla|fila|vilas|villla|فيلا|ڤيلا|الفيلا|فيلات|فيلتي|فيلتنا|فيللا|فيلا مستقلة|lfilla',
  OFFICE:
    'bureau|bureaux|plateau bureau|plateau de bureaux|plateau|birou|biro|lbiro|lbirou|open space|coworking|office|offices|office space|cabinet|مكتب|مكاتب|مكتبا|بيرو|البيرو|مكتبي|بلاطو',
  SHOP: 'local commercial|locaux commerciaux|commerce|magasin|boutique|fonds de commerce|local|pas de porte|hanout|7anout|l7anout|lhanout|mahal|lmahal|m7al|lm7al|mahal tijari|shop|store|retail space|commercial space|commercial unit|storefront|محل|محل تجاري|محلا تجاريا|محلا|حانوت|الحانوت|متجر|المحل|محلي|حانوتي|محلات|دكان|7anouti|lhanout',
  FARM: 'ferme|fermes|fermette|firma|lferma|lfirma|ferma|terrain agricole|exploitation agricole|domaine agricole|ranch|farm|farmland|feddan|fdan|ضيعة|ضيعة فلاحية|فيرما|فدان|مزرعة|أرض فلاحية|ارض فلاحية|ضيعتي',
  LAND: 'terrain|terrains|lot de terrain|parcelle|parcelles|lotissement|terrain a batir|terrain constructible|ard|lard|bo9a3a|bo93a|bouq3a|boq3a|lbo93a|bou9a|bou93a|bo9ea|bo93at|lot terrain|lot villa|trren|terran|tirrain|tirran|land|plot|plots|plot of land|أرض|قطعة أرضية|بقعة|بقعة أرضية|تيران|قطعة أرض|أرضا|بقعات|الأرض|أرضي|بقعتي|القطعة الأرضية|الارض|أراضي',
  ROOM: 'chambre a louer|une chambre en colocation|chambre chez l habitant|chambre en coloc|colocation|coloc|bit l lkra|bit lkra|bit lil kira|bit f coloc|chambre etudiante|room to rent|room for rent|a room|renting a room|rent a room|single room|room in|flatshare|flat share|shared flat|house share|بيت للكرا|غرفة للكراء|غرفة للإيجار|غرفة مفروشة للإيجار|سكن مشترك|غرفة في سكن|غرفة واحدة للكراء|chambre meublee a louer|chambre meublee|bit wa7ed l lkra|spare room|roommate',
  APARTMENT:
    'appartement|appartements|appart|apparts|appt|appts|apt|apts|apart|aparts|apartement|appartment|appartments|apparte|appartemen|aprt|apprt|duplex|triplex|loft|penthouse|chqa|ch9a|cheqqa|chka|chiqa|che9a|ch99a|cheka|chouqa|chqqa|lch9a|lchqa|bertma|lbertma|barrtma|partma|lpartma|bartma|brtma|pertma|berta|partema|apartment|apartments|flat|flats|condo|شقة|شقا|الشقة|برطما|برتما|البرطما|شقق|شقتي|برطمة|البرطمة|بارطما|شقتنا|دوبلكس|برطمتي|شقه|شقةً|chqti|ch9ti|bertmti|partmti|chkti|brtmti|dup',
  HOUSE:
    'maison|maisons|dyour|diour|pavillon|pavillons|maison de ville|maisonnette|dar|ddar|dari|ldar|edar|eddar|lmenzil|menzil|menzel|manzil|house|houses|home|townhouse|cottage|دار|الدار|منزل|منزلا|منزلي|بيتي|المنزل|بيت|بيتا|داري|منازل|منزلنا|دارنا|بيتنا|ديور|البيت',
}

/** Features by word; `near` excludes readings where another word follows. */
export const FEATURE_WORDS: Readonly<Record<Feature, string>> = {
  PARKING:
    'parking|parkings|place de parking|place de stationnement|stationnement|garage|garages|box|garaj|parkin|blassa d tomobil|blassa dyal tomobil|lparking|lgarage|parking space|car park|carport|كاراج|باركينك|الباركينك|مرآب|موقف سيارات|موقف للسيارات|موقف سيارة|موقف|باركينغ|باركينج|الكاراج|كراج|بلاصة الطوموبيل|موقف السيارات',
  ELEVATOR:
    'ascenseur|ascenceur|assenceur|acsenseur|asenseur|ascensseur|sansour|assansour|assanssor|asansour|sanseur|lsansour|lascenseur|elevator|lift|صانصور|أسانسور|اسانسور|مصعد|المصعد|سانسور|الاسانسور|asc|assenseur',
  TERRACE:
    'terrasse|terrasses|terasse|terrase|rooftop|toit terrasse|stah|stha|teras|terras|terrace|roof terrace|سطح|تيراس|السطح|تراس|شرفة كبيرة|lterrasse|terras|تيراسة|طيراس|تراسة|سطيحة',
  BALCONY:
    'balcon|balcons|balkon|balkoun|balcony|balcoon|loggia|بالكون|بلكون|شرفة|البالكون|بالكونة|شرفات|lbalcon|balconies|شرفه',
  GARDEN:
    'jardin|jardins|jardinet|jarda|jrda|jerda|ljarda|3arsa|garden|gardens|yard|backyard|جردة|عرصة|حديقة|الجردة|حديقة خاصة|جاردة',
  POOL: 'piscine|piscines|pisine|pisin|lapisin|lapiscine|mesba7|msba7|pool|swimming pool|بيسين|لابيسين|مسبح|مسبح خاص|بيسينة|لابيسينة|پيسين',
  SEA_VIEW:
    'vue mer|vue sur mer|vue sur la mer|vue sur l ocean|vue ocean|face mer|face a la mer|bord de mer|front de mer|pied dans l eau|pieds dans l eau|katl 3la lb7er|katell 3la lb7ar|ktell 3la lb7er|ktel 3la lb7er|katl 3la lb7ar|katetl 3la lb7er|kattel 3la lb7er|tatl 3la lb7er|kat tell 3la lb7ar|3la lb7er|3la lb7ar|3la lbhar|vue lb7ar|vue lb7er|9dam lb7er|9bal lb7er|qbalt lb7ar|fac lb7er|katchouf lb7er|vue 3la lb7er|vue bhar|sea view|sea views|seaview|ocean view|sea facing|seafront|beachfront|overlooking the sea|view of the sea|view of the ocean|كتطل على البحر|كطل على البحر|تطل على البحر|مطلة على البحر|يطل على البحر|إطلالة على البحر|إطلالة بحرية|على البحر|قبالة البحر|واجهة بحرية|مطل على البحر|إطلالة البحر',
  GUARDED:
    'gardiennage|gardienne|gardien|gardiens|gardee|residence securisee|securisee|securise|securite|residence fermee|residence gardee|residence privee|concierge|3assas|l3assas|l3ssas|3ssas|mhrousa|m7rousa|mahrousa|sécurité|guarded|gated|gated community|security|secure|secured|24 7 security|doorman|caretaker|عساس|العساس|الحراسة|محروسة|حراسة|إقامة مغلقة|إقامة محروسة|حارس|مؤمنة|آمنة|rizidans|residence mesdouda|residence m7rousa|محروس|مجمع سكني مغلق|الأمن',
  NEW_BUILD:
    'neuf|neuve|neufs|neuves|premiere main|1ere main|jamais habite|jamais habitee|construction recente|recent|recente|programme neuf|vefa|sur plan|jdid|jdida|brand new|new build|newbuild|newly built|new construction|new development|off plan|جديد|جديدة|ماساكنها حد|ما ساكنها حد|بناء جديد|حديثة البناء|جديدا|حديث البناء|ma skenha 7ed|masknha 7ed|neuf jamais|حديثة الإنشاء',
  GROUND_FLOOR:
    'rez de chaussee|rez de chausse|rez chaussee|rdc|rez de jardin|rdj|plain pied|sefli|soufli|ardi|etage ardi|taba9 ardi|tabaq ardi|ground floor|single storey|سفلي|طابق أرضي|رد شوسي|الطابق الأرضي|السفلي|سفلية|الطابق السفلي|طابق سفلي',
  TITLE_DEED:
    'titre foncier|titre|titree|tf|bien titre|mtitra|mtitre|mou7affad|mou7affada|mohafad|mohafada|lmohafada|mo7affada|m7afda|m7fda|mhafda|mhafd|m7afed|mtitrya|title deed|titled|land title|freehold title|freehold|محفظة|محفظ|الرسم العقاري|تيتر|فيها التيتر|رسم عقاري|محفظا|التيتر|fiha titre|fih titre|immatricule|titre individuel|mhaffda|m7affda',
}

export const FURNISHED_WORDS =
  'meuble|meublee|meubles|meublees|mfrouch|mfroucha|mfercha|mfrcha|mferrcha|mfarcha|mfarrcha|mferch|mferrech|mfrche|m2attat|mou2attata|furnished|fully furnished|مفروشة|مفروش|مؤثثة|مؤثث|مفروشا|mfroch|mfrocha|mefroucha|meubler|meublé|mfrucha|mafroucha|mafrouch'
export const UNFURNISHED_WORDS =
  'non meuble|non meublee|non meubles|pas meuble|pas meublee|sans meubles|vide|vides|khawya|khawia|khawi|khaouya|khaoui|unfurnished|not furnished|non furnished|empty|without furniture|خاوية|خاوي|فارغة|فارغ|غير مفروشة|غير مفروش|غير مؤثثة|بدون أثاث|غير مؤثث|ماشي مفروشة|machi mfroucha|machi mfrcha|machi mferrcha|bla frach|bla mobles|machi meuble|ma mfrouchach|nue|فارغا|خاويا'
export const CASH_WORDS =
  'comptant|au comptant|cash|kach|especes|en especes|sans credit|sans pret|pas de credit|pas besoin de credit|pas besoin de pret|fonds propres|flous yed b yed|yed b yed|naqdan|na9dan|bla kridi|bla credi|bla credit|flous wajdin|flous mojoudin|flous kaynin|cash buyer|in cash|no mortgage|no loan|without a mortgage|without mortgage|without a loan|كاش|نقدا|يد بيد|بلا كريدي|بدون قرض|دون قرض|فلوس واجدين|بلا قرض|كاشا|paiement comptant|بدون تمويل'
export const LOAN_WORDS =
  'credit|credit bancaire|credit immobilier|pret|pret bancaire|pret immobilier|emprunt|financement bancaire|financement|accord de principe|accord bancaire|accord de pret|ptz|kridi|lkridi|credi|lcredi|krédi|lbanka|banka|banque|la banque|mourabaha|mora7aba|mourabha|banque participative|loan|mortgage|home loan|financing|bank loan|كريدي|الكريدي|قرض|قرضا|سلف|البنكة|قرض بنكي|مرابحة|بنك تشاركي|تمويل بنكي|تمويل|القرض|قرض عقاري|عن طريق البنك|البنك|بالكريدي|credit habitat|fogarim|fogaloge|daam sakane'
