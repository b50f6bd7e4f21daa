/**
 * Darija vocabulary by concept, Latin and Arabic script. `~stem` is a verb: the dictionary conjugates it
 * (n-, t-, y-, kan-, ghan-… and the usual endings). Other spellings are reached through the phonetic key.
 */
export const WORDS_DARIJA_LATIN = {
  WANT: '~bghi|bghit|bghina|baghi|baghia|baghya|baghyin|bagha|bari|brit|bgha|n9der nchri|habit|kanfekker|nwit|nawi',
  SEEK: '~9elleb|~qelleb|~9leb|~qleb|~9lb|~9llb|kan9elleb|kanqalleb|khassni|khasni|khsni|khassna|khasna|khassatni|m7taj|mhtaj|3andkom|3ndkom|3endkom|andkom|wach 3andkom|wach kayn chi|wach kayna chi|wach kayen|kayn chi|kayna chi|l9aw lia|~l9a|chi 7aja|chi haja|lqit|mqelleb|m9elleb|kandewer|kandawer|kansouwel 3la',
  BUY: '~chri|~chra|chra|lchra|lchari|chari|chriya|bach nchri|tamalok',
  RENT: '~kri|kra|lkra|kira|lkira|l lkra|mkriya|kraya|lkraya|lkri|lijar|kari|kariya|f chhar|fchhar|f chher|fchher|chahriya|f chehar|l chhar|f ch7ar',
  FORSALE: 'lbi3|bi3|lbay3|bay3|l lbi3|lilbay3|lbi3a|mabyou3|mabyou3a|bi3a|lil bay3',
  SELLV: '~bi3|nbi3|nbi3ha|nbi3o|nbi3hom|nbi3ouh|~bi3ha|kanbi3|byi3|nbi3 dari|tbi3o lia|tbi3ouha lia',
  RENTOUT:
    'nkriha l|nkrih l|nkriha|nkrih|nkriwha|nkriwh|nkriha lchi|n3ti l lkra|nkri dari|nkriha lchi 7ed|n3tiha l lkra|n3tih l lkra|lli ykriha|li ykriha|lli ykrih|chkoun ykriha|chkoun ykri|chi kari|chi wa7ed ykri|l kerya|nekriha|nkrihom|ykriha lia|ykri mn 3andi',
  TENANT: 'mkri|lmkri|mekri|lkari|lkerray|kerray|mkteri|lmektari',
  OWNER:
    'moul dar|moul ddar|moul chi|moul lmelk|moulat dar|mol dar|mol lmelk|moul l7anout|moul lmal|lmalik|ana moul|mol l|moul l|ana mol',
  MY: 'dyali|diali|dyalna|dialna|3andi|3ndi|3endi|3andna|3ndna|dari|chqti|ch9ti|bertmti|partmti|lmelk dyali|andi|tayali|dyl|3nna|ddar dyali|7anouti|ardi',
  VALUE:
    '~swa|tswa|katswa|ch7al tswa|chhal katswa|yswa|kayswa|estimation|taqyim|ta9yim|9imt|qimt|l9ima|n9eyem|nqeyem|t9eymo|tqeymo|~9eyem|chhal tjib|ch7al tjib|ch7al ghatjib|ch7al yjib|~swaw|kayswaw|taman li tswa',
  VISIT: '~zor|nzor|nzour|nzorha|zyara|ziyara|visite|nvisiti|nvisiter|lvisite|ndir visite|~visiti|~visiter|zorha|~zour',
  SEE: '~chouf|nchouf|nchoufo|nchoufha|nchofha|nchoufouha|chouf|chofha|nchofo|~chof|ntferej|nttalla3|ntelle3|nji|nji nchouf|ndoz|ndouz|n3ayen|nchfoha',
  RDV: 'rdv|rendez vous|maw3id|lmaw3id|mou3id|mw3id|lmou3id|randevou|rondivou|lrdv|randivou|rondi vou',
  BOOK: 'ndir rdv|ndiro rdv|nakhod maw3id|na5od rdv|nakhed rdv|nhedded|n7edded|nt3awdo|nbloki',
  CAN: '~9der|~qder|n9der|n9dar|nqder|imken|ymken|momkin|mumkin|ymkn|imkn|wach ymken|n9dro|tqder|t9der|9ader|i9der|mkn',
  FREE: 'khawi|fadi|msalli|mnasb|mnaseb|monasib|~nasb|ynasbni|i nasbni|mnasba|mwafe9|yswel7|yssle7|isle7|ysle7 lia|ysle7|kanssali|msali|khaliin|salit',
  WHEN: 'imta|imtta|fo9ach|foqach|fuqach|wa9tach|waqtach|fach|ina nhar|ina sa3a|emta|achmen nhar|achmn nhar|chmn nhar|f ina wa9t',
  MOVE: '~beddel|~bedel|~bddel|nbdlo|nbeddlo|nbedlo|nbdel|tbdlo|tbeddlo|~ajjel|~ejjel|~2ejjel|n2ejlo|najlo|najjlo|najlouha|n2ajlo|2ajjel|tajil|ta2jil|~akher|~2ekher|n2ekhro|nakhro|nakhrouha|n5liwha|nkhlliwha|nkhliwha|khlliha|khliwha|nkhalliwha|nkhelliw|nhewlo|n7ewlo|~hewwel|ndecaliw|ndecalé|decali|ndecali|ndicaliw|nreporter|nreportiw|nreporti|wa9t akhor|nhar akhor|nhar akher|maw3id akhor|nhar wa7d akhor|n9eddmo|nqeddmo|tbeddel|nbedlouh|nbdlouh|nbdloh|nzehzeh|nhar okhor|~dcali|~dicali|~reporti',
  INSTEAD: 'f blast|fblast|3iwad|7sen|hsen|bedal|f3iwad|a7san|7san|blast',
  CANCELV:
    '~lghi|lghi|lghiw|nlghi|nlghiw|lghih|lghiwh|annuler|nannuli|annuli|annuliw|nannuliw|~annuli|~lghiw|ilgha2|nlghih|lghi lia|~bettel|nbetlo|betlo|n7iydo rdv|saqto lmaw3id|lghat|lgha|tlgha',
  COME: '~ji|nji|njiw|nja|ja|jay|jaya|jaye|jayin|ghanji|ghadi nji|njik|njikom|n7der|nhder lvisite|nkon tma|~ji w|~jiw|maji|njich|jach|nwsel|nousel|n7dr',
  ABSENT:
    'machghoul|mchghol|mchghoul|mridt|mrid|mrida|3endi chghel|tra lia chi|wq3 lia|w9e3 lia|msafer|tari2|dorof|m3tlin|3ndi chghel|trat lia',
  FOUNDELSE:
    'l9it wa7da khra|l9it chi wa7da|l9it wahda khra|lqit wahda khra|bddelt ray|bdelt rayi|lqit chi haja|l9it blassa|l9ina|ma b9itch me7taj|ma b9itch m7taj|lqina',
  NEG: 'ma|machi|mashi|bla|la|lla|ta7ed|7ta wa7ed|walo|walou|mabghitch|ma bghitch|makaynch',
  NOMORE:
    'ma b9itch|mab9itch|ma bqitch|mabqitch|ma tb9awch|matb9awch|ma tb9ach|ma tbqawch|matbqawch|ma tb9ch|ma t9awdouch|baraka|safi baraka|barka|7bes|hbes|7bso|hbso|wa9fo|wqfo|w9ef|w9fo|~7bes|~hbes|~w9ef|~wqef|ma t3awdouch|ma t3awdch|mat3awdouch|ma3ad|ma b9aw|sed',
  YES: 'wakha|wakhkha|waxa|wa5a|iyeh|iyyeh|iyh|ah|ayeh|ayih|safi|mzyan|mezyan|mzian|n3am|ok|mottaf9in|tfa9na|tfaqna|mtaf9in|mwafe9|mouwafi9|nichan|nichane|hanya|hania|fin mabghiti|tbark lah|tamam|yallah|yalah|s7i7|sa7|kolchi mzyan|yes|3la rassi|marhba|ok safi|maykoun ghir khir|daccord|dakor',
  CONFIRMV:
    '~confirmi|konfirmi|confirmi|nconfirmi|kanconfirmi|rani jay|rani jaya|rani ghadi nji|ghadi nji|ghanji|ghanjiw|rah ghadi nji|kan2eked|n2eked|nakked|n2ekked|~akked|kankonfirmi|ana jay|ana jaya|rah ana jay|ntla9aw|ntlaqaw|rani tma|nkono tma|nkounou tma|nkoun tma|nkon tma|ghankon|ghankoun',
  PRICE:
    'taman|ttaman|thaman|tamane|tmen|ssoma|soma|ch7al dayra|ch7al dayr|chhal dayra|bch7al|bchhal|b ch7al|b chhal|bechhal|bch hal|bsh7al|chhal lkra|ch7al lkra|sawma|ssawma|f9ach|chhal taman|bash7al|bach7al|b9edach',
  HOWMUCH: 'ch7al|chhal|chehal|che7al|sh7al|chhale|chhl|ch7l|9edach|gdach|9addach',
  COUNTOF:
    'ch7al mn|chhal mn|ch7al men|chhal men|ch7al d|chhal d|ch7al fiha|chhal fiha|ch7al fih|chhal fih|ch7al dyal|chhal dyal lbyout|ch7al lmissa7a|lmissa7a|misa7a|lmisaha|massa7a|ch7al b3ida',
  NEGOTIATE:
    'no9s|noqs|nqs|n9s|n9ess|~n9es|~nqes|n9es|n9so|tn9so|tn9es|hbet|~hbet|thbet|thbto|tnazel|tnaz|akhir taman|akher taman|akher kelma|akhir kalam|lkher|nnegociation|negociable|~tfahm|ntfahmo|tfahem|ntfahmou|na9es|na9sa|rkhes|chi haja mn taman|7sab|tsewweb m3aya|takhfid|dir m3aya|diro m3aya|sawbo m3ana',
  OFFER:
    '~3ti|n3tikom|n3tik|n3ti|3titkom|3titek|nkhelles|nkhlles|nkhless|nkhles|~khelles|nchedha b|nakhodha b|n9bel|t9eblo|tqeblo|y9bel|ye9bel|yqbel|i9bel|tqbel|t9bel|nwsel|n3tih|3ard dyali|n9teri7|nqtarh|katbi3ha b|nzid|ncheddha b|ncheddo b|nakhodo b|nched',
  AVAIL:
    'kayna|kayn|kayne|kaynin|kayen|tba3at|tba3et|tba3|tba3o|tkrat|tkrt|tkra|disponible|dispo|moujouda|mawjouda|moujoud|mawjoud|mkriya|mchat|mcha|t7jzat|khawya daba|tqdat|salat|khawya|khawia|bay3inha|mbyo3a',
  STILL: 'mazal|mazala|mazale|mzl|mzal|baqi|ba9i|baqa|ba9a|baqya|ba9ya|ba9yin|mazalin|mzala|bqat|b9at',
  ASK: 'wach|wash|wech|ach|achno|chno|chnou|chnahia|chnahoma|chnouma|3lach|kifach|kif|chkoun|ina|chmen|achmn|fih|fiha|fihom|chnahiya|nsewlek|nsewel|n3ref|nswl|bghit n3ref|so2al|sual|swel|wesh|shno',
  WHERE:
    'fin|fayn|fine|fin jat|fin ja|fin kayna|fin kayn|lblassa|blassa|l3onwan|3onwan|adresse|localisation|lmawqi3|lmou9i3|mo9i3|fach jat|fayen|f ina hay|f ina quartier|lokalizasyon|location dyalha',
  MEDIA:
    'tsawer|tasawer|tssawer|tswira|tsawr|tsawar|tsa3wer|photo|photos|video|videos|vidyo|sowar|tsawerha|lplan|fidyo|tswr',
  INFOTHING:
    'taba9|tabaq|etaj|etage|sansour|assansour|ascenseur|garage|parking|lcharges|syndic|sandik|melkia|titre|mtitra|mohafada|mou7affada|mfercha|mferrcha|hammam|kouzina|sda3|qrib|9rib|9riba|qriba|b3ida|b3id|wra9|lwra9|wraq|chhada|lma|dow|chems|mchemcha|mchmsa|metro|tram|madrasa|jame3|souk|l7ouma|lhouma|7ouma|mdrassa|kosyon|caution|tesbi9|damana|contrat|kontra|lcontrat|fach tbnat|jdida|9dima|mfrouch|l3ssas|stah|ballon|balcon|jarda|pisin|m3a nas|noutir|lmowatti9|kridi|jiran|ljiran|chmch|m7loul|m7lolin|tal9in|chnou fiha|wjouh|wajha|s7ab|mi7an|wifi|lclim|clim|chofaj|7ayawanat|lbhr|lb7er|salle de bain|twalit|sbital|wra9i|notaire',
  SENDME:
    '~sift|sift|sifto|sifet|sifti|sifto lia|sift lia|sifet lia|3tiwni|3tini|werrini|wrini|werriwni|~werri|sayft|sayfto|siftou|tsift|tsifto|wrriwni|tseft|seft|sefto',
  HUMANW:
    'bnadm|bnadem|insan|chi wa7ed|chi wahed|chi had|chi 7ed|l agent|lagent|agent|mas2oul|lmas2oul|mas2oula|mes2oul|moudir|lmoudir|semsar|mouwaddaf|mowadaf|conseiller|lcommercial|commercial|patron|lpatron|msoul|l conseiller|responsable|lresponsable|masoul|mas oul|lmasoul',
  TALK: '~hder|~hdr|nhder|nhdr|~hdar|nhdar|ntkellem|ntkelem|~tkellem|~tkelem|nttasel|dowzni|dewzni|dwezni|dwzouni|dewwezni|~hedrou|nhdrou|7awlni|7wlni|dowwezni|rebtni|jawbni chi',
  CALLME:
    '3ayto lia|3eyto lia|3ayt lia|3eyet lia|3iyet lia|3iyto lia|3ayet lia|3ayt liya|3eyto liya|sonni|sonni 3lia|sonniw|ssoni|ittasel|ttasel bia|ttaslo bia|tasl bia|tasel bia|taslo biya|ttaslou biya|appeli|appliw 3lia|appeliw|3ayto 3lia|3yt lia|3yto lia|~3eyyet lia|siwlouni|n3eytou|3eytou lia|3ayetli|3aytoli|3ayetliya|3iyetli|dwi m3aya f telephone|3ytou lia|3eyto 3lia',
  ROBOT: 'robot|robo|machine|bot|ala|makina',
  MSG: 'message|messages|les messages|msg|msgat|lmsg|lmessajat|messajat|msajat|risala|rasa2il|ressail|les offres|offres|l3oroud|3oroud|3rod|l3roud|pub|lpub|ichhar|les sms|sms|i3lanat|les annonces|annonces|jdid dyalkom|ljdid|notification|lmsgat|l i3lanat',
  LIST: 'la liste|lista|liste|lista dyalkom|nmerti|nemra dyali|numero dyali|nmra dyali|lista d|nmrti|nemrti|nmerti dyali|numiro dyali|numero diali|numéro dyali',
  REMOVE:
    '7iydo|7iyed|7ydo|hiydo|hiyed|7iydoni|7ydoni|hiydoni|7aydoni|7yedni|7iyedni|~7iyed|~7eyed|7eydoni|7eydouni|7aydouni|mss7o|mse7|ms7o|mes7o|ms7ou|nsaw|nsaw nmerti|nssaw|khrjoni|kherjouni|kharjouni|mssho|7yydoni',
  UNSUB: 'désabonner|desabonner|désabonniwni|desabonniwni|ma b9itch baghi ntwsel',
  LEAVEALONE:
    'khlliwni|khelliwni|khliwni|tlqo mni|tel9o mni|fer9ou 3lia|far9ou 3lia|b3do mni|khelliwni f rassi|khlliwni f raha|~sde3|ma tsed3ounich|ma tsd3ounich|b3do 3lia|tel9ouni|bla ma tsiftou|bla ma tsifto|bla mat3ayto|bla ma t3ayto|ma tkteboch lia|ma tktbouch|rayho m3ana',
  CONTACTME:
    '~sift|tsifto|tsiftou|tsift|tsiftouch|tsiftoch|tsiftouli|tsiftolia|~3eyet|t3eytou|t3ayto|t3eytouch|t3aytoch|t3aytouch|t3eyto|ntwsel|ntwesel|ntwassel|kteb|tkteb|tktbou|tktbo|~kteb|~rassel|tsayfto|tsayftou|tsayftoch|t3iyto|t3iytou|t3iytoch|tseftou|tsefto|tsftou|mssagiw|ttaslou|ttaslo',
  RESUB:
    'rj3oni|rejj3oni|rej3ouni|rj3ouni|reje3ni|rj3ni|zidoni|zidouni|~abonna|abonniwni|sejjlouni|sjlouni|sejlouni|sjloni|sejloni|dkhlouni|nabonna|rdoni|redouni|dkhloni|~tabonna',
  AGAIN: '3awd|3awed|3awdo|3awdtani|tani|men jdid|mn jdid|n3awd|~3awd|mra khra|marra khra|3awtani|3awtan',
  RECEIVE:
    '~twsel|ntwsel|ntwesel|ntwassel|nwsel|sifto|siftou|tsifto|tsiftou|sift|tsift|ntab3|tkhbrouni|khbrouni|3lmouni|khebrouni',
  ANGER:
    '3yit|3eyit|3iyit|t9ehert|tqehert|hchouma|7chouma|hachouma|nassaba|nsab|nesb|nassab|nssaba|chefara|cheffara|chffara|cheffar|khayba|khayb|khaybin|khayeb|zbel|l7egra|machi ma39oul|machi m39oul|mashi ma39oul|ma39oulch|machi ma39ol|hadchi machi|dya3 lwa9t|dye3to|dyi3to|dayya3to|diya3to|dyya3tou|di3to|tkhelli3|kdoub|kedabin|keddaba|kdaba|kddabin|kadaba|ghechacha|chikaya|nchki|ndir chikaya|nchki bikom|l3ib|3ayb|3ib|mkharba9|lfawda|tfelya|kattfelaw|kattfellaw|tfelliw|fog3touni|fqstouni|f9estouni|f9stouni|mqelle9|m9elle9|mnerviz|ma fikom|makatsta7yiwch|bla swab|7ram|hram 3likom|7ram 3likom|9wada|khsara|hetta 7ed',
  WAITED:
    'tssnit|tsennit|tsnit|tsenit|~tsenna|kantsenna|kantsna|kantssna|hadi simana|hadi chhar|yamin|3 iyam|tlata d lmrat|ch7al mn mra|chhal mn mra|mn lbareh|mn lbare7|hadi tlt iyam|ghabro|ghberto|hadi ch7al',
  NOREPLY:
    '7ta wa7ed ma|hta wa7ed ma|7ta wahed ma|hta wahed ma|ta wa7ed ma|ta wahed ma|ma jawbni|ma jawbounich|ma jawbtouni|majawbtouni|majawbni|majawbouni|ma kayjawbch|makayjawbouch|makatjawboch|ma katjawbouch|ma katjawboch|makatjawbouch|makayjawbch|majawebtouch|ma jawebtouch|walo jawab|bla jawab|ma ja 7ta|ma ja 7ed|ma jach|majach|majach l agent|ma jawb|ma kayn jawab|makayn jawab|ta wa7d ma|7ta wa7d ma|hta wahd ma|7ta had|7ta 7ed|ma jawbtounich|majawbtounich|ma3aytouch|makathezzouch|ma kathezzoch',
  PRAISE:
    'bravo|tbarklah|tbarkellah|tbarkallah|tbark allah|nta kheddam mezyan|khedma mzyana|3la slamtkom|lah y3tikom sa7a 3la|mabrouk 3likom|khdma na9ya|ma cha2 lah|machalah|mcha lah|safi rak|tbarklah 3likom|top',
  SERVICE: 'khedma|khdma|lkhedma|lkhdma|service|agence|lagence|khdemtkom|khdmtkom|lagent',
  GREET:
    'salam|slm|salamo|salamo 3alaykom|salam alaykom|salam 3alikom|ssalam|slam|sba7 lkhir|sbah lkhir|msa lkhir|mselkhir|ahlan|labas|labass|kidayer|kidayr|kidayrin|cv|bikhir|wa alaykom salam|ach khbarek|sbah l5ir|slamo|salut|kif dayer|cava|salam alikom|merhba|marhaba',
  THANK:
    'chokran|choukran|chukran|shukran|lah yhefdek|lah y7efdek|lah yhafdek|allah yhefdek|lah ykhllik|lah ykhelik 3la|tbarklah 3lik|lah yrhem lwalidin|lah yr7em lwalidin|lah yjazik bikhir|lah yjazikom|barak lahu fik|baraka lahu fik|bark lah fik|barakallahofik|lah y3tik ssa7a|lah y3tik sa7a|lah ikhlik|lah i7afdek|merci|mrc|saha|lah ybark fik|lah y3tik|lah ykhlik|lah ykhelik|lahykhlik|allah yjazik|lay7fdak|lah yjazik',
  REFUSE:
    'ma bghitch|mabghitch|ma bghit walo|mabaghich|ma baghich|mamhtamch|ma mhtamch|mam7tamch|ma m7tamch|ma mohtamch|la chokran|lla chokran|la merci|lla merci|la|lla|ghali|ghalia bzaf|mashi db|machi daba|ma3endich gharad|ma3ndi gharad|ma 3endi gharad|ma 3ndi ma ndir biha|blach|makhassnich|ma khasnich|ma khassnich|sm7 lia mabghitch|makanbghich|mn be3d w safi|mn b3d|men be3d|ghalya 3lia|ma 3ejbatnich|ma3jbatnich',
  WRONGNUM:
    'ghalet|ghalat|ghalta|ghaltin|nemra ghalta|numero ghalet|ghlti f nemra|ghalti f nmra|machi ana|ma kan3erfkomch|makan3rfkch|chkoun nta|chkoun ntouma|chkon ntoma|chkoun m3aya|machi ana hada|ma tlebt walo|nmra ghalta|nmra ghalat|ghlet|mabghit walo machi ana|chkoun ntoma|makan3rfkomch',
  SPAM: 'rbe7|rba7|rbe7 flous|rbah lflous|flous dghya|flous sahla|dkhol hna|dkhl hna|cliki|kliki|dghet hna|crypto|bitcoin|rbe7ti|rbehti|trading|casino|link|lien|application|swerti|sewb lflous|jaiza|ja2iza|code promo|promo|abonnés|vues|followers|9ard bla|kridi bla|mliwn abonné',
  INJECT:
    'nsa ga3|nsa ta3limat|nsa lta3limat|ta3limat dyalek|ta3limat|lta3limat|nmari dyal|nmari d les clients|les clients dyalkom|nta daba|mn daba nta|nmari dyal nass|nwamer|prompt|base de données|mot de passe|lcode secret|code secret|les contacts dyal|ma3loumat d les clients|nmari dyal les clients|nmari d clients|lawamir',
  CHAT: 'hhh|hhhh|nokta|3awdlia|ljaw|lmatch|lkora|kora|ramadan mabrouk|3id mabrouk|3wacher mabrouka|khedma f|bghit nkhdem|mn b3d|kankhdem|bghit nkhdm 3ndkom|kif dayra ljaw|tkhdem',
  LEGAL: 'avocat|lma7kama|mahkama|chikaya|lmou7ami',
} as const

