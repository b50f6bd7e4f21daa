-- A conversation put off until an instant: it leaves the lists of work and comes back by itself. Whether it sleeps is asked
-- of the instant and never of the columns being filled: the job that wakes it may be late.
alter table app.conversations
  add column snoozed_until timestamptz,
  add column snoozed_by uuid,
  add constraint conversations_snoozed check (snoozed_by is null or snoozed_until is not null);

-- What sleeps, in the order in which it wakes; few of many.
create index conversations_snoozed on app.conversations (org_id, snoozed_until, id) where snoozed_until is not null;
-- What nobody has looked at, for the numbers beside the lists.
create index conversations_unread on app.conversations (org_id, last_at desc, id desc) where unread_count > 0;

-- The trail names the columns it watches when it is made.
select private.audit_changes_only('app.conversations');

-- Whoever put a conversation off is told that it is back.
alter table app.notifications drop constraint notifications_kind_check,
  add constraint notifications_kind_check check (kind in ('DOSSIER_ASSIGNED', 'DOSSIERS_HANDED_OVER', 'MENTIONED', 'TASK_ASSIGNED',
    'TASK_REMINDER', 'TASK_DUE', 'FIRST_RESPONSE_LATE', 'APPOINTMENT_BOOKED', 'APPOINTMENT_MOVED', 'APPOINTMENT_CANCELLED',
    'OFFER_RECEIVED', 'OFFER_ACCEPTED', 'DOCUMENT_RECEIVED', 'CONVERSATION_WAITING', 'CONVERSATION_AWAKE', 'APPOINTMENT_JOINED',
    'APPOINTMENT_LEFT', 'ANNONCE_BLOCKED', 'ANNONCE_FREED'));
