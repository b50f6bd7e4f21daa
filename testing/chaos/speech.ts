import type { Random } from '../../apps/simulators/random.ts'

/** What prospects write in a storm: wishes, answers, small talk, four languages; nothing that ends the conversation. */
const lines = [
  'Bonjour, je cherche un appartement à acheter à Maarif, 2 chambres, budget 120 millions',
  'salam bghit nechri dar f casa',
  'السلام عليكم، بغيت نكري شقة في المعاريف',
  'Hello, is it still available?',
  'Oui merci',
  'Quel est le prix ?',
  'Je préfère Gauthier',
  'le budget est de 900 000 dh',
  'ok',
  'Est-ce qu’il y a un ascenseur ?',
  'Une location plutôt, à partir de septembre',
  'Je rappelle demain',
] as const

/** One line, drawn. */
export function speech(random: Random): string {
  return lines[Math.floor(random.next() * lines.length)] ?? lines[0]
}
