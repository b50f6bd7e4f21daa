/** What prospects of the demonstration write, turn by turn; the assistant's answers are its own. `{x}` comes from the agency. */
export type Script = { locale: 'fr' | 'ar' | 'en' | 'darija'; turns: string[]; takeOver?: string; hoursAgo: number }

export const scripts: Record<'casablanca' | 'lyon', Script[]> = {
  casablanca: [
    {
      locale: 'darija',
      hoursAgo: 0.2,
      turns: ['salam bghit nechri appartement f maarif fih 2 byout n3as, budget 120 mlyoun'],
    },
    {
      locale: 'fr',
      hoursAgo: 0.6,
      turns: [
        'Bonjour, je cherche un appartement à acheter à Gauthier, 3 chambres, budget 2,5 MDH max',
        'Est-ce que le prix est négociable ?',
      ],
    },
    {
      locale: 'ar',
      hoursAgo: 1.4,
      turns: ['السلام عليكم، بغيت نشري شقة في المعاريف فيها جوج بيوت نعاس، الميزانية 120 مليون'],
    },
    {
      locale: 'en',
      hoursAgo: 3,
      turns: ['Hi, I am looking for a 2 bedroom apartment to buy in Maarif, budget 1.3M MAD', 'the first one please'],
    },
    {
      locale: 'fr',
      hoursAgo: 5,
      turns: [
        'Bonjour je cherche à louer un appartement meublé 2 chambres à Gauthier, 10000 dh par mois',
        'demain 11h ça marche ?',
      ],
    },
    {
      locale: 'fr',
      hoursAgo: 9,
      turns: ['Je veux vendre mon appartement à Racine, 110 m2'],
      takeOver:
        'Bonjour, je suis Mehdi de Anfa Immobilier. Pouvez-vous me donner l’adresse et l’étage ? Je peux passer faire une estimation cette semaine.',
    },
    { locale: 'darija', hoursAgo: 22, turns: ['salam wach kayn chi studio lkra f bourgogne b 4000 dh', 'chokran'] },
    {
      locale: 'fr',
      hoursAgo: 27,
      turns: [
        'Bonjour, villa avec jardin à Californie ou Anfa pour 6 millions de dirhams',
        'Plutôt samedi matin pour la visite',
      ],
    },
    { locale: 'en', hoursAgo: 49, turns: ['Hello, do you have offices for rent in Racine around 150 m2?'] },
    {
      locale: 'fr',
      hoursAgo: 73,
      turns: ['Bonjour, un conseiller peut-il m’appeler ?'],
      takeOver: 'Bonjour, je vous appelle dans la matinée. Bien à vous, Salma.',
    },
  ],
  lyon: [
    { locale: 'fr', hoursAgo: 0.3, turns: ['Bonjour, je cherche un T3 à acheter à la Croix-Rousse, budget 360 000 €'] },
    { locale: 'fr', hoursAgo: 2, turns: ['Bonjour, T2 à louer Presqu’île, 900 € max par mois', 'le deuxième'] },
    {
      locale: 'en',
      hoursAgo: 6,
      turns: ['Hi! Looking to buy a two bedroom flat near Part-Dieu, up to 300k', 'Tomorrow at 2pm works for me'],
    },
    {
      locale: 'fr',
      hoursAgo: 20,
      turns: ['Bonsoir, combien coûte l’appartement de la Croix-Rousse ?', 'Acheter, 2 chambres, 350000 euros'],
    },
    {
      locale: 'fr',
      hoursAgo: 30,
      turns: ['Bonjour, je souhaite faire estimer ma maison à Monplaisir'],
      takeOver: 'Bonjour, ici Antoine Mercier. Avec plaisir : seriez-vous disponible jeudi en fin d’après-midi ?',
    },
    {
      locale: 'fr',
      hoursAgo: 52,
      turns: [
        'Maison avec jardin pour 4 personnes, Monplaisir ou Brotteaux, 750k',
        'Je dois en parler à ma femme, merci',
      ],
    },
    { locale: 'fr', hoursAgo: 76, turns: ['stop'] },
  ],
}
