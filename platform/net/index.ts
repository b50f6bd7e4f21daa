export { isPrivateAddress, namesPrivateAddress, publicLookup } from './public-addresses.ts'