export const WORDS_DARIJA_ARABIC = {
  WANT: '~بغي|بغيت|بغينا|باغي|باغية|باغيا|باغيين|بغا|ناوي|حبيت',
  SEEK: '~قلب|كنقلب|كنقلبو|خاصني|خصني|خاصنا|محتاج|عندكم|عندكوم|واش عندكم|واش كاين شي|كاين شي|كاينة شي|لقاو ليا|شي حاجة|لقى ليا|كندور على|شي وحدة',
  BUY: '~شري|نشري|الشرا|شرا|نشريو|نشريها|نشريه|الشاري',
  RENT: '~كري|نكري|الكرا|للكرا|كرا|كراء|مكرية|فالشهر|ف الشهر|للشهر|نكريو|نكريوها|لكرا',
  FORSALE: 'للبيع|البيع|مبيوعة|لبيع|بيع',
  SELLV: '~بيع|نبيع|نبيعها|نبيعو|نبيعوها|كنبيع|نبيعوه|تبيعو ليا|تبيعوها ليا',
  RENTOUT:
    'نكريها ل|نكريه ل|نكريها|نكريه|نكري داري|نعطيها للكرا|نعطيه للكرا|لي يكريها|اللي يكريها|شي كاري|شكون يكريها|نكري شقتي|شكون يكري|نكريها لشي|نكريه لشي|نكريوها لشي|نكريهم',
  TENANT: 'كاري|المكتري|مكتري|الكاري|شي مكتري',
  OWNER: 'مول الدار|مول الملك|مولات الدار|مول الشي|انا مول|مول',
  MY: 'ديالي|ديالنا|عندي|عندنا|داري|دارنا|شقتي|برطمتي|حانوتي|ارضي|بقعتي|تاعي',
  VALUE:
    '~سوى|تسوى|كتسوى|كيسوى|تسوا|كتسوا|يسوى|شحال تسوى|شحال تجيب|التقييم|تقييم|القيمة|تقيمو|شحال غتجيب|كايسوى|تقيمو ليا',
  VISIT: '~زور|نزور|نزورها|زيارة|الزيارة|نزوروها|فيزيت|لافيزيت',
  SEE: '~شوف|نشوف|نشوفها|نشوفو|نشوفوها|نجي نشوف|ندوز|نعاين|نطل عليها|نطل',
  RDV: 'الموعد|موعد|رونديفو|رانديفو|الرونديفو|الرانديفو',
  BOOK: 'ناخد موعد|ناخذ موعد|نحدد|نديرو موعد',
  CAN: '~قدر|نقدر|نقدرو|ممكن|يمكن|واش ممكن|تقدرو|واش يمكن|يمكن ليا|ممكن ليا',
  FREE: 'خاوي|فاضي|مسالي|مناسب|مناسبة|يناسبني|مناسبكم|يصلح ليا|ساليين',
  WHEN: 'امتى|ايمتى|إمتى|فوقاش|وقتاش|امتا|اينا نهار|شمن نهار|ايمتا|اشمن نهار|شنو الوقت',
  MOVE: '~بدل|نبدلو|نبدل|تبدلو|نبدلوه|نأجل|نأجلو|تأجلو|أجلو|أجلوها|نأجل|نأجلو|تأجيل|نأخر|نأخرو|نخليوها|خليوها|خليها|نخليو|نحولو|~حول|وقت اخر|نهار اخر|وقت آخر|نهار آخر|نديكاليو|نأجلوها|نقدمو|موعد اخر|نزحزحو|نبدلها',
  INSTEAD: 'فبلاصة|بلاصة|حسن|احسن|عوض',
  CANCELV: '~لغي|لغي|لغيو|نلغي|نلغيو|إلغاء|الغيو|لغيوه|لغيوها|نلغيوها|أنولي|بطلو الموعد|انيلي|نلغيه',
  COME: '~جي|نجي|نجيو|جاي|جاية|جايين|جا|نحضر|غنجي|غادي نجي|نجيش',
  ABSENT: 'مشغول|مشغولة|مريض|مريضة|عندي شغل|طرا ليا|وقع ليا|مسافر|ظروف|طرات ليا',
  FOUNDELSE: 'لقيت وحدة خرى|لقيت شي وحدة|بدلت رايي|لقيت وحدة اخرى|لقيت بلاصة|مابقيتش محتاج|ما بقيتش محتاج|لقينا',
  NEG: 'ما|ماشي|بلا|لا|حتى واحد|والو|مكاينش|ماكاينش',
  NOMORE:
    'ما بقيتش|مابقيتش|ما تبقاوش|ماتبقاوش|باراكا|بركا|صافي باراكا|حبس|حبسو|وقفو|وقف|ما تعاودوش|ماتعاودوش|ما تبقاش|سدو عليا|حبسوا|بقيتش',
  YES: 'واخا|واخة|إيه|ايه|اييه|صافي|مزيان|نعم|تفقنا|متافقين|متفقين|نيشان|هانية|اه|آه|يالاه|صحيح|على راسي|مرحبا بيك|دابا نيت|موافق|اوكي|أوكي|اوك|وخا|داكور',
  CONFIRMV:
    'كونفيرمي|نكونفيرمي|كنكونفيرمي|راني جاي|راني جاية|غادي نجي|غنجي|كنأكد|نأكد|كنأكد ليكم|راه غادي نجي|انا جاي|نتلاقاو|أنا جاي|غنكون',
  PRICE:
    'الثمن|ثمن|التمن|تمن|السومة|بشحال|ب شحال|شحال داير|شحال دايرة|شحال الكرا|السوما|بشحال دايرة|اخر ثمن|شحال كيدير',
  HOWMUCH: 'شحال|قداش',
  COUNTOF: 'شحال من|شحال فيها|شحال فيه|شحال ديال|شحال د|شحال المساحة|المساحة|شحال بعيدة',
  NEGOTIATE:
    'النقص|نقص|تنقص|تنقصو|ينقص|نقصو|هبط|تهبط|اخر ثمن|آخر ثمن|نتفاهمو|ناقص|رخيص|نتفاهموا|تنازل|الكلمة الاخرة|يهبط|ديرو معايا|تهبطو',
  OFFER: '~عطي|نعطيكم|نعطيك|عطيتكم|نخلص|ناخدها ب|تقبلو|يقبل|نقبل|نشدها ب|ياخد|عطيتك|نزيد',
  AVAIL: 'كاينة|كاين|كاينين|تباعت|تباع|تكرات|تكرا|موجودة|موجود|مكرية|مشات|تحجزات|ديسبونيبل|تباعو',
  STILL: 'مازال|مازالة|مزال|مازالا|باقي|باقية|باقا|مازالين|بقات|مازالت',
  ASK: 'واش|اش|أش|شنو|شنا|علاش|كيفاش|كي|شكون|اينا|شمن|فيها|فيه|نسولكم|نعرف|سؤال|شناهي|شنهو|كيداير|كيدايرة|آش',
  WHERE: 'فين|فاين|فين جات|فين كاينة|البلاصة|العنوان|الموقع|فين جا|لوكاليزاسيون',
  MEDIA: 'التصاور|تصاور|تصويرة|الفيديو|فيديو|صور|تصاورها|فيديوهات',
  INFOTHING:
    'طابق|الطابق|ايطاج|صانصور|أسانسور|اسانسور|مصعد|كاراج|باركينك|الباركينك|السانديك|ملكية|محفظة|تيتر|مفروشة|الحمام|كوزينة|قريبة|قريب|بعيدة|الوراق|وراق|الما|الضو|الشمس|الطرام|الترام|المدرسة|الجامع|الحومة|حومة|لاكوسيون|التسبيق|الضمانة|الكونطرا|كونطرا|العساس|السطح|بالكون|الجيران|كريدي|نوطير|الموثق|مشمسة|الشارج|الغاز|البحر|جديدة|قديمة|محلولين|خدامين|الويفي|الكليم|الجردة|حيوانات',
  SENDME: '~صيفط|صيفط|صيفطو|صيفطي|صيفطولي|صيفط ليا|عطيوني|وريني|وريوني|سيفط|سيفطو|عطيني',
  HUMANW:
    'بنادم|شي واحد|شي حد|المسؤول|مسؤول|المدير|السمسار|موظف|الموظف|وكيل|انسان|لاجون|المستشار|الباطرون|كوميرسيال|شي وحدة',
  TALK: '~هضر|نهضر|نهضرو|نتكلم|~تكلم|دوزني|دوزوني|نتواصل|~دوي|ندوي|حولني',
  CALLME:
    'عيطو ليا|عيط ليا|عيطي ليا|عيطوليا|اتصل بيا|اتصلو بيا|تصلو بيا|تاصلو بيا|صوني عليا|صونيو عليا|عيطولي|عيطو لي|تصل بيا|تاصل بيا|تعيطو ليا|تعيط ليا',
  ROBOT: 'روبو|روبوت|ماكينة',
  MSG: 'ميساج|ميساجات|المساجات|رسائل|الرسائل|العروض|عروض|إشهار|الإشهار|إعلانات|الإعلانات|ليزوفر|الجديد|ليميساج|مساجات|الإشهارات|الميساجات',
  LIST: 'الليستة|ليستة|لائحة|اللائحة|لا ليست|نمرتي|النمرة ديالي|رقمي|نميرتي|لاليست',
  REMOVE: 'حيدوني|حيدني|حيدو|حيد|مسحو|مسح|خرجوني|نساو|~حيد|حيدونا',
  UNSUB: 'ديزابوني',
  LEAVEALONE:
    'خليوني|خليوني فراحة|فرقو عليا|بعدو مني|طلقو مني|صدعتوني|بلا ما تصيفطو|بلا ما تعيطو|ما تصدعونيش|بعدو عليا|تلقو مني',
  CONTACTME:
    'تصيفطو|تصيفط|تصيفطوش|تعيطو|تعيطوش|نتوصل|تكتبو|تكتبوش|تراسلو|تصيفطوليا|صيفطوش|~صيفط|تصيفطوا|ترسلوش|ترسلو|تصلوش|تاصلو',
  RESUB: 'رجعوني|رجعني|زيدوني|سجلوني|دخلوني|تسجلوني',
  AGAIN: 'عاود|نعاود|عاودو|عاود تاني|من جديد|تاني|مرة اخرى|تعاودو',
  RECEIVE: 'نتوصل|~توصل|صيفطو|تصيفطو|خبروني|علموني|تخبروني',
  ANGER:
    'عييت|حشومة|نصابة|نصاب|شفارة|شفار|خايبة|خايب|خايبين|زبل|ماشي معقول|ماشي معقولة|ضيعتو|كدوب|كدابين|كدابة|عيب|تقهرت|شكاية|نشكي|مخربق|كتفلاو|الحكرة|الفوضى|فقستوني|حرام عليكم|بلا صواب|هادشي ماشي|خسارة|مقلق',
  WAITED: 'كنتسنى|تسنيت|تسنينا|~تسنى|هادي سيمانة|من البارح|شحال من مرة|هادي شهر|هادي شحال|تلت مرات',
  NOREPLY:
    'حتى واحد ما جاوب|حتى واحد ما|ما جاوبني|ما جاوبتوني|ماجاوبتوني|بلا جواب|ما جا حتى واحد|ما جاش|ما كاين جواب|ما كتجاوبوش|ماكتجاوبوش|حتى حد ما|والو جواب|ماجاوبتونيش|ما جاوبتونيش|ما جاوبوني|تا واحد ما|وحتى واحد ما|ما كيجاوبش',
  PRAISE: 'برافو|تبارك الله|تبارك الله عليكم|خدمة نقية|الله يعطيكم الصحة على|خدامين مزيان|على سلامتكم',
  SERVICE: 'الخدمة|خدمة|خدمتكم|لاجونس|السيرفيس',
  GREET:
    'سلام|السلام|السلام عليكم|سلام عليكم|لاباس|صباح الخير|مساء الخير|أهلا|كيداير|كي داير|كيدايرين|بخير|مسا الخير|عليكم السلام',
  THANK:
    'شكرا|الله يحفظك|الله يحفظكم|الله يرحم الوالدين|الله يجازيك|الله يجازيكم|تبارك الله عليك|الله يعطيك الصحة|الله يخليك|ميرسي|بارك الله فيك|مشكورين|الله يبارك فيك|الله يعطيكم الصحة|الله يجازيك بخير',
  REFUSE:
    'ما بغيتش|مابغيتش|ما مهتمش|مامهتمش|لا شكرا|لا|لا لا|غالية بزاف|ما باغيش|ماباغيش|ماشي دابا|بلاش|ما خاصنيش|ماعندي غرض|ما عندي غرض|من بعد',
  WRONGNUM: 'غالط|غالطة|غلطتو|النمرة غالطة|غالطين|ماشي انا|شكون نتا|شكون نتوما|غلطان|ما كنعرفكمش|ماكنعرفكمش|شكون معايا',
  SPAM: 'ربح|ربح الفلوس|فلوس ساهلة|دخل هنا|كليكي|بيتكوين|كريبتو|ربحتي|تريدينغ|الرابط|كازينو|جائزة',
  INJECT:
    'نسا التعليمات|نسى التعليمات|نسا كاع|نمر ديال|نماري ديال|النماري ديال|نتا دابا|التعليمات ديالك|كود سري|برومبت|كلمة السر|البرومبت',
  CHAT: 'ههه|نكتة|عيد مبارك|رمضان مبارك|عواشر مبروكة|الماتش|الكورة|من بعد|بغيت نخدم|الجو|عيدكم مبارك',
  LEGAL: 'محامي|المحكمة|شكاية',
} as const
