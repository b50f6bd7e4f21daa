export { cannedRepliesModule } from './canned-replies.module.ts'
export { addReply } from './canned-replies.service.ts'
