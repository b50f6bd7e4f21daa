import type { Quantity } from '../numbers.ts'
import type { Reading } from '../reading.ts'
import type { Transaction } from '../understanding.ts'

type Currency = 'MAD' | 'EUR'

/** Plausible amounts per transaction in MAD, from the exchange conventions. */
const MAD_SALE = { min: 100_000, max: 60_000_000 }
const MAD_RENT = { min: 800, max: 150_000 }

const MONTHLY =
  /^[ ]?(?:dh|dhs|mad|dirhams?|drhm|درهم|€|euros?|eur)? ?(?:\/ ?(?:mois|m\b|month|mo\b|chhar|شهر)|par mois|\/mois|per month|a month|pcm|p\.m\b|monthly|mensuels?|mensuelles?|le mois|cc\b|hc\b|charges comprises|f ?ch?har|f ch?her|l ?ch?har|fchhar|fcher|f ch7ar|فالشهر|ف الشهر|في الشهر|شهريا|للشهر|شهري|كل شهر|l chhar|\/ mois|each month|each|chahriya|t\.?t\.?c)/
const UPPER =
  /(?:budget|bujet|buget|l?mizaniya|mizania|الميزانيه|ميزانيتي|ميزانيه|ميزانيتنا|max(?:imum|i)?|jusqu'?a|jusqua|ne depasse pas|pas plus de?|plus que|moins de|autour de|environ|aux alentours d[e']?|dans les|under|up to|below|at most|no more than|less than|around|about|ma yfoutch|ma tfoutch|ma yfotch|ma ifoutch|hta l|7ta l|a9al mn|aqal mn|taman|b|ب|اقل من|لا تتجاوز|لا يتجاوز|لا تزيد عن|لا يزيد عن|حتي|في حدود|بحدود|حدود|حوالي|بمبلغ|بثمن|loyer|rent|prix|price)[ :]*(?:d[e'] ?|is |of |est |dyali |diali |ديالي |هو |=|hwa |howa |fih |a |au |~)*$/
const LOWER =
  /(?:a partir d[e']?|au moins|minimum|min|plus de|superieure? a|from|at least|starting(?: at| from)?|more than|over|above|mn|men fo9|ktar mn|bda mn|men|ابتداء من|علي الاقل|اكثر من|من)[ :]*$/
const NOT_BUDGET_BEFORE =
  /(?:gagne|gagnons|salaire|revenus?|touche|percois|earn|salary|income|make|making|kankhdem b|kantkhelles|salir|lkhelsa|khelsa|dakhl|apport|avance|acompte|arrhes|tesbi9|tsbi9|3arboun|down payment|deposit|caution|garantie|charges?|syndic|frais|honoraires|taxes?|fees?|راتبي|راتب|دخلي|اجرتي|اجري|كنخدم ب|تسبيق|التسبيق|عربون|ضمانه|الضمانه|رسوم|مدخول[a-z\u0600-\u06ff]*|paye|paie|actuellement|currently pay|now pay|kankhelles|kankhlles|daba b|lcharges|sandik|السانديك|bail de|ref|reference|numero|n°|num|annonce|code|facture|le m2 a|m2 a|mitr b|المتر ب)[ :]*(?:(?:de|d'|of|is|est|net|nets|sont|about|environ|presque|hwa|howa|b|هو|ديال|قدرها|قدره|mensuels?|nette?s?|par mois) ?)*$/
const NOT_BUDGET_AFTER =
  /^ ?(?:de (?:charges|caution|apport|frais|salaire|revenus?|garantie|depot|syndic|commission|taxe)|d'(?:apport|avance|acompte|honoraires)|(?:net|nets) (?:par|de)|charges$|(?:dh|dhs|€|euros?|mad|درهم)? ?(?:d'apport|de charges|d salaire|de salaire|de revenus?|de caution|d apport|avance|tesbi9|salary|income|deposit|down|of income|des charges|راتب|دخل|تسبيق|كتسبيق|par m2|\/m2|\/ m2|le m2|per sqm|per m2|\/sqm|\/m²|للمتر|l mitr|lmitr)|m2|km|kms|kilometres?|min(?:utes?)?|heures?|ans?\b|years?|jours?|days?|enfants?|personnes?|people|kids?|etages?|eme|nd|rd|th|fois|times|%|مرات|دقايق|دقيقه|سنه|سنوات|كلم|كيلومتر|اشخاص|اطفال|طوابق|weeks?|semaines?|months?|mois|chhour|iyam|drari|wlad|d nass|nass|sa3a|d9aye9|dqayeq|visites?|messages?|photos?|salles?|bath|sdb|toilettes|facades?|wjouh|places?|voitures?|cars|hommes|adultes|adults|appels?|biens?|appartements?|h\b|kilo|metres?|unites?|lots?)(?![a-z\u0600-\u06ff])/
const OFFER_WORDS =
  /(?:propose|offre|offer|n3ti|3titk|n3tik|نعطي|اعرض|نعرض|عطيت|accept|t9bel|t9ebl|tqeb|y9bel|يقبل|تقبل|توافق|prend|take|nakhod|ناخد|would|willing|laisse|monte|ادفع|نخلص|nkhel)/

export interface BudgetOptions {
  readonly transaction: Transaction | undefined
}

/** Amounts of money among the quantities, in the order written. */
export function moneyQuantities(reading: Reading): Quantity[] {
  return reading.quantities.filter((quantity, index, all) => {
    if (!reading.free(quantity.from, quantity.to) || quantity.value <= 0 || quantity.currency === 'OTHER') return false
    if (notMoney(reading, quantity)) return false
    if (
      quantity.worded &&
      quantity.currency === undefined &&
      quantity.scale === 'thousand' &&
      quantity.coefficient === 1
    )
      return false
    const explicit =
      quantity.currency !== undefined || (quantity.scale !== undefined && (!quantity.worded || quantity.value >= 1000))
    if (explicit) return true
    if (quantity.worded || quantity.suffix !== '') return false
    const next = all[index + 1]
    if (
      next !== undefined &&
      (next.currency !== undefined || next.scale !== undefined) &&
      joined(reading, quantity, next)
    )
      return true
    return bareAmount(reading, quantity)
  })
}

function notMoney(reading: Reading, quantity: Quantity): boolean {
  const before = reading.before(quantity.from, 36)
  return NOT_BUDGET_BEFORE.test(before) || NOT_BUDGET_AFTER.test(reading.after(quantity.to, 30))
}

/** A number without currency is money behind a money word, or when it is large and nothing else explains it. */
function bareAmount(reading: Reading, quantity: Quantity): boolean {
  const before = reading.before(quantity.from, 36)
  const open = reading.input.openQuestion === 'BUDGET'
  const named = UPPER.test(before) || MONTHLY.test(reading.after(quantity.to, 24)) || LOWER.test(before)
  const year =
    Number.isInteger(quantity.value) &&
    quantity.value >= 1900 &&
    quantity.value <= 2100 &&
    !/[ .]/.test(reading.text.slice(quantity.from, quantity.to))
  if (year && !open && !/(?:budget|loyer|max|rent|lkra|kra|b|ب|الميزانيه) ?$/.test(before)) return false
  const floor = reading.input.country === 'FR' ? 250 : 500
  if (open) return quantity.value >= 1
  if (quantity.value < floor) return false
  if (named) return true
  if (/(?:[a-z]-?|#|n°|ref[ :.]*)$/.test(before) && !/ $/.test(before)) return false
  return quantity.value >= 1000
}

function joined(reading: Reading, one: Quantity, two: Quantity): boolean {
  return /^ ?(?:a|et|-|–|\/|to|and|ou|or|l|hta l|7ta l|w|o|و|الي|ل|حتي|او|~) ?[€$]?$/.test(
    reading.text.slice(one.to, two.from),
  )
}

/** Reads the budget; sets `currency`, and the transaction when the amount makes it obvious. */
export function readBudget(reading: Reading, options: BudgetOptions): void {
  const money = moneyQuantities(reading)
  const [first, second] = money
  if (first === undefined) return
  const range = second !== undefined && joined(reading, first, second) ? second : undefined
  const monthly =
    MONTHLY.test(reading.after((range ?? first).to, 26)) ||
    /(?:loyer|lkra|rent|الكرا|الايجار|سومه الكراء)/.test(reading.before(first.from, 24))
  const hint = options.transaction ?? (monthly ? 'RENT' : undefined)
  const currency = currencyOf(reading, range ?? first)
  const low = range === undefined ? undefined : amount(reading, withScaleOf(first, range), currency, hint)
  const high = amount(reading, range ?? first, currency, hint)
  if (high === undefined || (range !== undefined && (low === undefined || low > high))) return
  const main = range ?? first
  const lower =
    range === undefined && LOWER.test(reading.before(first.from, 22)) && !UPPER.test(reading.before(first.from, 22))
  const rule =
    range !== undefined
      ? 'budget.range'
      : lower
        ? 'budget.from'
        : main.scale === 'million' && currency === 'MAD' && high < main.value
          ? 'budget.centimes'
          : 'budget.upper'
  if (low !== undefined) reading.add('budgetMin', low, first.from, first.to, rule, 0.92)
  reading.add(lower ? 'budgetMin' : 'budgetMax', high, main.from, main.to, rule, 0.92)
  const upper = second !== undefined && lower ? amount(reading, second, currency, hint) : undefined
  if (upper !== undefined && second !== undefined && upper > high)
    reading.add('budgetMax', upper, second.from, second.to, 'budget.upper', 0.85)
  reading.add('currency', currency, first.from, main.to, 'budget.currency', main.currency === undefined ? 0.8 : 0.97)
  for (const quantity of money) reading.take(quantity.from, quantity.to)
  const obvious = transactionOfPrice(high, currency, monthly)
  if (hint === undefined && obvious !== undefined)
    reading.add(
      'transaction',
      obvious,
      main.from,
      main.to,
      monthly ? 'transaction.per-month' : 'transaction.price',
      0.85,
    )
  else if (options.transaction === undefined && monthly)
    reading.add('transaction', 'RENT', main.from, main.to, 'transaction.per-month', 0.9)
}

/** Is the amount an offer the person makes on an annonce? */
export function isOffer(reading: Reading): boolean {
  return OFFER_WORDS.test(reading.text)
}

/** MA: at most 60 000 is a rent, from 200 000 a sale. FR: at most 5 000, from 40 000. */
export function transactionOfPrice(value: number, currency: Currency, monthly = false): Transaction | undefined {
  if (monthly) return 'RENT'
  if (currency === 'MAD') return value <= 60_000 ? 'RENT' : value >= 200_000 ? 'SALE' : undefined
  return value <= 5_000 ? 'RENT' : value >= 40_000 ? 'SALE' : undefined
}

function currencyOf(reading: Reading, quantity: Quantity): Currency {
  if (quantity.currency === 'EUR') return 'EUR'
  if (quantity.currency !== undefined || quantity.scale === 'dirhamMillion') return 'MAD'
  if (/(?:^|[^a-z])(?:dh|dhs|dirhams?|mad)(?![a-z])|درهم/.test(reading.text)) return 'MAD'
  if (/€|euros?(?![a-z])|اورو|يورو/.test(reading.text)) return 'EUR'
  return reading.input.country === 'MA' ? 'MAD' : 'EUR'
}

/** "250-300k": the first number takes the scale of the second. */
function withScaleOf(one: Quantity, two: Quantity): Quantity {
  if (one.scale !== undefined || two.scale === undefined) return one
  const factor = two.value / two.coefficient
  if (one.value * factor > two.value * 1.001) return one
  return {
    ...one,
    scale: two.scale,
    currency: one.currency ?? two.currency,
    value: one.value * factor,
    coefficient: one.value,
  }
}

function within(value: number, band: { min: number; max: number }): boolean {
  return value >= band.min && value <= band.max
}

/**
 * Whole currency units. In Morocco "N millions" without "dirhams" is centimes (× 10 000 MAD) when that is
 * plausible for the transaction, else dirhams; undefined when the reading stays open, so that the product asks.
 */
function amount(
  reading: Reading,
  quantity: Quantity,
  currency: Currency,
  transaction: Transaction | undefined,
): number | undefined {
  const { scale, coefficient, value } = quantity
  if (currency === 'EUR') return scale === undefined || scale !== 'letterM' || value < 100e6 ? round(value) : undefined
  if (quantity.currency === 'RYAL') return round(value / 20)
  if (scale === 'billion' || scale === 'twoBillions') {
    const billions = scale === 'twoBillions' ? 2 : coefficient
    return quantity.currency === 'MAD' ? round(billions * 1e9) : round(billions * 10_000_000)
  }
  if (quantity.currency === 'CENTIME') return round(value / 100)
  if (quantity.currency === 'MAD' || scale === 'dirhamMillion') return round(value)
  if (scale === 'million' || scale === 'twoMillions') return millions(value / 1e6, transaction)
  if (scale === 'letterM') return value <= MAD_SALE.max ? round(value) : round(coefficient * 10_000)
  if (scale === undefined && reading.input.openQuestion === 'BUDGET' && value < 500)
    return shortAnswer(value, transaction)
  return round(value)
}

function millions(count: number, transaction: Transaction | undefined): number | undefined {
  const centimes = count * 10_000
  const dirhams = count * 1e6
  if (transaction !== undefined) {
    const band = transaction === 'SALE' ? MAD_SALE : MAD_RENT
    return within(centimes, band) ? round(centimes) : within(dirhams, band) ? round(dirhams) : undefined
  }
  if (within(centimes, MAD_SALE)) return round(centimes)
  const both = within(centimes, MAD_RENT) && within(dirhams, MAD_SALE)
  return both ? undefined : within(dirhams, MAD_SALE) ? round(dirhams) : undefined
}

/** "80" answered to the budget question: millions of centimes for a sale. */
function shortAnswer(value: number, transaction: Transaction | undefined): number | undefined {
  return transaction === 'RENT' ? undefined : millions(value, 'SALE')
}

function round(value: number): number {
  return Math.round(value)
}
