export { randomToken, sameText, sha256, sha256Hex, sign } from './hashes.ts'
export { CannotOpen, createVault, type Vault } from './vault.ts'
