import type { ProviderEvent } from '@/lib/api-operations.ts'
import type { Tone } from '@/ui/theme.ts'

export const eventTones: Record<ProviderEvent['state'], Tone> = {
  PENDING: 'saffron',
  DONE: 'mint',
  QUARANTINED: 'terracotta',
}
