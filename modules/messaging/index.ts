export {
  connectMailbox,
  connectTwilioNumber,
  connectWhatsAppNumber,
  receiveMailFor,
  registerMailApp,
  registerProviderApp,
  registerTwilioAccount,
} from './accounts.service.ts'
export { type ConversationRow, lockConversation, type MessageChannel } from './conversations.repository.ts'
export { handOver } from './conversations.service.ts'
export { conversationAwake, listConversations, visibleConversations } from './conversations.views.ts'
export { gazetteerOf } from './gazetteer.read-model.ts'
export { keepUnderstanding } from './inbound.repository.ts'
export { takeDelivery } from './intake.service.ts'
export { causeOf } from './lines.ts'
export { messagingModule } from './messaging.module.ts'
export { branchPlace } from './messaging.read-model.ts'
export { type MessageDraft, queueMessage } from './outbound.service.ts'
export { type Quiet, quietHoursAround, zoneOfContact } from './quiet-hours.rules.ts'
export { contentWith } from './template-content.rules.ts'
export { addTemplate } from './templates.admin.service.ts'
export { type TemplateFacts, whenText } from './templates.rules.ts'
export { addresseeOf } from './templates.service.ts'
export { approvedTemplate, valuesFrom, type Way, waysTo, withdrawMessages } from './threads.service.ts'
