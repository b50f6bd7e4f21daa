/**
 * French vocabulary by concept. Forms are separated by `|`, may hold several words, and are folded
 * (accents, case) when the dictionary is built. See README, "Adding words".
 */
export const WORDS_FR = {
  WANT: 'je veux|veux|veut|voulons|voudrais|voudrait|voudrions|souhaite|souhaiterais|souhaitons|souhaiterions|aimerais|aimerions|desire|desirons|j ai envie|envie de|jveux|jvoudrais|j aimerai|je voudrai|on veut|on voudrait|on aimerait|compte|envisage|projette|pense a|pensons a',
  SEEK: 'cherche|cherchons|chercher|recherche|recherchons|rechercher|jcherche|besoin|a la recherche|en quete|interesse par|interessee par|interesses par|interesse a|trouver|trouvez moi|trouve moi|avez vous|auriez vous|vous avez|vous auriez|vous n auriez pas|vs avez|proposez vous|proposez moi|dispose vous|disposez vous|y a t il des|montrez moi|que proposez vous|je prospecte|il me faut|il me faudrait|il nous faut|il nous faudrait|me faut|faudrait|en recherche|recherchant|cherch',
  BUY: 'acheter|achat|acheterais|achete|achetons|acquerir|acquisition|acquereur|acheteur|investir|investissement|devenir proprietaire|primo accedant|acheterai|a l achat|pour achat',
  RENT: 'louer|location|loc|loyer|louerais|louons|loue|colocation|coloc|a louer|bail|locatif|en location|locations|mensualite|mensuel|par mois',
  FORSALE: 'a vendre|en vente|vente|ventes|a la vente',
  SELLV:
    'vendre|vends|vendons|vend|revendre|me separer de|nous separer de|ceder|mettre en vente|mise en vente|mandat de vente|mandat|vendrais',
  RENTOUT:
    'mettre en location|mise en location|mise en gestion|gestion locative|faire louer|donner en location|donner a louer|relouer|sous louer|mettre a louer|confier en location|proposer a la location|loue mon|loue ma|louer mon|louer ma|louer mes|louer notre|louons notre|loue notre|mettre ma maison en location',
  TENANT: 'locataire|locataires|occupants|occupant',
  OWNER: 'proprietaire|proprietaires|proprio|bailleur|je possede|nous possedons|je detiens|j ai herite|heritage|herite',
  MY: 'mon|ma|mes|notre|nos|j ai un|j ai une|nous avons un|nous avons une|possede|le mien|la mienne',
  VALUE:
    'estimation|estimer|estimez|estime|evaluation|evaluer|expertise|vaut|valent|valeur|vaudrait|avis de valeur|cote|combien je peux en tirer|en tirer|quel prix je peux esperer|esperer|pourrais en demander|pourrait se vendre|se vendrait|peut se vendre',
  VISIT: 'visite|visiter|visites|visitons|visiterai|visiterais|revisiter|une contre visite|contre visite|faire le tour',
  SEE: 'voir|vois|passer|passe|passer voir|decouvrir|jeter un oeil|me deplacer|venir voir|aller voir|revoir|me montrer|montrer',
  RDV: 'rdv|rendez vous|rendezvous|rdvs|creneau|creneaux|rencontre|rencontrer|entrevue',
  BOOK: 'prendre rdv|prendre rendez vous|prendre un rdv|prendre un rendez vous|fixer|fixer un rdv|reserver|planifier|programmer|organiser|caler|convenir',
  CAN: 'peux|peut|peut on|puis je|pourrais|pourrait|pourrions|pouvons|possible|possibilite|moyen de|est il possible|serait il possible|pouvez|pourriez|peut etre',
  FREE: 'libre|disponible|dispo|je suis libre|je suis dispo|suis disponible|m arrange|m arrangerait|me convient|me conviendrait|m irait|vous convient|vous arrange|ca vous va|cela vous va',
  WHEN: 'quand|a quelle heure|quelle heure|quel jour|quels jours|quelles disponibilites|vos disponibilites|quels creneaux',
  MOVE: 'decaler|decale|decaler le|decalons|reporter|reporte|reportez|reportons|deplacer|deplacez|repousser|repoussez|repousse|avancer|changer|changez|modifier|modifiez|reprogrammer|reprogrammez|replanifier|differer|remettre|remet ca|remettons|un autre creneau|autre creneau|autre jour|autre date|autre heure|autre moment|changement d horaire|changement d heure|plus tard dans la journee|retarder',
  INSTEAD: 'plutot|au lieu|a la place|mieux pour moi',
  CANCELV:
    'annuler|annule|annulez|annulons|annulation|annulee|annules|anuler|anulez|supprimer le rdv|laisser tomber la visite|laissez tomber la visite|plus besoin de la visite|plus besoin du rdv|renonce a la visite|decommander|laisse tomber la visite|laisse tomber le rdv|on laisse tomber|laissons tomber',
  COME: 'venir|viens|vient|viendrai|viendrais|viendra|viendrons|venez|presenter|etre la|serai la|etre present|present|presence|honorer|me rendre|assister|me liberer|serai absent|y etre|y serai|y aller|serai present',
  ABSENT:
    'impossible pour moi|absent|absente|empechement|contretemps|imprevu|indisponible|plus dispo|plus disponible|malade|en deplacement',
  FOUNDELSE:
    'trouve autre chose|trouve ailleurs|ailleurs|trouve un autre|trouve une autre|deja trouve|plus interesse par la visite|change d avis|plus besoin|nous avons trouve',
  NEG: 'pas|ne|n|jamais|aucun|aucune|sans|non|ni|sauf|hors|pa',
  NOMORE:
    'plus|ne plus|n plus|cesser|cessez|arreter|arretez|arrete|arretes|stop|stopper|stoppez|fini|assez|ca suffit|basta|finissez',
  YES: 'oui|ouais|ouep|yep|d accord|dac|dacc|ok|okay|okey|entendu|parfait|ca marche|ca roule|c est bon|c bon|tres bien|volontiers|avec plaisir|ca me va|cela me convient|me convient|nickel|c est note|bien recu|impeccable|pas de probleme|pas de souci|vendu|valide|top|bien sur|absolument|exactement|tout a fait|c est ok|ca joue|oki|on fait comme ca',
  CONFIRMV:
    'confirme|je confirme|confirmer|confirmons|confirmation|je serai la|j y serai|je serai present|je serai presente|on y sera|nous serons la|compte sur moi|comptez sur moi|on se voit|a demain alors|je valide|bien present|presence',
  PRICE:
    'quel budget|prix|tarif|tarifs|cout|coute|coutent|couts|montant|honoraires|frais d agence|le prix|px|commission|ca fait combien|est a combien|a combien',
  HOWMUCH: 'combien|cb|cmb|combiens|combien ca',
  COUNTOF: 'combien de|combien d|nombre de|nb de|superficie|surface',
  NEGOTIATE:
    'negociable|negocier|negociation|nego|remise|rabais|baisser|baisse|reduction|ristourne|marge|geste commercial|discutable|un effort|un geste|debattre|moins cher|descendre|debattable|arrangement',
  OFFER:
    'je propose|propose|vous propose|proposer|j offre|offre a|une offre|offre de|faire une offre|contre offre|accepte|accepterait|accepteriez|acceptez|accepterai|prendrait|je mets|je peux mettre|je prends a|ferme a|je donne|vous le laissez|le laisser a|serait pret|monter a|monter jusqu|aller jusqu a|peut aller a|peux aller a|peut monter|notre offre|je monte a|mon offre',
  AVAIL:
    'disponible|dispo|disponibles|disponibilite|dispos|libre|vacant|sur le marche|est a vendre|est a louer|a ete vendu|deja vendu|deja vendue|deja loue|deja louee|vendu|vendue|loue|louee|parti|partie|reserve|reservee|pris|prise|d actualite|sous compromis|sous offre|en ligne',
  STILL: 'toujours|encore|tjrs|tjr|tjs|tj|tjours|deja',
  ASK: 'est ce|est ce que|esceque|est que|quel|quelle|quels|quelles|quoi|comment|pourquoi|qui|y a t il|y a t elle|y a|a t il|a t elle|ont ils|est il|est elle|sont ils|sont elles|ya|il y a|dites moi|savoir|pouvez vous me dire|c est quoi|question|renseignement|renseignements|info|infos|information|informations|details|precisions|precision|peut on|plus de details|en savoir plus|c est a|eske|esk|est',
  WHERE:
    'c est ou|ou exactement|ou est|ou se|ou ca|est ou|situe ou|ou c est|trouve ou|ou ce trouve|c ou|d ou|ou precisement|ou qu il|adresse|localisation|emplacement|ou se trouve|situe|situee|se situe|ou exactement|quel quartier|itineraire|plan d acces|coordonnees gps|gps|la position|maps',
  MEDIA:
    'photo|photos|video|videos|plan|plans|brochure|images|visite virtuelle|fiche|plaquette|dossier complet|annonce complete',
  INFOTHING:
    'etage|ascenseur|parking|charges|syndic|dpe|ges|diagnostic|diagnostics|chauffage|taxe fonciere|exposition|orientation|meuble|animaux|animal|chien|chat|documents|papiers|justificatifs|garant|garants|caution|depot de garantie|fibre|internet|ecole|ecoles|metro|tram|transports|commerces|titre|titre foncier|cave|cuisine|travaux|annee de construction|construit|construction|copropriete|ensoleille|calme|bruyant|vis a vis|climatisation|salle de bain|eau chaude|horaires|ouverts|ouvert|fermez|ouvrez|preavis|duree du bail|bail|superficie|surface|m2|terrasse|balcon|jardin|piscine|vue|conditions|demarches|procedure|frais de notaire|notaire|pmr|colocation|fumeur|proximite|proche|loin|stationnement|garage|box|equipe|equipee|gaz|electricite|assurance|visale|credit|financement|paiement|accompagnez|services|quartier|securise|gardien|concierge|plage',
  SENDME: 'envoyez moi|envoyer|envoyez|envoie|envoyez nous|m envoyer|transmettre|faire parvenir|m en envoyer',
  HUMANW:
    'conseiller|conseillere|humain|humaine|quelqu un|un responsable|responsable|directeur|directrice|manager|une personne|vraie personne|personne reelle|un agent|agent immobilier|l agent|votre agent|commercial|un commercial|negociateur|le patron|votre collegue|un collegue|un vrai|une vraie|standard|interlocuteur|service client',
  TALK: 'parler|discuter|echanger|joindre|contacter|etre contacte|contacte|contactez|mise en relation|mis en relation|mettre en relation|mettez moi en relation|mettez moi en contact|en contact|passez moi|transferez|transferez moi|transfere|avoir affaire|m entretenir|vocal|au telephone|avoir au telephone|dialoguer',
  CALLME:
    'rappelez moi|rappelez|rappeler|me rappeler|appelez moi|appelez|appelle moi|m appeler|me telephoner|telephonez moi|telephonez|me joindre|passer un coup de fil|coup de fil|un appel|rappel|etre rappele|etre rappelee|me contacter|contactez moi|joignable|etre recontacte|recontactez moi|me recontacter|appel telephonique|joignez moi|un coup de telephone',
  ROBOT: 'robot|bot|machine|automatique|chatbot|repondeur|ia|intelligence artificielle|automate',
  MSG: 'messages|message|sms|msg|msgs|offres|publicite|pub|pubs|publicites|notifications|newsletter|sollicitations|relances|relance|annonces|nouveautes|alertes|mails|emails|whatsapp|promos|promotions|communications|campagnes|spam|demarchage|propositions|infos commerciales|courriers|alerte|envois|envoi',
  LIST: 'liste|listes|base|base de donnees|fichier|fichiers|contacts|repertoire|diffusion|liste de diffusion|mailing|numero|numero de telephone|coordonnees|donnees|mes donnees',
  REMOVE:
    'retirer|retirez|retire|supprimer|supprimez|supprime|effacer|effacez|enlever|enlevez|enleve|oublier|oubliez|rayez|rayer|desinscrire|desinscrivez|sortez|sortir|virez|radiez|bloquer',
  UNSUB:
    'me retirer|retirez moi|retire moi|supprimez moi|enlevez moi|enleve moi|desabonner|desabonnez|desabonne|desabonnement|desinscription|desinscrire|desinscrivez moi|me desinscrire|resilier|rgpd|droit a l oubli|cnil|opt out',
  LEAVEALONE:
    'laissez moi tranquille|laisse moi tranquille|fichez moi la paix|foutez moi la paix|lachez moi|plus envie d etre contacte|ne me contactez|ne me derangez|ne plus me deranger|derangez|deranger|harcelez|harceler|harcelement|plus etre contacte|plus etre contactee|plus etre sollicite|plus de nouvelles|restons en la|restions en la|en restions la|en rester la|restons la|en rester la|plus la peine de m ecrire|plus la peine de me contacter|inutile de m ecrire|inutile de me recontacter|inutile de me contacter',
  CONTACTME:
    'm ecrire|m envoyer|ecrire|ecrivez|recontacter|recontactez|contactez|contacter|solliciter|relancer|envoyer|envoyez|envoi|envoyé|recevoir|recois|etre contacte|etre contactee|m appeler|appeler|appelez|rappeler|rappelez|deranger|derangez|spammer|adresser|d ecrire|texter|relancez',
  RESUB:
    'reabonner|reabonnez|reinscrire|reinscrivez|me reinscrire|m inscrire|inscrivez moi|reactiver|reactivez|me reabonner|reprendre les messages|reprendre l envoi|m abonner|abonnez moi|remettre dans la liste|remettez moi|me remettre|reprendre|desactive stop|annuler le stop|annuler mon desabonnement',
  AGAIN: 'a nouveau|de nouveau|nouveau|encore|desormais|comme avant',
  RECEIVE:
    'recevoir|recois|recevrais|recevoir a nouveau|m envoyer|envoyer|envoyez|tenir au courant|tenez moi au courant|tenez moi informe|etre informe|etre tenu|m informer|m ecrire',
  ANGER:
    'inadmissible|inacceptable|honte|honteux|scandaleux|scandale|arnaque|arnaqueurs|arnaqueur|escroc|escrocs|escroquerie|voleurs|voleur|nul|nuls|nulle|nulissime|decu|decue|decevant|deception|plainte|plaindre|reclamation|mecontent|mecontente|insatisfait|foutage de gueule|foutez de moi|se moque|moquez|moquer|marre|ras le bol|enerve|enervant|furieux|furieuse|colere|pas serieux|pas professionnel|amateur|amateurs|amateurisme|catastrophe|catastrophique|lamentable|deplorable|pitoyable|mensonger|mensongere|mensonge|menteurs|incompetent|incompetents|incompetence|degoute|avocat|tribunal|poser un lapin|lapin|perdu mon temps|perdre mon temps|fait perdre|perte de temps|n importe quoi|abuse|abusez|vous abusez|merde|mauvais service|tres mauvais|pire agence|pire|a fuir|trompeuse|trompeuses|trompeur|rien a voir avec|ne correspondent pas|ne correspond pas|fausse annonce|fausses photos|insupportable|manque de respect|irrespectueux|c est abuse|pas normal|anormal',
  WAITED:
    'attends|attendu|attend|attendons|j attends|poireaute|depuis une semaine|depuis des jours|depuis 3 jours|depuis 2 semaines|depuis un mois|3 fois|troisieme fois|plusieurs fois|dix fois|x fois|relance|toujours pas|toujours rien|aucune nouvelle|heures d attente',
  NOREPLY:
    'sans reponse|pas de reponse|aucune reponse|aucun retour|sans retour|personne ne repond|personne repond|personne n a repondu|ne repond pas|ne repondez pas|repondez pas|repondez jamais|repond jamais|ne repond jamais|aucun rappel|personne ne rappelle|personne ne m a rappele|personne ne vient|personne n est venu|personne est venu|n est pas venu|n est jamais venu|n est pas la|pas venu|jamais venu|absent au rdv|silence radio|injoignable|injoignables|pas de nouvelles|sans nouvelles|personne au rdv|personne',
  PRAISE:
    'bravo|felicitations|chapeau|super|genial|quel professionnalisme|champions|quelle efficacite|formidable|magnifique|excellent|top service|merci hein|quelle reactivite|rapidite|belle organisation|beau travail|du grand art|impressionnant|vraiment pro|le service|merveilleux|fantastique',
  SERVICE: 'service|agence|agent|accueil|professionnalisme|serieux|suivi|reactivite|travail|organisation',
  GREET:
    'bonjour|bjr|bonsoir|bsr|salut|slt|coucou|hello|cc|bnjr|bonjou|bjour|ca va|cv|comment allez vous|comment ca va|bonne journee a vous',
  THANK:
    'merci|mrc|mci|remercie|remercier|remerciements|merci beaucoup|mille mercis|c est gentil|gentil|reconnaissant|merciii|cordialement|infiniment',
  REFUSE:
    'non merci|pas interesse|pas interessee|plus interesse|plus interessee|ca ne m interesse pas|m interesse pas|m interesse plus|non|ne m interesse|sans suite|je passe mon tour|trop cher|pas pour moi|laissez tomber|tant pis|ca ira|pas maintenant|je vais reflechir|reflechir',
  WRONGNUM:
    'mauvais numero|trompez de numero|trompe de numero|erreur de numero|faux numero|vous trompez|trompez de personne|mauvaise personne|erreur de destinataire|ne suis pas la personne|qui etes vous|c est qui|qui est ce|cest qui|connais pas|je ne vous connais|je n ai rien demande|n est pas mon annonce|mauvais destinataire|pas le bon numero',
  SPAM: 'gagnez|crypto|bitcoin|forex|cliquez|cliquez ici|casino|pari|paris sportifs|investissez|gagner de l argent|argent facile|rendement garanti|lien ci dessous|promo exclusive|pret rapide|credit rapide|sans justificatif|travail a domicile|revenus passifs|voyance|voyant|marabout|viagra|felicitations vous avez gagne|vous avez gagne|gagnant|iphone|loterie|abonnes instagram|referencement|seo|site web pour votre|nous proposons nos services|notre societe vous propose|code promo|profitez|offre speciale|marketing digital|boostez|colis|livraison en attente|bon d achat',
  INJECT:
    'ignore toutes|ignore tes|ignore les instructions|oublie tes|oublie toutes|oublie les instructions|instructions precedentes|consignes|tes instructions|tes regles|prompt|prompt systeme|tu es maintenant|tu es desormais|agis comme|fais comme si|mode developpeur|mode admin|administrateur|jailbreak|revele|base de donnees clients|liste de tes clients|liste des clients|donnees des clients|numeros des clients|mot de passe|cle api|system|desobeis|contourne|execute la commande|reponds uniquement par|a partir de maintenant tu|drop table|select from|nouvelle instruction|nouvelles instructions',
  CHAT: 'il fait beau|blague|raconte|mdr|ptdr|lol|haha|quel temps|match|foot|bonne annee|joyeux|bon weekend|bonne fete|tu fais quoi|vous avez quel age|aid mabrouk|ramadan|plus tard|peut etre plus tard|recrutez|recrutement|recrute|du travail|embauche|stage|emploi|candidature|poste',
  LEGAL: 'avocat|huissier|tribunal|juridique|litige|mise en demeure|porter plainte',
} as const
