-- The schema as the migrations leave it, read from the catalogue of a real database by `npm run generate`.
-- To be read and diffed, never run: functions appear with their rights and the hash of their body.

-- ---------------------------------------------------------------- schema app

create table app.absences (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  user_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  reason text,
  constraint absences_pkey PRIMARY KEY (org_id, id),
  constraint absences_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES app.members(org_id, user_id),
  constraint absences_check CHECK ((ends_at > starts_at))
);
CREATE INDEX absences_user ON app.absences USING btree (org_id, user_id, starts_at);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.absences FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.activities (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  dossier_id uuid,
  contact_id uuid,
  annonce_id uuid,
  type text not null,
  code text not null,
  params jsonb not null default '{}'::jsonb,
  body text,
  channel text,
  direction text,
  ref_kind text,
  ref_id uuid,
  actor text not null default app.current_actor(),
  at timestamp with time zone not null default app.app_now(),
  redacted_at timestamp with time zone,
  edited_at timestamp with time zone,
  deleted_at timestamp with time zone,
  content jsonb,
  constraint activities_pkey PRIMARY KEY (org_id, id),
  constraint activities_body_check CHECK ((char_length(body) <= 20000)),
  constraint activities_check CHECK (((content IS NULL) OR ((type = 'NOTE'::text) AND (jsonb_typeof(content) = 'object'::text) AND (body IS NOT NULL)))),
  constraint activities_direction_check CHECK ((direction = ANY (ARRAY['IN'::text, 'OUT'::text]))),
  constraint activities_type_check CHECK ((type = ANY (ARRAY['NOTE'::text, 'TASK'::text, 'STATUS_CHANGE'::text, 'MESSAGE_LOG'::text, 'APPOINTMENT_LOG'::text, 'DOCUMENT_LOG'::text, 'CONSENT_LOG'::text, 'ASSIGNMENT'::text, 'DECISION'::text, 'SYSTEM'::text])))
);
CREATE INDEX activities_annonce ON app.activities USING btree (org_id, annonce_id, id DESC) WHERE (annonce_id IS NOT NULL);
CREATE INDEX activities_contact ON app.activities USING btree (org_id, contact_id, id DESC) WHERE (contact_id IS NOT NULL);
CREATE INDEX activities_dossier ON app.activities USING btree (org_id, dossier_id, id DESC) WHERE (dossier_id IS NOT NULL);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.agenda_holds (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  appointment_id uuid not null,
  user_id uuid,
  resource_id uuid,
  starts_at timestamp with time zone not null,
  taken tstzrange not null,
  overlap_confirmed boolean not null,
  constraint agenda_holds_pkey PRIMARY KEY (org_id, id),
  constraint agenda_holds_org_id_appointment_id_resource_id_key UNIQUE (org_id, appointment_id, resource_id),
  constraint agenda_holds_org_id_appointment_id_user_id_key UNIQUE (org_id, appointment_id, user_id),
  constraint agenda_holds_one_place EXCLUDE USING gist (org_id WITH =, user_id WITH =, taken WITH &&) WHERE (((user_id IS NOT NULL) AND (NOT overlap_confirmed))),
  constraint agenda_holds_one_use EXCLUDE USING gist (org_id WITH =, resource_id WITH =, taken WITH &&) WHERE ((resource_id IS NOT NULL)),
  constraint agenda_holds_org_id_appointment_id_fkey FOREIGN KEY (org_id, appointment_id) REFERENCES app.appointments(org_id, id),
  constraint agenda_holds_org_id_resource_id_fkey FOREIGN KEY (org_id, resource_id) REFERENCES app.resources(org_id, id),
  constraint agenda_holds_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES app.members(org_id, user_id),
  constraint agenda_holds_check CHECK ((num_nonnulls(user_id, resource_id) = 1))
);
CREATE INDEX agenda_holds_resource ON app.agenda_holds USING btree (org_id, resource_id, starts_at) WHERE (resource_id IS NOT NULL);
CREATE INDEX agenda_holds_user ON app.agenda_holds USING btree (org_id, user_id, starts_at) WHERE (user_id IS NOT NULL);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.annonce_photos (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  annonce_id uuid not null,
  "position" integer not null,
  is_cover boolean not null default false,
  alt text,
  width integer not null,
  height integer not null,
  perceptual_hash text not null,
  files jsonb not null,
  created_at timestamp with time zone not null default app.app_now(),
  constraint annonce_photos_pkey PRIMARY KEY (org_id, id),
  constraint annonce_photos_org_id_annonce_id_fkey FOREIGN KEY (org_id, annonce_id) REFERENCES app.annonces(org_id, id),
  constraint annonce_photos_alt_check CHECK ((char_length(alt) <= 300))
);
CREATE UNIQUE INDEX annonce_photos_one_cover ON app.annonce_photos USING btree (org_id, annonce_id) WHERE is_cover;
CREATE INDEX annonce_photos_order ON app.annonce_photos USING btree (org_id, annonce_id, "position");
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.annonce_photos FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.annonce_platform_blocks (
  org_id uuid not null default app.current_org(),
  annonce_id uuid not null,
  reason text not null,
  at timestamp with time zone not null default app.app_now(),
  held_from text,
  constraint annonce_platform_blocks_pkey PRIMARY KEY (org_id, annonce_id),
  constraint annonce_platform_blocks_org_id_annonce_id_fkey FOREIGN KEY (org_id, annonce_id) REFERENCES app.annonces(org_id, id),
  constraint annonce_platform_blocks_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 1000)))
);
CREATE INDEX annonce_platform_blocks_recent ON app.annonce_platform_blocks USING btree (at DESC, annonce_id DESC);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.annonce_platform_blocks FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.annonce_prices (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  annonce_id uuid not null,
  amount bigint not null,
  currency character(3) not null,
  at timestamp with time zone not null default app.app_now(),
  actor text not null default app.current_actor(),
  constraint annonce_prices_pkey PRIMARY KEY (org_id, id),
  constraint annonce_prices_org_id_annonce_id_fkey FOREIGN KEY (org_id, annonce_id) REFERENCES app.annonces(org_id, id)
);
CREATE INDEX annonce_prices_annonce ON app.annonce_prices USING btree (org_id, annonce_id, at);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.annonce_prices FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.annonce_prices FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.annonce_status_history (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  annonce_id uuid not null,
  from_status text,
  to_status text not null,
  fields jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null default app.app_now(),
  actor text not null default app.current_actor(),
  constraint annonce_status_history_pkey PRIMARY KEY (org_id, id),
  constraint annonce_status_history_org_id_annonce_id_fkey FOREIGN KEY (org_id, annonce_id) REFERENCES app.annonces(org_id, id)
);
CREATE INDEX annonce_status_history_annonce ON app.annonce_status_history USING btree (org_id, annonce_id, at);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.annonce_status_history FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.annonce_status_history FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.annonces (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  branch_id uuid not null,
  reference text not null,
  status text not null default 'DRAFT'::text,
  workflow_version_id uuid not null,
  title text not null,
  description text not null default ''::text,
  transaction text not null,
  property_type text not null,
  price_amount bigint,
  price_currency character(3) not null,
  rent_period text,
  surface numeric(10,2),
  land_surface numeric(12,2),
  rooms integer,
  bedrooms integer,
  bathrooms integer,
  floor integer,
  floors integer,
  year_built integer,
  furnished boolean,
  features text[] not null default '{}'::text[],
  city text not null,
  zone text,
  address text,
  address_precision text not null default 'ZONE'::text,
  latitude double precision,
  longitude double precision,
  owner_contact_id uuid,
  mandate jsonb,
  fees jsonb,
  energy jsonb,
  title_deed jsonb,
  closing jsonb,
  moderation_reason text,
  quality_score integer not null default 0,
  quality_missing text[] not null default '{}'::text[],
  published_at timestamp with time zone,
  version integer not null default 1,
  created_by text not null default app.current_actor(),
  created_at timestamp with time zone not null default app.app_now(),
  updated_at timestamp with time zone not null default app.app_now(),
  search_text text generated always as (app.search_fold(((((((title || ' '::text) || reference) || ' '::text) || city) || ' '::text) || COALESCE(zone, ''::text)))),
  city_key text generated always as (app.search_fold(city)),
  zone_key text generated always as (app.search_fold(zone)),
  constraint annonces_pkey PRIMARY KEY (org_id, id),
  constraint annonces_org_id_reference_key UNIQUE (org_id, reference),
  constraint annonces_org_id_branch_id_fkey FOREIGN KEY (org_id, branch_id) REFERENCES app.branches(org_id, id),
  constraint annonces_org_id_owner_contact_id_fkey FOREIGN KEY (org_id, owner_contact_id) REFERENCES app.contacts(org_id, id),
  constraint annonces_org_id_workflow_version_id_fkey FOREIGN KEY (org_id, workflow_version_id) REFERENCES app.workflow_versions(org_id, id),
  constraint annonces_address_precision_check CHECK ((address_precision = ANY (ARRAY['EXACT'::text, 'STREET'::text, 'ZONE'::text]))),
  constraint annonces_bathrooms_check CHECK (((bathrooms >= 0) AND (bathrooms <= 100))),
  constraint annonces_bedrooms_check CHECK (((bedrooms >= 0) AND (bedrooms <= 100))),
  constraint annonces_check CHECK (((transaction = 'RENT'::text) = (rent_period IS NOT NULL))),
  constraint annonces_description_check CHECK ((char_length(description) <= 5000)),
  constraint annonces_floor_check CHECK (((floor >= '-5'::integer) AND (floor <= 200))),
  constraint annonces_floors_check CHECK (((floors >= 0) AND (floors <= 200))),
  constraint annonces_land_surface_check CHECK ((land_surface > (0)::numeric)),
  constraint annonces_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint annonces_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint annonces_price_amount_check CHECK (((price_amount > 0) AND (price_amount < '100000000000000'::bigint))),
  constraint annonces_price_currency_check CHECK ((price_currency = ANY (ARRAY['MAD'::bpchar, 'EUR'::bpchar]))),
  constraint annonces_property_type_check CHECK ((property_type = ANY (ARRAY['APARTMENT'::text, 'VILLA'::text, 'HOUSE'::text, 'STUDIO'::text, 'RIAD'::text, 'LAND'::text, 'OFFICE'::text, 'SHOP'::text, 'FARM'::text, 'ROOM'::text]))),
  constraint annonces_quality_score_check CHECK (((quality_score >= 0) AND (quality_score <= 100))),
  constraint annonces_rent_period_check CHECK ((rent_period = ANY (ARRAY['MONTH'::text, 'WEEK'::text, 'DAY'::text]))),
  constraint annonces_rooms_check CHECK (((rooms >= 0) AND (rooms <= 100))),
  constraint annonces_surface_check CHECK ((surface > (0)::numeric)),
  constraint annonces_title_check CHECK (((char_length(title) >= 10) AND (char_length(title) <= 120))),
  constraint annonces_transaction_check CHECK ((transaction = ANY (ARRAY['SALE'::text, 'RENT'::text]))),
  constraint annonces_year_built_check CHECK (((year_built >= 1000) AND (year_built <= 2100)))
);
CREATE INDEX annonces_city ON app.annonces USING btree (org_id, city_key, updated_at DESC, id DESC);
CREATE INDEX annonces_match ON app.annonces USING btree (org_id, transaction, price_amount) WHERE (status = 'PUBLISHED'::text);
CREATE INDEX annonces_owner ON app.annonces USING btree (org_id, owner_contact_id) WHERE (owner_contact_id IS NOT NULL);
CREATE INDEX annonces_places ON app.annonces USING btree (org_id, city, zone, reference) WHERE (status <> 'ARCHIVED'::text);
CREATE INDEX annonces_price ON app.annonces USING btree (org_id, price_currency, COALESCE(price_amount, (0)::bigint), id);
CREATE INDEX annonces_quality ON app.annonces USING btree (org_id, quality_score, id);
CREATE INDEX annonces_recent ON app.annonces USING btree (org_id, updated_at DESC, id DESC);
CREATE INDEX annonces_search ON app.annonces USING gin (org_id, search_text public.gin_trgm_ops);
CREATE INDEX annonces_status ON app.annonces USING btree (org_id, status, updated_at DESC, id DESC);
CREATE INDEX annonces_stock ON app.annonces USING btree (org_id, transaction, price_currency, price_amount) INCLUDE (id, reference, property_type, city_key, zone_key, rent_period) WHERE ((status = 'PUBLISHED'::text) AND (price_amount IS NOT NULL));
CREATE INDEX annonces_stock_city ON app.annonces USING btree (org_id, transaction, price_currency, city_key, price_amount DESC, id DESC) WHERE ((status = 'PUBLISHED'::text) AND (price_amount IS NOT NULL));
CREATE INDEX annonces_stock_kind ON app.annonces USING btree (org_id, transaction, price_currency, city_key, property_type, price_amount DESC, id DESC) WHERE ((status = 'PUBLISHED'::text) AND (price_amount IS NOT NULL));
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER keep_words AFTER INSERT OR DELETE OR UPDATE OF title, reference, city, zone ON app.annonces FOR EACH ROW EXECUTE FUNCTION private.keep_words('ANNONCE')
--   TRIGGER platform_block BEFORE INSERT OR UPDATE OF status ON app.annonces FOR EACH ROW WHEN ((new.status = 'PUBLISHED'::text)) EXECUTE FUNCTION private.refuse_blocked_publication()
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.annonces FOR EACH ROW EXECUTE FUNCTION private.audit_row('search_text', 'city_key', 'zone_key')
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.api_keys (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  name text not null,
  prefix text not null,
  secret_hash bytea not null,
  scopes text[] not null,
  created_by uuid,
  created_at timestamp with time zone not null default app.app_now(),
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  constraint api_keys_pkey PRIMARY KEY (org_id, id),
  constraint api_keys_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
);
CREATE UNIQUE INDEX api_keys_secret ON app.api_keys USING btree (secret_hash);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.api_keys FOR EACH ROW EXECUTE FUNCTION private.audit_row('secret_hash', 'last_used_at')
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.appointment_attendees (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  appointment_id uuid not null,
  contact_id uuid,
  user_id uuid,
  resource_id uuid,
  created_at timestamp with time zone not null default app.app_now(),
  constraint appointment_attendees_pkey PRIMARY KEY (org_id, id),
  constraint appointment_attendees_org_id_appointment_id_contact_id_key UNIQUE (org_id, appointment_id, contact_id),
  constraint appointment_attendees_org_id_appointment_id_resource_id_key UNIQUE (org_id, appointment_id, resource_id),
  constraint appointment_attendees_org_id_appointment_id_user_id_key UNIQUE (org_id, appointment_id, user_id),
  constraint appointment_attendees_org_id_appointment_id_fkey FOREIGN KEY (org_id, appointment_id) REFERENCES app.appointments(org_id, id),
  constraint appointment_attendees_org_id_contact_id_fkey FOREIGN KEY (org_id, contact_id) REFERENCES app.contacts(org_id, id),
  constraint appointment_attendees_org_id_resource_id_fkey FOREIGN KEY (org_id, resource_id) REFERENCES app.resources(org_id, id),
  constraint appointment_attendees_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES app.members(org_id, user_id),
  constraint appointment_attendees_check CHECK ((num_nonnulls(contact_id, user_id, resource_id) = 1))
);
CREATE INDEX appointment_attendees_contact ON app.appointment_attendees USING btree (org_id, contact_id) WHERE (contact_id IS NOT NULL);
CREATE INDEX appointment_attendees_resource ON app.appointment_attendees USING btree (org_id, resource_id) WHERE (resource_id IS NOT NULL);
CREATE INDEX appointment_attendees_user ON app.appointment_attendees USING btree (org_id, user_id) WHERE (user_id IS NOT NULL);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER hold_attendee AFTER INSERT OR DELETE ON app.appointment_attendees FOR EACH ROW EXECUTE FUNCTION private.hold_attendee()
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.appointment_attendees FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.appointment_history (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  appointment_id uuid not null,
  change text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  reason text,
  actor text not null default app.current_actor(),
  at timestamp with time zone not null default app.app_now(),
  constraint appointment_history_pkey PRIMARY KEY (org_id, id),
  constraint appointment_history_org_id_appointment_id_fkey FOREIGN KEY (org_id, appointment_id) REFERENCES app.appointments(org_id, id),
  constraint appointment_history_change_check CHECK ((change = ANY (ARRAY['BOOKED'::text, 'CONFIRMED'::text, 'RESCHEDULED'::text, 'CANCELLED'::text, 'DONE'::text, 'NO_SHOW'::text, 'REASSIGNED'::text, 'ATTENDEES'::text])))
);
CREATE INDEX appointment_history_appointment ON app.appointment_history USING btree (org_id, appointment_id, id);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.appointment_history FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.appointment_history FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.appointments (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  branch_id uuid not null,
  type text not null,
  state text not null default 'SCHEDULED'::text,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  timezone text not null,
  buffer_minutes integer not null default 0,
  taken tstzrange not null generated always as (app.taken_range(starts_at, ends_at, buffer_minutes)),
  agent_id uuid not null,
  dossier_id uuid,
  contact_id uuid,
  annonce_id uuid,
  place text,
  note text,
  outcome text,
  cancel_reason text,
  overlap_confirmed boolean not null default false,
  created_by text not null default app.current_actor(),
  created_at timestamp with time zone not null default app.app_now(),
  version integer not null default 1,
  local_start text,
  cancel_code text,
  constraint appointments_pkey PRIMARY KEY (org_id, id),
  constraint appointments_one_place EXCLUDE USING gist (org_id WITH =, agent_id WITH =, taken WITH &&) WHERE (((state = ANY (ARRAY['SCHEDULED'::text, 'CONFIRMED'::text])) AND (NOT overlap_confirmed))),
  constraint appointments_org_id_agent_id_fkey FOREIGN KEY (org_id, agent_id) REFERENCES app.members(org_id, user_id),
  constraint appointments_org_id_annonce_id_fkey FOREIGN KEY (org_id, annonce_id) REFERENCES app.annonces(org_id, id),
  constraint appointments_org_id_branch_id_fkey FOREIGN KEY (org_id, branch_id) REFERENCES app.branches(org_id, id),
  constraint appointments_org_id_contact_id_fkey FOREIGN KEY (org_id, contact_id) REFERENCES app.contacts(org_id, id),
  constraint appointments_org_id_dossier_id_fkey FOREIGN KEY (org_id, dossier_id) REFERENCES app.dossiers(org_id, id),
  constraint appointments_buffer_minutes_check CHECK (((buffer_minutes >= 0) AND (buffer_minutes <= 240))),
  constraint appointments_cancel_code_form CHECK ((cancel_code ~ '^[A-Z][A-Z0-9_]{1,39}$'::text)),
  constraint appointments_cancel_reason_check CHECK ((char_length(cancel_reason) <= 500)),
  constraint appointments_check CHECK (((ends_at > starts_at) AND (ends_at <= (starts_at + '24:00:00'::interval)))),
  constraint appointments_local_start_check CHECK ((local_start ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'::text)),
  constraint appointments_note_check CHECK ((char_length(note) <= 2000)),
  constraint appointments_outcome_check CHECK ((char_length(outcome) <= 2000)),
  constraint appointments_place_check CHECK ((char_length(place) <= 300)),
  constraint appointments_state_check CHECK ((state = ANY (ARRAY['SCHEDULED'::text, 'CONFIRMED'::text, 'DONE'::text, 'NO_SHOW'::text, 'CANCELLED'::text]))),
  constraint appointments_type_check CHECK ((type = ANY (ARRAY['VISIT'::text, 'CALL'::text, 'OFFICE_MEETING'::text, 'OWNER_VISIT'::text, 'NOTARY_MEETING'::text, 'SIGNING'::text, 'SITE_VISIT'::text, 'VIDEO_CALL'::text])))
);
CREATE INDEX appointments_agenda ON app.appointments USING btree (org_id, starts_at, id);
CREATE INDEX appointments_agent ON app.appointments USING btree (org_id, agent_id, starts_at);
CREATE INDEX appointments_annonce ON app.appointments USING btree (org_id, annonce_id, starts_at DESC) WHERE (annonce_id IS NOT NULL);
CREATE INDEX appointments_contact ON app.appointments USING btree (org_id, contact_id) WHERE (contact_id IS NOT NULL);
CREATE INDEX appointments_dossier ON app.appointments USING btree (org_id, dossier_id, starts_at) WHERE (dossier_id IS NOT NULL);
CREATE INDEX appointments_visits ON app.appointments USING btree (org_id, starts_at DESC, id DESC) WHERE (type = 'VISIT'::text);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER hold_agenda AFTER INSERT OR UPDATE OF starts_at, ends_at, buffer_minutes, state, agent_id, overlap_confirmed ON app.appointments FOR EACH ROW EXECUTE FUNCTION private.hold_agenda()
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.appointments FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.assignment_limits (
  org_id uuid not null default app.current_org(),
  user_id uuid not null,
  receives boolean not null default true,
  max_open integer,
  version integer not null default 1,
  constraint assignment_limits_pkey PRIMARY KEY (org_id, user_id),
  constraint assignment_limits_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES app.members(org_id, user_id),
  constraint assignment_limits_max_open_check CHECK (((max_open >= 1) AND (max_open <= 10000)))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.assignment_limits FOR EACH ROW EXECUTE FUNCTION private.audit_row('version')
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.assignment_policies (
  org_id uuid not null default app.current_org(),
  rules jsonb not null default '[]'::jsonb,
  version integer not null default 1,
  updated_by text not null default app.current_actor(),
  updated_at timestamp with time zone not null default app.app_now(),
  constraint assignment_policies_pkey PRIMARY KEY (org_id),
  constraint assignment_policies_org_id_fkey FOREIGN KEY (org_id) REFERENCES app.organizations(org_id),
  constraint assignment_policies_rules_check CHECK ((jsonb_typeof(rules) = 'array'::text))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.assignment_policies FOR EACH ROW EXECUTE FUNCTION private.audit_row('version', 'updated_by', 'updated_at')
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.assignment_turns (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  rule_id uuid not null,
  user_id uuid not null,
  round integer not null,
  dossier_id uuid not null,
  given_back boolean not null default false,
  at timestamp with time zone not null default app.app_now(),
  constraint assignment_turns_pkey PRIMARY KEY (org_id, id),
  constraint assignment_turns_org_id_dossier_id_fkey FOREIGN KEY (org_id, dossier_id) REFERENCES app.dossiers(org_id, id) DEFERRABLE INITIALLY DEFERRED,
  constraint assignment_turns_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES app.members(org_id, user_id),
  constraint assignment_turns_round_check CHECK ((round > 0))
);
CREATE INDEX assignment_turns_dossier ON app.assignment_turns USING btree (org_id, dossier_id);
CREATE UNIQUE INDEX assignment_turns_once ON app.assignment_turns USING btree (org_id, rule_id, user_id, round) WHERE (NOT given_back);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.audit_entries (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  at timestamp with time zone not null,
  actor text not null,
  action text not null,
  entity text not null,
  entity_id text not null,
  correlation_id text,
  digest bytea not null,
  constraint audit_entries_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX audit_entries_actor ON app.audit_entries USING btree (org_id, actor, id DESC);
CREATE INDEX audit_entries_at ON app.audit_entries USING btree (org_id, at DESC, id DESC);
CREATE INDEX audit_entries_entity ON app.audit_entries USING btree (org_id, entity, entity_id, id DESC);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.audit_entries FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   grant select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.audit_heads (
  org_id uuid not null default app.current_org(),
  "position" bigint not null,
  hash bytea not null,
  constraint audit_heads_pkey PRIMARY KEY (org_id)
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.audit_seals (
  org_id uuid not null default app.current_org(),
  "position" bigint not null,
  entry_id uuid not null,
  hash bytea not null,
  sealed_at timestamp with time zone not null,
  constraint audit_seals_pkey PRIMARY KEY (org_id, "position"),
  constraint audit_seals_org_id_entry_id_key UNIQUE (org_id, entry_id)
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.audit_seals FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.audit_seals FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   grant select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.audit_unsealed (
  org_id uuid not null default app.current_org(),
  entry_id uuid not null,
  constraint audit_unsealed_pkey PRIMARY KEY (org_id, entry_id)
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.audit_values (
  org_id uuid not null default app.current_org(),
  entry_id uuid not null,
  salt bytea,
  changes jsonb,
  erased_at timestamp with time zone,
  constraint audit_values_pkey PRIMARY KEY (org_id, entry_id)
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.branches (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  name text not null,
  city text not null,
  country character(2) not null,
  timezone text not null,
  phone_region character(2) not null,
  currency character(3) not null,
  address text,
  legal jsonb not null default '{}'::jsonb,
  version integer not null default 1,
  created_at timestamp with time zone not null default app.app_now(),
  constraint branches_pkey PRIMARY KEY (org_id, id),
  constraint branches_org_id_fkey FOREIGN KEY (org_id) REFERENCES app.organizations(org_id),
  constraint branches_country_check CHECK ((country = ANY (ARRAY['MA'::bpchar, 'FR'::bpchar]))),
  constraint branches_currency_check CHECK ((currency = ANY (ARRAY['MAD'::bpchar, 'EUR'::bpchar]))),
  constraint branches_legal_check CHECK ((jsonb_typeof(legal) = 'object'::text)),
  constraint branches_name_check CHECK (((char_length(name) >= 2) AND (char_length(name) <= 120)))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.branches FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.bulk_change_items (
  org_id uuid not null default app.current_org(),
  bulk_id uuid not null,
  "position" integer not null,
  entity_id uuid not null,
  reference text,
  version integer not null,
  before jsonb not null,
  state text not null default 'WAITING'::text,
  after_version integer,
  refusal jsonb,
  constraint bulk_change_items_pkey PRIMARY KEY (org_id, bulk_id, "position"),
  constraint bulk_change_items_org_id_bulk_id_entity_id_key UNIQUE (org_id, bulk_id, entity_id),
  constraint bulk_change_items_org_id_bulk_id_fkey FOREIGN KEY (org_id, bulk_id) REFERENCES app.bulk_changes(org_id, id),
  constraint bulk_change_items_check CHECK (((refusal IS NOT NULL) = (state = ANY (ARRAY['REFUSED'::text, 'KEPT'::text])))),
  constraint bulk_change_items_check1 CHECK (((after_version IS NOT NULL) = (state = ANY (ARRAY['DONE'::text, 'UNDONE'::text, 'KEPT'::text])))),
  constraint bulk_change_items_state_check CHECK ((state = ANY (ARRAY['WAITING'::text, 'DONE'::text, 'SAME'::text, 'REFUSED'::text, 'SKIPPED'::text, 'UNDONE'::text, 'KEPT'::text])))
);
CREATE INDEX bulk_change_items_left ON app.bulk_change_items USING btree (org_id, bulk_id, "position") WHERE (state = ANY (ARRAY['WAITING'::text, 'DONE'::text]));
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.bulk_changes (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  user_id uuid not null,
  roles text[] not null,
  locale text not null,
  list text not null,
  command jsonb not null,
  state text not null default 'RUNNING'::text,
  total integer not null,
  started_at timestamp with time zone not null default app.app_now(),
  finished_at timestamp with time zone,
  undo_until timestamp with time zone,
  constraint bulk_changes_pkey PRIMARY KEY (org_id, id),
  constraint bulk_changes_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES app.members(org_id, user_id),
  constraint bulk_changes_check CHECK (((state = 'RUNNING'::text) = (finished_at IS NULL))),
  constraint bulk_changes_check1 CHECK (((finished_at IS NULL) = (undo_until IS NULL))),
  constraint bulk_changes_list_check CHECK ((list = ANY (ARRAY['DOSSIERS'::text, 'ANNONCES'::text]))),
  constraint bulk_changes_locale_check CHECK ((locale = ANY (ARRAY['fr'::text, 'ar'::text, 'en'::text]))),
  constraint bulk_changes_state_check CHECK ((state = ANY (ARRAY['RUNNING'::text, 'DONE'::text, 'CANCELLED'::text, 'UNDOING'::text, 'UNDONE'::text]))),
  constraint bulk_changes_total_check CHECK (((total >= 1) AND (total <= 2000)))
);
CREATE INDEX bulk_changes_mine ON app.bulk_changes USING btree (org_id, user_id, id DESC);
CREATE UNIQUE INDEX bulk_changes_one ON app.bulk_changes USING btree (org_id, user_id) WHERE (state = ANY (ARRAY['RUNNING'::text, 'UNDOING'::text]));
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.bulk_changes FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.calendar_feeds (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  user_id uuid not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null default app.app_now(),
  last_read_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint calendar_feeds_pkey PRIMARY KEY (org_id, id),
  constraint calendar_feeds_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES app.members(org_id, user_id)
);
CREATE UNIQUE INDEX calendar_feeds_live ON app.calendar_feeds USING btree (org_id, user_id) WHERE (revoked_at IS NULL);
CREATE UNIQUE INDEX calendar_feeds_token ON app.calendar_feeds USING btree (token_hash);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.calendar_feeds FOR EACH ROW EXECUTE FUNCTION private.audit_row('token_hash', 'last_read_at')
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.canned_replies (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  title text not null,
  shortcut text not null,
  text_fr text,
  text_ar text,
  text_en text,
  created_at timestamp with time zone not null default app.app_now(),
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint canned_replies_pkey PRIMARY KEY (org_id, id),
  constraint canned_replies_shortcut_check CHECK ((shortcut ~ '^[a-z0-9][a-z0-9-]{0,23}$'::text)),
  constraint canned_replies_text CHECK ((num_nonnulls(text_fr, text_ar, text_en) > 0)),
  constraint canned_replies_text_ar_check CHECK (((char_length(text_ar) >= 1) AND (char_length(text_ar) <= 2000))),
  constraint canned_replies_text_en_check CHECK (((char_length(text_en) >= 1) AND (char_length(text_en) <= 2000))),
  constraint canned_replies_text_fr_check CHECK (((char_length(text_fr) >= 1) AND (char_length(text_fr) <= 2000))),
  constraint canned_replies_title_check CHECK ((((char_length(title) >= 1) AND (char_length(title) <= 80)) AND (title = btrim(title))))
);
CREATE UNIQUE INDEX canned_replies_shortcut ON app.canned_replies USING btree (org_id, shortcut) WHERE (deleted_at IS NULL);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.canned_replies FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.channel_accounts (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  branch_id uuid not null,
  kind text not null,
  app_key text,
  display_name text not null,
  display_phone text not null,
  phone_number_id text not null,
  waba_id text,
  credentials_sealed bytea,
  status text not null default 'ACTIVE'::text,
  status_reason text,
  paused_until timestamp with time zone,
  agent_enabled boolean not null default true,
  quality_rating text,
  messages_per_second integer not null default 80,
  created_at timestamp with time zone not null default app.app_now(),
  version integer not null default 1,
  messaging_limit text,
  mail_secret_at timestamp with time zone,
  recipients_per_day integer generated always as (
CASE messaging_limit
    WHEN 'TIER_50'::text THEN 50
    WHEN 'TIER_250'::text THEN 250
    WHEN 'TIER_1K'::text THEN 1000
    WHEN 'TIER_2K'::text THEN 2000
    WHEN 'TIER_10K'::text THEN 10000
    WHEN 'TIER_100K'::text THEN 100000
    ELSE NULL::integer
END),
  imap_sealed bytea,
  imap_folder text,
  imap_since timestamp with time zone,
  constraint channel_accounts_pkey PRIMARY KEY (org_id, id),
  constraint channel_accounts_app_key_fkey FOREIGN KEY (app_key) REFERENCES platform.provider_apps(key),
  constraint channel_accounts_org_id_branch_id_fkey FOREIGN KEY (org_id, branch_id) REFERENCES app.branches(org_id, id),
  constraint channel_accounts_app CHECK ((((kind = 'SMTP'::text) OR (app_key IS NOT NULL)) AND ((kind = 'SMTP'::text) = (waba_id IS NULL)))),
  constraint channel_accounts_imap CHECK (((num_nonnulls(imap_sealed, imap_folder, imap_since) = ANY (ARRAY[0, 3])) AND ((imap_sealed IS NULL) OR (kind = 'SMTP'::text)))),
  constraint channel_accounts_imap_folder_check CHECK (((char_length(imap_folder) >= 1) AND (char_length(imap_folder) <= 250))),
  constraint channel_accounts_kind_check CHECK ((kind = ANY (ARRAY['WHATSAPP_CLOUD'::text, 'TWILIO_WHATSAPP'::text, 'TWILIO_SMS'::text, 'SMTP'::text]))),
  constraint channel_accounts_mail_secret CHECK (((mail_secret_at IS NULL) OR ((kind = 'SMTP'::text) AND (app_key IS NOT NULL)))),
  constraint channel_accounts_messages_per_second_check CHECK (((messages_per_second >= 1) AND (messages_per_second <= 1000))),
  constraint channel_accounts_status_check CHECK ((status = ANY (ARRAY['ACTIVE'::text, 'PAUSED'::text, 'DISABLED'::text])))
);
CREATE UNIQUE INDEX channel_accounts_number ON app.channel_accounts USING btree (phone_number_id);
CREATE INDEX channel_accounts_waba ON app.channel_accounts USING btree (waba_id);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER keep_rate AFTER INSERT ON app.channel_accounts FOR EACH ROW EXECUTE FUNCTION private.keep_rate()
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.channel_accounts FOR EACH ROW EXECUTE FUNCTION private.audit_row('credentials_sealed', 'imap_sealed')
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.channel_drafts (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  step text not null default 'NUMBER'::text,
  account_id uuid,
  credentials_sealed bytea,
  app_secret_sealed bytea,
  created_at timestamp with time zone not null default app.app_now(),
  version integer not null default 1,
  constraint channel_drafts_pkey PRIMARY KEY (org_id, id),
  constraint channel_drafts_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES app.channel_accounts(org_id, id),
  constraint channel_drafts_secrets CHECK ((((credentials_sealed IS NULL) = (account_id IS NOT NULL)) AND ((app_secret_sealed IS NULL) = (account_id IS NOT NULL)))),
  constraint channel_drafts_step CHECK (((step = 'NUMBER'::text) = (account_id IS NULL))),
  constraint channel_drafts_step_check CHECK ((step = ANY (ARRAY['NUMBER'::text, 'WEBHOOK'::text, 'TEST'::text])))
);
CREATE UNIQUE INDEX channel_drafts_account ON app.channel_drafts USING btree (org_id, account_id) WHERE (account_id IS NOT NULL);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.channel_drafts FOR EACH ROW EXECUTE FUNCTION private.audit_row('credentials_sealed', 'app_secret_sealed')
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.channel_identities (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  kind text not null,
  value text not null,
  raw text,
  is_primary boolean not null default false,
  created_at timestamp with time zone not null default app.app_now(),
  bounced_at timestamp with time zone,
  bounce_code text,
  constraint channel_identities_pkey PRIMARY KEY (org_id, id),
  constraint channel_identities_org_id_kind_value_key UNIQUE (org_id, kind, value),
  constraint channel_identities_org_id_contact_id_fkey FOREIGN KEY (org_id, contact_id) REFERENCES app.contacts(org_id, id),
  constraint channel_identities_bounce CHECK (((bounced_at IS NULL) = (bounce_code IS NULL))),
  constraint channel_identities_bounce_code_check CHECK ((char_length(bounce_code) <= 20)),
  constraint channel_identities_kind_check CHECK ((kind = ANY (ARRAY['PHONE'::text, 'EMAIL'::text, 'WHATSAPP_BSUID'::text]))),
  constraint channel_identities_value_check CHECK (((char_length(value) >= 1) AND (char_length(value) <= 200)))
);
CREATE INDEX channel_identities_contact ON app.channel_identities USING btree (org_id, contact_id);
CREATE INDEX channel_identities_end ON app.channel_identities USING btree (org_id, reverse(value) text_pattern_ops);
CREATE INDEX channel_identities_value ON app.channel_identities USING gin (org_id, value public.gin_trgm_ops);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER ac_suppressions AFTER UPDATE OF value ON app.channel_identities FOR EACH ROW WHEN ((old.value IS DISTINCT FROM new.value)) EXECUTE FUNCTION private.suppression_follows()
--   TRIGGER keep_erased BEFORE INSERT OR UPDATE ON app.channel_identities FOR EACH ROW EXECUTE FUNCTION private.keep_erased()
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.channel_identities FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.consent_events (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  identity_id uuid not null,
  contact_id uuid not null,
  channel text not null,
  purpose text not null,
  state text not null,
  source text not null,
  at timestamp with time zone not null default app.app_now(),
  expires_at timestamp with time zone,
  captured_by text not null default app.current_actor(),
  text_shown text,
  text_version text,
  evidence jsonb,
  constraint consent_events_pkey PRIMARY KEY (org_id, id),
  constraint consent_events_org_id_contact_id_fkey FOREIGN KEY (org_id, contact_id) REFERENCES app.contacts(org_id, id),
  constraint consent_events_org_id_identity_id_fkey FOREIGN KEY (org_id, identity_id) REFERENCES app.channel_identities(org_id, id),
  constraint consent_events_channel_check CHECK ((channel = ANY (ARRAY['WHATSAPP'::text, 'SMS'::text, 'EMAIL'::text, 'PHONE'::text]))),
  constraint consent_events_check CHECK (((state <> 'GRANTED'::text) OR ((evidence IS NOT NULL) AND (evidence <> '{}'::jsonb)))),
  constraint consent_events_check1 CHECK ((NOT ((purpose = 'MARKETING'::text) AND (state = 'GRANTED'::text) AND (source = 'WHATSAPP_INBOUND'::text)))),
  constraint consent_events_inbound_marketing CHECK ((NOT ((purpose = 'MARKETING'::text) AND (state = 'GRANTED'::text) AND (source = ANY (ARRAY['SMS_INBOUND'::text, 'EMAIL_INBOUND'::text]))))),
  constraint consent_events_purpose_check CHECK ((purpose = ANY (ARRAY['REPLY'::text, 'CONTACT'::text, 'MARKETING'::text]))),
  constraint consent_events_source_check CHECK ((source = ANY (ARRAY['WHATSAPP_INBOUND'::text, 'SMS_INBOUND'::text, 'EMAIL_INBOUND'::text, 'PORTAL_FORM'::text, 'PAPER'::text, 'IMPORT'::text, 'UI'::text, 'API'::text, 'EMAIL_CONFIRM'::text, 'POLICY'::text]))),
  constraint consent_events_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'GRANTED'::text, 'DENIED'::text, 'REVOKED'::text, 'EXPIRED'::text]))),
  constraint consent_events_text_shown_check CHECK ((char_length(text_shown) <= 5000))
);
CREATE INDEX consent_events_contact ON app.consent_events USING btree (org_id, contact_id, id DESC);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.consent_events FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.consent_events FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   TRIGGER apply_consent AFTER INSERT ON app.consent_events FOR EACH ROW EXECUTE FUNCTION private.apply_consent()
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.consent_events FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.consent_states (
  org_id uuid not null default app.current_org(),
  identity_id uuid not null,
  channel text not null,
  purpose text not null,
  contact_id uuid not null,
  state text not null,
  since timestamp with time zone not null,
  expires_at timestamp with time zone,
  event_id uuid not null,
  constraint consent_states_pkey PRIMARY KEY (org_id, identity_id, channel, purpose)
);
CREATE INDEX consent_states_contact ON app.consent_states USING btree (org_id, contact_id);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.contact_keys (
  org_id uuid not null default app.current_org(),
  key text not null,
  contact_id uuid not null,
  constraint contact_keys_pkey PRIMARY KEY (org_id, key, contact_id),
  constraint contact_keys_org_id_contact_id_fkey FOREIGN KEY (org_id, contact_id) REFERENCES app.contacts(org_id, id),
  constraint contact_keys_key_check CHECK (((char_length(key) >= 3) AND (char_length(key) <= 120)))
);
CREATE INDEX contact_keys_contact ON app.contact_keys USING btree (org_id, contact_id);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant delete, insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.contacts (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  kind text not null default 'PERSON'::text,
  first_name text,
  last_name text,
  display_name text not null,
  locale text,
  country character(2),
  note text,
  last_inbound_at timestamp with time zone,
  merged_into uuid,
  erased_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null default app.app_now(),
  updated_at timestamp with time zone not null default app.app_now(),
  search_text text not null generated always as (app.search_fold((((' '::text || display_name) ||
CASE
    WHEN (strpos(display_name, first_name) > 0) THEN ''::text
    ELSE COALESCE((' '::text || first_name), ''::text)
END) ||
CASE
    WHEN (strpos(display_name, last_name) > 0) THEN ''::text
    ELSE COALESCE((' '::text || last_name), ''::text)
END))),
  constraint contacts_pkey PRIMARY KEY (org_id, id),
  constraint contacts_org_id_merged_into_fkey FOREIGN KEY (org_id, merged_into) REFERENCES app.contacts(org_id, id),
  constraint contacts_check CHECK ((merged_into <> id)),
  constraint contacts_display_name_check CHECK (((char_length(display_name) >= 1) AND (char_length(display_name) <= 200))),
  constraint contacts_first_name_check CHECK ((char_length(first_name) <= 120)),
  constraint contacts_kind_check CHECK ((kind = ANY (ARRAY['PERSON'::text, 'COMPANY'::text]))),
  constraint contacts_last_name_check CHECK ((char_length(last_name) <= 120)),
  constraint contacts_locale_check CHECK ((locale = ANY (ARRAY['fr'::text, 'ar'::text, 'en'::text, 'darija'::text]))),
  constraint contacts_note_check CHECK ((char_length(note) <= 5000))
);
CREATE INDEX contacts_merged ON app.contacts USING btree (org_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX contacts_name ON app.contacts USING btree (org_id, app.search_fold(display_name), id) WHERE (merged_into IS NULL);
CREATE INDEX contacts_recent ON app.contacts USING btree (org_id, id DESC) WHERE (merged_into IS NULL);
CREATE INDEX contacts_search ON app.contacts USING gin (org_id, search_text public.gin_trgm_ops) WHERE (merged_into IS NULL);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER keep_erased BEFORE UPDATE ON app.contacts FOR EACH ROW EXECUTE FUNCTION private.keep_erased()
--   TRIGGER keep_words AFTER INSERT OR DELETE OR UPDATE OF display_name, first_name, last_name ON app.contacts FOR EACH ROW EXECUTE FUNCTION private.keep_words('CONTACT')
--   TRIGGER zz_audit AFTER INSERT OR DELETE ON app.contacts FOR EACH ROW EXECUTE FUNCTION private.audit_row('last_inbound_at', 'search_text')
--   TRIGGER zz_audit_update AFTER UPDATE ON app.contacts FOR EACH ROW WHEN ((((((((((((old.id IS DISTINCT FROM new.id) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.first_name IS DISTINCT FROM new.first_name)) OR (old.last_name IS DISTINCT FROM new.last_name)) OR (old.display_name IS DISTINCT FROM new.display_name)) OR (old.locale IS DISTINCT FROM new.locale)) OR (old.country IS DISTINCT FROM new.country)) OR (old.note IS DISTINCT FROM new.note)) OR (old.merged_into IS DISTINCT FROM new.merged_into)) OR (old.erased_at IS DISTINCT FROM new.erased_at)) OR (old.created_at IS DISTINCT FROM new.created_at))) EXECUTE FUNCTION private.audit_row('last_inbound_at', 'search_text')
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.conversations (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  account_id uuid not null,
  channel text not null,
  contact_id uuid not null,
  identity_id uuid not null,
  dossier_id uuid,
  branch_id uuid not null,
  assignee_id uuid,
  handled_by text not null default 'AGENT'::text,
  handling_reason text,
  handling_since timestamp with time zone not null default app.app_now(),
  needs_human boolean not null default false,
  last_at timestamp with time zone not null default app.app_now(),
  last_direction text,
  last_type text,
  last_author text,
  last_text text,
  last_inbound_at timestamp with time zone,
  window_expires_at timestamp with time zone,
  waiting_since timestamp with time zone,
  unread_count integer not null default 0,
  agent_state jsonb not null default '{}'::jsonb,
  typing_user_id uuid,
  typing_until timestamp with time zone,
  created_at timestamp with time zone not null default app.app_now(),
  snoozed_until timestamp with time zone,
  snoozed_by uuid,
  constraint conversations_pkey PRIMARY KEY (org_id, id),
  constraint conversations_org_id_account_id_identity_id_key UNIQUE (org_id, account_id, identity_id),
  constraint conversations_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES app.channel_accounts(org_id, id),
  constraint conversations_org_id_branch_id_fkey FOREIGN KEY (org_id, branch_id) REFERENCES app.branches(org_id, id),
  constraint conversations_org_id_contact_id_fkey FOREIGN KEY (org_id, contact_id) REFERENCES app.contacts(org_id, id),
  constraint conversations_org_id_dossier_id_fkey FOREIGN KEY (org_id, dossier_id) REFERENCES app.dossiers(org_id, id),
  constraint conversations_org_id_identity_id_fkey FOREIGN KEY (org_id, identity_id) REFERENCES app.channel_identities(org_id, id),
  constraint conversations_channel_check CHECK ((channel = ANY (ARRAY['WHATSAPP'::text, 'SMS'::text, 'EMAIL'::text]))),
  constraint conversations_handled_by_check CHECK ((handled_by = ANY (ARRAY['AGENT'::text, 'HUMAN'::text]))),
  constraint conversations_snoozed CHECK (((snoozed_by IS NULL) OR (snoozed_until IS NOT NULL)))
);
CREATE INDEX conversations_assignee ON app.conversations USING btree (org_id, assignee_id, last_at DESC, id DESC);
CREATE INDEX conversations_contact ON app.conversations USING btree (org_id, contact_id);
CREATE INDEX conversations_dossier ON app.conversations USING btree (org_id, dossier_id);
CREATE INDEX conversations_recent ON app.conversations USING btree (org_id, last_at DESC, id DESC);
CREATE INDEX conversations_snoozed ON app.conversations USING btree (org_id, snoozed_until, id) WHERE (snoozed_until IS NOT NULL);
CREATE INDEX conversations_to_answer ON app.conversations USING btree (org_id, last_at DESC, id DESC) WHERE ((waiting_since IS NOT NULL) OR needs_human);
CREATE INDEX conversations_unread ON app.conversations USING btree (org_id, last_at DESC, id DESC) WHERE (unread_count > 0);
CREATE INDEX conversations_waiting ON app.conversations USING btree (org_id, waiting_since, id) WHERE (waiting_since IS NOT NULL);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER keep_erased BEFORE INSERT ON app.conversations FOR EACH ROW EXECUTE FUNCTION private.keep_erased()
--   TRIGGER zz_audit AFTER INSERT OR DELETE ON app.conversations FOR EACH ROW EXECUTE FUNCTION private.audit_row('last_at', 'last_direction', 'last_type', 'last_author', 'last_text', 'last_inbound_at', 'window_expires_at', 'waiting_since', 'unread_count', 'agent_state', 'typing_user_id', 'typing_until')
--   TRIGGER zz_audit_update AFTER UPDATE ON app.conversations FOR EACH ROW WHEN ((((((((((((((((old.id IS DISTINCT FROM new.id) OR (old.account_id IS DISTINCT FROM new.account_id)) OR (old.channel IS DISTINCT FROM new.channel)) OR (old.contact_id IS DISTINCT FROM new.contact_id)) OR (old.identity_id IS DISTINCT FROM new.identity_id)) OR (old.dossier_id IS DISTINCT FROM new.dossier_id)) OR (old.branch_id IS DISTINCT FROM new.branch_id)) OR (old.assignee_id IS DISTINCT FROM new.assignee_id)) OR (old.handled_by IS DISTINCT FROM new.handled_by)) OR (old.handling_reason IS DISTINCT FROM new.handling_reason)) OR (old.handling_since IS DISTINCT FROM new.handling_since)) OR (old.needs_human IS DISTINCT FROM new.needs_human)) OR (old.created_at IS DISTINCT FROM new.created_at)) OR (old.snoozed_until IS DISTINCT FROM new.snoozed_until)) OR (old.snoozed_by IS DISTINCT FROM new.snoozed_by))) EXECUTE FUNCTION private.audit_row('last_at', 'last_direction', 'last_type', 'last_author', 'last_text', 'last_inbound_at', 'window_expires_at', 'waiting_since', 'unread_count', 'agent_state', 'typing_user_id', 'typing_until')
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.data_requests (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  contact_id uuid not null,
  kind text not null,
  state text not null default 'OPEN'::text,
  received_on date not null,
  received_by text not null,
  due_on date not null,
  note text,
  refuse_reason text,
  json_hash text,
  pdf_hash text,
  ready_at timestamp with time zone,
  closed_at timestamp with time zone,
  closed_by text,
  created_at timestamp with time zone not null default app.app_now(),
  created_by text not null default app.current_actor(),
  version integer not null default 1,
  constraint data_requests_pkey PRIMARY KEY (org_id, id),
  constraint data_requests_org_id_contact_id_fkey FOREIGN KEY (org_id, contact_id) REFERENCES app.contacts(org_id, id),
  constraint data_requests_check CHECK (((state = ANY (ARRAY['DONE'::text, 'REFUSED'::text])) = (closed_at IS NOT NULL))),
  constraint data_requests_check1 CHECK (((state = 'REFUSED'::text) = (refuse_reason IS NOT NULL))),
  constraint data_requests_check2 CHECK ((num_nonnulls(json_hash, pdf_hash) = ANY (ARRAY[0, 2]))),
  constraint data_requests_json_hash_check CHECK ((json_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint data_requests_kind_check CHECK ((kind = ANY (ARRAY['EXPORT'::text, 'ERASURE'::text]))),
  constraint data_requests_note_check CHECK (((char_length(note) >= 1) AND (char_length(note) <= 1000))),
  constraint data_requests_pdf_hash_check CHECK ((pdf_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint data_requests_received_by_check CHECK ((received_by = ANY (ARRAY['WHATSAPP'::text, 'SMS'::text, 'EMAIL'::text, 'PHONE_CALL'::text, 'LETTER'::text, 'IN_PERSON'::text]))),
  constraint data_requests_refuse_reason_check CHECK (((char_length(refuse_reason) >= 1) AND (char_length(refuse_reason) <= 1000))),
  constraint data_requests_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'READY'::text, 'DONE'::text, 'REFUSED'::text])))
);
CREATE INDEX data_requests_contact ON app.data_requests USING btree (org_id, contact_id, id DESC);
CREATE INDEX data_requests_newest ON app.data_requests USING btree (org_id, id DESC);
CREATE UNIQUE INDEX data_requests_one_open ON app.data_requests USING btree (org_id, contact_id, kind) WHERE (state = ANY (ARRAY['OPEN'::text, 'READY'::text]));
CREATE INDEX data_requests_waiting ON app.data_requests USING btree (org_id, due_on, id) WHERE (state = ANY (ARRAY['OPEN'::text, 'READY'::text]));
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.data_requests FOR EACH ROW EXECUTE FUNCTION private.audit_row('json_hash', 'pdf_hash')
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.decision_overrides (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  decision_id uuid not null,
  reason text not null,
  result jsonb not null,
  actor text not null default app.current_actor(),
  at timestamp with time zone not null default app.app_now(),
  constraint decision_overrides_pkey PRIMARY KEY (org_id, id),
  constraint decision_overrides_org_id_decision_id_fkey FOREIGN KEY (org_id, decision_id) REFERENCES app.decisions(org_id, id),
  constraint decision_overrides_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 1000)))
);
CREATE INDEX decision_overrides_decision ON app.decision_overrides USING btree (org_id, decision_id, id DESC);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.decision_overrides FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.decision_overrides FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.decision_overrides FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.decisions (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  engine text not null,
  engine_version text not null,
  inputs jsonb not null,
  inputs_hash text not null,
  factors jsonb not null,
  result jsonb not null,
  confidence real,
  alternatives jsonb not null default '[]'::jsonb,
  duration_ms real not null default 0,
  actor text not null default app.current_actor(),
  at timestamp with time zone not null default app.app_now(),
  constraint decisions_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX decisions_kind ON app.decisions USING btree (org_id, kind, id DESC);
CREATE INDEX decisions_subject ON app.decisions USING btree (org_id, subject_kind, subject_id, id DESC);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.decisions FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.decisions FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.document_versions (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  document_id uuid not null,
  number integer not null,
  file_hash text not null,
  thumb_hash text,
  name text not null,
  media_type text not null,
  size bigint not null,
  uploaded_by text not null default app.current_actor(),
  uploaded_at timestamp with time zone not null default app.app_now(),
  constraint document_versions_pkey PRIMARY KEY (org_id, id),
  constraint document_versions_org_id_document_id_number_key UNIQUE (org_id, document_id, number),
  constraint document_versions_org_id_document_id_fkey FOREIGN KEY (org_id, document_id) REFERENCES app.documents(org_id, id),
  constraint document_versions_file_hash_check CHECK ((file_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint document_versions_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 160))),
  constraint document_versions_number_check CHECK ((number > 0)),
  constraint document_versions_size_check CHECK ((size > 0)),
  constraint document_versions_thumb_hash_check CHECK ((thumb_hash ~ '^[0-9a-f]{64}$'::text))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.document_versions FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.document_versions FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.document_versions FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.documents (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  dossier_id uuid,
  annonce_id uuid,
  contact_id uuid,
  type text not null,
  title text,
  state text not null default 'REQUESTED'::text,
  visibility text not null default 'TEAM'::text,
  note text,
  due_on date,
  expires_on date,
  expiry_told date,
  current_number integer,
  requested_at timestamp with time zone,
  requested_by text,
  received_at timestamp with time zone,
  received_by text,
  checked_at timestamp with time zone,
  checked_by text,
  rejected_at timestamp with time zone,
  rejected_by text,
  reject_reason text,
  removed_at timestamp with time zone,
  removed_by text,
  remove_reason text,
  created_by text not null default app.current_actor(),
  created_at timestamp with time zone not null default app.app_now(),
  version integer not null default 1,
  search_text text not null generated always as (app.search_fold((' '::text || COALESCE(title, ''::text)))),
  constraint documents_pkey PRIMARY KEY (org_id, id),
  constraint documents_current_version FOREIGN KEY (org_id, id, current_number) REFERENCES app.document_versions(org_id, document_id, number),
  constraint documents_org_id_annonce_id_fkey FOREIGN KEY (org_id, annonce_id) REFERENCES app.annonces(org_id, id),
  constraint documents_org_id_contact_id_fkey FOREIGN KEY (org_id, contact_id) REFERENCES app.contacts(org_id, id),
  constraint documents_org_id_dossier_id_fkey FOREIGN KEY (org_id, dossier_id) REFERENCES app.dossiers(org_id, id),
  constraint documents_checked CHECK (((state <> 'CHECKED'::text) OR (checked_at IS NOT NULL))),
  constraint documents_file_behind_state CHECK (((state = 'REQUESTED'::text) = (current_number IS NULL))),
  constraint documents_note_check CHECK ((char_length(note) <= 1000)),
  constraint documents_one_subject CHECK ((num_nonnulls(dossier_id, annonce_id, contact_id) = 1)),
  constraint documents_reject_reason_check CHECK (((char_length(reject_reason) >= 1) AND (char_length(reject_reason) <= 500))),
  constraint documents_rejected CHECK (((state <> 'REJECTED'::text) OR ((rejected_at IS NOT NULL) AND (reject_reason IS NOT NULL)))),
  constraint documents_remove_reason_check CHECK (((char_length(remove_reason) >= 1) AND (char_length(remove_reason) <= 500))),
  constraint documents_removed CHECK (((removed_at IS NULL) = (remove_reason IS NULL))),
  constraint documents_state_check CHECK ((state = ANY (ARRAY['REQUESTED'::text, 'RECEIVED'::text, 'CHECKED'::text, 'REJECTED'::text]))),
  constraint documents_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 120))),
  constraint documents_type_code CHECK ((type ~ '^[A-Z][A-Z0-9_]{1,39}$'::text)),
  constraint documents_visibility_check CHECK ((visibility = ANY (ARRAY['TEAM'::text, 'MANAGERS'::text])))
);
CREATE INDEX documents_annonce ON app.documents USING btree (org_id, annonce_id, id DESC) WHERE (annonce_id IS NOT NULL);
CREATE UNIQUE INDEX documents_asked_once ON app.documents USING btree (org_id, COALESCE(dossier_id, annonce_id, contact_id), type, lower(COALESCE(title, ''::text)), visibility) WHERE ((state = 'REQUESTED'::text) AND (removed_at IS NULL));
CREATE INDEX documents_contact ON app.documents USING btree (org_id, contact_id, id DESC) WHERE (contact_id IS NOT NULL);
CREATE INDEX documents_dossier ON app.documents USING btree (org_id, dossier_id, id DESC) WHERE (dossier_id IS NOT NULL);
CREATE INDEX documents_search ON app.documents USING gin (org_id, search_text public.gin_trgm_ops) WHERE (removed_at IS NULL);
CREATE INDEX documents_type ON app.documents USING btree (org_id, type, id DESC) WHERE (removed_at IS NULL);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER keep_words AFTER INSERT OR DELETE OR UPDATE OF title ON app.documents FOR EACH ROW EXECUTE FUNCTION private.keep_words('DOCUMENT')
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.documents FOR EACH ROW EXECUTE FUNCTION private.audit_row('search_text')
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.dossier_interests (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  dossier_id uuid not null,
  annonce_id uuid not null,
  state text not null,
  opinion text,
  reason text,
  at timestamp with time zone not null default app.app_now(),
  constraint dossier_interests_pkey PRIMARY KEY (org_id, id),
  constraint dossier_interests_org_id_dossier_id_annonce_id_key UNIQUE (org_id, dossier_id, annonce_id),
  constraint dossier_interests_org_id_annonce_id_fkey FOREIGN KEY (org_id, annonce_id) REFERENCES app.annonces(org_id, id),
  constraint dossier_interests_org_id_dossier_id_fkey FOREIGN KEY (org_id, dossier_id) REFERENCES app.dossiers(org_id, id),
  constraint dossier_interests_opinion_check CHECK ((char_length(opinion) <= 2000)),
  constraint dossier_interests_reason_check CHECK ((char_length(reason) <= 500)),
  constraint dossier_interests_state_check CHECK ((state = ANY (ARRAY['INTERESTED'::text, 'PROPOSED'::text, 'VISITED'::text, 'REFUSED'::text, 'OFFERED'::text])))
);
CREATE INDEX dossier_interests_annonce ON app.dossier_interests USING btree (org_id, annonce_id);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.dossier_interests FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.dossier_status_history (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  dossier_id uuid not null,
  from_status text,
  to_status text not null,
  fields jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null default app.app_now(),
  actor text not null default app.current_actor(),
  constraint dossier_status_history_pkey PRIMARY KEY (org_id, id),
  constraint dossier_status_history_org_id_dossier_id_fkey FOREIGN KEY (org_id, dossier_id) REFERENCES app.dossiers(org_id, id)
);
CREATE INDEX dossier_status_history_dossier ON app.dossier_status_history USING btree (org_id, dossier_id, id) INCLUDE (to_status, at);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.dossier_status_history FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.dossier_status_history FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.dossiers (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  branch_id uuid not null,
  reference text not null,
  case_type text not null,
  workflow_version_id uuid not null,
  status text not null,
  status_since timestamp with time zone not null default app.app_now(),
  held_from text,
  closed_from text,
  is_open boolean not null default true,
  source text not null,
  contact_id uuid not null,
  annonce_id uuid,
  assignee_id uuid,
  budget_min bigint,
  budget_max bigint,
  currency character(3) not null,
  criteria jsonb not null default '{}'::jsonb,
  expected_value bigint,
  score integer,
  band text,
  score_decision_id uuid,
  loss_reason text,
  won_reason text,
  duplicate_reason text,
  first_response_due_at timestamp with time zone,
  first_response_at timestamp with time zone,
  last_activity_at timestamp with time zone not null default app.app_now(),
  opened_at timestamp with time zone not null default app.app_now(),
  closed_at timestamp with time zone,
  version integer not null default 1,
  created_by text not null default app.current_actor(),
  merged_into uuid,
  constraint dossiers_pkey PRIMARY KEY (org_id, id),
  constraint dossiers_org_id_reference_key UNIQUE (org_id, reference),
  constraint dossiers_org_id_annonce_id_fkey FOREIGN KEY (org_id, annonce_id) REFERENCES app.annonces(org_id, id),
  constraint dossiers_org_id_assignee_id_fkey FOREIGN KEY (org_id, assignee_id) REFERENCES app.members(org_id, user_id),
  constraint dossiers_org_id_branch_id_fkey FOREIGN KEY (org_id, branch_id) REFERENCES app.branches(org_id, id),
  constraint dossiers_org_id_contact_id_fkey FOREIGN KEY (org_id, contact_id) REFERENCES app.contacts(org_id, id),
  constraint dossiers_org_id_merged_into_fkey FOREIGN KEY (org_id, merged_into) REFERENCES app.dossiers(org_id, id),
  constraint dossiers_org_id_workflow_version_id_fkey FOREIGN KEY (org_id, workflow_version_id) REFERENCES app.workflow_versions(org_id, id),
  constraint dossiers_band_check CHECK ((band = ANY (ARRAY['HOT'::text, 'WARM'::text, 'COLD'::text]))),
  constraint dossiers_budget_max_check CHECK ((budget_max >= 0)),
  constraint dossiers_budget_min_check CHECK ((budget_min >= 0)),
  constraint dossiers_check CHECK (((budget_min IS NULL) OR (budget_max IS NULL) OR (budget_min <= budget_max))),
  constraint dossiers_check1 CHECK ((merged_into <> id)),
  constraint dossiers_check2 CHECK (((merged_into IS NULL) OR (NOT is_open))),
  constraint dossiers_currency_check CHECK ((currency = ANY (ARRAY['MAD'::bpchar, 'EUR'::bpchar]))),
  constraint dossiers_expected_value_check CHECK ((expected_value >= 0)),
  constraint dossiers_loss_reason_code CHECK ((loss_reason ~ '^[A-Z][A-Z0-9_]{1,39}$'::text)),
  constraint dossiers_score_check CHECK (((score >= 0) AND (score <= 100))),
  constraint dossiers_source_code CHECK ((source ~ '^[A-Z][A-Z0-9_]{1,39}$'::text)),
  constraint dossiers_won_reason_code CHECK ((won_reason ~ '^[A-Z][A-Z0-9_]{1,39}$'::text))
);
CREATE INDEX dossiers_activity ON app.dossiers USING btree (org_id, last_activity_at DESC, id DESC);
CREATE INDEX dossiers_annonce ON app.dossiers USING btree (org_id, annonce_id) WHERE (annonce_id IS NOT NULL);
CREATE INDEX dossiers_answer_due ON app.dossiers USING btree (org_id, first_response_due_at, id) WHERE (is_open AND (first_response_at IS NULL) AND (first_response_due_at IS NOT NULL));
CREATE INDEX dossiers_assignee ON app.dossiers USING btree (org_id, assignee_id, last_activity_at DESC, id DESC);
CREATE INDEX dossiers_board ON app.dossiers USING btree (org_id, assignee_id, case_type, status, last_activity_at DESC, id DESC);
CREATE INDEX dossiers_closed ON app.dossiers USING btree (org_id, closed_at DESC, id DESC) WHERE (NOT is_open);
CREATE INDEX dossiers_contact ON app.dossiers USING btree (org_id, contact_id);
CREATE INDEX dossiers_hot ON app.dossiers USING btree (org_id, assignee_id, score DESC NULLS LAST, id) WHERE (is_open AND (band = 'HOT'::text));
CREATE INDEX dossiers_load ON app.dossiers USING btree (org_id, assignee_id) WHERE (is_open AND (assignee_id IS NOT NULL));
CREATE INDEX dossiers_merged ON app.dossiers USING btree (org_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE UNIQUE INDEX dossiers_one_open ON app.dossiers USING btree (org_id, branch_id, contact_id, case_type) WHERE (is_open AND (duplicate_reason IS NULL) AND (case_type = ANY (ARRAY['LEAD_BUY'::text, 'LEAD_RENT'::text])));
CREATE INDEX dossiers_open_activity ON app.dossiers USING btree (org_id, case_type, last_activity_at DESC, id DESC) WHERE is_open;
CREATE INDEX dossiers_open_recent ON app.dossiers USING btree (org_id, last_activity_at DESC, id DESC) WHERE is_open;
CREATE INDEX dossiers_opened ON app.dossiers USING btree (org_id, opened_at DESC, id DESC);
CREATE INDEX dossiers_reference ON app.dossiers USING gin (org_id, lower(reference) public.gin_trgm_ops);
CREATE INDEX dossiers_running ON app.dossiers USING btree (org_id, case_type, id) WHERE is_open;
CREATE INDEX dossiers_score ON app.dossiers USING btree (org_id, score DESC NULLS LAST, id DESC);
CREATE INDEX dossiers_since ON app.dossiers USING btree (org_id, status_since, id);
CREATE INDEX dossiers_status ON app.dossiers USING btree (org_id, case_type, status, last_activity_at DESC, id DESC);
CREATE INDEX dossiers_untouched ON app.dossiers USING btree (org_id, assignee_id, last_activity_at) INCLUDE (band, held_from, first_response_at, first_response_due_at) WHERE is_open;
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER keep_erased BEFORE INSERT ON app.dossiers FOR EACH ROW EXECUTE FUNCTION private.keep_erased()
--   TRIGGER zz_audit AFTER INSERT OR DELETE ON app.dossiers FOR EACH ROW EXECUTE FUNCTION private.audit_row('last_activity_at', 'status_since')
--   TRIGGER zz_audit_update AFTER UPDATE ON app.dossiers FOR EACH ROW WHEN (((((((((((((((((((((((((((((((old.id IS DISTINCT FROM new.id) OR (old.branch_id IS DISTINCT FROM new.branch_id)) OR (old.reference IS DISTINCT FROM new.reference)) OR (old.case_type IS DISTINCT FROM new.case_type)) OR (old.workflow_version_id IS DISTINCT FROM new.workflow_version_id)) OR (old.status IS DISTINCT FROM new.status)) OR (old.held_from IS DISTINCT FROM new.held_from)) OR (old.closed_from IS DISTINCT FROM new.closed_from)) OR (old.is_open IS DISTINCT FROM new.is_open)) OR (old.source IS DISTINCT FROM new.source)) OR (old.contact_id IS DISTINCT FROM new.contact_id)) OR (old.annonce_id IS DISTINCT FROM new.annonce_id)) OR (old.assignee_id IS DISTINCT FROM new.assignee_id)) OR (old.budget_min IS DISTINCT FROM new.budget_min)) OR (old.budget_max IS DISTINCT FROM new.budget_max)) OR (old.currency IS DISTINCT FROM new.currency)) OR (old.criteria IS DISTINCT FROM new.criteria)) OR (old.expected_value IS DISTINCT FROM new.expected_value)) OR (old.score IS DISTINCT FROM new.score)) OR (old.band IS DISTINCT FROM new.band)) OR (old.score_decision_id IS DISTINCT FROM new.score_decision_id)) OR (old.loss_reason IS DISTINCT FROM new.loss_reason)) OR (old.won_reason IS DISTINCT FROM new.won_reason)) OR (old.duplicate_reason IS DISTINCT FROM new.duplicate_reason)) OR (old.first_response_due_at IS DISTINCT FROM new.first_response_due_at)) OR (old.first_response_at IS DISTINCT FROM new.first_response_at)) OR (old.opened_at IS DISTINCT FROM new.opened_at)) OR (old.closed_at IS DISTINCT FROM new.closed_at)) OR (old.created_by IS DISTINCT FROM new.created_by)) OR (old.merged_into IS DISTINCT FROM new.merged_into))) EXECUTE FUNCTION private.audit_row('last_activity_at', 'status_since')
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.duplicate_suggestions (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  left_contact_id uuid not null,
  right_contact_id uuid not null,
  state text not null default 'OPEN'::text,
  score integer not null,
  reasons jsonb not null,
  found_at timestamp with time zone not null default app.app_now(),
  decided_at timestamp with time zone,
  decided_by text,
  constraint duplicate_suggestions_pkey PRIMARY KEY (org_id, id),
  constraint duplicate_suggestions_org_id_left_contact_id_right_contact__key UNIQUE (org_id, left_contact_id, right_contact_id),
  constraint duplicate_suggestions_org_id_left_contact_id_fkey FOREIGN KEY (org_id, left_contact_id) REFERENCES app.contacts(org_id, id),
  constraint duplicate_suggestions_org_id_right_contact_id_fkey FOREIGN KEY (org_id, right_contact_id) REFERENCES app.contacts(org_id, id),
  constraint duplicate_suggestions_check CHECK ((left_contact_id < right_contact_id)),
  constraint duplicate_suggestions_check1 CHECK (((state = 'OPEN'::text) = (decided_at IS NULL))),
  constraint duplicate_suggestions_score_check CHECK (((score >= 0) AND (score <= 1000))),
  constraint duplicate_suggestions_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'MERGED'::text, 'NOT_DUPLICATE'::text])))
);
CREATE INDEX duplicate_suggestions_open ON app.duplicate_suggestions USING btree (org_id, score DESC, id DESC) WHERE (state = 'OPEN'::text);
CREATE INDEX duplicate_suggestions_right ON app.duplicate_suggestions USING btree (org_id, right_contact_id);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.duplicate_suggestions FOR EACH ROW EXECUTE FUNCTION private.audit_row('score', 'reasons', 'found_at')
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.idempotency_keys (
  org_id uuid not null default app.current_org(),
  key text not null,
  actor text not null,
  request_hash text not null,
  status integer not null,
  body jsonb not null,
  created_at timestamp with time zone not null default app.app_now(),
  constraint idempotency_keys_pkey PRIMARY KEY (org_id, actor, key),
  constraint idempotency_keys_key_check CHECK (((char_length(key) >= 1) AND (char_length(key) <= 200)))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.idempotency_keys FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.idempotency_keys FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.imap_places (
  org_id uuid not null default app.current_org(),
  account_id uuid not null,
  validity text not null,
  last_uid bigint not null,
  floor_uid bigint,
  floor_at timestamp with time zone,
  letter_at timestamp with time zone,
  too_large integer not null default 0,
  unreadable integer not null default 0,
  constraint imap_places_pkey PRIMARY KEY (org_id, account_id),
  constraint imap_places_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES app.channel_accounts(org_id, id) ON DELETE CASCADE,
  constraint imap_places_floor CHECK (((floor_uid IS NULL) = (floor_at IS NULL))),
  constraint imap_places_last_uid_check CHECK ((last_uid >= 0)),
  constraint imap_places_validity_check CHECK ((char_length(validity) <= 40))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.imap_readings (
  org_id uuid not null default app.current_org(),
  account_id uuid not null,
  read_at timestamp with time zone,
  error text,
  failures integer not null default 0,
  failed_since timestamp with time zone,
  failed_uid bigint,
  failed_times integer not null default 0,
  constraint imap_readings_pkey PRIMARY KEY (org_id, account_id),
  constraint imap_readings_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES app.channel_accounts(org_id, id) ON DELETE CASCADE,
  constraint imap_readings_error CHECK (((error IS NULL) = (failed_since IS NULL))),
  constraint imap_readings_error_check CHECK ((error = ANY (ARRAY['private'::text, 'unreachable'::text, 'tls'::text, 'sign_in'::text, 'folder'::text, 'server'::text])))
);
CREATE INDEX imap_readings_failed ON app.imap_readings USING btree (error, failed_since) WHERE (error IS NOT NULL);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.inbound_events (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  account_id uuid not null,
  kind text not null,
  dedupe_key text not null,
  order_key text not null,
  payload jsonb not null,
  received_at timestamp with time zone not null default app.app_now(),
  state text not null default 'PENDING'::text,
  attempts integer not null default 0,
  due_at timestamp with time zone not null default app.app_now(),
  lease_until timestamp with time zone,
  processed_at timestamp with time zone,
  error text,
  constraint inbound_events_pkey PRIMARY KEY (org_id, id),
  constraint inbound_events_org_id_dedupe_key_key UNIQUE (org_id, dedupe_key),
  constraint inbound_events_kind_check CHECK ((kind = ANY (ARRAY['MESSAGE'::text, 'STATUS'::text, 'ECHO'::text, 'OTHER'::text]))),
  constraint inbound_events_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'DONE'::text, 'QUARANTINED'::text])))
);
CREATE INDEX inbound_events_order ON app.inbound_events USING btree (org_id, order_key, id) WHERE (state = 'PENDING'::text);
CREATE INDEX inbound_events_pending ON app.inbound_events USING btree (due_at, id) WHERE (state = 'PENDING'::text);
CREATE INDEX inbound_events_quarantine ON app.inbound_events USING btree (org_id, id DESC) WHERE (state = 'QUARANTINED'::text);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.invitations (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  email text not null,
  roles text[] not null,
  branch_ids uuid[] not null default '{}'::uuid[],
  token_hash bytea not null,
  invited_by uuid,
  created_at timestamp with time zone not null default app.app_now(),
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint invitations_pkey PRIMARY KEY (org_id, id),
  constraint invitations_roles_check CHECK (((cardinality(roles) > 0) AND (roles <@ ARRAY['ADMIN_ORG'::text, 'MANAGER'::text, 'AGENT'::text, 'OWNER'::text, 'MODERATOR'::text, 'AUDITOR'::text])))
);
CREATE UNIQUE INDEX invitations_token ON app.invitations USING btree (token_hash);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.invitations FOR EACH ROW EXECUTE FUNCTION private.audit_row('token_hash')
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.jobs (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  kind text not null,
  key text not null,
  payload jsonb not null default '{}'::jsonb,
  due_at timestamp with time zone not null default app.app_now(),
  state text not null default 'PENDING'::text,
  generation integer not null default 1,
  attempts integer not null default 0,
  max_attempts integer not null default 8,
  lease_until timestamp with time zone,
  error text,
  actor text not null default app.current_actor(),
  correlation_id text default app.current_correlation(),
  created_at timestamp with time zone not null default app.app_now(),
  finished_at timestamp with time zone,
  constraint jobs_pkey PRIMARY KEY (org_id, id),
  constraint jobs_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'DONE'::text, 'DEAD'::text])))
);
CREATE INDEX jobs_dead ON app.jobs USING btree (org_id, id DESC) WHERE (state = 'DEAD'::text);
CREATE INDEX jobs_due ON app.jobs USING btree (due_at, id) WHERE (state = 'PENDING'::text);
CREATE UNIQUE INDEX jobs_one_pending ON app.jobs USING btree (org_id, kind, key) WHERE (state = 'PENDING'::text);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.list_preferences (
  org_id uuid not null default app.current_org(),
  user_id uuid not null,
  list text not null,
  columns text[],
  default_view_id uuid,
  constraint list_preferences_pkey PRIMARY KEY (org_id, user_id, list),
  constraint list_preferences_org_id_default_view_id_fkey FOREIGN KEY (org_id, default_view_id) REFERENCES app.saved_views(org_id, id),
  constraint list_preferences_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES app.members(org_id, user_id),
  constraint list_preferences_columns_check CHECK ((cardinality(columns) <= 30)),
  constraint list_preferences_list_check CHECK ((list = ANY (ARRAY['DOSSIERS'::text, 'ANNONCES'::text, 'CONTACTS'::text, 'TASKS'::text])))
);
CREATE INDEX list_preferences_default ON app.list_preferences USING btree (org_id, default_view_id) WHERE (default_view_id IS NOT NULL);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.mandate_entries (
  org_id uuid not null default app.current_org(),
  branch_id uuid not null,
  number bigint not null,
  id uuid not null default uuidv7(),
  kind text not null,
  refers_to bigint,
  annonce_id uuid not null,
  mandant_contact_id uuid,
  mandant_name text not null,
  mandant_address text not null,
  property_type text not null,
  property_situation text not null,
  object text not null,
  type text not null,
  starts_on date not null,
  ends_on date not null,
  exclusive_until date,
  signed_on date not null,
  signed_by text not null,
  remark text,
  entered_at timestamp with time zone not null default app.app_now(),
  entered_by text not null default app.current_actor(),
  hash bytea not null,
  constraint mandate_entries_pkey PRIMARY KEY (org_id, branch_id, number),
  constraint mandate_entries_org_id_id_key UNIQUE (org_id, id),
  constraint mandate_entries_org_id_annonce_id_fkey FOREIGN KEY (org_id, annonce_id) REFERENCES app.annonces(org_id, id),
  constraint mandate_entries_org_id_branch_id_fkey FOREIGN KEY (org_id, branch_id) REFERENCES app.branches(org_id, id),
  constraint mandate_entries_org_id_branch_id_refers_to_fkey FOREIGN KEY (org_id, branch_id, refers_to) REFERENCES app.mandate_entries(org_id, branch_id, number),
  constraint mandate_entries_org_id_mandant_contact_id_fkey FOREIGN KEY (org_id, mandant_contact_id) REFERENCES app.contacts(org_id, id),
  constraint mandate_entries_check CHECK (((kind = 'MANDATE'::text) = (refers_to IS NULL))),
  constraint mandate_entries_check1 CHECK ((refers_to < number)),
  constraint mandate_entries_check2 CHECK (((kind = 'TERMINATION'::text) OR (ends_on >= starts_on))),
  constraint mandate_entries_check3 CHECK (((exclusive_until IS NULL) OR (type <> 'SIMPLE'::text))),
  constraint mandate_entries_kind_check CHECK ((kind = ANY (ARRAY['MANDATE'::text, 'AMENDMENT'::text, 'CORRECTION'::text, 'TERMINATION'::text]))),
  constraint mandate_entries_mandant_address_check CHECK (((char_length(mandant_address) >= 1) AND (char_length(mandant_address) <= 500))),
  constraint mandate_entries_mandant_name_check CHECK (((char_length(mandant_name) >= 1) AND (char_length(mandant_name) <= 300))),
  constraint mandate_entries_number_check CHECK ((number > 0)),
  constraint mandate_entries_object_check CHECK ((object = ANY (ARRAY['SALE'::text, 'RENT'::text]))),
  constraint mandate_entries_property_situation_check CHECK (((char_length(property_situation) >= 1) AND (char_length(property_situation) <= 500))),
  constraint mandate_entries_property_type_check CHECK (((char_length(property_type) >= 1) AND (char_length(property_type) <= 40))),
  constraint mandate_entries_remark_check CHECK (((char_length(remark) >= 1) AND (char_length(remark) <= 1000))),
  constraint mandate_entries_signed_by_check CHECK (((char_length(signed_by) >= 1) AND (char_length(signed_by) <= 200))),
  constraint mandate_entries_type_check CHECK ((type = ANY (ARRAY['SIMPLE'::text, 'SEMI_EXCLUSIVE'::text, 'EXCLUSIVE'::text])))
);
CREATE INDEX mandate_entries_annonce ON app.mandate_entries USING btree (org_id, annonce_id, number DESC);
CREATE INDEX mandate_entries_family ON app.mandate_entries USING btree (org_id, branch_id, COALESCE(refers_to, number), number DESC);
CREATE INDEX mandate_entries_mandant ON app.mandate_entries USING btree (org_id, mandant_contact_id) WHERE (mandant_contact_id IS NOT NULL);
CREATE UNIQUE INDEX mandate_entries_one_end ON app.mandate_entries USING btree (org_id, branch_id, refers_to) WHERE (kind = 'TERMINATION'::text);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.mandate_entries FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.mandate_entries FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   TRIGGER ab_enter BEFORE INSERT ON app.mandate_entries FOR EACH ROW EXECUTE FUNCTION private.enter_mandate()
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.mandate_entries FOR EACH ROW EXECUTE FUNCTION private.audit_row('mandant_name', 'mandant_address', 'hash')
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.mandate_registers (
  org_id uuid not null default app.current_org(),
  branch_id uuid not null,
  last_number bigint not null default 0,
  head bytea not null default '\x00'::bytea,
  first_number bigint not null default 1,
  constraint mandate_registers_pkey PRIMARY KEY (org_id, branch_id),
  constraint mandate_registers_org_id_branch_id_fkey FOREIGN KEY (org_id, branch_id) REFERENCES app.branches(org_id, id),
  constraint mandate_registers_first_number_check CHECK (((first_number >= 1) AND (first_number <= 999999999)))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.mandate_registers FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   TRIGGER zz_audit AFTER INSERT OR DELETE ON app.mandate_registers FOR EACH ROW EXECUTE FUNCTION private.audit_row('head', 'last_number')
--   TRIGGER zz_audit_update AFTER UPDATE ON app.mandate_registers FOR EACH ROW WHEN (((old.branch_id IS DISTINCT FROM new.branch_id) OR (old.first_number IS DISTINCT FROM new.first_number))) EXECUTE FUNCTION private.audit_row('head', 'last_number')
--   grant select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.members (
  org_id uuid not null default app.current_org(),
  user_id uuid not null,
  name text not null,
  email text not null,
  roles text[] not null,
  branch_ids uuid[] not null default '{}'::uuid[],
  languages text[] not null default '{fr}'::text[],
  status text not null default 'ACTIVE'::text,
  joined_at timestamp with time zone not null default app.app_now(),
  version integer not null default 1,
  guest_until timestamp with time zone,
  constraint members_pkey PRIMARY KEY (org_id, user_id),
  constraint members_org_id_fkey FOREIGN KEY (org_id) REFERENCES app.organizations(org_id),
  constraint members_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id),
  constraint members_guest_roles CHECK (((guest_until IS NULL) OR (roles <@ ARRAY['AUDITOR'::text, 'AGENT'::text, 'MANAGER'::text]))),
  constraint members_roles_check CHECK (((cardinality(roles) > 0) AND (roles <@ ARRAY['ADMIN_ORG'::text, 'MANAGER'::text, 'AGENT'::text, 'OWNER'::text, 'MODERATOR'::text, 'AUDITOR'::text]))),
  constraint members_status_check CHECK ((status = ANY (ARRAY['ACTIVE'::text, 'SUSPENDED'::text, 'LEFT'::text])))
);
CREATE INDEX members_by_user ON app.members USING btree (user_id);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER guest_bounds BEFORE INSERT OR UPDATE OF guest_until ON app.members FOR EACH ROW WHEN (((new.guest_until IS NOT NULL) AND (new.status = 'ACTIVE'::text))) EXECUTE FUNCTION private.check_guest()
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.members FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.merge_moves (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  merge_id uuid not null,
  kind text not null,
  entity text not null,
  row_id uuid not null,
  field text not null,
  before jsonb,
  after jsonb,
  constraint merge_moves_pkey PRIMARY KEY (org_id, id),
  constraint merge_moves_org_id_merge_id_fkey FOREIGN KEY (org_id, merge_id) REFERENCES app.merges(org_id, id),
  constraint merge_moves_kind_check CHECK ((kind = ANY (ARRAY['LINK'::text, 'VALUE'::text, 'ROW'::text])))
);
CREATE INDEX merge_moves_merge ON app.merge_moves USING btree (org_id, merge_id, entity, field);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.merge_moves FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.merge_moves FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.merges (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  kind text not null,
  survivor_contact_id uuid,
  loser_contact_id uuid,
  survivor_dossier_id uuid,
  loser_dossier_id uuid,
  parent_id uuid,
  merged_at timestamp with time zone not null default app.app_now(),
  merged_by text not null default app.current_actor(),
  undo_until timestamp with time zone not null,
  undone_at timestamp with time zone,
  undone_by text,
  constraint merges_pkey PRIMARY KEY (org_id, id),
  constraint merges_org_id_loser_contact_id_fkey FOREIGN KEY (org_id, loser_contact_id) REFERENCES app.contacts(org_id, id),
  constraint merges_org_id_loser_dossier_id_fkey FOREIGN KEY (org_id, loser_dossier_id) REFERENCES app.dossiers(org_id, id),
  constraint merges_org_id_parent_id_fkey FOREIGN KEY (org_id, parent_id) REFERENCES app.merges(org_id, id),
  constraint merges_org_id_survivor_contact_id_fkey FOREIGN KEY (org_id, survivor_contact_id) REFERENCES app.contacts(org_id, id),
  constraint merges_org_id_survivor_dossier_id_fkey FOREIGN KEY (org_id, survivor_dossier_id) REFERENCES app.dossiers(org_id, id),
  constraint merges_check CHECK ((num_nonnulls(survivor_contact_id, loser_contact_id) =
CASE kind
    WHEN 'CONTACT'::text THEN 2
    ELSE 0
END)),
  constraint merges_check1 CHECK ((num_nonnulls(survivor_dossier_id, loser_dossier_id) =
CASE kind
    WHEN 'DOSSIER'::text THEN 2
    ELSE 0
END)),
  constraint merges_check2 CHECK (((survivor_contact_id <> loser_contact_id) AND (survivor_dossier_id <> loser_dossier_id))),
  constraint merges_check3 CHECK (((undone_at IS NULL) = (undone_by IS NULL))),
  constraint merges_kind_check CHECK ((kind = ANY (ARRAY['CONTACT'::text, 'DOSSIER'::text])))
);
CREATE INDEX merges_into_contact ON app.merges USING btree (org_id, survivor_contact_id, id DESC) WHERE (kind = 'CONTACT'::text);
CREATE INDEX merges_into_dossier ON app.merges USING btree (org_id, survivor_dossier_id, id DESC) WHERE (kind = 'DOSSIER'::text);
CREATE UNIQUE INDEX merges_one_contact ON app.merges USING btree (org_id, loser_contact_id) WHERE ((undone_at IS NULL) AND (kind = 'CONTACT'::text));
CREATE UNIQUE INDEX merges_one_dossier ON app.merges USING btree (org_id, loser_dossier_id) WHERE ((undone_at IS NULL) AND (kind = 'DOSSIER'::text));
CREATE INDEX merges_parent ON app.merges USING btree (org_id, parent_id) WHERE (parent_id IS NOT NULL);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.merges FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.message_attempts (
  org_id uuid not null default app.current_org(),
  message_id uuid not null,
  n integer not null,
  state text not null,
  provider_id text,
  error_class text,
  error_code text,
  cause text,
  started_at timestamp with time zone not null default app.app_now(),
  finished_at timestamp with time zone,
  constraint message_attempts_pkey PRIMARY KEY (org_id, message_id, n),
  constraint message_attempts_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES app.messages(org_id, id),
  constraint message_attempts_state_check CHECK ((state = ANY (ARRAY['STARTED'::text, 'ACCEPTED'::text, 'REJECTED'::text, 'NOT_SENT'::text, 'UNKNOWN'::text])))
);
CREATE INDEX message_attempts_provider ON app.message_attempts USING btree (org_id, provider_id) WHERE (provider_id IS NOT NULL);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.message_costs (
  org_id uuid not null default app.current_org(),
  message_id uuid not null,
  account_id uuid not null,
  month date not null,
  market text not null,
  category text not null,
  free boolean not null,
  micros bigint,
  currency text,
  at timestamp with time zone not null default app.app_now(),
  constraint message_costs_pkey PRIMARY KEY (org_id, message_id),
  constraint message_costs_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES app.messages(org_id, id),
  constraint message_costs_category_check CHECK ((category = ANY (ARRAY['MARKETING'::text, 'UTILITY'::text, 'AUTHENTICATION'::text, 'SERVICE'::text, 'OTHER'::text]))),
  constraint message_costs_check CHECK ((free <= (COALESCE(micros, (0)::bigint) = 0))),
  constraint message_costs_check1 CHECK (((micros IS NULL) = (currency IS NULL))),
  constraint message_costs_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint message_costs_market_check CHECK ((market ~ '^([A-Z]{2}|\*)$'::text)),
  constraint message_costs_micros_check CHECK ((micros >= 0))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.message_costs FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.message_costs FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   TRIGGER count_cost AFTER INSERT ON app.message_costs FOR EACH ROW EXECUTE FUNCTION private.count_cost()
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.message_spend (
  org_id uuid not null default app.current_org(),
  month date not null,
  account_id uuid not null,
  category text not null,
  currency text not null,
  part smallint not null,
  billed integer not null default 0,
  free integer not null default 0,
  unpriced integer not null default 0,
  micros bigint not null default 0,
  constraint message_spend_pkey PRIMARY KEY (org_id, month, account_id, category, currency, part),
  constraint message_spend_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES app.channel_accounts(org_id, id) ON DELETE CASCADE
);
CREATE INDEX message_spend_account ON app.message_spend USING btree (org_id, account_id);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.message_spend FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   grant select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.message_template_versions (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  template_id uuid not null,
  version integer not null,
  category text not null,
  header jsonb,
  body text not null,
  footer text,
  variables jsonb not null default '[]'::jsonb,
  buttons jsonb not null default '[]'::jsonb,
  author text not null default app.current_actor(),
  created_at timestamp with time zone not null default app.app_now(),
  document jsonb,
  constraint message_template_versions_pkey PRIMARY KEY (org_id, id),
  constraint message_template_versions_org_id_template_id_version_key UNIQUE (org_id, template_id, version),
  constraint message_template_versions_org_id_template_id_fkey FOREIGN KEY (org_id, template_id) REFERENCES app.message_templates(org_id, id),
  constraint message_template_versions_category_check CHECK ((category = ANY (ARRAY['MARKETING'::text, 'UTILITY'::text, 'AUTHENTICATION'::text]))),
  constraint message_template_versions_document_check CHECK ((jsonb_typeof(document) = 'object'::text)),
  constraint message_template_versions_header_check CHECK ((jsonb_typeof(header) = 'object'::text)),
  constraint message_template_versions_version_check CHECK ((version > 0))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.message_template_versions FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.message_template_versions FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.message_template_versions FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.message_templates (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  account_id uuid not null,
  name text not null,
  language text not null,
  category text not null,
  status text not null default 'APPROVED'::text,
  body text not null,
  variables jsonb not null default '[]'::jsonb,
  version integer not null default 1,
  buttons jsonb not null default '[]'::jsonb,
  provider_id text,
  content_sid text,
  header jsonb,
  footer text,
  quality text,
  status_reason text,
  status_note text,
  status_at timestamp with time zone,
  quality_at timestamp with time zone,
  synced_at timestamp with time zone,
  latest integer not null default 1,
  submitting integer,
  document jsonb,
  constraint message_templates_pkey PRIMARY KEY (org_id, id),
  constraint message_templates_org_id_account_id_name_language_key UNIQUE (org_id, account_id, name, language),
  constraint message_templates_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES app.channel_accounts(org_id, id),
  constraint message_templates_category_check CHECK ((category = ANY (ARRAY['MARKETING'::text, 'UTILITY'::text, 'AUTHENTICATION'::text]))),
  constraint message_templates_content_sid_check CHECK ((content_sid ~* '^HX[0-9a-f]{32}$'::text)),
  constraint message_templates_document_check CHECK ((jsonb_typeof(document) = 'object'::text)),
  constraint message_templates_footer_check CHECK (((char_length(footer) >= 1) AND (char_length(footer) <= 500))),
  constraint message_templates_header_check CHECK ((jsonb_typeof(header) = 'object'::text))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.message_templates FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.messages (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  conversation_id uuid not null,
  contact_id uuid not null,
  dossier_id uuid,
  account_id uuid not null,
  identity_id uuid not null,
  channel text not null,
  direction text not null,
  origin text not null,
  type text not null,
  text text,
  payload jsonb not null default '{}'::jsonb,
  media jsonb,
  provider_id text,
  reply_to_provider_id text,
  status text not null,
  purpose text,
  author text not null default app.current_actor(),
  at timestamp with time zone not null default app.app_now(),
  reactions jsonb not null default '[]'::jsonb,
  understanding jsonb,
  citations jsonb not null default '[]'::jsonb,
  decision_id uuid,
  edited_at timestamp with time zone,
  deleted_at timestamp with time zone,
  due_at timestamp with time zone,
  lease_until timestamp with time zone,
  attempts integer not null default 0,
  unknown_since timestamp with time zone,
  failure_code text,
  failure_cause text,
  accepted_at timestamp with time zone,
  sent_at timestamp with time zone,
  delivered_at timestamp with time zone,
  read_at timestamp with time zone,
  failed_at timestamp with time zone,
  discarded_at timestamp with time zone,
  discard_reason text,
  template_id uuid,
  template_version integer,
  constraint messages_pkey PRIMARY KEY (org_id, id),
  constraint messages_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES app.channel_accounts(org_id, id),
  constraint messages_org_id_conversation_id_fkey FOREIGN KEY (org_id, conversation_id) REFERENCES app.conversations(org_id, id),
  constraint messages_org_id_identity_id_fkey FOREIGN KEY (org_id, identity_id) REFERENCES app.channel_identities(org_id, id),
  constraint messages_template_fkey FOREIGN KEY (org_id, template_id) REFERENCES app.message_templates(org_id, id),
  constraint messages_channel_check CHECK ((channel = ANY (ARRAY['WHATSAPP'::text, 'SMS'::text, 'EMAIL'::text]))),
  constraint messages_check CHECK (((direction = 'IN'::text) OR (purpose IS NOT NULL) OR (origin = 'ECHO'::text))),
  constraint messages_check1 CHECK (((direction = 'OUT'::text) OR (status = 'RECEIVED'::text))),
  constraint messages_check2 CHECK (((origin <> 'ECHO'::text) OR (status = ANY (ARRAY['SENT'::text, 'DELIVERED'::text, 'READ'::text])))),
  constraint messages_check3 CHECK (((status <> 'QUEUED'::text) OR (due_at IS NOT NULL))),
  constraint messages_direction_check CHECK ((direction = ANY (ARRAY['IN'::text, 'OUT'::text]))),
  constraint messages_discard_reason_check CHECK ((discard_reason = ANY (ARRAY['ANSWERED_OTHERWISE'::text, 'OUTDATED'::text, 'WRONG_RECIPIENT'::text, 'DUPLICATE'::text, 'TEST'::text]))),
  constraint messages_discarded CHECK (((discarded_at IS NULL) = (discard_reason IS NULL))),
  constraint messages_origin_check CHECK ((origin = ANY (ARRAY['PROVIDER'::text, 'APP'::text, 'API'::text, 'AGENT'::text, 'REMINDER'::text, 'ECHO'::text]))),
  constraint messages_purpose_check CHECK ((purpose = ANY (ARRAY['REPLY'::text, 'CONTACT'::text, 'MARKETING'::text]))),
  constraint messages_status_check CHECK ((status = ANY (ARRAY['RECEIVED'::text, 'QUEUED'::text, 'SENDING'::text, 'ACCEPTED'::text, 'SENT'::text, 'DELIVERED'::text, 'READ'::text, 'FAILED'::text, 'DEAD'::text, 'CANCELLED'::text, 'UNKNOWN'::text])))
);
CREATE INDEX messages_account_last ON app.messages USING btree (org_id, account_id, direction, id DESC);
CREATE INDEX messages_dead_letters ON app.messages USING btree (org_id, id DESC) WHERE ((status = ANY (ARRAY['DEAD'::text, 'FAILED'::text])) AND (discarded_at IS NULL));
CREATE INDEX messages_dossier ON app.messages USING btree (org_id, dossier_id, at DESC) WHERE (dossier_id IS NOT NULL);
CREATE INDEX messages_initiative ON app.messages USING btree (org_id, contact_id, due_at DESC) WHERE ((direction = 'OUT'::text) AND (purpose <> 'REPLY'::text));
CREATE INDEX messages_open_out ON app.messages USING btree (org_id, conversation_id, id) WHERE (status = ANY (ARRAY['QUEUED'::text, 'SENDING'::text]));
CREATE UNIQUE INDEX messages_provider ON app.messages USING btree (org_id, account_id, provider_id) WHERE (provider_id IS NOT NULL);
CREATE INDEX messages_queue ON app.messages USING btree (org_id, account_id, due_at, id) WHERE (status = 'QUEUED'::text);
CREATE INDEX messages_sending ON app.messages USING btree (org_id, account_id, lease_until) WHERE (status = 'SENDING'::text);
CREATE INDEX messages_template ON app.messages USING btree (org_id, template_id, at) WHERE (template_id IS NOT NULL);
CREATE INDEX messages_thread ON app.messages USING btree (org_id, conversation_id, at DESC, id DESC);
CREATE INDEX messages_unknown ON app.messages USING btree (unknown_since) WHERE (status = 'UNKNOWN'::text);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER guard_outbound BEFORE INSERT OR UPDATE ON app.messages FOR EACH ROW EXECUTE FUNCTION private.guard_outbound()
--   TRIGGER zz_audit AFTER INSERT OR DELETE ON app.messages FOR EACH ROW EXECUTE FUNCTION private.audit_row('text', 'payload', 'media', 'understanding', 'citations', 'reactions', 'due_at', 'lease_until', 'attempts', 'unknown_since', 'decision_id', 'accepted_at', 'sent_at', 'delivered_at', 'read_at', 'failed_at', 'provider_id', 'status')
--   TRIGGER zz_audit_update AFTER UPDATE ON app.messages FOR EACH ROW WHEN (((((((((((((((((((((((old.id IS DISTINCT FROM new.id) OR (old.conversation_id IS DISTINCT FROM new.conversation_id)) OR (old.contact_id IS DISTINCT FROM new.contact_id)) OR (old.dossier_id IS DISTINCT FROM new.dossier_id)) OR (old.account_id IS DISTINCT FROM new.account_id)) OR (old.identity_id IS DISTINCT FROM new.identity_id)) OR (old.channel IS DISTINCT FROM new.channel)) OR (old.direction IS DISTINCT FROM new.direction)) OR (old.origin IS DISTINCT FROM new.origin)) OR (old.type IS DISTINCT FROM new.type)) OR (old.reply_to_provider_id IS DISTINCT FROM new.reply_to_provider_id)) OR (old.purpose IS DISTINCT FROM new.purpose)) OR (old.author IS DISTINCT FROM new.author)) OR (old.at IS DISTINCT FROM new.at)) OR (old.edited_at IS DISTINCT FROM new.edited_at)) OR (old.deleted_at IS DISTINCT FROM new.deleted_at)) OR (old.failure_code IS DISTINCT FROM new.failure_code)) OR (old.failure_cause IS DISTINCT FROM new.failure_cause)) OR (old.discarded_at IS DISTINCT FROM new.discarded_at)) OR (old.discard_reason IS DISTINCT FROM new.discard_reason)) OR (old.template_id IS DISTINCT FROM new.template_id)) OR (old.template_version IS DISTINCT FROM new.template_version))) EXECUTE FUNCTION private.audit_row('text', 'payload', 'media', 'understanding', 'citations', 'reactions', 'due_at', 'lease_until', 'attempts', 'unknown_since', 'decision_id', 'accepted_at', 'sent_at', 'delivered_at', 'read_at', 'failed_at', 'provider_id', 'status')
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.note_versions (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  activity_id uuid not null,
  body text not null,
  actor text not null default app.current_actor(),
  at timestamp with time zone not null default app.app_now(),
  content jsonb,
  constraint note_versions_pkey PRIMARY KEY (org_id, id),
  constraint note_versions_org_id_activity_id_fkey FOREIGN KEY (org_id, activity_id) REFERENCES app.activities(org_id, id),
  constraint note_versions_content_check CHECK ((jsonb_typeof(content) = 'object'::text))
);
CREATE INDEX note_versions_activity ON app.note_versions USING btree (org_id, activity_id, id);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON app.note_versions FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.note_versions FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.note_versions FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.notification_digests (
  org_id uuid not null default app.current_org(),
  user_id uuid not null,
  day date not null,
  created_at timestamp with time zone not null default app.app_now(),
  notifications integer not null,
  constraint notification_digests_pkey PRIMARY KEY (org_id, user_id, day),
  constraint notification_digests_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES app.members(org_id, user_id)
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant delete, insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.notification_preferences (
  org_id uuid not null default app.current_org(),
  user_id uuid not null,
  channels jsonb not null default '{}'::jsonb,
  quiet_from smallint,
  quiet_to smallint,
  quiet_days smallint[] not null default '{1,2,3,4,5,6,7}'::smallint[],
  digest text not null default 'WEEKDAYS'::text,
  digest_hour smallint not null default 8,
  timezone text,
  version integer not null default 1,
  constraint notification_preferences_pkey PRIMARY KEY (org_id, user_id),
  constraint notification_preferences_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES app.members(org_id, user_id),
  constraint notification_preferences_channels_check CHECK ((jsonb_typeof(channels) = 'object'::text)),
  constraint notification_preferences_digest_check CHECK ((digest = ANY (ARRAY['OFF'::text, 'DAILY'::text, 'WEEKDAYS'::text]))),
  constraint notification_preferences_digest_hour_check CHECK (((digest_hour >= 0) AND (digest_hour <= 23))),
  constraint notification_preferences_quiet CHECK ((((quiet_from IS NULL) = (quiet_to IS NULL)) AND (quiet_from <> quiet_to))),
  constraint notification_preferences_quiet_days_check CHECK ((quiet_days <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint, (7)::smallint])),
  constraint notification_preferences_quiet_from_check CHECK (((quiet_from >= 0) AND (quiet_from <= 1439))),
  constraint notification_preferences_quiet_to_check CHECK (((quiet_to >= 0) AND (quiet_to <= 1439)))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.notification_preferences FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.notifications (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  user_id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  detail_id uuid,
  actor text not null default app.current_actor(),
  count integer not null default 1,
  in_app boolean not null default true,
  mail_due boolean not null default false,
  push_due boolean not null default false,
  created_at timestamp with time zone not null default app.app_now(),
  told_at timestamp with time zone not null default app.app_now(),
  read_at timestamp with time zone,
  constraint notifications_pkey PRIMARY KEY (org_id, id),
  constraint notifications_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES app.members(org_id, user_id),
  constraint notifications_count_check CHECK ((count > 0)),
  constraint notifications_kind_check CHECK ((kind = ANY (ARRAY['DOSSIER_ASSIGNED'::text, 'DOSSIERS_HANDED_OVER'::text, 'MENTIONED'::text, 'TASK_ASSIGNED'::text, 'TASK_REMINDER'::text, 'TASK_DUE'::text, 'FIRST_RESPONSE_LATE'::text, 'APPOINTMENT_BOOKED'::text, 'APPOINTMENT_MOVED'::text, 'APPOINTMENT_CANCELLED'::text, 'OFFER_RECEIVED'::text, 'OFFER_ACCEPTED'::text, 'DOCUMENT_RECEIVED'::text, 'CONVERSATION_WAITING'::text, 'CONVERSATION_AWAKE'::text, 'APPOINTMENT_JOINED'::text, 'APPOINTMENT_LEFT'::text, 'ANNONCE_BLOCKED'::text, 'ANNONCE_FREED'::text]))),
  constraint notifications_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['DOSSIER'::text, 'TASK'::text, 'APPOINTMENT'::text, 'CONVERSATION'::text, 'MEMBER'::text, 'ANNONCE'::text])))
);
CREATE INDEX notifications_list ON app.notifications USING btree (org_id, user_id, told_at DESC, id DESC) WHERE in_app;
CREATE UNIQUE INDEX notifications_one_unread ON app.notifications USING btree (org_id, user_id, kind, subject_id) WHERE (read_at IS NULL);
CREATE INDEX notifications_unread ON app.notifications USING btree (org_id, user_id, told_at DESC, id DESC) WHERE (read_at IS NULL);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.offers (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  dossier_id uuid not null,
  annonce_id uuid,
  made_by text not null,
  counters_id uuid,
  amount bigint not null,
  currency text not null,
  conditions text,
  expires_at timestamp with time zone,
  state text not null default 'OPEN'::text,
  state_reason text,
  decided_at timestamp with time zone,
  decided_by text,
  created_by text not null default app.current_actor(),
  created_at timestamp with time zone not null default app.app_now(),
  version integer not null default 1,
  constraint offers_pkey PRIMARY KEY (org_id, id),
  constraint offers_org_id_annonce_id_fkey FOREIGN KEY (org_id, annonce_id) REFERENCES app.annonces(org_id, id),
  constraint offers_org_id_counters_id_fkey FOREIGN KEY (org_id, counters_id) REFERENCES app.offers(org_id, id),
  constraint offers_org_id_dossier_id_fkey FOREIGN KEY (org_id, dossier_id) REFERENCES app.dossiers(org_id, id),
  constraint offers_amount_check CHECK (((amount >= 1) AND (amount <= '99999999999999'::bigint))),
  constraint offers_check CHECK (((state = 'OPEN'::text) = (decided_at IS NULL))),
  constraint offers_check1 CHECK ((counters_id <> id)),
  constraint offers_conditions_check CHECK ((char_length(conditions) <= 4000)),
  constraint offers_currency_check CHECK ((currency = ANY (ARRAY['MAD'::text, 'EUR'::text]))),
  constraint offers_made_by_check CHECK ((made_by = ANY (ARRAY['BUYER'::text, 'SELLER'::text]))),
  constraint offers_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'COUNTERED'::text, 'ACCEPTED'::text, 'REFUSED'::text, 'WITHDRAWN'::text, 'EXPIRED'::text]))),
  constraint offers_state_reason_check CHECK ((char_length(state_reason) <= 500))
);
CREATE INDEX offers_annonce ON app.offers USING btree (org_id, annonce_id, id DESC) WHERE (annonce_id IS NOT NULL);
CREATE INDEX offers_dossier ON app.offers USING btree (org_id, dossier_id, id DESC);
CREATE INDEX offers_ending ON app.offers USING btree (org_id, expires_at) WHERE ((state = 'OPEN'::text) AND (expires_at IS NOT NULL));
CREATE UNIQUE INDEX offers_one_buyer ON app.offers USING btree (org_id, annonce_id) WHERE ((state = 'ACCEPTED'::text) AND (annonce_id IS NOT NULL));
CREATE UNIQUE INDEX offers_one_counter ON app.offers USING btree (org_id, counters_id) WHERE (counters_id IS NOT NULL);
CREATE UNIQUE INDEX offers_one_deal ON app.offers USING btree (org_id, dossier_id) WHERE (state = 'ACCEPTED'::text);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.offers FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.organizations (
  org_id uuid not null default app.current_org(),
  name text not null,
  slug text not null,
  country character(2) not null,
  timezone text not null,
  default_locale text not null default 'fr'::text,
  currency character(3) not null,
  settings jsonb not null default '{}'::jsonb,
  version integer not null default 1,
  created_at timestamp with time zone not null default app.app_now(),
  constraint organizations_pkey PRIMARY KEY (org_id),
  constraint organizations_slug_key UNIQUE (slug),
  constraint organizations_country_check CHECK ((country = ANY (ARRAY['MA'::bpchar, 'FR'::bpchar]))),
  constraint organizations_currency_check CHECK ((currency = ANY (ARRAY['MAD'::bpchar, 'EUR'::bpchar]))),
  constraint organizations_default_locale_check CHECK ((default_locale = ANY (ARRAY['fr'::text, 'ar'::text, 'en'::text]))),
  constraint organizations_name_check CHECK (((char_length(name) >= 2) AND (char_length(name) <= 120))),
  constraint organizations_slug_check CHECK ((slug ~ '^[a-z0-9-]{2,60}$'::text))
);
CREATE INDEX organizations_recent ON app.organizations USING btree (created_at DESC, org_id DESC);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER drop_budget AFTER UPDATE OF settings ON app.organizations FOR EACH ROW WHEN ((((old.settings ->> 'dailyMessages'::text) IS NOT NULL) AND ((new.settings ->> 'dailyMessages'::text) IS NULL))) EXECUTE FUNCTION private.keep_budget()
--   TRIGGER keep_budget AFTER INSERT OR UPDATE OF settings ON app.organizations FOR EACH ROW WHEN (((new.settings ->> 'dailyMessages'::text) IS NOT NULL)) EXECUTE FUNCTION private.keep_budget()
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.organizations FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.orphan_statuses (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  provider_id text not null,
  payload jsonb not null,
  at timestamp with time zone not null default app.app_now(),
  constraint orphan_statuses_pkey PRIMARY KEY (org_id, id)
);
CREATE INDEX orphan_statuses_provider ON app.orphan_statuses USING btree (org_id, provider_id);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant delete, insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.parties (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  dossier_id uuid,
  annonce_id uuid,
  contact_id uuid not null,
  role text not null,
  share numeric(6,3),
  note text,
  "position" integer not null default 0,
  is_primary boolean not null default false,
  created_at timestamp with time zone not null default app.app_now(),
  constraint parties_pkey PRIMARY KEY (org_id, id),
  constraint parties_org_id_annonce_id_fkey FOREIGN KEY (org_id, annonce_id) REFERENCES app.annonces(org_id, id),
  constraint parties_org_id_contact_id_fkey FOREIGN KEY (org_id, contact_id) REFERENCES app.contacts(org_id, id),
  constraint parties_org_id_dossier_id_fkey FOREIGN KEY (org_id, dossier_id) REFERENCES app.dossiers(org_id, id),
  constraint parties_check CHECK ((num_nonnulls(dossier_id, annonce_id) = 1)),
  constraint parties_note_check CHECK ((char_length(note) <= 1000)),
  constraint parties_role_check CHECK ((role = ANY (ARRAY['BUYER'::text, 'SELLER'::text, 'TENANT'::text, 'LANDLORD'::text, 'GUARANTOR'::text, 'AGENT'::text, 'NOTARY'::text, 'BANK'::text, 'DEVELOPER'::text, 'OTHER'::text]))),
  constraint parties_share_check CHECK (((share > (0)::numeric) AND (share <= (100)::numeric)))
);
CREATE INDEX parties_annonce ON app.parties USING btree (org_id, annonce_id) WHERE (annonce_id IS NOT NULL);
CREATE INDEX parties_contact ON app.parties USING btree (org_id, contact_id);
CREATE INDEX parties_dossier ON app.parties USING btree (org_id, dossier_id) WHERE (dossier_id IS NOT NULL);
CREATE UNIQUE INDEX parties_one_primary ON app.parties USING btree (org_id, dossier_id) WHERE (is_primary AND (dossier_id IS NOT NULL));
CREATE UNIQUE INDEX parties_one_primary_of_annonce ON app.parties USING btree (org_id, annonce_id) WHERE (is_primary AND (annonce_id IS NOT NULL));
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER keep_erased BEFORE INSERT ON app.parties FOR EACH ROW EXECUTE FUNCTION private.keep_erased()
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.parties FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.push_subscriptions (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  user_id uuid not null,
  endpoint_hash bytea not null,
  sealed bytea not null,
  device text not null,
  created_at timestamp with time zone not null default app.app_now(),
  last_sent_at timestamp with time zone,
  constraint push_subscriptions_pkey PRIMARY KEY (org_id, id),
  constraint push_subscriptions_org_id_endpoint_hash_key UNIQUE (org_id, endpoint_hash),
  constraint push_subscriptions_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES app.members(org_id, user_id),
  constraint push_subscriptions_device_check CHECK (((char_length(device) >= 1) AND (char_length(device) <= 80)))
);
CREATE INDEX push_subscriptions_member ON app.push_subscriptions USING btree (org_id, user_id, id);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.push_subscriptions FOR EACH ROW EXECUTE FUNCTION private.audit_row('endpoint_hash', 'sealed', 'last_sent_at')
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.reached_recipients (
  org_id uuid not null default app.current_org(),
  identity_id uuid not null,
  account_id uuid not null,
  reached_at timestamp with time zone not null,
  constraint reached_recipients_pkey PRIMARY KEY (org_id, identity_id),
  constraint reached_recipients_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES app.channel_accounts(org_id, id) ON DELETE CASCADE,
  constraint reached_recipients_org_id_identity_id_fkey FOREIGN KEY (org_id, identity_id) REFERENCES app.channel_identities(org_id, id) ON DELETE CASCADE
);
CREATE INDEX reached_recipients_account ON app.reached_recipients USING btree (org_id, account_id);
CREATE INDEX reached_recipients_since ON app.reached_recipients USING btree (org_id, reached_at);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.reached_recipients FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   grant select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.reference_lists (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  list text not null,
  codes text[] not null default '{}'::text[],
  version integer not null default 0,
  constraint reference_lists_pkey PRIMARY KEY (org_id, id),
  constraint reference_lists_one UNIQUE (org_id, list),
  constraint reference_lists_codes_check CHECK ((cardinality(codes) <= 500)),
  constraint reference_lists_list_check CHECK ((list = ANY (ARRAY['LOSS_REASON'::text, 'WON_REASON'::text, 'SOURCE'::text, 'TASK_CATEGORY'::text, 'DOCUMENT_TYPE'::text, 'CANCEL_REASON'::text])))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.reference_lists FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.reference_values (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  list text not null,
  code text not null,
  label_fr text,
  label_ar text,
  label_en text,
  active boolean not null default true,
  created_at timestamp with time zone not null default app.app_now(),
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint reference_values_pkey PRIMARY KEY (org_id, id),
  constraint reference_values_code UNIQUE (org_id, list, code),
  constraint reference_values_code_check CHECK ((code ~ '^[A-Z][A-Z0-9_]{1,39}$'::text)),
  constraint reference_values_label_ar_check CHECK ((((char_length(label_ar) >= 1) AND (char_length(label_ar) <= 60)) AND (label_ar = btrim(label_ar)))),
  constraint reference_values_label_en_check CHECK ((((char_length(label_en) >= 1) AND (char_length(label_en) <= 60)) AND (label_en = btrim(label_en)))),
  constraint reference_values_label_fr_check CHECK ((((char_length(label_fr) >= 1) AND (char_length(label_fr) <= 60)) AND (label_fr = btrim(label_fr)))),
  constraint reference_values_list_check CHECK ((list = ANY (ARRAY['LOSS_REASON'::text, 'WON_REASON'::text, 'SOURCE'::text, 'TASK_CATEGORY'::text, 'DOCUMENT_TYPE'::text, 'CANCEL_REASON'::text])))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.reference_values FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.reminders (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  appointment_id uuid not null,
  minutes_before integer not null,
  starts_at timestamp with time zone not null,
  state text not null,
  reason text,
  message_id uuid,
  task_id uuid,
  answer text,
  at timestamp with time zone not null default app.app_now(),
  channel text,
  contact_id uuid,
  constraint reminders_pkey PRIMARY KEY (org_id, id),
  constraint reminders_once UNIQUE NULLS NOT DISTINCT (org_id, appointment_id, minutes_before, starts_at, contact_id),
  constraint reminders_org_id_appointment_id_fkey FOREIGN KEY (org_id, appointment_id) REFERENCES app.appointments(org_id, id),
  constraint reminders_org_id_contact_id_fkey FOREIGN KEY (org_id, contact_id) REFERENCES app.contacts(org_id, id),
  constraint reminders_org_id_message_id_fkey FOREIGN KEY (org_id, message_id) REFERENCES app.messages(org_id, id),
  constraint reminders_org_id_task_id_fkey FOREIGN KEY (org_id, task_id) REFERENCES app.tasks(org_id, id),
  constraint reminders_answer_check CHECK ((answer = ANY (ARRAY['CONFIRMED'::text, 'MOVE_ASKED'::text, 'CANCELLED'::text]))),
  constraint reminders_channel CHECK (((state <> 'SENT'::text) OR (channel IS NOT NULL))),
  constraint reminders_channel_check CHECK ((channel = ANY (ARRAY['WHATSAPP'::text, 'SMS'::text, 'EMAIL'::text]))),
  constraint reminders_check CHECK (((state = 'SENT'::text) = (message_id IS NOT NULL))),
  constraint reminders_check1 CHECK (((state = 'SENT'::text) = (reason IS NULL))),
  constraint reminders_minutes_before_check CHECK (((minutes_before >= 5) AND (minutes_before <= 20160))),
  constraint reminders_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 60))),
  constraint reminders_state_check CHECK ((state = ANY (ARRAY['SENT'::text, 'NOT_SENT'::text, 'SKIPPED'::text])))
);
CREATE INDEX reminders_contact ON app.reminders USING btree (org_id, contact_id) WHERE (contact_id IS NOT NULL);
CREATE INDEX reminders_message ON app.reminders USING btree (org_id, message_id) WHERE (message_id IS NOT NULL);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.reminders FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.resources (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  branch_id uuid not null,
  kind text not null,
  name text not null,
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamp with time zone not null default app.app_now(),
  constraint resources_pkey PRIMARY KEY (org_id, id),
  constraint resources_org_id_branch_id_fkey FOREIGN KEY (org_id, branch_id) REFERENCES app.branches(org_id, id),
  constraint resources_kind_check CHECK ((kind = ANY (ARRAY['ROOM'::text, 'CAR'::text, 'KEYS'::text, 'EQUIPMENT'::text, 'OTHER'::text]))),
  constraint resources_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
);
CREATE UNIQUE INDEX resources_name ON app.resources USING btree (org_id, branch_id, lower(name));
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.resources FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.retention_rules (
  org_id uuid not null default app.current_org(),
  stale_contact_months integer,
  raw_event_days integer,
  legal_hold_years integer not null default 5,
  checked_at timestamp with time zone,
  version integer not null default 1,
  constraint retention_rules_pkey PRIMARY KEY (org_id),
  constraint retention_rules_legal_hold_years_check CHECK (((legal_hold_years >= 0) AND (legal_hold_years <= 30))),
  constraint retention_rules_raw_event_days_check CHECK (((raw_event_days >= 7) AND (raw_event_days <= 730))),
  constraint retention_rules_stale_contact_months_check CHECK (((stale_contact_months >= 6) AND (stale_contact_months <= 120)))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.retention_rules FOR EACH ROW EXECUTE FUNCTION private.audit_row('checked_at')
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.saved_views (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  owner_id uuid not null,
  list text not null,
  name text not null,
  filter jsonb not null,
  columns text[] not null default '{}'::text[],
  sort text,
  shared boolean not null default false,
  created_at timestamp with time zone not null default app.app_now(),
  deleted_at timestamp with time zone,
  version integer not null default 1,
  constraint saved_views_pkey PRIMARY KEY (org_id, id),
  constraint saved_views_org_id_owner_id_fkey FOREIGN KEY (org_id, owner_id) REFERENCES app.members(org_id, user_id),
  constraint saved_views_columns_check CHECK ((cardinality(columns) <= 30)),
  constraint saved_views_filter_check CHECK (((jsonb_typeof(filter) = 'object'::text) AND (pg_column_size(filter) <= 8192))),
  constraint saved_views_list_check CHECK ((list = ANY (ARRAY['DOSSIERS'::text, 'ANNONCES'::text, 'CONTACTS'::text, 'TASKS'::text]))),
  constraint saved_views_name_check CHECK ((((char_length(name) >= 1) AND (char_length(name) <= 80)) AND (name = btrim(name)))),
  constraint saved_views_sort_check CHECK ((char_length(sort) <= 40))
);
CREATE UNIQUE INDEX saved_views_name ON app.saved_views USING btree (org_id, owner_id, list, lower(name)) WHERE (deleted_at IS NULL);
CREATE INDEX saved_views_shared ON app.saved_views USING btree (org_id, list, lower(name)) WHERE (shared AND (deleted_at IS NULL));
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.saved_views FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.search_words (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  kind text not null,
  key text not null,
  word text not null,
  constraint search_words_pkey PRIMARY KEY (org_id, id),
  constraint search_words_kind_check CHECK ((kind = ANY (ARRAY['CONTACT'::text, 'ANNONCE'::text, 'DOCUMENT'::text])))
);
CREATE INDEX search_words_key ON app.search_words USING btree (org_id, kind, key) INCLUDE (word);
CREATE INDEX search_words_near ON app.search_words USING gin (org_id, kind, word public.gin_trgm_ops) WHERE (key = word);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.sending_budgets (
  org_id uuid not null default app.current_org(),
  day_limit integer not null,
  day date not null default '1970-01-01'::date,
  used integer not null default 0,
  constraint sending_budgets_pkey PRIMARY KEY (org_id),
  constraint sending_budgets_org_id_fkey FOREIGN KEY (org_id) REFERENCES app.organizations(org_id),
  constraint sending_budgets_day_limit_check CHECK ((day_limit > 0))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.sending_budgets FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   grant select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.sending_rates (
  org_id uuid not null default app.current_org(),
  account_id uuid not null,
  tokens double precision not null default 0,
  filled_at timestamp with time zone not null default '1970-01-01 00:00:00+00'::timestamp with time zone,
  constraint sending_rates_pkey PRIMARY KEY (org_id, account_id),
  constraint sending_rates_org_id_account_id_fkey FOREIGN KEY (org_id, account_id) REFERENCES app.channel_accounts(org_id, id) ON DELETE CASCADE
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON app.sending_rates FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   grant select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.suppressions (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  digest bytea not null,
  kind text not null,
  hint text not null,
  scope text not null,
  reason text not null,
  note text,
  created_at timestamp with time zone not null default app.app_now(),
  created_by text not null default app.current_actor(),
  lifted_at timestamp with time zone,
  lifted_by text,
  lift_reason text,
  identity_id uuid,
  with_id uuid,
  constraint suppressions_pkey PRIMARY KEY (org_id, id),
  constraint suppressions_org_id_identity_id_fkey FOREIGN KEY (org_id, identity_id) REFERENCES app.channel_identities(org_id, id) ON DELETE SET NULL (identity_id),
  constraint suppressions_org_id_with_id_fkey FOREIGN KEY (org_id, with_id) REFERENCES app.suppressions(org_id, id),
  constraint suppressions_bounced CHECK ((((scope = 'ADDRESS'::text) = (reason = 'BOUNCED'::text)) AND ((scope <> 'ADDRESS'::text) OR (kind = 'EMAIL'::text)))),
  constraint suppressions_check CHECK ((((lifted_at IS NULL) = (lifted_by IS NULL)) AND ((lifted_at IS NULL) = (lift_reason IS NULL)))),
  constraint suppressions_check1 CHECK ((with_id <> id)),
  constraint suppressions_hint_check CHECK (((char_length(hint) >= 1) AND (char_length(hint) <= 60))),
  constraint suppressions_kind_check CHECK ((kind = ANY (ARRAY['PHONE'::text, 'EMAIL'::text, 'WHATSAPP_BSUID'::text]))),
  constraint suppressions_lift_reason_check CHECK (((char_length(lift_reason) >= 1) AND (char_length(lift_reason) <= 500))),
  constraint suppressions_note_check CHECK (((char_length(note) >= 1) AND (char_length(note) <= 500))),
  constraint suppressions_reason_check CHECK ((reason = ANY (ARRAY['OBJECTION'::text, 'COMPLAINT'::text, 'WRONG_PERSON'::text, 'ERASED'::text, 'OTHER'::text, 'BOUNCED'::text]))),
  constraint suppressions_scope_check CHECK ((scope = ANY (ARRAY['ALL'::text, 'MARKETING'::text, 'ADDRESS'::text])))
);
CREATE INDEX suppressions_identity ON app.suppressions USING btree (org_id, identity_id) WHERE (identity_id IS NOT NULL);
CREATE INDEX suppressions_newest ON app.suppressions USING btree (org_id, id DESC);
CREATE UNIQUE INDEX suppressions_standing ON app.suppressions USING btree (org_id, digest, scope) WHERE (lifted_at IS NULL);
CREATE INDEX suppressions_with ON app.suppressions USING btree (org_id, with_id) WHERE (with_id IS NOT NULL);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.suppressions FOR EACH ROW EXECUTE FUNCTION private.audit_row('digest')
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.task_series (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  rule text not null,
  starts_at timestamp with time zone not null,
  timezone text not null,
  title text not null,
  category text not null default 'OTHER'::text,
  assignee_id uuid,
  remind_minutes integer,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null default app.app_now(),
  constraint task_series_pkey PRIMARY KEY (org_id, id),
  constraint task_series_org_id_assignee_id_fkey FOREIGN KEY (org_id, assignee_id) REFERENCES app.members(org_id, user_id),
  constraint task_series_remind_minutes_check CHECK (((remind_minutes >= 0) AND (remind_minutes <= 40320))),
  constraint task_series_rule_check CHECK (((char_length(rule) >= 9) AND (char_length(rule) <= 200))),
  constraint task_series_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.task_series FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.tasks (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  dossier_id uuid,
  title text not null,
  category text not null default 'OTHER'::text,
  state text not null default 'OPEN'::text,
  due_at timestamp with time zone,
  assignee_id uuid,
  created_by text not null default app.current_actor(),
  created_at timestamp with time zone not null default app.app_now(),
  completed_at timestamp with time zone,
  version integer not null default 1,
  series_id uuid,
  occurrence_at timestamp with time zone,
  remind_minutes integer,
  remind_at timestamp with time zone,
  reminded_for timestamp with time zone,
  constraint tasks_pkey PRIMARY KEY (org_id, id),
  constraint tasks_org_id_assignee_id_fkey FOREIGN KEY (org_id, assignee_id) REFERENCES app.members(org_id, user_id),
  constraint tasks_org_id_dossier_id_fkey FOREIGN KEY (org_id, dossier_id) REFERENCES app.dossiers(org_id, id),
  constraint tasks_org_id_series_id_fkey FOREIGN KEY (org_id, series_id) REFERENCES app.task_series(org_id, id),
  constraint tasks_category_code CHECK ((category ~ '^[A-Z][A-Z0-9_]{1,39}$'::text)),
  constraint tasks_check CHECK (((series_id IS NULL) = (occurrence_at IS NULL))),
  constraint tasks_check1 CHECK ((num_nonnulls(remind_minutes, remind_at) < 2)),
  constraint tasks_check2 CHECK (((remind_minutes IS NULL) OR (due_at IS NOT NULL))),
  constraint tasks_remind_minutes_check CHECK (((remind_minutes >= 0) AND (remind_minutes <= 40320))),
  constraint tasks_state_check CHECK ((state = ANY (ARRAY['OPEN'::text, 'DONE'::text, 'CANCELLED'::text]))),
  constraint tasks_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
);
CREATE INDEX tasks_dossier ON app.tasks USING btree (org_id, dossier_id) WHERE (dossier_id IS NOT NULL);
CREATE UNIQUE INDEX tasks_occurrence ON app.tasks USING btree (org_id, series_id, occurrence_at) WHERE (series_id IS NOT NULL);
CREATE INDEX tasks_open ON app.tasks USING btree (org_id, assignee_id, due_at) WHERE (state = 'OPEN'::text);
CREATE INDEX tasks_recent ON app.tasks USING btree (org_id, due_at, id);
CREATE INDEX tasks_search ON app.tasks USING gin (org_id, app.search_fold(title) public.gin_trgm_ops);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.tasks FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.workflow_drafts (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  code text not null,
  base_id uuid not null,
  copied_from uuid,
  definition jsonb not null,
  version integer not null default 1,
  updated_by text not null default app.current_actor(),
  updated_at timestamp with time zone not null default app.app_now(),
  constraint workflow_drafts_pkey PRIMARY KEY (org_id, id),
  constraint workflow_drafts_org_id_code_key UNIQUE (org_id, code),
  constraint workflow_drafts_org_id_base_id_fkey FOREIGN KEY (org_id, base_id) REFERENCES app.workflow_versions(org_id, id),
  constraint workflow_drafts_org_id_copied_from_fkey FOREIGN KEY (org_id, copied_from) REFERENCES app.workflow_versions(org_id, id)
);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.workflow_drafts FOR EACH ROW EXECUTE FUNCTION private.audit_row('definition', 'version', 'updated_by', 'updated_at')
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.workflow_migrations (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  code text not null,
  workflow_version_id uuid not null,
  mapping jsonb not null,
  state text not null default 'RUNNING'::text,
  total integer not null,
  moved integer not null default 0,
  restated integer not null default 0,
  skipped integer not null default 0,
  left_count integer not null default 0,
  left_behind jsonb not null default '[]'::jsonb,
  cursor_id uuid,
  created_by text not null default app.current_actor(),
  created_at timestamp with time zone not null default app.app_now(),
  finished_at timestamp with time zone,
  constraint workflow_migrations_pkey PRIMARY KEY (org_id, id),
  constraint workflow_migrations_org_id_workflow_version_id_fkey FOREIGN KEY (org_id, workflow_version_id) REFERENCES app.workflow_versions(org_id, id),
  constraint workflow_migrations_check CHECK (((state = 'DONE'::text) = (finished_at IS NOT NULL))),
  constraint workflow_migrations_state_check CHECK ((state = ANY (ARRAY['RUNNING'::text, 'DONE'::text]))),
  constraint workflow_migrations_total_check CHECK ((total >= 0))
);
CREATE INDEX workflow_migrations_code ON app.workflow_migrations USING btree (org_id, code, id DESC);
CREATE UNIQUE INDEX workflow_migrations_one ON app.workflow_migrations USING btree (org_id, code) WHERE (state = 'RUNNING'::text);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.workflow_versions (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  code text not null,
  version integer not null,
  definition jsonb not null,
  active boolean not null default false,
  created_at timestamp with time zone not null default app.app_now(),
  note text,
  copied_from uuid,
  created_by text default app.current_actor(),
  constraint workflow_versions_pkey PRIMARY KEY (org_id, id),
  constraint workflow_versions_org_id_code_version_key UNIQUE (org_id, code, version),
  constraint workflow_versions_org_id_copied_from_fkey FOREIGN KEY (org_id, copied_from) REFERENCES app.workflow_versions(org_id, id),
  constraint workflow_versions_note_check CHECK ((char_length(note) <= 500))
);
CREATE UNIQUE INDEX workflow_versions_active ON app.workflow_versions USING btree (org_id, code) WHERE active;
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER keep_version BEFORE UPDATE ON app.workflow_versions FOR EACH ROW EXECUTE FUNCTION private.keep_workflow_version()
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.workflow_versions FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table app.working_hours (
  org_id uuid not null default app.current_org(),
  id uuid not null default uuidv7(),
  user_id uuid not null,
  weekday integer not null,
  starts time without time zone not null,
  ends time without time zone not null,
  constraint working_hours_pkey PRIMARY KEY (org_id, id),
  constraint working_hours_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES app.members(org_id, user_id),
  constraint working_hours_check CHECK ((ends > starts)),
  constraint working_hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);
CREATE INDEX working_hours_user ON app.working_hours USING btree (org_id, user_id);
--   row-level security enabled and forced
--   policy tenant for all using ((org_id = ( SELECT app.current_org() AS current_org))) with check ((org_id = ( SELECT app.current_org() AS current_org)))
--   TRIGGER zz_audit AFTER INSERT OR DELETE OR UPDATE ON app.working_hours FOR EACH ROW EXECUTE FUNCTION private.audit_row()
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

-- function app.annonce_patterns(text) returns text[]
--   plpgsql stable security definer; body 2c860a103e781b81
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app, public

-- function app.api_key_by_hash(bytea) returns TABLE(org_id uuid, id uuid, scopes text[], settings jsonb, default_locale text)
--   sql stable security definer; body c706cfb7d99c1706
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.app_now() returns timestamp with time zone
--   sql stable; body 67973fda61a2db6e
--   runs as the migrating role; may be called by atlas_app, atlas_definer

-- function app.begin_mandate_register(uuid,bigint) returns boolean
--   plpgsql volatile security definer; body 719b5bb35a79b2a0
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.block_annonce(uuid,uuid,text) returns text
--   plpgsql volatile security definer; body bed96c6147775dd9
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.calendar_feed_by_hash(bytea) returns TABLE(org_id uuid, id uuid, user_id uuid)
--   sql stable security definer; body 7b0d061c42c98ba9
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.claim_inbound(integer,interval) returns TABLE(org_id uuid, id uuid, account_id uuid, kind text, order_key text, payload jsonb, received_at timestamp with time zone, attempts integer)
--   sql volatile security definer; body c7206493787ed9b9
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.claim_jobs(text[],integer,interval) returns TABLE(org_id uuid, id uuid, kind text, key text, payload jsonb, generation integer, attempts integer, max_attempts integer, actor text, correlation_id text)
--   sql volatile security definer; body fe3cbdbcabfe7b48
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.claim_outbound(integer,integer,integer,interval) returns TABLE(org_id uuid, id uuid, conversation_id uuid, account_id uuid, n integer)
--   sql volatile security definer; body 7c0653dc84e346b7
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.consents_follow(uuid) returns integer
--   plpgsql volatile security definer; body 02c391a2698ea1c1
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.create_organization(uuid,text,text,text,text,character,text,text,character) returns uuid
--   plpgsql volatile security definer; body 18298b77418ebe6a
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.current_actor() returns text
--   sql stable; body 1949381444ac6cbf
--   runs as the migrating role; may be called by atlas_app, atlas_definer

-- function app.current_correlation() returns text
--   sql stable; body 7933198b88037be2
--   runs as the migrating role; may be called by atlas_app, atlas_definer

-- function app.current_org() returns uuid
--   sql stable; body 61dbf7d323d71f58
--   runs as the migrating role; may be called by atlas_app, atlas_definer

-- function app.erase_contact(uuid,text) returns jsonb
--   plpgsql volatile security definer; body b234fcdd618f032c
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.expire_sending() returns TABLE(org_id uuid, id uuid)
--   plpgsql volatile security definer; body ff047e2a9ec09fa8
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.forget_note(uuid) returns integer
--   plpgsql volatile security definer; body 0bd2abcc00fac3fe
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.hold_answer(text,text) returns TABLE(request_hash text, status integer, body jsonb)
--   plpgsql volatile; body b1c43428efbfff62
--   runs as the migrating role; may be called by atlas_app, atlas_definer; search_path=pg_catalog, app

-- function app.hold_inbound(text,uuid) returns text
--   plpgsql volatile; body c958ae6934bc3e28
--   runs as the migrating role; may be called by atlas_app, atlas_definer; search_path=pg_catalog, app

-- function app.invitation_by_hash(bytea) returns TABLE(org_id uuid, id uuid, email text, organization text, roles text[], branch_ids uuid[])
--   sql stable security definer; body dd55509a82499d9f
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.is_active(app.members) returns boolean
--   sql stable; body 16f13427962e3f46
--   runs as the migrating role; may be called by atlas_app, atlas_definer; search_path=pg_catalog, app, platform

-- function app.mailboxes_of(text,text[]) returns SETOF text
--   sql stable security definer; body 5d3a8005f499acbf
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.membership(uuid,uuid) returns TABLE(roles text[], branch_ids uuid[], settings jsonb, default_locale text, guest_until timestamp with time zone)
--   sql stable security definer; body 76654ebae8f27fb7
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.memberships_of(uuid) returns TABLE(org_id uuid, name text, slug text, country character, currency character, timezone text, default_locale text, member_name text, roles text[], branch_ids uuid[], guest_until timestamp with time zone)
--   sql stable security definer; body e14a23c8108b77ea
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.messaging_figures() returns TABLE(name text, label text, value double precision)
--   sql stable security definer; body 2628b30221765bb6
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.next_reference(text,integer) returns text
--   plpgsql volatile security definer; body 5643efb1b1813414
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app, platform

-- function app.org_ids() returns SETOF uuid
--   sql stable security definer; body 1d55f04895f37976
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.orgs_to_seal() returns SETOF uuid
--   sql volatile security definer; body 965fa78e29f07673
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.platform_annonce(uuid,uuid,text) returns TABLE(org_id uuid, organization text, id uuid, reference text, title text, status text, reason text, blocked_at timestamp with time zone)
--   plpgsql stable security definer; body f70701f3bf9c26fc
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.platform_blocks(uuid,timestamp with time zone,uuid,integer) returns TABLE(org_id uuid, organization text, id uuid, reference text, title text, status text, reason text, blocked_at timestamp with time zone)
--   plpgsql stable security definer; body 59cb7f33a808ea68
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.platform_organizations(uuid,text,timestamp with time zone,uuid,integer) returns TABLE(org_id uuid, name text, slug text, country character, created_at timestamp with time zone, members bigint, open_dossiers bigint, published_annonces bigint, last_activity_at timestamp with time zone)
--   plpgsql stable security definer; body ce14666423d81537
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app, public

-- function app.provider_app(text) returns TABLE(kind text, secret_sealed bytea, verify_token_sealed bytea)
--   sql stable security definer; body ea28c490e0e57124
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, platform

-- function app.queue_figures() returns TABLE(inbound_pending bigint, outbound_queued bigint, outbound_unknown bigint, jobs_pending bigint, jobs_dead bigint, unsealed bigint)
--   sql stable security definer; body 2051de119ade464e
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.record_security_event(text,text,text,jsonb) returns uuid
--   plpgsql volatile security definer; body 80c59086c81e0b1b
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app, public

-- function app.seal_audit(uuid,integer) returns integer
--   plpgsql volatile security definer; body b9939e3ebe3d9868
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app, public

-- function app.search_annonces(text,integer) returns SETOF uuid
--   plpgsql stable security definer; body caabf440650ab2fb
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app, public

-- function app.search_contacts(text,integer,uuid,uuid,uuid[]) returns SETOF uuid
--   plpgsql stable security definer; body 16948169308fa705
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app, public

-- function app.search_conversations(text,integer,uuid,uuid[]) returns SETOF uuid
--   plpgsql stable security definer; body 9975be1dce690142
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app, public

-- function app.search_documents(text,jsonb,integer,boolean,uuid,uuid[]) returns SETOF uuid
--   plpgsql stable security definer; body f5e93ff8a1c77611
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app, public

-- function app.search_dossiers(text,integer,uuid,uuid[]) returns SETOF uuid
--   plpgsql stable security definer; body 737346ef677bf5fa
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app, public

-- function app.search_fold(text) returns text
--   sql immutable; body ff611cce68a52af6
--   runs as the migrating role; may be called by atlas_app, atlas_definer

-- function app.search_tasks(text,integer,uuid,uuid[]) returns SETOF uuid
--   plpgsql stable security definer; body 4965c92aa9512821
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app, public

-- function app.store_fetched(uuid,jsonb) returns TABLE(stored integer, duplicates integer)
--   sql volatile security definer; body cc9c57b3e77ea5eb
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.store_inbound(text,jsonb) returns TABLE(delivery integer, stored integer, duplicates integer, unknown integer)
--   sql volatile security definer; body 90217bbcd3f4fd6f
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.suppress(text,text,text,text,text,text) returns uuid
--   plpgsql volatile security definer; body 91e1d55e06d42f99
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.suppression_digest(text,text) returns bytea
--   plpgsql volatile security definer; body ad2ec2eabdf7eec2
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.suppression_of(uuid,text) returns text
--   plpgsql stable security definer; body d5709e619d689176
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.take_turn(uuid,uuid[],integer[],uuid) returns uuid
--   plpgsql volatile; body 9dcf83c3a18797c8
--   runs as the migrating role; may be called by atlas_app, atlas_definer; search_path=pg_catalog, app

-- function app.taken_range(timestamp with time zone,timestamp with time zone,integer) returns tstzrange
--   sql immutable; body a6d7f8fd7392163c
--   runs as the migrating role; may be called by atlas_app, atlas_definer

-- function app.unblock_annonce(uuid,uuid) returns text
--   plpgsql volatile security definer; body d2b77074e2b63cfd
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.unknown_due(timestamp with time zone) returns TABLE(org_id uuid, id uuid)
--   sql stable security definer; body cece7a21a2c200bd
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.unnamed_files(text[]) returns SETOF text
--   sql stable security definer; body 7fc810c68fb6388a
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- function app.verify_audit(uuid) returns TABLE(entries bigint, sealed bigint, unsealed bigint, erased bigint, ok boolean, broken_position bigint, broken_entry uuid, broken_why text, head_position bigint, head_hash text)
--   plpgsql stable security definer; body c4f683f36108c560
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app, public

-- function app.verify_mandates(uuid) returns TABLE(entries bigint, ok boolean, broken_number bigint, broken_why text, head text)
--   plpgsql stable security definer; body 88d28e2ccfbe6c4e
--   runs as atlas_definer; may be called by atlas_app; search_path=pg_catalog, app

-- ---------------------------------------------------------------- schema private

-- function private.apply_consent() returns trigger
--   plpgsql volatile security definer; body 92dcfc7ff23092f4
--   runs as atlas_definer; may be called by its owner alone; search_path=pg_catalog, app

-- function private.audit_changes_only(regclass) returns void
--   plpgsql volatile; body c2d6bbaf1a7dedbd
--   runs as the migrating role; may be called by atlas_definer

-- function private.audit_material(bytea,app.audit_entries) returns bytea
--   sql immutable; body 7cde30bb19d7e19d
--   runs as the migrating role; may be called by atlas_definer

-- function private.audit_row() returns trigger
--   plpgsql volatile security definer; body b8d7e95cde10fd5a
--   runs as atlas_definer; may be called by its owner alone; search_path=pg_catalog, app, public

-- function private.audit_values_hold(app.audit_entries,app.audit_values) returns boolean
--   sql immutable; body d8560775eef775df
--   runs as the migrating role; may be called by atlas_definer

-- function private.check_guest() returns trigger
--   plpgsql volatile; body 5693b1c140124737
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app, platform

-- function private.consent_live(uuid,uuid,text,text) returns boolean
--   plpgsql volatile security definer; body d5514c6423ce8a0e
--   runs as atlas_definer; may be called by its owner alone; search_path=pg_catalog, app

-- function private.contacts_matching(uuid,text,boolean,integer,uuid,uuid[]) returns uuid[]
--   plpgsql stable; body 661480d293c94a88
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app, public

-- function private.count_cost() returns trigger
--   plpgsql volatile security definer; body ee5b276ab16b1498
--   runs as atlas_definer; may be called by its owner alone; search_path=pg_catalog, app

-- function private.enter_mandate() returns trigger
--   plpgsql volatile security definer; body 3f612d10b1699cf9
--   runs as atlas_definer; may be called by its owner alone; search_path=pg_catalog, app

-- function private.guard_outbound() returns trigger
--   plpgsql volatile security definer; body fa7dfef33a400125
--   runs as atlas_definer; may be called by its owner alone; search_path=pg_catalog, app

-- function private.hold_agenda() returns trigger
--   plpgsql volatile; body 4d656c5b97387380
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app

-- function private.hold_attendee() returns trigger
--   plpgsql volatile; body 0aab754de4104fcb
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app

-- function private.is_identity(uuid,text) returns boolean
--   plpgsql stable; body 1d72127c81b64898
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app, public

-- function private.is_name(uuid,text) returns boolean
--   plpgsql stable; body 14dc110e6c94df82
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app, public

-- function private.keep_budget() returns trigger
--   plpgsql volatile security definer; body 027ccdfc74bc298b
--   runs as atlas_definer; may be called by its owner alone; search_path=pg_catalog, app

-- function private.keep_erased() returns trigger
--   plpgsql volatile; body 08160ce8fd6162f5
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app

-- function private.keep_rate() returns trigger
--   plpgsql volatile security definer; body 301342aced6bdb9a
--   runs as atlas_definer; may be called by its owner alone; search_path=pg_catalog, app

-- function private.keep_words() returns trigger
--   plpgsql volatile security definer; body c4d030ed08a5c39f
--   runs as atlas_definer; may be called by its owner alone; search_path=pg_catalog, app, public

-- function private.keep_workflow_version() returns trigger
--   plpgsql volatile; body 933731b9647d07ac
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog

-- function private.kinds_named(jsonb,text,boolean) returns text[]
--   sql stable; body 926094e934df2c22
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app, public

-- function private.like_part(text) returns text
--   sql immutable; body 950aaf9d66ac7ba8
--   runs as the migrating role; may be called by atlas_definer

-- function private.mandate_material(bytea,app.mandate_entries) returns bytea
--   sql stable; body 8019f30be0c2c5da
--   runs as the migrating role; may be called by atlas_definer

-- function private.near_words(uuid,text,text) returns text[]
--   plpgsql stable; body 29dae927cf8bb62d
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app, public; pg_trgm.similarity_threshold=0.4

-- function private.newest_contacts(uuid,text,text,uuid,integer,uuid[]) returns uuid[]
--   plpgsql stable; body 814b6c451d66fa7f
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app, public

-- function private.own_dossiers(uuid,uuid,uuid[]) returns uuid[]
--   sql stable; body e7325f1c2f78befa
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app

-- function private.paper_condition(uuid,text,text[],boolean) returns text
--   plpgsql stable; body 53bb6c5eb5618276
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app, public

-- function private.paper_like(text) returns text
--   sql stable; body e9e489dad45817b3
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app, public

-- function private.papers(uuid,text,integer,uuid[],uuid[]) returns uuid[]
--   plpgsql stable; body edd076c4e3821e20
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app, public

-- function private.papers_of(uuid,text,boolean,text,integer,uuid[],uuid[]) returns uuid[]
--   plpgsql stable; body a23f5456799f2013
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app, public

-- function private.people_of(uuid,uuid[]) returns uuid[]
--   sql stable; body e599308d69fc1a56
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app

-- function private.protect_table(regclass,text,boolean,text[]) returns void
--   plpgsql volatile; body 3f51230df43f0fbe
--   runs as the migrating role; may be called by atlas_definer

-- function private.refuse_blocked_publication() returns trigger
--   plpgsql volatile; body adf673e93533f9a4
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app

-- function private.refuse_change() returns trigger
--   plpgsql volatile; body fb695d1df943ff41
--   runs as the migrating role; may be called by atlas_definer

-- function private.require_platform_admin(uuid) returns void
--   plpgsql stable; body 0bd1e3ef0984ebe4
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, platform, auth

-- function private.search_terms(text) returns TABLE(n bigint, word text, digits text)
--   sql immutable; body 2e08ebe8425ffef0
--   runs as the migrating role; may be called by atlas_definer

-- function private.slip_keys(text) returns text[]
--   sql immutable; body 0c866a0175bc686d
--   runs as the migrating role; may be called by atlas_definer

-- function private.suppressed(uuid,uuid,text) returns boolean
--   sql stable; body 259d534a88c0daa2
--   runs as the migrating role; may be called by atlas_definer

-- function private.suppression_digest(uuid,text,text) returns bytea
--   plpgsql volatile; body acc378c6c55dbf4f
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app

-- function private.suppression_follows() returns trigger
--   plpgsql volatile security definer; body 92388e7e93d0419f
--   runs as atlas_definer; may be called by its owner alone; search_path=pg_catalog, app

-- function private.suppression_of(uuid,uuid,text) returns text
--   plpgsql stable; body 001853d8cd3f8d43
--   runs as the migrating role; may be called by atlas_definer

-- function private.tokens_now(app.sending_rates,integer) returns double precision
--   sql volatile; body 25cd7c09678e2455
--   runs as the migrating role; may be called by atlas_definer; search_path=pg_catalog, app

-- function private.word_keys(text) returns text[]
--   sql immutable; body 0411bf31261665c3
--   runs as the migrating role; may be called by atlas_definer

-- function private.words_of(text) returns text[]
--   sql immutable; body e1c80a232963dc68
--   runs as the migrating role; may be called by atlas_definer

-- function private.write_audit(uuid,text,text,text,jsonb) returns uuid
--   plpgsql volatile security definer; body df3f11889085ca50
--   runs as atlas_definer; may be called by its owner alone; search_path=pg_catalog, app, public

-- ---------------------------------------------------------------- schema platform

create table platform.administrators (
  user_id uuid not null,
  since timestamp with time zone not null default app.app_now(),
  granted_by text not null,
  constraint administrators_pkey PRIMARY KEY (user_id),
  constraint administrators_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE,
  constraint administrators_granted_by_check CHECK (((char_length(granted_by) >= 1) AND (char_length(granted_by) <= 200)))
);
--   grant select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table platform.audit_entries (
  id uuid not null default uuidv7(),
  at timestamp with time zone not null default app.app_now(),
  actor text not null default app.current_actor(),
  action text not null,
  org_id uuid,
  subject_id uuid,
  details jsonb not null default '{}'::jsonb,
  correlation_id text default app.current_correlation(),
  constraint audit_entries_pkey PRIMARY KEY (id),
  constraint audit_entries_action_check CHECK ((action = ANY (ARRAY['GRANT'::text, 'REVOKE'::text, 'LIST_ORGANIZATIONS'::text, 'READ_HEALTH'::text, 'FIND_ANNONCE'::text, 'LIST_BLOCKS'::text, 'BLOCK'::text, 'UNBLOCK'::text])))
);
CREATE INDEX platform_audit_actor ON platform.audit_entries USING btree (actor, id DESC);
--   TRIGGER aa_append_only BEFORE DELETE OR UPDATE ON platform.audit_entries FOR EACH ROW EXECUTE FUNCTION private.refuse_change()
--   TRIGGER aa_no_truncate BEFORE TRUNCATE ON platform.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION private.refuse_change()
--   grant insert to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table platform.clock (
  only_row boolean not null default true,
  offset_ms bigint not null default 0,
  constraint clock_pkey PRIMARY KEY (only_row),
  constraint clock_only_row_check CHECK (only_row)
);
--   grant select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table platform.migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name)
);
--   grant select to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table platform.provider_apps (
  key text not null,
  kind text not null,
  secret_sealed bytea not null,
  verify_token_sealed bytea not null,
  created_at timestamp with time zone not null default now(),
  org_id uuid,
  received_at timestamp with time zone,
  constraint provider_apps_pkey PRIMARY KEY (key),
  constraint provider_apps_kind_check CHECK ((kind = ANY (ARRAY['WHATSAPP_CLOUD'::text, 'TWILIO'::text, 'EMAIL'::text])))
);
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table platform.quarantined_webhooks (
  id uuid not null default uuidv7(),
  app_key text not null,
  received_at timestamp with time zone not null default now(),
  reason text not null,
  body bytea not null,
  replayed_at timestamp with time zone,
  constraint quarantined_webhooks_pkey PRIMARY KEY (id)
);
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table platform.suppression_salts (
  org_id uuid not null,
  salt bytea not null default public.gen_random_bytes(32),
  constraint suppression_salts_pkey PRIMARY KEY (org_id),
  constraint suppression_salts_org_id_fkey FOREIGN KEY (org_id) REFERENCES app.organizations(org_id)
);
--   grant delete, insert, select, update to atlas_definer

create table platform.user_preferences (
  user_id uuid not null,
  locale text,
  theme text,
  tour_seen_at timestamp with time zone,
  constraint user_preferences_pkey PRIMARY KEY (user_id),
  constraint user_preferences_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE,
  constraint user_preferences_locale_check CHECK ((locale = ANY (ARRAY['fr'::text, 'ar'::text, 'en'::text]))),
  constraint user_preferences_theme_check CHECK ((theme = ANY (ARRAY['light'::text, 'dark'::text, 'auto'::text])))
);
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table platform.webhook_counters (
  app_key text not null,
  outcome text not null,
  day date not null,
  count bigint not null,
  constraint webhook_counters_pkey PRIMARY KEY (app_key, outcome, day)
);
--   grant insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

-- ---------------------------------------------------------------- schema auth

create table auth.account (
  id uuid not null default gen_random_uuid(),
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX "account_userId_idx" ON auth.account USING btree ("userId");
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table auth.jwks (
  id uuid not null default gen_random_uuid(),
  "publicKey" text not null,
  "privateKey" text not null,
  "createdAt" timestamp with time zone not null,
  "expiresAt" timestamp with time zone,
  alg text,
  crv text,
  constraint jwks_pkey PRIMARY KEY (id)
);
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table auth.session (
  id uuid not null default gen_random_uuid(),
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token),
  constraint "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX "session_userId_idx" ON auth.session USING btree ("userId");
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table auth."twoFactor" (
  id uuid not null default gen_random_uuid(),
  secret text not null,
  "backupCodes" text not null,
  "userId" uuid not null,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamp with time zone,
  constraint "twoFactor_pkey" PRIMARY KEY (id),
  constraint "twoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE
);
CREATE INDEX "twoFactor_secret_idx" ON auth."twoFactor" USING btree (secret);
CREATE INDEX "twoFactor_userId_idx" ON auth."twoFactor" USING btree ("userId");
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table auth."user" (
  id uuid not null default gen_random_uuid(),
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "twoFactorEnabled" boolean,
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email)
);
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer

create table auth.verification (
  id uuid not null default gen_random_uuid(),
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  "updatedAt" timestamp with time zone not null default CURRENT_TIMESTAMP,
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier_idx ON auth.verification USING btree (identifier);
--   grant delete, insert, select, update to atlas_app
--   grant delete, insert, select, update to atlas_definer
