/** English vocabulary by concept (same layout as `words-fr.ts`). */
export const WORDS_EN = {
  WANT: 'want|wanna|would like|d like|i d like|would love|d love|id like|wish|like to|keen to|hoping to|hope to|planning to|thinking of|thinking about|considering|interested in',
  SEEK: 'looking for|look for|looking to|search for|searching for|searching|seeking|need|needs|find me|in search of|hunting for|on the hunt|after a|do you have|have you got|you got any|got any|any apartments|any flats|any houses|any villas|any studios|any properties|any land|anyone renting|anyone selling|show me|relocating|interested in buying|interested in renting|in the market for|looking at',
  BUY: 'buy|buying|purchase|purchasing|acquire|invest|investing|buyer|to buy|get on the property ladder|first time buyer',
  RENT: 'rent|renting|rental|to let|lease|for rent|to rent|per month|a month|pcm|monthly|letting|long term let|share a flat|flatshare|roommate|flatmate',
  FORSALE: 'for sale|on sale|sale',
  SELLV:
    'sell|selling|put on the market|put it on the market|list my|list it|list our|sell my|sell our|find a buyer|list with you|part with|get rid of',
  RENTOUT:
    'rent out|renting out|let out|let my|lease out|want to let|find tenants|find a tenant|looking for tenants|looking for a tenant|need a tenant|need tenants|manage the letting|letting of my|the letting of|rent my|rent it out|letting my|property management|manage my rental|lease my|to let my|let our|lease it',
  TENANT: 'tenant|tenants|renter|renters|lodger|lodgers',
  OWNER: 'owner of|i own|we own|landlord|landlady|i m the owner|own a|own an|inherited',
  MY: 'my|our|mine|i have a|i have an|got a|got an|ive a|we have a|ive got a|i ve got a',
  VALUE:
    'worth|valuation|value|valued|estimate|estimation|appraisal|appraise|evaluate|fetch|how much could i get|could i get for|get for my|market value|assess|price my',
  VISIT: 'visit|visiting|viewing|viewings|tour|walkthrough|open house|a showing|showing',
  SEE: 'see|view|look at|take a look|have a look|come by|drop by|check out|come see|show me around|swing by|stop by|stop over|pop by|pop in|look around|shown around|see it',
  RDV: 'appointment|appt|meeting|booking|slot|viewing|viewings|the visit|time slot',
  BOOK: 'book|schedule|arrange|set up|organise|organize|plan|fix',
  CAN: 'can|could|may|possible|is it possible|able to|would it be possible|chance|is it ok|shall|any way|mind if',
  FREE: 'available|free|i m free|works for me|suits me|works for you|suit you|im available|i can do|i could do|around on|in town|in casablanca on',
  WHEN: 'when|what time|what day|which day|which days|what times|when would',
  MOVE: 'move|moved|reschedule|rescheduled|postpone|postponed|push|push back|delay|change|shift|another day|another time|different day|different time|other day|later time|earlier time|bring forward|rearrange|rebook|switch|swap|bump',
  INSTEAD: 'instead|rather|instead of|is better|would be better|works better',
  CANCELV:
    'cancel|cancelled|canceled|cancelling|call off|calling off|cancellation|scrap the|drop the viewing|no longer need the viewing|wont be needing the viewing|call it off|forget the visit|forget the viewing|forget about the visit|forget about the viewing|skip the visit|skip the viewing',
  COME: 'come|coming|make it|attend|be there|show up|turn up|get there|going|be able to make|to make|make the|make our|make friday',
  ABSENT: 'something came up|emergency|sick|stuck|unavailable|tied up|held up',
  FOUNDELSE:
    'found another|found a place|found something else|found somewhere|elsewhere|changed my mind|no longer need|already found|no longer interested in the viewing',
  NEG: 'not|no|don t|dont|doesn t|can t|cant|cannot|won t|wont|isn t|isnt|wouldn t|never|without|neither|nor|didn t|didnt|unable|except|aren t|haven t|hasn t|nothing|couldn t|nobody',
  NOMORE: 'stop|no more|anymore|any more|any longer|no longer|quit|enough|cease|done with',
  YES: 'yes|yeah|yep|yup|ok|okay|sure|perfect|sounds good|great|fine|is fine|works|deal|agreed|that works|all good|absolutely|of course|good for me|see you there|see you then|see you|no problem|k|alright|cool|brilliant|lovely|definitely|sounds great|got it|go ahead|yess|works perfectly|thats fine',
  CONFIRMV:
    'confirm|confirmed|confirming|i ll be there|ill be there|we ll be there|well be there|see you there|see you then|count me in|see u tomorrow|count on me|will be there',
  PRICE:
    'monthly rent|rent be|price|cost|costs|fee|fees|asking price|rate|how much is the rent|price tag|pricing|asking for it|they asking|commission|going for|priced',
  HOWMUCH: 'how much|hm is it|what s the damage|whats the price',
  COUNTOF: 'how many|number of|how big|what size|what is the size|square footage',
  NEGOTIATE:
    'negotiable|negotiate|negotiation|discount|lower|best price|lowest|bottom price|best offer|reduction|flexible on|haggle|come down|knock off|wiggle room|room to move|final price|last price|cheaper',
  OFFER:
    'offer|i offer|offering|make an offer|would you take|would the owner take|would they take|owner take|owner accept|accept|would they accept|counter offer|put in an offer|i can pay|i ll pay|ill give|i ll give|i can do|willing to pay|seller accept|bid|landlord accept|landlord take|we can go to|i can go to|can go up to|our offer|my offer|could go to|acceptable to the|seller take|do it for|settle for|go for',
  AVAIL:
    'available|availability|taken|sold|on the market|rented|gone|free|under offer|off the market|up for grabs|still have|vacant|let already|been let|reserved|still for sale|still for rent|still there',
  STILL: 'still|already|yet|has|been',
  ASK: 'do i|do we|should i|would i|is it|is there|are there|does it|does|do you|what|what s|whats|which|how|why|who|is the|are the|has it|tell me|wondering|question|information|info|details|more details|know|would like to know|let me know|is|are|has|more about',
  WHERE: 'where|address|located|location|neighborhood|neighbourhood|directions|pin|map|area is it',
  MEDIA: 'photo|photos|picture|pictures|pics|video|videos|floor plan|floorplan|brochure|images|virtual tour|layout',
  INFOTHING:
    'floor|elevator|lift|parking|charges|service charge|service charges|energy|rating|heating|taxes|council tax|furnished|pets|pet|dog|cat|documents|paperwork|guarantor|deposit|internet|wifi|fiber|school|schools|metro|tram|transport|shops|title deed|title|cellar|kitchen|renovation|year built|built|quiet|noisy|air conditioning|ac|bathroom|bathrooms|opening hours|open|notice|lease|size|sqm|square|terrace|balcony|garden|pool|view|conditions|procedure|notary|smoking|smoke|near|close to|garage|utilities|bills|insurance|mortgage|payment|foreigners|foreigner|beach|secure|gated|security|orientation|sunny|washing machine|furniture|furnitures|appliances|process|office hours|minimum stay|bedrooms|rooms|english|equipped|safe|area',
  SENDME: 'send me|send|share|email me the|forward me',
  HUMANW:
    'human|real person|person|someone|somebody|advisor|adviser|agent|an agent|manager|representative|rep|consultant|staff|actual person|colleague|supervisor|your boss|realtor|operator|member of staff|team member|specialist|customer service',
  TALK: 'talk|speak|talking|speaking|chat with|contact me|connect me|put me through|transfer me|get me|reach|get in touch|get back to me|discuss with|pass me|hand me over|escalate',
  CALLME:
    'call me|phone me|ring me|give me a call|give me a ring|call back|callback|call me back|contact me|have someone call|someone call|reach me|ring back|phone call|a call|get in touch with me|get me on the phone|reach out to me|be called',
  ROBOT: 'bot|robot|machine|automated|chatbot|ai|computer|auto reply|auto response',
  MSG: 'messages|message|texts|text|texting|sms|offers|ads|advertising|notifications|newsletter|spam|promos|promotions|updates|marketing|emails|whatsapps|whatsapp|listings|alerts|msgs|messaging|new properties|promotional|new listings',
  LIST: 'list|lists|mailing list|database|contacts|number|phone number|records|contact list|data|my data|details',
  REMOVE:
    'remove|delete|take me off|take my number off|get my number off|take my number out|take me out|erase|lose|drop me|forget|get me off|take off|scrub|wipe|off your|strike me|block',
  UNSUB: 'remove me|take me off|unsubscribe|unsubscribed|unsub|opt out|opt me out|opting out|optout|gdpr',
  LEAVEALONE:
    'leave me alone|don t contact me|dont contact me|do not contact me|stop contacting|stop bothering|don t message me|dont message me|do not message|do not text|don t text|dont text|stop texting|stop messaging|not be contacted|stop writing|stop sending|quit texting|quit messaging|no need to contact me|no need to write|rather not hear|not hear from you|hear from you again|prefer not to hear|stop calling|don t call me|dont call me|bugging me',
  CONTACTME:
    'spamming|contact|texting|text|message|messaging|write|writing|send|sending|receive|receiving|get|getting|hear|call|calling|bother|bothering|reach out|contacted|email',
  RESUB:
    'resubscribe|re subscribe|subscribe me|subscribe|sign me up|sign me back|opt in|opt me in|opt me back|add me back|put me back|back on your list|back on the list|unstop|start sending|back on|resume|re enable',
  AGAIN: 'again|back|once more|from now on',
  RECEIVE:
    'receive|receiving|send me|get|getting|hear about|hear from|keep me posted|keep me updated|notify me|keep me informed|hear',
  ANGER:
    'unacceptable|terrible|awful|horrible|worst|disappointed|disappointing|scam|scammers|scammer|fraud|liars|liar|lie|ridiculous|joke|shame|disgusting|disgusted|complaint|complain|unprofessional|rude|furious|angry|fed up|sick of|pathetic|useless|rubbish|waste of time|wasted my time|wasting my time|incompetent|appalling|disgrace|disgraceful|nothing like the photos|misleading|fake|cheated|rip off|ripoff|crap|bullshit|lawyer|sue|sick and tired|no show|noshow|not happy|unhappy|shambles|shocking|poor service|bad service|dishonest|stood up|stood me up|thieves|ghosted|clowns',
  WAITED: 'waited|waiting|wait|third time|second time|for weeks|for days|several times|three times|been a month',
  NOREPLY:
    'no answer|no reply|no response|nobody answers|no one answers|nobody replies|no one replies|no one came|nobody came|nobody showed|no one showed|never replied|never answered|never came|didn t show|didnt show|never showed|no one|nobody|to reply|to answer|didn t come|ignored|ignoring|radio silence|never called back|still nothing|never called|no news',
  PRAISE:
    'great job|well done|bravo|congrats|congratulations|impressive|wow|amazing|brilliant|fantastic|wonderful|top notch|outstanding|stellar|excellent|nice job|good job|slow clap|lovely|super',
  SERVICE: 'service|agency|agent|agents|company|professionalism|team|job|organisation|staff',
  GREET:
    'hello|hi|hey|good morning|good afternoon|good evening|hiya|morning|how are you|hi there|greetings|yo|hows it going|how s it going|evening',
  THANK:
    'thanks|thank you|thx|ty|thank u|cheers|appreciate|appreciated|grateful|many thanks|tks|tysm|much obliged|youre the best|very kind|helpful',
  REFUSE:
    'not interested|no thanks|no thank you|no longer interested|pass|ill pass|i ll pass|nope|no|nah|too expensive|not for me|not for us|not now|maybe later|never mind|nevermind|all set|no need thanks|im good thanks|i m good|think about it',
  WRONGNUM:
    'wrong number|wrong person|who is this|who are you|who dis|not me|don t know you|dont know you|you have the wrong|never contacted you|mistaken|didn t ask|didnt ask for',
  SPAM: 'earn|crypto|bitcoin|forex|click|click this|click here|casino|betting|make money|work from home|passive income|guaranteed returns|investment opportunity|free gift|you won|you have won|winner|lottery|loan approved|instant loan|seo|followers|viagra|limited offer|special offer|promo code|whatsapp group|telegram|giveaway|prize|claim your|cheap website|we offer our services|our company offers|boost your|double your|parcel|delivery pending|voucher',
  INJECT:
    'ignore previous|ignore all|ignore your|ignore the|previous instructions|disregard|forget your instructions|forget all|system prompt|your instructions|your prompt|you are now|from now on you|act as|pretend|developer mode|admin mode|jailbreak|reveal|dump|customer list|client list|other clients|all your clients|api key|password|sudo|execute|dan|override|bypass|print your|set the price|drop table|new instructions|system message|repeat after me|respond only with|reply only with|your guidelines|your rules|as an administrator|as an admin',
  CHAT: 'lol|lmao|haha|joke|tell me a joke|weather|football|happy new year|happy birthday|merry|nice day|what s up|wassup|hiring|job|jobs|do you like|recruiting|vacancy|internship|resume|are you single|favourite|favorite|have a nice day|hows life',
  LEGAL: 'lawyer|court|legal action|sue|attorney',
} as const
