import type { Tone } from '@/ui/theme.ts'

const tones = new Map<string, Tone>([
  ['APPROVED', 'mint'],
  ['PENDING', 'saffron'],
  ['IN_APPEAL', 'saffron'],
  ['PAUSED', 'saffron'],
  ['LIMIT_EXCEEDED', 'saffron'],
  ['REJECTED', 'terracotta'],
  ['DISABLED', 'terracotta'],
  ['LOCKED', 'terracotta'],
])

/** The colour of a template's status; a word nobody knows is neutral. */
export const templateTone = (status: string): Tone => tones.get(status) ?? 'sand'

/** The colour of what people think of a template. */
export const qualityTone = (quality: string): Tone =>
  quality === 'GREEN' ? 'mint' : quality === 'RED' ? 'terracotta' : 'saffron'
