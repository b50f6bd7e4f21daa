import type { Intent } from './understanding.ts'

/**
 * A rule gives points to an intent when its pattern holds.
 * Pattern: terms separated by spaces, all needed. `A|B` either; `!A` absent; `A>B` A then B within six
 * words; `A>>B` A anywhere before B. Names are vocabulary concepts or facts of the message (see `facts.ts`).
 */
export interface IntentRule {
  readonly code: string
  readonly intent: Intent
  readonly weight: number
  readonly when: string
}

function rules(intent: Intent, list: readonly (readonly [string, number, string])[]): IntentRule[] {
  return list.map(([code, weight, when]) => ({ code, intent, weight, when }))
}

export const INTENT_RULES: readonly IntentRule[] = [
  ...rules('OPT_OUT', [
    ['opt-out.keyword', 12, 'KEYWORD_STOP'],
    ['opt-out.unsubscribe', 6, 'UNSUB !RESUB'],
    ['opt-out.leave-alone', 5, 'LEAVEALONE !VISIT !RDV'],
    ['opt-out.no-more-contact', 4.5, 'NOMORE>CONTACTME|RECEIVE|MSG !MEDIA'],
    ['opt-out.contact-no-more', 4, 'NEG>CONTACTME>NOMORE'],
    ['opt-out.refuse-messages', 4, 'REFUSE>CONTACTME|RECEIVE|MSG !MEDIA !SEEK'],
    ['opt-out.do-not-contact-short', 3.2, 'NEG>CONTACTME SHORT !MEDIA !NOREPLY !Q !WAITED !AGAIN'],
    [
      'opt-out.do-not-contact-brief',
      2.7,
      'NEG>CONTACTME BRIEF !MEDIA !NOREPLY !Q !WAITED !AGAIN !PROP !RDV !VISIT !INFOTHING !DATE',
    ],
    ['opt-out.do-not-contact', 3, 'NEG>CONTACTME MSG !NOREPLY !WAITED !MEDIA'],
    ['opt-out.want-no-messages', 4, 'NEG>WANT>CONTACTME|RECEIVE|MSG !MEDIA'],
    ['opt-out.messages-no-more', 3.5, 'MSG>NOMORE SHORT'],
    ['opt-out.remove-from-list', 4.5, 'REMOVE>LIST !RESUB'],
    ['opt-out.list-remove', 3, 'LIST>REMOVE !RESUB'],
    ['opt-out.remove-me', 3, 'REMOVE SHORT !RESUB !RDV !VISIT'],
    ['opt-out.remove-messages', 3, 'REMOVE>MSG'],
  ]),
  ...rules('OPT_IN', [
    ['opt-in.keyword', 12, 'KEYWORD_START'],
    ['opt-in.subscribe-again', 4.5, 'RESUB !UNSUB'],
    ['opt-in.back-on-list', 2, 'RESUB LIST|MSG'],
    ['opt-in.receive-again', 4.5, 'RECEIVE>>AGAIN !NEG !NOMORE MSG|SHORT'],
    ['opt-in.again-receive', 4.5, 'AGAIN>RECEIVE !NEG !NOMORE MSG|SHORT'],
    ['opt-in.want-messages', 3.5, 'WANT|CAN|YES>RECEIVE>MSG !NEG !NOMORE'],
    ['opt-in.agree-messages', 3, 'YES>RECEIVE|MSG !NEG !NOMORE'],
  ]),
  ...rules('HUMAN', [
    ['human.talk-to-person', 5, 'TALK>>HUMANW !NOREPLY'],
    ['human.person-talk', 3.5, 'HUMANW>TALK !NOREPLY'],
    ['human.call-me', 4, 'CALLME !NOMORE !LEAVEALONE !NOREPLY !ANGER !WAITED'],
    ['human.want-to-talk', 3.5, 'WANT|CAN>TALK !NOREPLY !OFFER'],
    ['human.person-call', 3.5, 'HUMANW>CALLME !NOMORE !LEAVEALONE'],
    ['human.want-person', 3, 'WANT|SEEK>HUMANW !PROP !NOREPLY !CHAT'],
    ['human.robot', 3, 'ROBOT !ANGER !WAITED !NOREPLY'],
    ['human.real-person', 3.5, 'HUMANW REAL_PERSON !ANGER'],
    ['human.person-only', 3.2, 'HUMANW TERSE !NOREPLY'],
    ['human.contact-me', 2.5, 'TALK EMAIL|PHONE'],
    ['human.legal', 1.5, 'LEGAL'],
  ]),
  ...rules('CANCEL', [
    ['cancel.verb', 4.5, 'CANCELV !MSG !LIST !UNSUB !KEYWORD_STOP'],
    ['cancel.not-coming', 4, 'NEG>COME !MOVE !INSTEAD !TWO_DATES !TWO_TIMES !NOREPLY !PROPERTY_SOUGHT !VISIT>Q'],
    ['cancel.no-longer-coming', 4, 'NOMORE>COME !INSTEAD !TWO_DATES !NOREPLY !MSG'],
    ['cancel.found-else', 3, 'FOUNDELSE !SEEK !MOVE !MSG !LIST'],
    ['cancel.absent', 3, 'ABSENT RDV|VISIT|DATE !MOVE !CAN !INSTEAD !TWO_DATES'],
  ]),
  ...rules('RESCHEDULE', [
    ['reschedule.move-appointment', 4.5, 'MOVE RDV|VISIT|DATE|TIME|WHEN|ABSENT !MOVE_IN !PROPERTY_SOUGHT !FOUNDELSE'],
    ['reschedule.not-coming-move', 3, 'MOVE NEG>COME !FOUNDELSE'],
    ['reschedule.can-move', 3.5, 'CAN|WANT|SEEK>MOVE !PROPERTY_SOUGHT !MOVE_IN !PROP'],
    ['reschedule.move-only', 3.2, 'MOVE SHORT !SEEK !PROP'],
    ['reschedule.instead', 4, 'INSTEAD DATE|TIME !SEEK !BUDGET'],
    ['reschedule.other-day', 4, 'NEG>COME TWO_DATES'],
    ['reschedule.not-coming-but', 4, 'NEG|ABSENT DATE Q NEG>COME|ABSENT CAN|FREE'],
    ['reschedule.unavailable-other-day', 4.5, 'ABSENT TWO_DATES'],
    ['reschedule.other-hour', 3.5, 'NEG TWO_TIMES !SEEK'],
  ]),
  ...rules('VISIT_REQUEST', [
    ['visit.noun', 3.5, 'VISIT !ANGER !NOREPLY !CONFIRMV !VIRTUAL !LEAVEALONE !REFUSE'],
    ['visit.see-it', 3.5, 'WANT|CAN|WHEN>SEE !ANGER !NOREPLY !MEDIA !OFFER'],
    ['visit.see-when', 3.2, 'SEE DATE !CONFIRMV !ANGER !NOREPLY'],
    ['visit.free-to-see', 3, 'FREE>SEE|VISIT !NOREPLY'],
    ['visit.appointment', 3.5, 'RDV DATE !CONFIRMV !YES !ANGER !NOREPLY !INFOTHING'],
    ['visit.book', 3.5, 'BOOK|WANT|CAN>RDV !ANGER !NOREPLY'],
    ['visit.when', 3, 'WHEN SEE|VISIT|RDV|FREE'],
    ['visit.free', 3, 'FREE DATE !SEEK !ANGER !CONFIRMV !YES !BUDGET !MOVE_IN'],
    ['visit.time-offered', 2.6, 'DATE TIME !YES !CONFIRMV !SEEK !ANGER'],
    ['visit.day-asked', 2.6, 'DATE Q|CAN SHORT !INFOTHING !YES !CONFIRMV !SEEK !MOVE_IN !COME'],
    ['visit.come', 3, 'CAN|WANT>COME DATE|SEE !NEG !NOMORE'],
  ]),
  ...rules('CONFIRM', [
    ['confirm.verb', 4, 'CONFIRMV !NEG !SEEK'],
    ['confirm.yes', 3, 'YES SHORT !NEG !Q'],
    ['confirm.yes-first', 2, 'YES_FIRST !NEG !SEEK !WANT'],
    ['confirm.yes-for-time', 3.6, 'YES DATE|TIME !Q !NEG>COME !SEEK !SEE !VISIT'],
    ['confirm.emoji', 3, 'THUMBS SHORT'],
  ]),
  ...rules('PRICE_QUESTION', [
    ['price.how-much', 3.2, 'HOWMUCH !COUNTOF !VALUE'],
    ['price.asked', 3, 'PRICE ASK|Q|HOWMUCH !SEEK !VALUE'],
    ['price.only', 3, 'PRICE SHORT !VALUE'],
    ['price.mentioned', 1, 'PRICE !BUDGET'],
    ['price.negotiate', 3.6, 'NEGOTIATE !SEEK'],
    ['price.offer', 4.5, 'OFFER BUDGET !SEEK !OWN'],
    ['price.offer-made', 2.6, 'OFFER PRICE|NEGOTIATE !SEEK !OWN'],
    ['price.amount-asked', 2.2, 'BUDGET Q !SEEK !WANT !OWN !CRITERIA'],
  ]),
  ...rules('AVAILABILITY_QUESTION', [
    ['availability.still', 4.4, 'STILL>AVAIL !INFOTHING !WANT'],
    ['availability.still-after', 4.4, 'AVAIL>STILL !INFOTHING !WANT'],
    ['availability.asked', 3, 'AVAIL ASK|Q !INFOTHING !FEATURE !WANT !SEEK !DATE !MEDIA !NEGOTIATE !COUNTOF !WHERE'],
    ['availability.short', 3, 'AVAIL TERSE !INFOTHING !FEATURE !DATE'],
    ['availability.for-sale-still', 4, 'STILL FORSALE|RENT ASK|Q !WANT !SEEK !OWN'],
    ['availability.still-only', 3, 'STILL TERSE !THANK !YES !COUNTOF'],
    ['availability.still-asked', 2.8, 'STILL ASK|Q SHORT !INFOTHING !THANK !COUNTOF !FEATURE !WANT'],
    ['availability.still-have', 5, 'STILL>SEEK PROP Q !WANT'],
    ['availability.have-still', 3.4, 'SEEK>STILL PROP Q'],
  ]),
  ...rules('INFO_QUESTION', [
    ['info.thing-asked', 3.3, 'INFOTHING ASK|Q !SEEK !WANT_HOME !VALUE'],
    ['info.feature-asked', 3.3, 'FEATURE ASK|Q !SEEK !WANT_HOME'],
    ['info.thing-have', 2.8, 'SEEK>INFOTHING Q|ASK !PROP'],
    ['info.ask-thing', 3.9, 'ASK>INFOTHING !PROPERTY_SOUGHT !WANT_HOME !VALUE'],
    ['info.media', 3.8, 'MEDIA !ANGER !OWN'],
    ['info.where', 3.6, 'WHERE !SEEK !ANGER'],
    ['info.count', 4.2, 'COUNTOF ASK|Q|HOWMUCH|SHORT !SEEK'],
    ['info.thing-only', 2.8, 'INFOTHING TERSE'],
    ['info.more', 3, 'ASK>INFOREQ'],
    ['info.question', 1.6, 'ASK Q !GREETING_ONLY !SEEK !REFUSE'],
    ['info.question-mark', 0.8, 'Q !GREETING_ONLY'],
    ['info.since-when', 2.3, 'WHEN !DATE !RDV !VISIT !SEE !FREE !NOREPLY'],
  ]),
  ...rules('SELL', [
    ['sell.own', 5.5, 'SELLV OWN'],
    ['sell.for-sale-own', 5, 'FORSALE OWN !RENTOUT'],
    ['sell.want', 4.5, 'WANT|CAN|SEEK>SELLV !OFFER !HOWMUCH>SELLV'],
    ['sell.verb-first', 3.2, 'SELLV !SEEK !BUY !OFFER !AVAIL !HOWMUCH !VALUE'],
    ['sell.and-buy', 3, 'SELLV BUY !OFFER WANT|OWN'],
  ]),
  ...rules('RENT_OUT', [
    ['rent-out.own', 5.5, 'RENTOUT OWN'],
    ['rent-out.verb', 3.4, 'RENTOUT !SEEK !OWN'],
    ['rent-out.tenant', 5, 'SEEK|WANT>TENANT'],
    ['rent-out.rent-own', 4.6, 'RENT OWN !BUY'],
    ['rent-out.tenant-own', 3, 'TENANT OWN'],
  ]),
  ...rules('ESTIMATE', [
    ['estimate.value', 4, 'VALUE !BUDGET>VALUE'],
    ['estimate.how-much-sell', 9, 'HOWMUCH|PRICE>SELLV OWN'],
    ['estimate.own', 3, 'VALUE OWN'],
    ['estimate.price-of-own', 3.5, 'HOWMUCH|PRICE OWN ASK|Q|HOWMUCH !SELLV !RENTOUT'],
  ]),
  ...rules('COMPLAINT', [
    ['complaint.anger', 4.5, 'ANGER !SEEK'],
    ['complaint.no-reply-waited', 4.2, 'NOREPLY WAITED|DURATION'],
    ['complaint.no-reply', 3.2, 'NOREPLY !CANCELV !SEEK'],
    ['complaint.sarcasm', 4.5, 'PRAISE WAITED|NOREPLY'],
    ['complaint.sarcasm-service', 2.8, 'PRAISE SERVICE !THANK'],
    ['complaint.sarcasm-duration', 4.5, 'PRAISE DURATION !DATE'],
    ['complaint.legal', 2.5, 'LEGAL'],
    ['complaint.waited', 2.4, 'WAITED !SEEK !DATE'],
  ]),
  ...rules('SEARCH', [
    ['search.seek-home', 4, 'SEEK PROP !OWN !TENANT'],
    ['search.seek-rooms', 3.5, 'SEEK SIZE !OWN'],
    ['search.seek-deal', 3.6, 'SEEK BUY|RENT|FORSALE !OWN !TENANT'],
    ['search.seek-place', 2.8, 'SEEK PLACE'],
    ['search.want-deal', 4, 'WANT>BUY|RENT !RENTOUT'],
    ['search.want-home', 3.4, 'WANT PROP !OWN !SEE !VISIT !HUMANW'],
    ['search.buy-home', 3.6, 'BUY PROP|PLACE|SIZE !OWN'],
    ['search.rent-home', 3.2, 'RENT PROP|SIZE !OWN !HOWMUCH !PRICE_ASKED !OFFER'],
    ['search.for-sale-home', 3.2, 'FORSALE PROP|SIZE !OWN !STILL'],
    ['search.home-budget', 3, 'PROP|SIZE BUDGET !OWN !OFFER'],
    ['search.home-place', 2.6, 'PROP|SIZE PLACE !Q !OWN'],
    ['search.criteria', 2.5, 'CRITERIA !OWN'],
    ['search.budget', 1.8, 'BUDGET !OFFER !OWN'],
    ['search.place-budget', 1.5, 'PLACE BUDGET !OFFER !OWN'],
    ['search.buy', 2.6, 'BUY !SELLV'],
    ['search.answer', 3, 'ANSWER'],
  ]),
  ...rules('OTHER', [
    ['other.injection', 8, 'INJECT'],
    ['other.spam', 7, 'SPAM_STRONG'],
    ['other.spam-word', 2.8, 'SPAM !PROP'],
    ['other.wrong-number', 5.5, 'WRONGNUM !VISIT>Q'],
    ['other.refusal', 3.4, 'REFUSE !SEEK !OFFER !NOREPLY SHORT'],
    ['other.refusal-long', 2.2, 'REFUSE !SEEK !OFFER !NOREPLY'],
    ['other.laugh', 3, 'LAUGH'],
    ['other.chat', 2.6, 'CHAT !PROP'],
  ]),
  ...rules('THANKS', [
    ['thanks.word', 1.6, 'THANK'],
    ['thanks.short', 1.2, 'THANK SHORT !REFUSE !Q'],
  ]),
  ...rules('GREETING', [
    ['greeting.word', 1.2, 'GREET'],
    ['greeting.only', 2, 'GREETING_ONLY'],
  ]),
]

/** Used only when no rule above gives an intent: a question about anything else is an INFO_QUESTION. */
export const FALLBACK_RULES: readonly IntentRule[] = rules('INFO_QUESTION', [
  ['info.any-question', 2.4, 'Q !GREETING_ONLY !CHAT !LAUGH'],
  ['info.any-question-word', 2.3, 'ASK_FIRST !GREETING_ONLY !THANK !CHAT'],
])
