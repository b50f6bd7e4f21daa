/**
 * @typedef {{ id: string, name: string, phone: string, place: string, tone: number, bsuidOnly?: boolean,
 *   speaks: string, openings: string[], spot: { latitude: number, longitude: number, name: string } }} Profile
 */

/**
 * People to play. Numbers come from ranges kept for fiction (France, United Kingdom) or not in service (Morocco).
 * Opening lines stay in the person's own language whatever the page's.
 * @type {Profile[]}
 */
export const PROFILES = [
  {
    id: 'camille',
    name: 'Camille Rousseau',
    phone: '33639981204',
    place: 'Lyon',
    tone: 2,
    speaks: 'Français',
    openings: [
      'Bonjour, je cherche un T3 à Lyon, 65 m² minimum, budget 320 000 €.',
      'Bonjour, l’appartement à la Croix-Rousse est-il toujours disponible ?',
      'Est-ce possible de visiter samedi matin ?',
    ],
    spot: { latitude: 45.7605, longitude: 4.8597, name: 'Gare de la Part-Dieu, Lyon' },
  },
  {
    id: 'yassine',
    name: 'Yassine El Amrani',
    phone: '212600014217',
    place: 'Casablanca',
    tone: 3,
    speaks: 'Darija',
    openings: [
      'Salam, bghit nchri appart f Maarif, 2 chambres, 120 million',
      'Wach mazal dak l’appart li f l’annonce ?',
      'Momkin nchoufou ghedda f l3chiya ?',
    ],
    spot: { latitude: 33.5852, longitude: -7.6356, name: 'Maârif, Casablanca' },
  },
  {
    id: 'salma',
    name: 'سلمى بنّيس',
    phone: '212600025833',
    place: 'الرباط',
    tone: 5,
    speaks: 'العربية',
    openings: [
      'السلام عليكم، نبحث عن شقة للكراء في أكدال، ثلاث غرف، في حدود 8000 درهم.',
      'هل الفيلا مؤثثة؟ وكم ثمن الكراء في الشهر؟',
      'هل يمكن الزيارة يوم الخميس القادم بعد العصر؟',
    ],
    spot: { latitude: 33.9988, longitude: -6.8541, name: 'أكدال، الرباط' },
  },
  {
    id: 'oliver',
    name: 'Oliver Bennett',
    phone: '447700900431',
    place: 'London',
    tone: 6,
    speaks: 'English',
    openings: [
      'Hello, I am looking for a riad or flat to let out in Marrakech, up to €250k.',
      'What rental yield could I expect in Guéliz?',
      'I am in Marrakech next week. Could we view two places on Tuesday after 5?',
    ],
    spot: { latitude: 31.6358, longitude: -8.0104, name: 'Guéliz, Marrakech' },
  },
  {
    id: 'karim',
    name: 'Karim Haddad',
    phone: '33639984471',
    place: 'Villeurbanne',
    tone: 4,
    speaks: 'Français',
    openings: [
      'slt je vends mon T2 a villeurbanne, sa vaut cb svp ?',
      'c possible une estimation cette semaine ?',
      'STOP',
    ],
    spot: { latitude: 45.7665, longitude: 4.8795, name: 'Gratte-Ciel, Villeurbanne' },
  },
  {
    id: 'nadia',
    name: 'Nadia Tazi',
    phone: '33639987015',
    place: 'Paris',
    tone: 1,
    bsuidOnly: true,
    speaks: 'Français, darija',
    openings: [
      'Salam, ana f Paris, bghit nchri un appart à Tanger vue mer, budget 1,4 MDH.',
      'Vous faites les visites en visio ?',
      'Chhal les frais de notaire au Maroc ?',
    ],
    spot: { latitude: 35.7806, longitude: -5.8131, name: 'Malabata, Tanger' },
  },
]

/** @param {string} id */
export function profileById(id) {
  return PROFILES.find((profile) => profile.id === id) ?? /** @type {Profile} */ (PROFILES[0])
}
