-- A mailbox has templates, too: their words have a form (headings, lists, links), kept as a document beside the plain words.
alter table app.message_templates
  add column document jsonb check (jsonb_typeof(document) = 'object'),
  drop constraint message_templates_footer_check,
  add constraint message_templates_footer_check check (char_length(footer) between 1 and 500);
alter table app.message_template_versions
  add column document jsonb check (jsonb_typeof(document) = 'object');
