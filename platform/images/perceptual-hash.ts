/** Size of the grey thumbnail that a difference hash reads. */
export const HASH_WIDTH = 9
export const HASH_HEIGHT = 8

/**
 * The 64-bit difference hash (dHash) of a 9×8 grey thumbnail as 16 hex digits: each bit says whether a pixel is darker
 * than its right neighbour, so that scaling, light re-compression and brightness leave it nearly as it was.
 */
export function differenceHash(grey: Uint8Array): string {
  if (grey.length !== HASH_WIDTH * HASH_HEIGHT) throw new RangeError(`${grey.length} pixels instead of 9×8`)
  let bits = 0n
  for (let y = 0; y < HASH_HEIGHT; y += 1) {
    for (let x = 0; x < HASH_WIDTH - 1; x += 1) {
      const left = grey[y * HASH_WIDTH + x] ?? 0
      const right = grey[y * HASH_WIDTH + x + 1] ?? 0
      bits = (bits << 1n) | (left < right ? 1n : 0n)
    }
  }
  return bits.toString(16).padStart(16, '0')
}

/** How many of the 64 bits differ: 0 for the same picture, about 32 for two that have nothing in common. */
export function hashDistance(a: string, b: string): number {
  let difference = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  let count = 0
  while (difference > 0n) {
    count += Number(difference & 1n)
    difference >>= 1n
  }
  return count
}
