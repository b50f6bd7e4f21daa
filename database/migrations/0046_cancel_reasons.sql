-- Why appointments are called off becomes one of the lists an organisation words and orders (modules/reference-data). What
-- was written before stays as it is in cancel_reason, which is the remark beside the code from now on.

alter table app.reference_values
  drop constraint reference_values_list_check,
  add constraint reference_values_list_check
    check (list in ('LOSS_REASON', 'WON_REASON', 'SOURCE', 'TASK_CATEGORY', 'DOCUMENT_TYPE', 'CANCEL_REASON'));
alter table app.reference_lists
  drop constraint reference_lists_list_check,
  add constraint reference_lists_list_check
    check (list in ('LOSS_REASON', 'WON_REASON', 'SOURCE', 'TASK_CATEGORY', 'DOCUMENT_TYPE', 'CANCEL_REASON'));

alter table app.appointments
  add column cancel_code text constraint appointments_cancel_code_form check (cancel_code ~ '^[A-Z][A-Z0-9_]{1,39}$');
