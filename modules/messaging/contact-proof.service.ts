import type { Static } from 'typebox'
import { toLocale } from '#locales'
import { isoAt } from '#platform/clock'
import type { RequestContext } from '#platform/context'
import { notFound } from '#platform/errors'
import { section, statementOf, tableOf, type Words, wordsOf, writeStatement } from '#platform/pdf'
import { type ProofFacts, readProofFacts } from './contact-proof.views.ts'
import { type ContactFacts, contactProof, type Finding, purposeFor, verdictOf } from './contact-verdict.rules.ts'
import { peekConversation } from './conversations.repository.ts'
import { readConversation } from './conversations.views.ts'
import type { ContactProof, ProofQuery } from './messaging.schema.ts'
import { contactFacts } from './outbound.service.ts'

/**
 * Whether this person may be contacted now, and what each rule says, in the words of who asks: the same function that
 * lets a message out, with its evidence. Asked for a free text by a person unless the query says otherwise. 404 for a
 * conversation the caller does not see.
 */
export async function proveContact(
  ctx: RequestContext,
  conversationId: string,
  query: Static<typeof ProofQuery>,
): Promise<Static<typeof ContactProof>> {
  const { proof } = await gather(ctx, conversationId, query)
  return proof
}

/** The same as a document to be printed or kept (PDF). */
export async function printContactProof(
  ctx: RequestContext,
  conversationId: string,
  query: Static<typeof ProofQuery>,
): Promise<{ fileName: string; bytes: Buffer }> {
  const { proof, known, words } = await gather(ctx, conversationId, query)
  const { text, code } = words
  const locale = toLocale(ctx.locale)
  const bytes = await writeStatement(
    statementOf(locale, {
      organization: known.house,
      title: text('title'),
      subtitle: `${known.contact} · ${known.reach}`,
      footer: text('pdf.footer', { at: words.at(proof.at) }),
      sections: [
        section(proof.sentence, {
          facts: [
            [text('pdf.channel'), code('channel', proof.channel)],
            [text('pdf.account'), known.account],
            [text('pdf.asked'), text(query.template ? 'asked.template' : 'asked.free', { name: query.template ?? '' })],
          ],
        }),
        tableOf(
          words,
          text('pdf.rules'),
          [
            [text('pdf.rule'), 3],
            [text('pdf.result'), 2],
            [text('pdf.why'), 7],
          ],
          proof.findings.map((f) => [f.name, text(`result.${f.result}`), f.text]),
        ),
        tableOf(
          words,
          text('pdf.consents'),
          [
            [text('pdf.purpose'), 2],
            [text('pdf.state'), 2],
            [text('pdf.since'), 3],
            [text('pdf.source'), 3],
            [text('pdf.entry'), 5],
          ],
          known.consents.map((c) => [
            code('purpose', c.purpose),
            code('consent', c.state),
            words.at(c.since),
            code('consentSource', c.source),
            c.entry,
          ]),
        ),
      ],
    }),
  )
  return { fileName: `contact-${conversationId}.pdf`, bytes }
}

async function gather(
  ctx: RequestContext,
  conversationId: string,
  { template, language, by }: Static<typeof ProofQuery>,
) {
  const [seen, conversation, known] = await Promise.all([
    readConversation(ctx, conversationId),
    peekConversation(ctx, conversationId),
    readProofFacts(ctx, conversationId),
  ])
  if (!seen || !conversation || !known) throw notFound('conversation')
  const content = template
    ? ({ type: 'template', name: template, language: language ?? 'fr' } as const)
    : ({ type: 'text', body: '' } as const)
  const { facts } = await contactFacts(ctx, conversation, { origin: by === 'ASSISTANT' ? 'AGENT' : 'APP', content })
  const words = wordsOf(toLocale(ctx.locale), known.zone, 'proof')
  const findings = contactProof(facts)
  const verdict = verdictOf(facts, findings)
  const until = 'until' in verdict && verdict.until !== null ? isoAt(verdict.until) : null
  const proof: Static<typeof ContactProof> = {
    at: isoAt(facts.now),
    channel: facts.channel,
    answer: verdict.answer,
    code: verdict.answer === 'YES' ? null : verdict.code,
    purpose: purposeFor(facts),
    until,
    sentence: words.text(until ? `answer.${verdict.answer}_UNTIL` : `answer.${verdict.answer}`, {
      at: words.at(until),
    }),
    findings: findings.map((finding) => ({
      rule: finding.rule,
      result: finding.result,
      name: words.text(`rule.${finding.rule}`),
      text: sentenceOf(words, finding, facts, known),
      until: 'until' in finding && finding.until !== null ? isoAt(finding.until) : null,
    })),
  }
  return { proof, known, words }
}

/** Why a rule says what it says, as a sentence with its figures. */
function sentenceOf(words: Words, finding: Finding, facts: ContactFacts, known: ProofFacts): string {
  const purpose = purposeFor(facts)
  const consent = known.consents.find((c) => c.purpose === purpose)
  const counted = (days: number, marketing: boolean) =>
    facts.written.filter((w) => w.at > facts.now - days * 86_400_000 && (!marketing || w.purpose === 'MARKETING'))
      .length
  const amount = (micros: number | undefined) =>
    micros === undefined ? '' : `${(micros / 1_000_000).toFixed(2)} ${facts.cost?.currency ?? ''}`
  const params: Record<string, string | number> = {
    until: 'until' in finding && finding.until !== null ? words.at(isoAt(finding.until)) : '',
    account: known.account,
    reach: known.reach,
    purpose: words.code('purpose', purpose),
    since: words.at(consent?.since),
    source: words.code('consentSource', consent?.source),
    expires: words.at(consent?.expiresAt),
    used: facts.quota?.used ?? 0,
    limit: facts.quota?.limit ?? 0,
    ...{ reached: facts.reach?.used ?? 0, reachLimit: facts.reach?.limit ?? 0 },
    ...{ spent: amount(facts.cost?.spent), cap: amount(facts.cost?.cap) },
    day: counted(1, false),
    dayCap: facts.caps.contactPerDay,
    week: counted(7, true),
    weekCap: facts.caps.marketingPerWeek,
    from: facts.quiet.from,
    to: facts.quiet.to,
    zone: facts.zone,
  }
  const variant =
    finding.rule === 'CONSENT' && finding.result === 'PASS' && consent?.expiresAt
      ? 'PASS_UNTIL'
      : finding.result === 'LATER' && finding.until === null && ['PAUSE', 'REACH'].includes(finding.rule)
        ? 'LATER_OPEN'
        : 'code' in finding && finding.code === 'ADDRESS_BOUNCED'
          ? 'NO_BOUNCED'
          : finding.result
  return words.text(`says.${finding.rule}.${variant}`, params)
}
