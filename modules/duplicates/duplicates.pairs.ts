import type { Candidate } from './duplicates.rules.ts'

/**
 * Pairs judged by hand: `=` the same person, `≠` two. Each side is a name, its numbers and addresses between < and >,
 * a note between { and }; a name that begins with "Sté" is a company. Invented: numbers and addresses belong to nobody.
 */
const PAIRS = `
# the same number
= Salma Bennani <+212661000001> / Selma Benani <+212661000001>
= Mohamed Alaoui <+212661000002> / محمد العلوي <+212661000002>
= Youssef El Amrani <+212661000003> / Y. Elamrani <+212661000003>
= +212661000004 <+212661000004> / Karim Tazi <+212661000004>
= Nadia <+212661000005> / Nadia Cherkaoui <+212661000005, nadia.ch@gmail.com>
= Fatima Zahra Idrissi <+212661000006> / Fatim-Zahra El Idrissi <+212661000006>
= Julien Moreau <+33612000001> / Moreau Julien <+33612000001>
= Chloé Lefèvre <+33612000002> / chloe lefevre <+33612000002>
= Hassan Ouazzani <+212661000007> / حسن الوزاني <+212661000007>
= Mme Bouchra Sebti <+212661000008> / Bouchra Sebti <+212661000008>
= Abdelkader Mansouri <+212661000009> / Abd El Kader Mansouri <+212661000009>
= Omar <+212661000010> / Omar <+212661000010>
= Sté Atlas Promotion SARL <+212661000011> / Sté Atlas Promotion <+212661000011>
= Houcine Ait Lahcen <+212661000012> / Hussein Aït Lahcen <+212661000012>
= Rachid Benjelloun <+212661000013> / رشيد بنجلون <+212661000013>
# the same number, typed in another country
= Karim Tazi <+212661000014> / Karim Tazi <+33661000014>
= Leila Berrada <+33661000015> / Layla Berrada <+212661000015>
= Sophie Girard <+33612000003> / Sophie Girard <+212612000003>
# a slip in the number
= Imane Lahlou <+212661234567> / Imane Lahlou <+212661234576>
= Younes Naciri <+212662345678> / Younès Naciri <+212662345679>
= Meryem Filali <+212663456789> / مريم الفيلالي <+212663456798>
= Othmane Skalli <+212664567890> / Othman Skalli <+212664567990>
= Paul Garnier <+33613456789> / Paul Garnier <+33613456798>
= Hanane Rhazoui <+212665678901> / Hanan Rhazoui <+212665678910>
= Zakaria El Guerrouj <+212666789012> / Zakariya Guerrouj <+212666789021>
= Camille Delorme <+33614567890> / Camille Delorme <+33614567980>
= Abdellah Benmlih <+212667890123> / عبد الله بنمليح <+212667890132>
# one mailbox
= Salma Bennani <s.bennani@gmail.com> / S Bennani <sbennani@gmail.com>
= Karim Tazi <karim.tazi@gmail.com, +212661000020> / Karim Tazi <karimtazi+immo@gmail.com>
= Youssef Idrissi <youssef.idrissi@googlemail.com> / يوسف الإدريسي <youssefidrissi@gmail.com>
= Claire Fontaine <claire.fontaine@orange.fr> / C. Fontaine <claire.fontaine@orange.fr, +33612000004>
= Hicham Ziani <hziani@menara.ma> / Ziani Hicham <hziani@menara.ma, +212661000021>
= Anas Chraibi <anas.chraibi@gmail.com> / <anas.chraibi@gmail.com, +212661000022>
# a slip in the address, or another provider
= Ghita Benkirane <ghita.benkirane@gmail.com> / Ghita Benkirane <ghita.benkirane@gmial.com>
= Amine Bouhlal <amine.bouhlal@hotmail.com> / Amine Bouhlal <amine.bouhlal@gmail.com, +212661000023>
= Lucie Perrin <lucie.perrin@free.fr> / Lucie Perrin <lucie.perrin@laposte.net>
= Soukaina Mernissi <soukaina.mernissi@yahoo.fr> / Soukayna El Mernissi <soukaina.mernissi@gmail.com>
= Thomas Vasseur <thomas.vaseur@gmail.com> / Thomas Vasseur <thomas.vasseur@gmail.com>
= Driss Belkhayat <driss.belkhayat@outlook.com> / Idriss Belkhayat <driss.belkhayat@outlok.com, +212661000024>
# written from a number, asked by a form
= Salma Bennani <+212661000030> / Salma Bennani <salma.bennani@gmail.com>
= Karima Benali <+212661000031> / Karima Ben Ali <karima.benali@gmail.com>
= Nabil Kadiri <+212661000032> / Nabil El Kadiri <nabil.elkadiri@outlook.com>
= Sébastien Marchand <+33612000005> / Sebastien Marchand <sebastien.marchand@free.fr>
= أيوب الكتاني <+212661000033> / Ayoub Kettani <ayoub.kettani@gmail.com>
= سلمى بنسعيد <+212661000034> / Salma Bensaid <salma.bensaid@yahoo.fr>
= Manon Chevallier <+33612000006> / Manon Chevalier <manon.chevalier@gmail.com>
= Wafae Bourkadi <+212661000035> / Wafaa Bourkadi <wafae.bourkadi@gmail.com>
= Tarik Senhaji <+212661000036> / Tariq Sanhaji <tariq.sanhaji@gmail.com>
= Adil Lamrini <+212661000037> / Adel Lamrini <adil_lamrini@hotmail.com>
= Hélène Roussel <+33612000007> / Helene Roussel <helene.roussel@orange.fr>
= Mohamed Alaoui <+212661000038> / Med Alaoui <mohamed.alaoui@gmail.com>
= يوسف برادة <+212661000039> / Youssef Berrada <youssef.berrada@gmail.com>
= Fatima Ez-Zahra Bouzidi <+212661000040> / فاطمة الزهراء بوزيدي <fatimazahra.bouzidi@gmail.com>
# a number told in a note
= Salma Bennani <+212661000041> {Autre numéro : 06 62 00 00 41} / Salma B. <+212662000041>
= Omar Fassi <omar.fassi@gmail.com> {Joignable au 0661000042} / عمر الفاسي <+212661000042>
= Rania Squalli <+212661000043> / Rania 06.61.00.00.43 <rania@exemple.com>
= Ilham Daoudi <+212661000044> {whatsapp 0662 000 044} / Ilham Daoudi <+212662000044>
= Pierre Lacroix <+33612000008> {portable pro 06 23 00 00 08} / Pierre Lacroix <+33623000008>
# a rare name with two numbers
= Kenza Benhima Toulali <+212661000050> / Kenza Benhima Toulali <+212677061225>
= Abderrahmane Guedira Zniber <+212661000051> / عبد الرحمان جديرة زنيبر <+212635750660>
= Ségolène Haudricourt Vauquelin <+33612000009> / Segolene Haudricourt-Vauquelin <+33669021523>
= Ismail Bouziane Khattabi <+212661000052> / Smail Bouziane El Khattabi <+212698147152>
= Sté Maison Belvédère Gestion <+212661000053> / Sté Maison Belvedere Gestion SARL <+212620369458>
= Mohamed Amine Boutaleb Sqalli <+212661000054> / Med Amine Boutaleb Squalli <+212646741575>
= Zineb Tahri Joutei Hassani <+212661000055> / زينب الطاهري الجوطي <+212670418263>
= Kawtar Lemseffer Benchekroun <+212661000057> / Kaoutar Lamseffer Benchekroun <kawtar@exemple.com>
# a rare name by number and by form
= Oumaima Ouhammou <+212661000060> / Oumayma Ouhamou <oumaima.ouhammou@gmail.com>
= Abdessamad Ouchen <+212661000061> / Abdesamad Ouchen <a.ouchen@entreprise.ma, abdessamad.ouchen@gmail.com>
= Gwendoline Kerbrat <+33612000010> / Gwendolyne Kerbrat <gwendoline.kerbrat@gmail.com>
= حفصة المريني <+212661000062> / Hafsa El Merini <hafsa.merini@gmail.com>
= Mehdi Bencherif <+212661000063> / المهدي بنشريف <mehdi.bencherif@gmail.com>
= Hajar Oukacha <+212661000064> / هاجر أوقاشة <hajar.oukacha@outlook.com>
# what was misheard or mistyped, with the same number
= Meriem Benslimane <+212661000070> / Myriam Bensliman <+212661000070>
= Aicha Oubella <+212661000071> / عائشة أوبلا <+212661000071>
= Soufiane Elharti <+212661000072> / Sofiane El Harti <+212661000072>
= Noureddine Chafik <+212661000073> / نور الدين شفيق <+212661000073>
= Jean-Marc Thibault <+33612000011> / Jean Marc Thibaut <+33612000011>
= Lhoussaine Ouali <+212661000074> / Houcine El Ouali <+212661000074>
= Rkia Ait Taleb <+212661000075> / رقية آيت الطالب <+212661000075>
= Émilie Dubois <+33612000012> / Emilie Dubos <+33612000012>
= Mustapha L'Hassani <+212661000076> / مصطفى الحسني <+212661000076>
= Bilal Oudghiri <+212661000077> / Billal Loudghiri <+212661000077>
= Asmae Kabbaj <+212661000078> / اسماء القباج <+212661000078>

# a family with one number
≠ Rachid Benali <+212661000101> / Samira Benali <+212661000101>
≠ Karim Tazi <+212661000102> / Karima Tazi <+212661000102>
≠ Hassan Alaoui <+212661000103> / Houssine Alaoui <+212661000103>
≠ Youssef Berrada <+212661000104> / Younes Berrada <+212661000104>
≠ محمد الفاسي <+212661000105> / احمد الفاسي <+212661000105>
≠ Paul Martin <+33612000101> / Pauline Martin <+33612000101>
≠ Michel Girard <+33612000102> / Michèle Girard <+33612000102>
≠ Amine Chraibi <+212661000106> / Amina Chraibi <+212661000106>
≠ Nadia Sebti <+212661000107> / Nadira Sebti <+212661000107>
≠ Omar Idrissi <+212661000108> / Amr Idrissi <+212661000108>
≠ سمير الناصري <+212661000109> / Samira Naciri <+212661000109>
≠ Said Lahlou <+212661000110> / Saad Lahlou <+212661000110>
≠ Jean Dupont <+33612000103> / Jeanne Dupont <+33612000103>
≠ Fatima Ziani <+212661000111> / Fatima Zahra Naji <+212661000111>
# one common name, two people
≠ Mohamed Alaoui <+212661000120> / Mohamed Alaoui <+212691641295>
≠ Mohamed Alaoui <+212661000121> / محمد العلوي <+212660301025>
≠ Fatima Idrissi <+212661000122> / Fatima El Idrissi <+212667437408>
≠ Youssef Amrani <+212661000123> / يوسف العمراني <+212659146733>
≠ Ahmed Bennani <+212661000124> / Ahmed Benani <+212639468794>
≠ Marie Martin <+33612000104> / Marie Martin <+33690702225>
≠ Thomas Bernard <+33612000105> / Thomas Bernard <+33663042711>
≠ Khadija Tazi <+212661000125, k.tazi@gmail.com> / Khadija Tazi <+212661627413, khadija87@hotmail.com>
≠ Said Fassi <+212661000126> / سعيد الفاسي <+212648769135>
≠ Rachid Benali <+212661000127> / Rachid Ben Ali <+212614908778>
≠ Karim Cherkaoui <+212661000128> / Karim Cherkaoui <kcherkaoui@entreprise.ma>
≠ Omar Alami <+212661000129> / Omar El Alami <contact@alami.ma>
≠ Pierre Dubois <+33612000106> / Pierre Dubois <pdubois75@free.fr>
≠ Amina Mansouri <+212661000130> / أمينة المنصوري <+212619588771>
≠ Hassan Tahiri <+212661000131> / Hassan Tahiri <+212625457779>
≠ Nicolas Petit <+33612000107> / Nicolas Petit <+33657549727>
# a first name alone
≠ Salma <+212661000140> / Salma <+212617384922>
≠ Mohamed <+212661000141> / محمد <+212690977056>
≠ Nadia <+212661000142> / Nadia Cherkaoui <+212660549422>
≠ Youssef <youssef91@gmail.com> / Youssef Tazi <+212661000143>
≠ Sophie <+33612000108> / Sophie Laurent <+33629782583>
≠ كريم <+212661000144> / Karim Benjelloun <+212683486936>
# a house, an office, a mailbox of many
≠ Rachid Sebti <+212522000150> / Hanane Lahlou <+212522000150>
≠ Sté Atlas Promotion <info@atlas-promotion.ma> / Karim Tazi <info@atlas-promotion.ma>
≠ Julie Moreau <contact@agence-lyon.fr> / Marc Vidal <contact@agence-lyon.fr>
≠ Samir Kadiri <+212537000151> / Salwa Kadiri <+212537000151>
≠ Hicham Ziani <accueil@cabinet-ziani.ma> / Houda Ziani <accueil@cabinet-ziani.ma>
≠ Amal Berrada <+33472000152> / Driss Berrada <+33472000152>
≠ Sté Cabinet Notarial Naciri <etude@naciri.ma> / Youssef Amine <etude@naciri.ma>
≠ Laurent Roux <info@roux-immobilier.fr, +33612000109> / Laure Fournier <info@roux-immobilier.fr, +33612000110>
# one family name
≠ Ghita Benkirane <+212661000160> / Kenza Benkirane <+212692466694>
≠ Othmane Skalli <+212661000161> / Zineb Skalli <+212661000162>
≠ Bouchra Oudghiri <bouchra.oudghiri@gmail.com> / Anas Oudghiri <anas.oudghiri@gmail.com>
≠ Lucas Vasseur <+33612000111> / Emma Vasseur <+33612000112>
≠ مريم بنسليمان <+212661000163> / هدى بنسليمان <+212661000164>
≠ Sophie Haudricourt <+33612000113> / Simon Haudricourt <+33612000114>
≠ Yassine Bencherif <+212661000165> / Yasser Bencherif <+212636501680>
# one first name, or names that sound near
≠ Salma Bennani <+212661000170> / Salma Benkirane <+212611878357>
≠ Mohamed Amine Tazi <+212661000171> / Mohamed Reda Tazi <+212698102447>
≠ Fatima Zahra Alaoui <+212661000172> / Fatima Zahra Amrani <+212632851625>
≠ Karim Naciri <+212661000173> / Karim Nassiri Alami <+212696399983>
≠ Hassan Benmoussa <+212661000174> / Hussein Benmoussa <+212662800072>
≠ Malik Chafik <+212661000175> / Malika Chafik <+212661000176>
≠ Abdellah Mansouri <+212661000177> / Abdelali Mansouri <+212630205551>
≠ Sara Filali <+212661000178> / Samia Filali <+212623807192>
≠ Julien Robert <+33612000115> / Julie Robert <+33685012908>
≠ Nora Slaoui <+212661000179> / Noura Alaoui <+212681995617>
≠ Salah Daoudi <+212661000180> / Salim Daoudi <+212668682147>
≠ Daniel Moreau <+33612000116> / Danielle Moreau <+33612000116>
≠ سعيد العلمي <+212661000181> / سعيدة العلمي <+212661000181>
≠ Rida Benjelloun <+212661000182> / Rachida Benjelloun <+212661000182>
# a number beside another
≠ Leila Berrada <+212661222201> / Omar Fassi <+212661222202>
≠ Karim Tazi <+212661222203> / Samir Tazi <+212661222204>
≠ +212661222205 <+212661222205> / +212661222206 <+212661222206>
≠ Paul Garnier <+33613222207> / Lucie Perrin <+33613222208>
≠ Hind Alaoui <+212661222209> / Houda Alaoui <+212661222210>
# addresses that look alike
≠ Mehdi Alami <m.alami@gmail.com> / Mouna Alami <m.alami@yahoo.fr>
≠ Karim Tazi <ktazi@menara.ma> / Kamal Tazi <k.tazi@menara.ma>
≠ Sara Bennani <s.bennani@exemple.ma> / Salma Bennani <s.benani@exemple.ma>
≠ Jean Martin <jmartin@orange.fr> / Jeanne Martin <jmartin@free.fr>
# a company and its people, two of its branches
≠ Sté Atlas Promotion <+212522000190> / Karim Atlas <+212661000190>
≠ Sté Résidence Al Manar <+212661000191> / Sté Résidence Al Andalous <+212696096586>
≠ Sté Agence Orchidée <+212661000192> / Sté Agence Oasis <+212661000192>
≠ Sté Promo Sud <promo.sud@gmail.com> / Sté Promo Nord <promo.nord@gmail.com>
≠ Sté Bennani Immobilier <+212661000193> / Salma Bennani <+212618956879>
# a witness named in a note
≠ Ahmed Tazi <+212661000195> {Numéro de sa femme : 0662000195} / Houda Bennis <+212662000195>
≠ Julie Moreau <+33612000117> {notaire : 06 23 00 01 17} / Marc Vidal <+33623000117>
≠ Samira Naciri <+212661000196> {père : 0662000196} / Rachid Naciri <+212662000196>

# judged after the finder was written, and not written for
= Hajar Boukili <+212655120934> / هاجر بوكيلي <hajar.boukili@gmail.com>
= Yassine Ouarzazi <+212655120935> / Yassin El Ouarzazi <+212655120953>
= عبد الرزاق الحمداوي <+212655120936> / Abderrazak Hamdaoui <+212655120936>
= Siham Ghazouani <siham.ghazouani@gmail.com> / Siham Rhazouani <siham.ghazouani@hotmail.fr>
= Noura Benchaabane <+212655120938> / نورة بنشعبان <noura.benchaabane@yahoo.fr>
= Jawad Tlemcani <+212655120939> / Tlemçani Jaouad <+212655120939>
= Marc-Antoine Delaunay <+33655120940> / Marc Antoine Delaunay <ma.delaunay@free.fr>
= Khalid Bouazza <+212655120941> / خالد بوعزة <khalid.bouazza@menara.ma>
= Ikram Ezzahidi <+212655120942> / إكرام الزاهدي <+212655120942>
= Hamza Ait Ouakrim <+212655120943> / Hamza Aitouakrim <hamza.aitouakrim@gmail.com>
= Laurence Pouilloux <+33655120944> / Laurence Pouiloux <laurence.pouilloux@orange.fr>
= Moulay Ahmed Zaidi <+212655120945> / مولاي أحمد الزايدي <+212655120945>
= Rajae Touzani <+212655120946> / Raja Touzani <+212655120964>
= Chaimae Belghiti <+212655120947> / شيماء بلغيتي <chaimae.belghiti@gmail.com>
≠ Hajar Boukili <+212655220934> / Hajar Boukili <+212681774411>
≠ Anas Hamdaoui <+212655220936> / Ilyas Hamdaoui <+212655220936>
≠ Jamal Touzani <+212655220946> / Jamila Touzani <+212655220946>
≠ Reda Alami <+212655220947> / رضا العلمي <+212681774412>
≠ Nicolas Roux <+33655220948> / Nicole Roux <+33655220948>
≠ Khalid Bouazza <+212655220941> / Karim Bouazza <+212655220942>
≠ Sami Belghiti <+212655220950> / Samia Belghiti <+212655220951>
≠ Imane Zaidi <+212655220952> / Iman Tahiri <+212655220953>
≠ فاطمة العلوي <+212655220954> / Fatima Zahra Alaoui <+212681774413>
≠ Laurent Petit <+33655220955> / Laurent Petit <+33781774414>
`

export type JudgedPair = { same: boolean; left: Candidate; right: Candidate; text: string }

function side(text: string): Candidate {
  const [, name = '', ids = '', note = null] = /^([^<{]*)(?:<([^>]*)>)?\s*(?:\{([^}]*)\})?\s*$/u.exec(text.trim()) ?? []
  const company = name.startsWith('Sté')
  const identities = ids
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean)
    .map((value) => ({ kind: value.includes('@') ? ('EMAIL' as const) : ('PHONE' as const), value }))
  const displayName = name.replace(/^Sté\s+/u, '').trim()
  return {
    kind: company ? 'COMPANY' : 'PERSON',
    displayName: displayName || (identities[0]?.value ?? ''),
    identities,
    note: note ?? null,
  }
}

/** The pairs as the finder sees them. */
export const judgedPairs: readonly JudgedPair[] = PAIRS.split('\n')
  .filter((line) => /^[=≠]/u.test(line))
  .map((line) => {
    const [left = '', right = ''] = line.slice(1).split(' / ')
    return { same: line.startsWith('='), left: side(left), right: side(right), text: line }
  })
