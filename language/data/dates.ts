/** Day names by ISO number, forms folded when the patterns are built. Short forms need a word boundary. */
export const WEEKDAYS: Readonly<Record<number, string>> = {
  1: 'lundi|lun|monday|mon|letnin|ltnin|tnin|tnine|ltnine|letnine|l tnin|tnayn|اثنين|الاثنين|الإثنين|التنين|لاثنين|تنين|لتنين',
  2: 'mardi|mar|tuesday|tues|tue|tlat|ttlat|tlata|ltlat|talat|tlate|nhar tlata|الثلاثاء|التلات|ثلاثاء|التلاتاء|تلات|لتلات|الثلاتاء',
  3: 'mercredi|mer|merc|wednesday|wed|weds|larb3|larbe3|larb3a|larba3|larbe3a|arb3a|larb3aa|arb3|lareb3|larb|الأربعاء|لاربع|الاربع|اربعاء|لربع|الأربع',
  4: 'jeudi|jeu|thursday|thu|thurs|thur|lkhmis|khmis|l5mis|5mis|elkhmis|lkhemis|khemis|l khmis|الخميس|خميس|لخميس',
  5: 'vendredi|ven|vendr|friday|fri|jem3a|ljm3a|ljem3a|jm3a|jom3a|ljom3a|jemaa|jem3|ljem3|ljoumou3a|joumou3a|jma3a|الجمعة|جمعة|لجمعة|الجمعه',
  6: 'samedi|sam|saturday|sat|sebt|ssebt|lsebt|sbt|essebt|ssabt|sabt|ssbt|السبت|سبت|لسبت',
  7: 'dimanche|dim|sunday|sun|l7ed|lhed|l7ad|lhad|lhadd|7ed|hadd|l7edd|7ad|lehad|lhd|l7d|الأحد|الحد|لحد|احد|حد',
}

export const MONTHS: Readonly<Record<number, string>> = {
  1: 'janvier|janv|jan|january|yanayer|yanayir|يناير|جانفي|كانون الثاني',
  2: 'fevrier|fev|fevr|february|feb|fabrayer|fibrayer|febrayer|fbrayer|فبراير|فيفري|شباط',
  3: 'mars|march|marss|مارس|آذار',
  4: 'avril|avr|april|apr|abril|ibril|أبريل|ابريل|إبريل|أفريل|نيسان',
  5: 'mai|may|mayo|ماي|مايو|أيار',
  6: 'juin|june|jun|younyo|younyou|yunyu|يونيو|يونيه|جوان|حزيران',
  7: 'juillet|juil|july|jul|youlyouz|yulyuz|youliouz|يوليوز|يوليو|جويلية|تموز',
  8: 'aout|august|aug|ghoucht|ghocht|rocht|غشت|أغسطس|أوت|آب',
  9: 'septembre|sept|september|sep|choutanbir|chtanbir|shutanbir|شتنبر|سبتمبر|أيلول',
  10: 'octobre|oct|october|oktober|oktobr|أكتوبر|اكتوبر|تشرين الأول',
  11: 'novembre|nov|november|nouwanbir|nuwanbir|nonbir|نونبر|نوفمبر|تشرين الثاني',
  12: 'decembre|dec|december|doujanbir|dojanbir|dujanbir|دجنبر|ديسمبر|كانون الأول',
}

/** Days from today. */
export const RELATIVE_DAYS: readonly [number, string][] = [
  [
    2,
    'apres demain|apres-demain|aprés demain|surlendemain|day after tomorrow|the day after tomorrow|b3d ghedda|ba3d ghedda|be3d ghedda|b3d ghda|ba3d ghda|be3d ghda|b3d ghdda|wra ghedda|men b3d ghedda|mn b3d ghda|بعد غد|بعد غدا|من بعد غدا|بعد الغد|بعد غدًا|مور غدا|ورا غدا',
  ],
  [
    1,
    'demain|dem1|2main|2m1|dmain|demin|demian|tomorrow|tmrw|tmr|tomorow|tommorow|tommorrow|2moro|tmrow|ghedda|ghdda|ghda|gheda|ghada|ghadda|ghddan|rda|redda|rdda|غدا|غد|الغد|غدًا|غدوة|يوم غد|غذا|لغد',
  ],
  [
    0,
    "aujourd'hui|aujourdhui|aujourd hui|auj|ajd|ajrd|ojd|today|tonight|this morning|this afternoon|this evening|ce matin|cet apres midi|cet apres-midi|cet aprem|ce soir|cette apres midi|cette apres-midi|lyoum|lyouma|lyom|elyoum|lyoma|had nhar|had lila|lyoma f l3chiya|had l3chiya|had sba7|lilt lyoum|had llil|اليوم|ليوم|الليلة|هذا المساء|هاد الليلة|هذا الصباح|هاد العشية|هاد النهار|ليوما|اليومة|هاد الصباح|مساء اليوم",
  ],
  [-1, 'hier|yesterday|lbareh|lbare7|lbar7|lbarh|البارح|أمس|البارحة|الأمس'],
]

export const NEXT_WEEK =
  'semaine prochaine|sem prochaine|semaine pro|semaine qui vient|semaine d apres|next week|the following week|simana jaya|ssimana jaya|simana lmajya|ssimana lmajya|simana lmjya|simana li jaya|simana lli jaya|ssimana lli jaya|ssimana li jaya|simana ljaya|semaine jaya|smana jaya|simana dyal mn b3d|السيمانة الجاية|السيمانة لي جاية|السيمانة اللي جاية|سيمانة الجاية|الأسبوع القادم|الأسبوع المقبل|الأسبوع الجاي|الأسبوع التالي|الأسبوع الموالي|السيمانة الماجية|السيمانة المقبلة|اسبوع القادم|للأسبوع القادم|للأسبوع المقبل'
export const THIS_WEEK =
  'cette semaine|cette sem|this week|in the week|dans la semaine|courant semaine|en semaine|had simana|had ssimana|had smana|hadi simana hadi|f had simana|fhad simana|هاد السيمانة|هذا الأسبوع|خلال الأسبوع|هاد الاسبوع|خلال هذا الأسبوع'
export const WEEKEND =
  'week-end|week end|weekend|ce weekend|we prochain|le we|ce we|wikend|wikand|lweekend|weekend lmaji|lwikand|lwikend|wkend|الويكاند|نهاية الأسبوع|عطلة نهاية الأسبوع|آخر الأسبوع|الويكند|لويكاند'
export const NEXT_MONTH =
  'mois prochain|next month|chhar jay|chhar lmaji|chher jay|chhar li jay|chhar lli jay|chher lmaji|الشهر الجاي|الشهر القادم|الشهر المقبل|الشهر لي جاي|الشهر الموالي'
