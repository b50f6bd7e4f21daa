export { isPrivateAddress, namesPrivateAddress, publicLookup, resolvePublic } from './public-addresses.ts'
