/**
 * Whether what a person decides about a dead letter still holds: it is one (`AT_REST`), it is none any more (`ALREADY`:
 * sent again or set aside), or it failed once more since they looked (`CHANGED`).
 * @param seen tries that the person's screen showed
 */
export function letterState(
  letter: { status: string; discarded: boolean; attempts: number },
  seen: number,
): 'AT_REST' | 'ALREADY' | 'CHANGED' {
  if (letter.discarded || (letter.status !== 'DEAD' && letter.status !== 'FAILED')) return 'ALREADY'
  return letter.attempts === seen ? 'AT_REST' : 'CHANGED'
}
