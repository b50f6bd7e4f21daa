import { type RawBuilder, sql } from 'kysely'
import type { LegalMentions } from './legal-mentions.rules.ts'

/** The legal mentions of a row of app.branches under an alias, as one jsonb value. */
export function legalJson(alias: string): RawBuilder<LegalMentions> {
  const legal = sql.ref(`${alias}.legal`)
  return sql<LegalMentions>`jsonb_build_object('legalForm', ${legal} ->> 'legalForm', 'seat', ${legal} ->> 'seat',
    'tradeRegister', ${legal} ->> 'tradeRegister', 'card', ${legal} ->> 'card', 'cardIssuer', ${legal} ->> 'cardIssuer',
    'siret', ${legal} ->> 'siret', 'ice', ${legal} ->> 'ice')`
}
