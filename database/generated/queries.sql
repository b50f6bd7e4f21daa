-- The SQL that every read of the API sends, recorded by asking each GET route of an empty organisation.
-- A reviewer sees here what a change does to the database. Values are parameters; the tenant rides before each statement.

-- GET /api/v1/absences
select id, user_id as "userId", starts_at as "startsAt", ends_at as "endsAt",
        case when $1 or user_id = $2::uuid then reason end as reason
   from app.absences
  where ends_at > app.app_now()
    and true
  order by starts_at, id limit 1000;

-- GET /api/v1/absences?userId
select id, user_id as "userId", starts_at as "startsAt", ends_at as "endsAt",
        case when $1 or user_id = $2::uuid then reason end as reason
   from app.absences
  where ends_at > app.app_now()
    and user_id = $3::uuid
  order by starts_at, id limit 1000;

-- GET /api/v1/annonces
select a.id, a.reference, a.status, a.title, a.transaction, a.property_type as "propertyType",
  a.price_amount as "priceAmount", a.price_currency as "priceCurrency", a.rent_period as "rentPeriod", a.surface, a.bedrooms,
  a.rooms, a.city, a.zone, (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
  where p.annonce_id = a.id and p.is_cover) as cover, a.updated_at as "updatedAt", a.quality_score as score from (
    select a.* from app.annonces a
     where true
     order by a.updated_at desc, a.id desc limit $1 offset $2) a order by a.updated_at desc, a.id desc;

-- GET /api/v1/annonces?status&transaction&propertyType&city&zone&priceMin&priceMax&bedroomsMin&q
select a.id, a.reference, a.status, a.title, a.transaction, a.property_type as "propertyType",
  a.price_amount as "priceAmount", a.price_currency as "priceCurrency", a.rent_period as "rentPeriod", a.surface, a.bedrooms,
  a.rooms, a.city, a.zone, (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
  where p.annonce_id = a.id and p.is_cover) as cover, a.updated_at as "updatedAt", a.quality_score as score from (
          select a.* from (
    select a.* from app.annonces a
     where true and a.status = any ($1) and a.transaction = $2 and a.property_type = $3 and a.city_key = app.search_fold($4) and a.zone_key = app.search_fold($5) and a.bedrooms >= $6 and a.price_amount >= $7::bigint and a.price_amount <= $8::bigint and a.price_currency = (select currency from app.organizations)
     order by a.updated_at desc, a.id desc limit $9 offset $10) a
           where a.search_text ~ all ((select app.annonce_patterns($11))::text[]) order by a.updated_at desc, a.id desc limit $12) a order by a.updated_at desc, a.id desc;
select a.id, a.reference, a.status, a.title, a.transaction, a.property_type as "propertyType",
  a.price_amount as "priceAmount", a.price_currency as "priceCurrency", a.rent_period as "rentPeriod", a.surface, a.bedrooms,
  a.rooms, a.city, a.zone, (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
  where p.annonce_id = a.id and p.is_cover) as cover, a.updated_at as "updatedAt", a.quality_score as score from (
    select a.* from app.annonces a
     where true and a.status = any ($1) and a.transaction = $2 and a.property_type = $3 and a.city_key = app.search_fold($4) and a.zone_key = app.search_fold($5) and a.bedrooms >= $6 and a.price_amount >= $7::bigint and a.price_amount <= $8::bigint and a.price_currency = (select currency from app.organizations) and a.id in (select app.search_annonces($9))
     order by a.updated_at desc, a.id desc limit $10 offset $11) a order by a.updated_at desc, a.id desc;

-- GET /api/v1/annonces?sort=oldest
select a.id, a.reference, a.status, a.title, a.transaction, a.property_type as "propertyType",
  a.price_amount as "priceAmount", a.price_currency as "priceCurrency", a.rent_period as "rentPeriod", a.surface, a.bedrooms,
  a.rooms, a.city, a.zone, (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
  where p.annonce_id = a.id and p.is_cover) as cover, a.updated_at as "updatedAt", a.quality_score as score from (
    select a.* from app.annonces a
     where true
     order by a.updated_at asc, a.id asc limit $1 offset $2) a order by a.updated_at asc, a.id asc;

-- GET /api/v1/annonces?sort=price
select a.id, a.reference, a.status, a.title, a.transaction, a.property_type as "propertyType",
  a.price_amount as "priceAmount", a.price_currency as "priceCurrency", a.rent_period as "rentPeriod", a.surface, a.bedrooms,
  a.rooms, a.city, a.zone, (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
  where p.annonce_id = a.id and p.is_cover) as cover, a.updated_at as "updatedAt", a.quality_score as score from (
    select a.* from app.annonces a
     where true
     order by a.price_currency asc, coalesce(a.price_amount, 0) asc, a.id asc limit $1 offset $2) a order by a.price_currency asc, coalesce(a.price_amount, 0) asc, a.id asc;

-- GET /api/v1/annonces?sort=-price
select a.id, a.reference, a.status, a.title, a.transaction, a.property_type as "propertyType",
  a.price_amount as "priceAmount", a.price_currency as "priceCurrency", a.rent_period as "rentPeriod", a.surface, a.bedrooms,
  a.rooms, a.city, a.zone, (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
  where p.annonce_id = a.id and p.is_cover) as cover, a.updated_at as "updatedAt", a.quality_score as score from (
    select a.* from app.annonces a
     where true
     order by a.price_currency desc, coalesce(a.price_amount, 0) desc, a.id desc limit $1 offset $2) a order by a.price_currency desc, coalesce(a.price_amount, 0) desc, a.id desc;

-- GET /api/v1/annonces?sort=quality
select a.id, a.reference, a.status, a.title, a.transaction, a.property_type as "propertyType",
  a.price_amount as "priceAmount", a.price_currency as "priceCurrency", a.rent_period as "rentPeriod", a.surface, a.bedrooms,
  a.rooms, a.city, a.zone, (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
  where p.annonce_id = a.id and p.is_cover) as cover, a.updated_at as "updatedAt", a.quality_score as score from (
    select a.* from app.annonces a
     where true
     order by a.quality_score asc, a.id asc limit $1 offset $2) a order by a.quality_score asc, a.id asc;

-- GET /api/v1/annonces?sort=-quality
select a.id, a.reference, a.status, a.title, a.transaction, a.property_type as "propertyType",
  a.price_amount as "priceAmount", a.price_currency as "priceCurrency", a.rent_period as "rentPeriod", a.surface, a.bedrooms,
  a.rooms, a.city, a.zone, (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
  where p.annonce_id = a.id and p.is_cover) as cover, a.updated_at as "updatedAt", a.quality_score as score from (
    select a.* from app.annonces a
     where true
     order by a.quality_score desc, a.id desc limit $1 offset $2) a order by a.quality_score desc, a.id desc;

-- GET /api/v1/annonces/{id}
select a.id, a.reference, a.branch_id as "branchId", a.status, a.workflow_version_id as "workflowVersionId", a.title,
        a.description, a.transaction, a.property_type as "propertyType", a.price_amount as price, a.price_currency as currency,
        a.rent_period as "rentPeriod", a.surface, a.land_surface as "landSurface", a.rooms, a.bedrooms, a.bathrooms, a.floor,
        a.floors, a.year_built as "yearBuilt", a.furnished, a.features, a.city, a.zone, a.address,
        a.address_precision as "addressPrecision", a.latitude, a.longitude, a.owner_contact_id as "ownerContactId", a.mandate,
        a.fees, a.energy, a.title_deed as "titleDeed", a.closing, a.moderation_reason as "moderationReason",
        a.quality_score as "qualityScore", a.quality_missing as "qualityMissing", a.published_at as "publishedAt",
        a.created_at as "createdAt", a.updated_at as "updatedAt", a.version, b.country, b.timezone,
        (select jsonb_build_object('reason', x.reason, 'at', x.at) from app.annonce_platform_blocks x where x.annonce_id = a.id) as "platformBlock",
        coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'position', p.position, 'isCover', p.is_cover, 'alt', p.alt,
                    'width', p.width, 'height', p.height, 'perceptualHash', p.perceptual_hash, 'files', p.files) order by p.position, p.id)
                    from app.annonce_photos p where p.annonce_id = a.id), '[]') as photos,
        true as readable, true as writable, true as publishable,
        true as suspendable
   from app.annonces a join app.branches b on b.id = a.branch_id
  where a.id = $1 and (true);

-- GET /api/v1/annonces/{id} as an agent
select a.id, a.reference, a.branch_id as "branchId", a.status, a.workflow_version_id as "workflowVersionId", a.title,
        a.description, a.transaction, a.property_type as "propertyType", a.price_amount as price, a.price_currency as currency,
        a.rent_period as "rentPeriod", a.surface, a.land_surface as "landSurface", a.rooms, a.bedrooms, a.bathrooms, a.floor,
        a.floors, a.year_built as "yearBuilt", a.furnished, a.features, a.city, a.zone, a.address,
        a.address_precision as "addressPrecision", a.latitude, a.longitude, a.owner_contact_id as "ownerContactId", a.mandate,
        a.fees, a.energy, a.title_deed as "titleDeed", a.closing, a.moderation_reason as "moderationReason",
        a.quality_score as "qualityScore", a.quality_missing as "qualityMissing", a.published_at as "publishedAt",
        a.created_at as "createdAt", a.updated_at as "updatedAt", a.version, b.country, b.timezone,
        (select jsonb_build_object('reason', x.reason, 'at', x.at) from app.annonce_platform_blocks x where x.annonce_id = a.id) as "platformBlock",
        coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'position', p.position, 'isCover', p.is_cover, 'alt', p.alt,
                    'width', p.width, 'height', p.height, 'perceptualHash', p.perceptual_hash, 'files', p.files) order by p.position, p.id)
                    from app.annonce_photos p where p.annonce_id = a.id), '[]') as photos,
        true as readable, true as writable, false as publishable,
        false as suspendable
   from app.annonces a join app.branches b on b.id = a.branch_id
  where a.id = $1 and (true);

-- GET /api/v1/annonces/{id}/parties
select coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'contact', jsonb_build_object('id', x.id, 'displayName', x.display_name),
  'role', p.role, 'share', p.share, 'note', p.note, 'position', p.position, 'primary', p.is_primary) order by p.is_primary desc, p.position, p.id)
             from app.parties p join app.contacts x on x.id = p.contact_id
            where p.annonce_id = a.id and true), '[]') as parties
      from app.annonces a where a.id = $1 and true;

-- GET /api/v1/annonces/{id}/parties as an agent
select coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'contact', jsonb_build_object('id', x.id, 'displayName', x.display_name),
  'role', p.role, 'share', p.share, 'note', p.note, 'position', p.position, 'primary', p.is_primary) order by p.is_primary desc, p.position, p.id)
             from app.parties p join app.contacts x on x.id = p.contact_id
            where p.annonce_id = a.id and (exists (select 1 from app.dossiers d where d.contact_id = "x"."id" and ("d".merged_into is null and ("d".assignee_id = $1::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[])))))
    or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = "x"."id" and ("d".merged_into is null and ("d".assignee_id = $3::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[]))))))), '[]') as parties
      from app.annonces a where a.id = $5 and true;

-- GET /api/v1/annonces/{id}/price-history
select a.id, a.reference, a.branch_id as "branchId", a.status, a.workflow_version_id as "workflowVersionId", a.title,
        a.description, a.transaction, a.property_type as "propertyType", a.price_amount as price, a.price_currency as currency,
        a.rent_period as "rentPeriod", a.surface, a.land_surface as "landSurface", a.rooms, a.bedrooms, a.bathrooms, a.floor,
        a.floors, a.year_built as "yearBuilt", a.furnished, a.features, a.city, a.zone, a.address,
        a.address_precision as "addressPrecision", a.latitude, a.longitude, a.owner_contact_id as "ownerContactId", a.mandate,
        a.fees, a.energy, a.title_deed as "titleDeed", a.closing, a.moderation_reason as "moderationReason",
        a.quality_score as "qualityScore", a.quality_missing as "qualityMissing", a.published_at as "publishedAt",
        a.created_at as "createdAt", a.updated_at as "updatedAt", a.version, b.country, b.timezone,
        (select jsonb_build_object('reason', x.reason, 'at', x.at) from app.annonce_platform_blocks x where x.annonce_id = a.id) as "platformBlock",
        coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'position', p.position, 'isCover', p.is_cover, 'alt', p.alt,
                    'width', p.width, 'height', p.height, 'perceptualHash', p.perceptual_hash, 'files', p.files) order by p.position, p.id)
                    from app.annonce_photos p where p.annonce_id = a.id), '[]') as photos,
        true as readable, true as writable, true as publishable,
        true as suspendable
   from app.annonces a join app.branches b on b.id = a.branch_id
  where a.id = $1 and (true);

-- GET /api/v1/annonces/{id}/price-history as an agent
select a.id, a.reference, a.branch_id as "branchId", a.status, a.workflow_version_id as "workflowVersionId", a.title,
        a.description, a.transaction, a.property_type as "propertyType", a.price_amount as price, a.price_currency as currency,
        a.rent_period as "rentPeriod", a.surface, a.land_surface as "landSurface", a.rooms, a.bedrooms, a.bathrooms, a.floor,
        a.floors, a.year_built as "yearBuilt", a.furnished, a.features, a.city, a.zone, a.address,
        a.address_precision as "addressPrecision", a.latitude, a.longitude, a.owner_contact_id as "ownerContactId", a.mandate,
        a.fees, a.energy, a.title_deed as "titleDeed", a.closing, a.moderation_reason as "moderationReason",
        a.quality_score as "qualityScore", a.quality_missing as "qualityMissing", a.published_at as "publishedAt",
        a.created_at as "createdAt", a.updated_at as "updatedAt", a.version, b.country, b.timezone,
        (select jsonb_build_object('reason', x.reason, 'at', x.at) from app.annonce_platform_blocks x where x.annonce_id = a.id) as "platformBlock",
        coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'position', p.position, 'isCover', p.is_cover, 'alt', p.alt,
                    'width', p.width, 'height', p.height, 'perceptualHash', p.perceptual_hash, 'files', p.files) order by p.position, p.id)
                    from app.annonce_photos p where p.annonce_id = a.id), '[]') as photos,
        true as readable, true as writable, false as publishable,
        false as suspendable
   from app.annonces a join app.branches b on b.id = a.branch_id
  where a.id = $1 and (true);

-- GET /api/v1/api-keys
select id, name, prefix, scopes, created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt",
       last_used_at as "lastUsedAt"
  from app.api_keys where revoked_at is null order by id desc;

-- GET /api/v1/appointments
select a.id, a.type, a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.timezone, a.branch_id as "branchId",
   jsonb_build_object('id', a.agent_id, 'name', (select m.name from app.members m where m.user_id = a.agent_id)) as agent,
   (select jsonb_build_object('id', d.id, 'reference', d.reference) from app.dossiers d where d.id = a.dossier_id) as dossier,
   (select jsonb_build_object('id', c.id, 'displayName', c.display_name) from app.contacts c where c.id = a.contact_id) as contact,
   (select jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) from app.annonces n where n.id = a.annonce_id) as annonce,
   a.place, a.note, a.outcome, a.cancel_code as "cancelCode", a.cancel_reason as "cancelReason",
   a.overlap_confirmed as "overlapConfirmed", (select jsonb_build_object(
     'contacts', coalesce(jsonb_agg(jsonb_build_object('id', wc.id, 'displayName', wc.display_name) order by wc.display_name, wc.id) filter (where wc.id is not null), '[]'),
     'colleagues', coalesce(jsonb_agg(jsonb_build_object('id', wm.user_id, 'name', wm.name) order by wm.name, wm.user_id) filter (where wm.user_id is not null), '[]'),
     'resources', coalesce(jsonb_agg(jsonb_build_object('id', wr.id, 'name', wr.name, 'kind', wr.kind) order by wr.name, wr.id) filter (where wr.id is not null), '[]'))
   from app.appointment_attendees w left join app.contacts wc on wc.id = w.contact_id
   left join app.members wm on wm.user_id = w.user_id left join app.resources wr on wr.id = w.resource_id
  where w.appointment_id = "a"."id") as attendees, a.version from app.appointments a
    where a.starts_at < $1::timestamptz and a.starts_at > $2::timestamptz - interval '24 hours'
      and a.ends_at > $3::timestamptz
      and true
    order by a.starts_at, a.id limit $4;

-- GET /api/v1/appointments?from&to&agentId&dossierId
select a.id, a.type, a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.timezone, a.branch_id as "branchId",
   jsonb_build_object('id', a.agent_id, 'name', (select m.name from app.members m where m.user_id = a.agent_id)) as agent,
   (select jsonb_build_object('id', d.id, 'reference', d.reference) from app.dossiers d where d.id = a.dossier_id) as dossier,
   (select jsonb_build_object('id', c.id, 'displayName', c.display_name) from app.contacts c where c.id = a.contact_id) as contact,
   (select jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) from app.annonces n where n.id = a.annonce_id) as annonce,
   a.place, a.note, a.outcome, a.cancel_code as "cancelCode", a.cancel_reason as "cancelReason",
   a.overlap_confirmed as "overlapConfirmed", (select jsonb_build_object(
     'contacts', coalesce(jsonb_agg(jsonb_build_object('id', wc.id, 'displayName', wc.display_name) order by wc.display_name, wc.id) filter (where wc.id is not null), '[]'),
     'colleagues', coalesce(jsonb_agg(jsonb_build_object('id', wm.user_id, 'name', wm.name) order by wm.name, wm.user_id) filter (where wm.user_id is not null), '[]'),
     'resources', coalesce(jsonb_agg(jsonb_build_object('id', wr.id, 'name', wr.name, 'kind', wr.kind) order by wr.name, wr.id) filter (where wr.id is not null), '[]'))
   from app.appointment_attendees w left join app.contacts wc on wc.id = w.contact_id
   left join app.members wm on wm.user_id = w.user_id left join app.resources wr on wr.id = w.resource_id
  where w.appointment_id = "a"."id") as attendees, a.version from app.appointments a
    where a.starts_at < $1::timestamptz and a.starts_at > $2::timestamptz - interval '24 hours'
      and a.ends_at > $3::timestamptz
      and ("a"."agent_id" = $4::uuid or "a"."id" = any (array(
   select w.appointment_id from app.appointment_attendees w where w.user_id = $5::uuid)))
      and a.dossier_id = $6::uuid
      and true
    order by a.starts_at, a.id limit $7;

-- GET /api/v1/appointments as an agent
select a.id, a.type, a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.timezone, a.branch_id as "branchId",
   jsonb_build_object('id', a.agent_id, 'name', (select m.name from app.members m where m.user_id = a.agent_id)) as agent,
   (select jsonb_build_object('id', d.id, 'reference', d.reference) from app.dossiers d where d.id = a.dossier_id) as dossier,
   (select jsonb_build_object('id', c.id, 'displayName', c.display_name) from app.contacts c where c.id = a.contact_id) as contact,
   (select jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) from app.annonces n where n.id = a.annonce_id) as annonce,
   a.place, a.note, a.outcome, a.cancel_code as "cancelCode", a.cancel_reason as "cancelReason",
   a.overlap_confirmed as "overlapConfirmed", (select jsonb_build_object(
     'contacts', coalesce(jsonb_agg(jsonb_build_object('id', wc.id, 'displayName', wc.display_name) order by wc.display_name, wc.id) filter (where wc.id is not null), '[]'),
     'colleagues', coalesce(jsonb_agg(jsonb_build_object('id', wm.user_id, 'name', wm.name) order by wm.name, wm.user_id) filter (where wm.user_id is not null), '[]'),
     'resources', coalesce(jsonb_agg(jsonb_build_object('id', wr.id, 'name', wr.name, 'kind', wr.kind) order by wr.name, wr.id) filter (where wr.id is not null), '[]'))
   from app.appointment_attendees w left join app.contacts wc on wc.id = w.contact_id
   left join app.members wm on wm.user_id = w.user_id left join app.resources wr on wr.id = w.resource_id
  where w.appointment_id = "a"."id") as attendees, a.version from app.appointments a
    where a.starts_at < $1::timestamptz and a.starts_at > $2::timestamptz - interval '24 hours'
      and a.ends_at > $3::timestamptz
      and (a.agent_id = $4::uuid or exists (select 1 from app.appointment_attendees w where w.appointment_id = a.id and w.user_id = $5::uuid)
   or exists (select 1 from app.dossiers d where d.id = a.dossier_id and ("d".merged_into is null and "d".assignee_id = $6::uuid)))
    order by a.starts_at, a.id limit $7;

-- GET /api/v1/appointments?from&to&agentId&dossierId as an agent
select a.id, a.type, a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.timezone, a.branch_id as "branchId",
   jsonb_build_object('id', a.agent_id, 'name', (select m.name from app.members m where m.user_id = a.agent_id)) as agent,
   (select jsonb_build_object('id', d.id, 'reference', d.reference) from app.dossiers d where d.id = a.dossier_id) as dossier,
   (select jsonb_build_object('id', c.id, 'displayName', c.display_name) from app.contacts c where c.id = a.contact_id) as contact,
   (select jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) from app.annonces n where n.id = a.annonce_id) as annonce,
   a.place, a.note, a.outcome, a.cancel_code as "cancelCode", a.cancel_reason as "cancelReason",
   a.overlap_confirmed as "overlapConfirmed", (select jsonb_build_object(
     'contacts', coalesce(jsonb_agg(jsonb_build_object('id', wc.id, 'displayName', wc.display_name) order by wc.display_name, wc.id) filter (where wc.id is not null), '[]'),
     'colleagues', coalesce(jsonb_agg(jsonb_build_object('id', wm.user_id, 'name', wm.name) order by wm.name, wm.user_id) filter (where wm.user_id is not null), '[]'),
     'resources', coalesce(jsonb_agg(jsonb_build_object('id', wr.id, 'name', wr.name, 'kind', wr.kind) order by wr.name, wr.id) filter (where wr.id is not null), '[]'))
   from app.appointment_attendees w left join app.contacts wc on wc.id = w.contact_id
   left join app.members wm on wm.user_id = w.user_id left join app.resources wr on wr.id = w.resource_id
  where w.appointment_id = "a"."id") as attendees, a.version from app.appointments a
    where a.starts_at < $1::timestamptz and a.starts_at > $2::timestamptz - interval '24 hours'
      and a.ends_at > $3::timestamptz
      and ("a"."agent_id" = $4::uuid or "a"."id" = any (array(
   select w.appointment_id from app.appointment_attendees w where w.user_id = $5::uuid)))
      and a.dossier_id = $6::uuid
      and (a.agent_id = $7::uuid or exists (select 1 from app.appointment_attendees w where w.appointment_id = a.id and w.user_id = $8::uuid)
   or exists (select 1 from app.dossiers d where d.id = a.dossier_id and ("d".merged_into is null and "d".assignee_id = $9::uuid)))
    order by a.starts_at, a.id limit $10;

-- GET /api/v1/appointments/{id}
select a.id, a.type, a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.timezone, a.branch_id as "branchId",
   jsonb_build_object('id', a.agent_id, 'name', (select m.name from app.members m where m.user_id = a.agent_id)) as agent,
   (select jsonb_build_object('id', d.id, 'reference', d.reference) from app.dossiers d where d.id = a.dossier_id) as dossier,
   (select jsonb_build_object('id', c.id, 'displayName', c.display_name) from app.contacts c where c.id = a.contact_id) as contact,
   (select jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) from app.annonces n where n.id = a.annonce_id) as annonce,
   a.place, a.note, a.outcome, a.cancel_code as "cancelCode", a.cancel_reason as "cancelReason",
   a.overlap_confirmed as "overlapConfirmed", (select jsonb_build_object(
     'contacts', coalesce(jsonb_agg(jsonb_build_object('id', wc.id, 'displayName', wc.display_name) order by wc.display_name, wc.id) filter (where wc.id is not null), '[]'),
     'colleagues', coalesce(jsonb_agg(jsonb_build_object('id', wm.user_id, 'name', wm.name) order by wm.name, wm.user_id) filter (where wm.user_id is not null), '[]'),
     'resources', coalesce(jsonb_agg(jsonb_build_object('id', wr.id, 'name', wr.name, 'kind', wr.kind) order by wr.name, wr.id) filter (where wr.id is not null), '[]'))
   from app.appointment_attendees w left join app.contacts wc on wc.id = w.contact_id
   left join app.members wm on wm.user_id = w.user_id left join app.resources wr on wr.id = w.resource_id
  where w.appointment_id = "a"."id") as attendees, a.version,
          coalesce((select jsonb_agg(jsonb_build_object('change', h.change, 'startsAt', h.starts_at, 'endsAt', h.ends_at,
              'reason', h.reason, 'at', h.at, 'actor', jsonb_build_object('kind', split_part(h.actor, ':', 1),
              'id', nullif(split_part(h.actor, ':', 2), ''), 'name',
              (select x.name from app.members x where h.actor = 'user:' || x.user_id))) order by h.id)
            from app.appointment_history h where h.appointment_id = a.id), '[]') as history,
          jsonb_build_object('at', (select case when "n"."latitude" is not null and "n"."longitude" is not null
   then jsonb_build_object('latitude', "n"."latitude", 'longitude', "n"."longitude") end from app.annonces n where n.id = a.annonce_id), 'settings', (select o.settings from app.organizations o),
            'before', (select case when case when "pn"."latitude" is not null and "pn"."longitude" is not null
   then jsonb_build_object('latitude', "pn"."latitude", 'longitude', "pn"."longitude") end is not null
                then jsonb_build_object('at', case when "pn"."latitude" is not null and "pn"."longitude" is not null
   then jsonb_build_object('latitude', "pn"."latitude", 'longitude', "pn"."longitude") end, 'from', coalesce(pn.zone, pn.city)) end
              from app.appointments p left join app.annonces pn on pn.id = p.annonce_id
             where p.agent_id = a.agent_id and p.id <> a.id and p.state in ('SCHEDULED', 'CONFIRMED', 'DONE')
               and p.type not in ('CALL', 'VIDEO_CALL', 'OFFICE_MEETING') and a.type not in ('CALL', 'VIDEO_CALL', 'OFFICE_MEETING')
               and p.starts_at > a.starts_at - interval '24 hours' and p.ends_at <= a.starts_at
               and (p.ends_at at time zone a.timezone)::date = (a.starts_at at time zone a.timezone)::date
             order by p.ends_at desc, p.id desc limit 1)) as way
     from app.appointments a
    where a.id = $1 and true;

-- GET /api/v1/appointments/{id} as an agent
select a.id, a.type, a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.timezone, a.branch_id as "branchId",
   jsonb_build_object('id', a.agent_id, 'name', (select m.name from app.members m where m.user_id = a.agent_id)) as agent,
   (select jsonb_build_object('id', d.id, 'reference', d.reference) from app.dossiers d where d.id = a.dossier_id) as dossier,
   (select jsonb_build_object('id', c.id, 'displayName', c.display_name) from app.contacts c where c.id = a.contact_id) as contact,
   (select jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) from app.annonces n where n.id = a.annonce_id) as annonce,
   a.place, a.note, a.outcome, a.cancel_code as "cancelCode", a.cancel_reason as "cancelReason",
   a.overlap_confirmed as "overlapConfirmed", (select jsonb_build_object(
     'contacts', coalesce(jsonb_agg(jsonb_build_object('id', wc.id, 'displayName', wc.display_name) order by wc.display_name, wc.id) filter (where wc.id is not null), '[]'),
     'colleagues', coalesce(jsonb_agg(jsonb_build_object('id', wm.user_id, 'name', wm.name) order by wm.name, wm.user_id) filter (where wm.user_id is not null), '[]'),
     'resources', coalesce(jsonb_agg(jsonb_build_object('id', wr.id, 'name', wr.name, 'kind', wr.kind) order by wr.name, wr.id) filter (where wr.id is not null), '[]'))
   from app.appointment_attendees w left join app.contacts wc on wc.id = w.contact_id
   left join app.members wm on wm.user_id = w.user_id left join app.resources wr on wr.id = w.resource_id
  where w.appointment_id = "a"."id") as attendees, a.version,
          coalesce((select jsonb_agg(jsonb_build_object('change', h.change, 'startsAt', h.starts_at, 'endsAt', h.ends_at,
              'reason', h.reason, 'at', h.at, 'actor', jsonb_build_object('kind', split_part(h.actor, ':', 1),
              'id', nullif(split_part(h.actor, ':', 2), ''), 'name',
              (select x.name from app.members x where h.actor = 'user:' || x.user_id))) order by h.id)
            from app.appointment_history h where h.appointment_id = a.id), '[]') as history,
          jsonb_build_object('at', (select case when "n"."latitude" is not null and "n"."longitude" is not null
   then jsonb_build_object('latitude', "n"."latitude", 'longitude', "n"."longitude") end from app.annonces n where n.id = a.annonce_id), 'settings', (select o.settings from app.organizations o),
            'before', (select case when case when "pn"."latitude" is not null and "pn"."longitude" is not null
   then jsonb_build_object('latitude', "pn"."latitude", 'longitude', "pn"."longitude") end is not null
                then jsonb_build_object('at', case when "pn"."latitude" is not null and "pn"."longitude" is not null
   then jsonb_build_object('latitude', "pn"."latitude", 'longitude', "pn"."longitude") end, 'from', coalesce(pn.zone, pn.city)) end
              from app.appointments p left join app.annonces pn on pn.id = p.annonce_id
             where p.agent_id = a.agent_id and p.id <> a.id and p.state in ('SCHEDULED', 'CONFIRMED', 'DONE')
               and p.type not in ('CALL', 'VIDEO_CALL', 'OFFICE_MEETING') and a.type not in ('CALL', 'VIDEO_CALL', 'OFFICE_MEETING')
               and p.starts_at > a.starts_at - interval '24 hours' and p.ends_at <= a.starts_at
               and (p.ends_at at time zone a.timezone)::date = (a.starts_at at time zone a.timezone)::date
             order by p.ends_at desc, p.id desc limit 1)) as way
     from app.appointments a
    where a.id = $1 and (a.agent_id = $2::uuid or exists (select 1 from app.appointment_attendees w where w.appointment_id = a.id and w.user_id = $3::uuid)
   or exists (select 1 from app.dossiers d where d.id = a.dossier_id and ("d".merged_into is null and "d".assignee_id = $4::uuid)));

-- GET /api/v1/appointments/{id}/reminders
select a.id, a.type, a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.timezone, a.branch_id as "branchId",
   jsonb_build_object('id', a.agent_id, 'name', (select m.name from app.members m where m.user_id = a.agent_id)) as agent,
   (select jsonb_build_object('id', d.id, 'reference', d.reference) from app.dossiers d where d.id = a.dossier_id) as dossier,
   (select jsonb_build_object('id', c.id, 'displayName', c.display_name) from app.contacts c where c.id = a.contact_id) as contact,
   (select jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) from app.annonces n where n.id = a.annonce_id) as annonce,
   a.place, a.note, a.outcome, a.cancel_code as "cancelCode", a.cancel_reason as "cancelReason",
   a.overlap_confirmed as "overlapConfirmed", (select jsonb_build_object(
     'contacts', coalesce(jsonb_agg(jsonb_build_object('id', wc.id, 'displayName', wc.display_name) order by wc.display_name, wc.id) filter (where wc.id is not null), '[]'),
     'colleagues', coalesce(jsonb_agg(jsonb_build_object('id', wm.user_id, 'name', wm.name) order by wm.name, wm.user_id) filter (where wm.user_id is not null), '[]'),
     'resources', coalesce(jsonb_agg(jsonb_build_object('id', wr.id, 'name', wr.name, 'kind', wr.kind) order by wr.name, wr.id) filter (where wr.id is not null), '[]'))
   from app.appointment_attendees w left join app.contacts wc on wc.id = w.contact_id
   left join app.members wm on wm.user_id = w.user_id left join app.resources wr on wr.id = w.resource_id
  where w.appointment_id = "a"."id") as attendees, a.version from app.appointments a
    where a.id = $1 and true;

-- GET /api/v1/appointments/{id}/reminders as an agent
select a.id, a.type, a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.timezone, a.branch_id as "branchId",
   jsonb_build_object('id', a.agent_id, 'name', (select m.name from app.members m where m.user_id = a.agent_id)) as agent,
   (select jsonb_build_object('id', d.id, 'reference', d.reference) from app.dossiers d where d.id = a.dossier_id) as dossier,
   (select jsonb_build_object('id', c.id, 'displayName', c.display_name) from app.contacts c where c.id = a.contact_id) as contact,
   (select jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) from app.annonces n where n.id = a.annonce_id) as annonce,
   a.place, a.note, a.outcome, a.cancel_code as "cancelCode", a.cancel_reason as "cancelReason",
   a.overlap_confirmed as "overlapConfirmed", (select jsonb_build_object(
     'contacts', coalesce(jsonb_agg(jsonb_build_object('id', wc.id, 'displayName', wc.display_name) order by wc.display_name, wc.id) filter (where wc.id is not null), '[]'),
     'colleagues', coalesce(jsonb_agg(jsonb_build_object('id', wm.user_id, 'name', wm.name) order by wm.name, wm.user_id) filter (where wm.user_id is not null), '[]'),
     'resources', coalesce(jsonb_agg(jsonb_build_object('id', wr.id, 'name', wr.name, 'kind', wr.kind) order by wr.name, wr.id) filter (where wr.id is not null), '[]'))
   from app.appointment_attendees w left join app.contacts wc on wc.id = w.contact_id
   left join app.members wm on wm.user_id = w.user_id left join app.resources wr on wr.id = w.resource_id
  where w.appointment_id = "a"."id") as attendees, a.version from app.appointments a
    where a.id = $1 and (a.agent_id = $2::uuid or exists (select 1 from app.appointment_attendees w where w.appointment_id = a.id and w.user_id = $3::uuid)
   or exists (select 1 from app.dossiers d where d.id = a.dossier_id and ("d".merged_into is null and "d".assignee_id = $4::uuid)));

-- GET /api/v1/assignment-rules
select coalesce(p.version, 0) as version, coalesce(p.rules, '[]') as rules,
       coalesce((select jsonb_agg(jsonb_build_object('id', m.user_id, 'name', m.name, 'branchIds', m.branch_ids,
           'languages', m.languages, 'onTeam', m.roles && array['AGENT', 'MANAGER'], 'receives', coalesce(l.receives, true),
           'maxOpen', l.max_open, 'version', coalesce(l.version, 0),
           'open', (select count(*) from app.dossiers d where d.assignee_id = m.user_id and d.is_open)) order by m.name, m.user_id)
         from app.members m left join app.assignment_limits l on l.user_id = m.user_id
        where m.status = 'ACTIVE' and m.guest_until is null and m.roles && array['AGENT', 'MANAGER', 'ADMIN_ORG']), '[]') as members
  from (values (1)) one left join app.assignment_policies p on true;

-- GET /api/v1/audit
select e.id, e.at, jsonb_build_object('kind', split_part("e"."actor", ':', 1), 'id', nullif(split_part("e"."actor", ':', 2), ''),
  'name', case split_part("e"."actor", ':', 1)
    when 'user' then (select x.name from app.members x where x.user_id = split_part("e"."actor", ':', 2)::uuid)
    when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("e"."actor", ':', 2)::uuid)
    when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("e"."actor", ':', 2)::uuid)
    else nullif(split_part("e"."actor", ':', 2), '') end) as actor, e.action, e.entity, e.entity_id as "entityId", v.changes,
         v.erased_at is not null as erased, e.correlation_id as "correlationId", s.position
    from (select e.* from app.audit_entries e where true
   and true
           order by at desc, id desc limit $1) e
    left join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
    left join app.audit_seals s on s.org_id = e.org_id and s.entry_id = e.id
   order by at desc, id desc;

-- GET /api/v1/audit?entity&entityId&actor&action&from&to
select e.id, e.at, jsonb_build_object('kind', split_part("e"."actor", ':', 1), 'id', nullif(split_part("e"."actor", ':', 2), ''),
  'name', case split_part("e"."actor", ':', 1)
    when 'user' then (select x.name from app.members x where x.user_id = split_part("e"."actor", ':', 2)::uuid)
    when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("e"."actor", ':', 2)::uuid)
    when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("e"."actor", ':', 2)::uuid)
    else nullif(split_part("e"."actor", ':', 2), '') end) as actor, e.action, e.entity, e.entity_id as "entityId", v.changes,
         v.erased_at is not null as erased, e.correlation_id as "correlationId", s.position
    from (select e.* from app.audit_entries e where true
  and e.entity = $1
  and e.entity_id = $2
  and e.action = $3
  and (e.actor = any ($4::text[]) or starts_with(e.actor, $5))
  and e.at >= $6::timestamptz
  and e.at <= $7::timestamptz and true
           order by at desc, id desc limit $8) e
    left join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
    left join app.audit_seals s on s.org_id = e.org_id and s.entry_id = e.id
   order by at desc, id desc;

-- GET /api/v1/audit as an agent
select e.id, e.at, jsonb_build_object('kind', split_part("e"."actor", ':', 1), 'id', nullif(split_part("e"."actor", ':', 2), ''),
  'name', case split_part("e"."actor", ':', 1)
    when 'user' then (select x.name from app.members x where x.user_id = split_part("e"."actor", ':', 2)::uuid)
    when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("e"."actor", ':', 2)::uuid)
    when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("e"."actor", ':', 2)::uuid)
    else nullif(split_part("e"."actor", ':', 2), '') end) as actor, e.action, e.entity, e.entity_id as "entityId", v.changes,
         v.erased_at is not null as erased, e.correlation_id as "correlationId", s.position
    from (select e.* from app.audit_entries e where true
   and (e.entity, e.entity_id) in (
  with own as materialized (select d.id from app.dossiers d where ("d".merged_into is null and ("d".assignee_id = $1::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[])))))
  select 'dossiers', own.id::text from own
  union all select 'appointments', x.id::text from own join app.appointments x on x.dossier_id = own.id union all select 'conversations', x.id::text from own join app.conversations x on x.dossier_id = own.id union all select 'messages', x.id::text from own join app.messages x on x.dossier_id = own.id union all select 'tasks', x.id::text from own join app.tasks x on x.dossier_id = own.id union all select 'dossier_interests', x.id::text from own join app.dossier_interests x on x.dossier_id = own.id union all select 'parties', x.id::text from own join app.parties x on x.dossier_id = own.id
  union all
  select 'documents', k.id::text from own join app.documents k on k.dossier_id = own.id and k.visibility = 'TEAM'
  union all
  select 'parties', g.entity_id from app.audit_entries g join app.audit_values w on w.entry_id = g.id
   where g.entity = 'parties' and g.action = 'DELETE' and w.changes -> 'dossier_id' ->> 0 in (select own.id::text from own))
           order by at desc, id desc limit $3) e
    left join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
    left join app.audit_seals s on s.org_id = e.org_id and s.entry_id = e.id
   order by at desc, id desc;

-- GET /api/v1/audit?entity&entityId&actor&action&from&to as an agent
select e.id, e.at, jsonb_build_object('kind', split_part("e"."actor", ':', 1), 'id', nullif(split_part("e"."actor", ':', 2), ''),
  'name', case split_part("e"."actor", ':', 1)
    when 'user' then (select x.name from app.members x where x.user_id = split_part("e"."actor", ':', 2)::uuid)
    when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("e"."actor", ':', 2)::uuid)
    when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("e"."actor", ':', 2)::uuid)
    else nullif(split_part("e"."actor", ':', 2), '') end) as actor, e.action, e.entity, e.entity_id as "entityId", v.changes,
         v.erased_at is not null as erased, e.correlation_id as "correlationId", s.position
    from (select e.* from app.audit_entries e where true
  and e.entity = $1
  and e.entity_id = $2
  and e.action = $3
  and (e.actor = any ($4::text[]) or starts_with(e.actor, $5))
  and e.at >= $6::timestamptz
  and e.at <= $7::timestamptz and (e.entity, e.entity_id) in (
  with own as materialized (select d.id from app.dossiers d where ("d".merged_into is null and ("d".assignee_id = $8::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($9::uuid[])))))
  select 'dossiers', own.id::text from own
  union all select 'appointments', x.id::text from own join app.appointments x on x.dossier_id = own.id union all select 'conversations', x.id::text from own join app.conversations x on x.dossier_id = own.id union all select 'messages', x.id::text from own join app.messages x on x.dossier_id = own.id union all select 'tasks', x.id::text from own join app.tasks x on x.dossier_id = own.id union all select 'dossier_interests', x.id::text from own join app.dossier_interests x on x.dossier_id = own.id union all select 'parties', x.id::text from own join app.parties x on x.dossier_id = own.id
  union all
  select 'documents', k.id::text from own join app.documents k on k.dossier_id = own.id and k.visibility = 'TEAM'
  union all
  select 'parties', g.entity_id from app.audit_entries g join app.audit_values w on w.entry_id = g.id
   where g.entity = 'parties' and g.action = 'DELETE' and w.changes -> 'dossier_id' ->> 0 in (select own.id::text from own))
           order by at desc, id desc limit $10) e
    left join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
    left join app.audit_seals s on s.org_id = e.org_id and s.entry_id = e.id
   order by at desc, id desc;

-- GET /api/v1/audit/export
select e.id, e.at, jsonb_build_object('kind', split_part("e"."actor", ':', 1), 'id', nullif(split_part("e"."actor", ':', 2), ''),
  'name', case split_part("e"."actor", ':', 1)
    when 'user' then (select x.name from app.members x where x.user_id = split_part("e"."actor", ':', 2)::uuid)
    when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("e"."actor", ':', 2)::uuid)
    when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("e"."actor", ':', 2)::uuid)
    else nullif(split_part("e"."actor", ':', 2), '') end) as actor, e.action, e.entity, e.entity_id as "entityId", v.changes,
         v.erased_at is not null as erased, e.correlation_id as "correlationId", s.position
    from (select e.* from app.audit_entries e where true
  and e.at <= $1::timestamptz and true
           order by at, id limit $2) e
    left join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
    left join app.audit_seals s on s.org_id = e.org_id and s.entry_id = e.id
   order by at, id;

-- GET /api/v1/audit/export?entity&entityId&actor&action&from&to&format
select e.id, e.at, jsonb_build_object('kind', split_part("e"."actor", ':', 1), 'id', nullif(split_part("e"."actor", ':', 2), ''),
  'name', case split_part("e"."actor", ':', 1)
    when 'user' then (select x.name from app.members x where x.user_id = split_part("e"."actor", ':', 2)::uuid)
    when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("e"."actor", ':', 2)::uuid)
    when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("e"."actor", ':', 2)::uuid)
    else nullif(split_part("e"."actor", ':', 2), '') end) as actor, e.action, e.entity, e.entity_id as "entityId", v.changes,
         v.erased_at is not null as erased, e.correlation_id as "correlationId", s.position
    from (select e.* from app.audit_entries e where true
  and e.entity = $1
  and e.entity_id = $2
  and e.action = $3
  and (e.actor = any ($4::text[]) or starts_with(e.actor, $5))
  and e.at >= $6::timestamptz
  and e.at <= $7::timestamptz and true
           order by at, id limit $8) e
    left join app.audit_values v on v.org_id = e.org_id and v.entry_id = e.id
    left join app.audit_seals s on s.org_id = e.org_id and s.entry_id = e.id
   order by at, id;

-- GET /api/v1/audit/verification
select entries, sealed, unsealed, erased, ok, broken_entry as "entryId", broken_position as position, broken_why as why,
  head_position as "headPosition", head_hash as "headHash" from app.verify_audit($1);

-- GET /api/v1/availability
select b.id as "branchId", b.timezone as "timeZone", b.country, o.settings,
         coalesce((select jsonb_agg(jsonb_build_object('agentId', m.user_id, 'name', m.name, 'roles', m.roles,
             'hours', coalesce((select jsonb_agg(jsonb_build_object('weekday', w.weekday, 'starts', to_char(w.starts, 'HH24:MI'),
                 'ends', to_char(w.ends, 'HH24:MI'))) from app.working_hours w where w.user_id = m.user_id), '[]'),
             'absences', coalesce((select jsonb_agg(jsonb_build_object('start', extract(epoch from "x"."starts_at") * 1000, 'end', extract(epoch from "x"."ends_at") * 1000))
                 from app.absences x where x.user_id = m.user_id and x.starts_at < $1::timestamptz and x.ends_at > $2::timestamptz), '[]'),
             'taken', coalesce((select jsonb_agg(jsonb_build_object('start', extract(epoch from "a"."starts_at") * 1000,
                 'end', extract(epoch from "a"."ends_at") * 1000 + a.buffer_minutes * 60000, 'isVisit', a.type in ('VISIT', 'OWNER_VISIT', 'SITE_VISIT'),
                 'travel', case when a.type not in ('CALL', 'VIDEO_CALL', 'OFFICE_MEETING') then jsonb_build_object(
                   'meetingEnd', extract(epoch from "a"."ends_at") * 1000, 'at', case when "n"."latitude" is not null and "n"."longitude" is not null
  then jsonb_build_object('latitude', "n"."latitude", 'longitude', "n"."longitude") end, 'from', coalesce(n.zone, n.city)) end))
                 from app.agenda_holds k join app.appointments a on a.id = k.appointment_id left join app.annonces n on n.id = a.annonce_id
                where k.user_id = m.user_id and k.starts_at > $3::timestamptz and k.starts_at < $4::timestamptz
                  and k.appointment_id is distinct from $5::uuid), '[]')) order by m.name, m.user_id)
           from app.members m
          where m.status = 'ACTIVE' and m.guest_until is null and m.roles && array['ADMIN_ORG', 'MANAGER', 'AGENT']
            and (b.id = any (m.branch_ids) or m.branch_ids = '{}')), '[]') as agents,
         (select case when "n"."latitude" is not null and "n"."longitude" is not null
  then jsonb_build_object('latitude', "n"."latitude", 'longitude', "n"."longitude") end from app.annonces n where n.id = $6::uuid) as at,
         '[]'::jsonb as "atAnnonce",
         '[]'::jsonb as together
    from app.branches b, app.organizations o
   where b.id = coalesce($7::uuid, (select n.branch_id from app.annonces n where n.id = $8::uuid),
                         (select m.branch_ids[1] from app.members m where m.user_id = $9::uuid),
                         (select f.id from app.branches f order by f.created_at, f.id limit 1));

-- GET /api/v1/branches
select id, name, city, country, timezone, phone_region as "phoneRegion", currency, address, jsonb_build_object('legalForm', "b"."legal" ->> 'legalForm', 'seat', "b"."legal" ->> 'seat',
  'tradeRegister', "b"."legal" ->> 'tradeRegister', 'card', "b"."legal" ->> 'card', 'cardIssuer', "b"."legal" ->> 'cardIssuer',
  'siret', "b"."legal" ->> 'siret', 'ice', "b"."legal" ->> 'ice') as legal, version
    from app.branches b where true order by created_at, id;

-- GET /api/v1/bulk-changes
select b.id, b.list, b.command, b.state, b.total, b.started_at as "startedAt", b.finished_at as "finishedAt",
        case when b.state in ('DONE', 'CANCELLED') and k.done > 0 and b.undo_until > app.app_now() then b.undo_until end as "undoUntil",
        to_jsonb(k) as counts
   from (select * from app.bulk_changes b
          where b.user_id = $1::uuid
          order by b.id desc limit $2) b
   cross join lateral (
     select count(*) filter (where i.state = 'WAITING')::int as waiting, count(*) filter (where i.state = 'DONE')::int as done,
            count(*) filter (where i.state = 'SAME')::int as same, count(*) filter (where i.state = 'REFUSED')::int as refused,
            count(*) filter (where i.state = 'SKIPPED')::int as skipped, count(*) filter (where i.state = 'UNDONE')::int as undone,
            count(*) filter (where i.state = 'KEPT')::int as kept
       from app.bulk_change_items i where i.bulk_id = b.id) k
  order by b.id desc;

-- GET /api/v1/bulk-changes/{id}
select b.id, b.list, b.command, b.state, b.total, b.started_at as "startedAt", b.finished_at as "finishedAt",
        case when b.state in ('DONE', 'CANCELLED') and k.done > 0 and b.undo_until > app.app_now() then b.undo_until end as "undoUntil",
        to_jsonb(k) as counts
   from (select * from app.bulk_changes b
          where b.user_id = $1::uuid and b.id = $2
          order by b.id desc limit $3) b
   cross join lateral (
     select count(*) filter (where i.state = 'WAITING')::int as waiting, count(*) filter (where i.state = 'DONE')::int as done,
            count(*) filter (where i.state = 'SAME')::int as same, count(*) filter (where i.state = 'REFUSED')::int as refused,
            count(*) filter (where i.state = 'SKIPPED')::int as skipped, count(*) filter (where i.state = 'UNDONE')::int as undone,
            count(*) filter (where i.state = 'KEPT')::int as kept
       from app.bulk_change_items i where i.bulk_id = b.id) k
  order by b.id desc;

-- GET /api/v1/bulk-changes/{id}/refusals
select b.id, b.list, b.command, b.state, b.total, b.started_at as "startedAt", b.finished_at as "finishedAt",
        case when b.state in ('DONE', 'CANCELLED') and k.done > 0 and b.undo_until > app.app_now() then b.undo_until end as "undoUntil",
        to_jsonb(k) as counts
   from (select * from app.bulk_changes b
          where b.user_id = $1::uuid and b.id = $2
          order by b.id desc limit $3) b
   cross join lateral (
     select count(*) filter (where i.state = 'WAITING')::int as waiting, count(*) filter (where i.state = 'DONE')::int as done,
            count(*) filter (where i.state = 'SAME')::int as same, count(*) filter (where i.state = 'REFUSED')::int as refused,
            count(*) filter (where i.state = 'SKIPPED')::int as skipped, count(*) filter (where i.state = 'UNDONE')::int as undone,
            count(*) filter (where i.state = 'KEPT')::int as kept
       from app.bulk_change_items i where i.bulk_id = b.id) k
  order by b.id desc;

-- GET /api/v1/bulk-changes/{id}/refusals.csv
select b.id, b.list, b.command, b.state, b.total, b.started_at as "startedAt", b.finished_at as "finishedAt",
        case when b.state in ('DONE', 'CANCELLED') and k.done > 0 and b.undo_until > app.app_now() then b.undo_until end as "undoUntil",
        to_jsonb(k) as counts
   from (select * from app.bulk_changes b
          where b.user_id = $1::uuid and b.id = $2
          order by b.id desc limit $3) b
   cross join lateral (
     select count(*) filter (where i.state = 'WAITING')::int as waiting, count(*) filter (where i.state = 'DONE')::int as done,
            count(*) filter (where i.state = 'SAME')::int as same, count(*) filter (where i.state = 'REFUSED')::int as refused,
            count(*) filter (where i.state = 'SKIPPED')::int as skipped, count(*) filter (where i.state = 'UNDONE')::int as undone,
            count(*) filter (where i.state = 'KEPT')::int as kept
       from app.bulk_change_items i where i.bulk_id = b.id) k
  order by b.id desc;

-- GET /api/v1/calendar-feed
select "created_at" as "createdAt", "last_read_at" as "lastReadAt" from "calendar_feeds" where "user_id" = $1 and "revoked_at" is null;

-- GET /api/v1/canned-replies
select r.id, r.title, r.shortcut, jsonb_build_object('fr', r.text_fr, 'ar', r.text_ar, 'en', r.text_en) as texts, r.version from app.canned_replies r where r.deleted_at is null
  order by lower(r.title), r.id limit $1;

-- GET /api/v1/channel-accounts
select id, kind, display_name as "displayName", display_phone as "displayPhone", branch_id as "branchId", status,
       agent_enabled as "agentEnabled", quality_rating as "qualityRating"
  from app.channel_accounts order by created_at, id;

-- GET /api/v1/channel-drafts/{id}
select d.id, d.step, d.version, a.id as "accountId", a.display_name as "displayName", a.display_phone as "displayPhone",
        a.waba_id as "wabaId", a.app_key as "appKey", p.verify_token_sealed as "verifyToken",
        (select m.at from app.messages m where m.account_id = a.id and m.direction = 'IN' order by m.id desc limit 1) as "heardAt",
        (select jsonb_build_object('status', m.status, 'at', m.at, 'cause', m.failure_cause) from app.messages m
          where m.account_id = a.id and m.direction = 'OUT' order by m.id desc limit 1) as sent
   from app.channel_drafts d
   left join app.channel_accounts a on a.org_id = d.org_id and a.id = d.account_id
   left join platform.provider_apps p on p.key = a.app_key
  where d.id = $1;

-- GET /api/v1/channels
select a.id, a.kind, a.display_name as "displayName", a.display_phone as "displayPhone", a.branch_id as "branchId",
        case when (a.status = 'PAUSED' and coalesce(a.paused_until <= app.app_now(), false)) then 'ACTIVE' else a.status end as status, case when (a.status = 'PAUSED' and coalesce(a.paused_until <= app.app_now(), false)) or a.status = 'ACTIVE' then null else a.status_reason end as reason,
        case when (a.status = 'PAUSED' and coalesce(a.paused_until <= app.app_now(), false)) or a.status <> 'PAUSED' then null else a.paused_until end as "pausedUntil", a.agent_enabled as "agentEnabled",
        a.quality_rating as quality, a.messaging_limit as tier, a.version, a.app_key as "appKey",
        (select x.at from (select m.at, m.accepted_at from app.messages m
  where m.account_id = a.id and m.direction = $1 order by m.id desc limit 1) x) as "lastInboundAt",
        (select x.accepted_at from (select m.at, m.accepted_at from app.messages m
  where m.account_id = a.id and m.direction = $2 order by m.id desc limit 200) x where x.accepted_at is not null limit 1) as "lastSentAt",
        (select count(*)::int from (select from app.messages m where m.account_id = a.id and m.status = 'QUEUED' limit 1000) q) as queued,
        (select jsonb_build_object('own', p.org_id is not null, 'secretAt', a.mail_secret_at, 'receivedAt', case when p.org_id is not null then p.received_at end)
           from platform.provider_apps p where a.kind = 'SMTP' and p.key = a.app_key) as mail,
        case when a.imap_folder is not null then jsonb_build_object('folder', a.imap_folder, 'since', a.imap_since, 'readAt', r.read_at,
          'letterAt', i.letter_at, 'error', r.error, 'failedSince', r.failed_since, 'tooLarge', coalesce(i.too_large, 0),
          'unreadable', coalesce(i.unreadable, 0)) end as imap
   from app.channel_accounts a
   left join app.imap_places i on i.org_id = a.org_id and i.account_id = a.id
   left join app.imap_readings r on r.org_id = a.org_id and r.account_id = a.id
  where true
  order by a.status = 'DISABLED', a.created_at, a.id limit 200;
select d.id, d.step, a.display_phone as "displayPhone", d.created_at as "createdAt"
   from app.channel_drafts d left join app.channel_accounts a on a.org_id = d.org_id and a.id = d.account_id
  order by d.id desc limit 50;

-- GET /api/v1/channels/spend
select "settings" from "organizations";
select a.id, a.display_name as "displayName", a.display_phone as "displayPhone", a.recipients_per_day as "recipientsPerDay",
        coalesce((select jsonb_agg(to_jsonb(l)) from (
          select s.category, sum(s.billed) filter (where s.currency = $1) as billed, sum(s.unpriced) as unpriced, sum(s.free) as free,
                 coalesce(sum(s.micros) filter (where s.currency = $2), 0) as micros
            from app.message_spend s where s.account_id = a.id and s.month = $3::date group by s.category) l), '[]') as lines
   from app.channel_accounts a
  where a.status <> 'DISABLED' or exists (select from app.message_spend s where s.account_id = a.id and s.month = $4::date)
  order by a.status = 'DISABLED', a.created_at, a.id limit 200;
select (select jsonb_build_object('limit', b.day_limit,
    'used', case when b.day = ($1::timestamptz at time zone 'UTC')::date then b.used else 0 end)
  from app.sending_budgets b) as quota,
           (select count(*)::int from app.reached_recipients r where r.reached_at > $2::timestamptz - interval '24 hours') as reached;

-- GET /api/v1/contacts
select c.id, c.kind, c.display_name as "displayName", c.locale, c.country, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
  'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = c.id), '[]') as identities,
         (select count(*)::int from app.dossiers d where d.contact_id = c.id and d.is_open and "d".merged_into is null) as "openDossiers",
         c.created_at as "createdAt", app.search_fold(c.display_name) as "nameKey"
    from app.contacts c
   where c.merged_into is null and c.erased_at is null and true
   order by c.id desc limit $1;

-- GET /api/v1/contacts?q
select c.id, c.kind, c.display_name as "displayName", c.locale, c.country, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
  'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = c.id), '[]') as identities,
         (select count(*)::int from app.dossiers d where d.contact_id = c.id and d.is_open and "d".merged_into is null) as "openDossiers",
         c.created_at as "createdAt", app.search_fold(c.display_name) as "nameKey"
    from app.contacts c
   where c.merged_into is null and c.erased_at is null and true and c.id in (select app.search_contacts($1, $2, $3 ))
   order by c.id desc limit $4;

-- GET /api/v1/contacts?sort=oldest
select c.id, c.kind, c.display_name as "displayName", c.locale, c.country, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
  'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = c.id), '[]') as identities,
         (select count(*)::int from app.dossiers d where d.contact_id = c.id and d.is_open and "d".merged_into is null) as "openDossiers",
         c.created_at as "createdAt", app.search_fold(c.display_name) as "nameKey"
    from app.contacts c
   where c.merged_into is null and c.erased_at is null and true
   order by c.id asc limit $1;

-- GET /api/v1/contacts?sort=name
select c.id, c.kind, c.display_name as "displayName", c.locale, c.country, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
  'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = c.id), '[]') as identities,
         (select count(*)::int from app.dossiers d where d.contact_id = c.id and d.is_open and "d".merged_into is null) as "openDossiers",
         c.created_at as "createdAt", app.search_fold(c.display_name) as "nameKey"
    from app.contacts c
   where c.merged_into is null and c.erased_at is null and true
   order by app.search_fold(c.display_name) asc, c.id asc limit $1;

-- GET /api/v1/contacts?sort=-name
select c.id, c.kind, c.display_name as "displayName", c.locale, c.country, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
  'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = c.id), '[]') as identities,
         (select count(*)::int from app.dossiers d where d.contact_id = c.id and d.is_open and "d".merged_into is null) as "openDossiers",
         c.created_at as "createdAt", app.search_fold(c.display_name) as "nameKey"
    from app.contacts c
   where c.merged_into is null and c.erased_at is null and true
   order by app.search_fold(c.display_name) desc, c.id desc limit $1;

-- GET /api/v1/contacts as an agent
select c.id, c.kind, c.display_name as "displayName", c.locale, c.country, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
  'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = c.id), '[]') as identities,
         (select count(*)::int from app.dossiers d where d.contact_id = c.id and d.is_open and ("d".merged_into is null and ("d".assignee_id = $1::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[]))))) as "openDossiers",
         c.created_at as "createdAt", app.search_fold(c.display_name) as "nameKey"
    from app.contacts c
   where c.merged_into is null and c.erased_at is null and (exists (select 1 from app.dossiers d where d.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $3::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[])))))
  or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $5::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($6::uuid[]))))))
   order by c.id desc limit $7;

-- GET /api/v1/contacts?q as an agent
select c.id, c.kind, c.display_name as "displayName", c.locale, c.country, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
  'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = c.id), '[]') as identities,
         (select count(*)::int from app.dossiers d where d.contact_id = c.id and d.is_open and ("d".merged_into is null and ("d".assignee_id = $1::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[]))))) as "openDossiers",
         c.created_at as "createdAt", app.search_fold(c.display_name) as "nameKey"
    from app.contacts c
   where c.merged_into is null and c.erased_at is null and (exists (select 1 from app.dossiers d where d.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $3::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[])))))
  or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $5::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($6::uuid[])))))) and c.id in (select app.search_contacts($7, $8, $9 , p_own => $10::uuid, p_branches => $11::uuid[]))
   order by c.id desc limit $12;

-- GET /api/v1/contacts?sort=oldest as an agent
select c.id, c.kind, c.display_name as "displayName", c.locale, c.country, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
  'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = c.id), '[]') as identities,
         (select count(*)::int from app.dossiers d where d.contact_id = c.id and d.is_open and ("d".merged_into is null and ("d".assignee_id = $1::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[]))))) as "openDossiers",
         c.created_at as "createdAt", app.search_fold(c.display_name) as "nameKey"
    from app.contacts c
   where c.merged_into is null and c.erased_at is null and (exists (select 1 from app.dossiers d where d.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $3::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[])))))
  or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $5::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($6::uuid[]))))))
   order by c.id asc limit $7;

-- GET /api/v1/contacts?sort=name as an agent
select c.id, c.kind, c.display_name as "displayName", c.locale, c.country, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
  'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = c.id), '[]') as identities,
         (select count(*)::int from app.dossiers d where d.contact_id = c.id and d.is_open and ("d".merged_into is null and ("d".assignee_id = $1::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[]))))) as "openDossiers",
         c.created_at as "createdAt", app.search_fold(c.display_name) as "nameKey"
    from app.contacts c
   where c.merged_into is null and c.erased_at is null and (exists (select 1 from app.dossiers d where d.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $3::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[])))))
  or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $5::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($6::uuid[]))))))
   order by app.search_fold(c.display_name) asc, c.id asc limit $7;

-- GET /api/v1/contacts?sort=-name as an agent
select c.id, c.kind, c.display_name as "displayName", c.locale, c.country, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
  'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = c.id), '[]') as identities,
         (select count(*)::int from app.dossiers d where d.contact_id = c.id and d.is_open and ("d".merged_into is null and ("d".assignee_id = $1::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[]))))) as "openDossiers",
         c.created_at as "createdAt", app.search_fold(c.display_name) as "nameKey"
    from app.contacts c
   where c.merged_into is null and c.erased_at is null and (exists (select 1 from app.dossiers d where d.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $3::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[])))))
  or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $5::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($6::uuid[]))))))
   order by app.search_fold(c.display_name) desc, c.id desc limit $7;

-- GET /api/v1/contacts/{id}
select c.id, c.kind, c.first_name as "firstName", c.last_name as "lastName", c.display_name as "displayName", c.locale, c.country,
          c.note, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
   'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = c.id), '[]') as identities,
          coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'reference', d.reference, 'caseType', d.case_type, 'status', d.status)
                    order by d.id desc) from app.dossiers d where d.contact_id = c.id and "d".merged_into is null), '[]') as dossiers,
          coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role,
     'dossier', case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end,
     'annonce', case when n.id is not null then jsonb_build_object('id', n.id, 'reference', n.reference) end) order by p.id desc)
   from app.parties p left join app.dossiers d on d.id = p.dossier_id left join app.annonces n on n.id = p.annonce_id
  where p.contact_id = c.id and (p.annonce_id is not null or (d.contact_id <> c.id and "d".merged_into is null))), '[]') as roles, c.created_at as "createdAt", c.erased_at as "erasedAt", c.version
     from app.contacts c
    where c.id = $1 and c.merged_into is null and true;
select jsonb_build_object('id', s.id, 'displayName', s.display_name) as "mergedInto", g.id as "mergeId",
        g.merged_at as "mergedAt", g.undo_until as "undoUntil"
   from app.contacts c join app.contacts s on s.id = c.merged_into
   left join app.merges g on g.loser_contact_id = c.id and g.kind = 'CONTACT' and g.undone_at is null
  where c.id = $1 and true;

-- GET /api/v1/contacts/{id} as an agent
select c.id, c.kind, c.first_name as "firstName", c.last_name as "lastName", c.display_name as "displayName", c.locale, c.country,
          c.note, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
   'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = c.id), '[]') as identities,
          coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'reference', d.reference, 'caseType', d.case_type, 'status', d.status)
                    order by d.id desc) from app.dossiers d where d.contact_id = c.id and ("d".merged_into is null and ("d".assignee_id = $1::uuid
   or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[]))))), '[]') as dossiers,
          coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'role', p.role,
     'dossier', case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end,
     'annonce', case when n.id is not null then jsonb_build_object('id', n.id, 'reference', n.reference) end) order by p.id desc)
   from app.parties p left join app.dossiers d on d.id = p.dossier_id left join app.annonces n on n.id = p.annonce_id
  where p.contact_id = c.id and (p.annonce_id is not null or (d.contact_id <> c.id and ("d".merged_into is null and ("d".assignee_id = $3::uuid
   or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[]))))))), '[]') as roles, c.created_at as "createdAt", c.erased_at as "erasedAt", c.version
     from app.contacts c
    where c.id = $5 and c.merged_into is null and (exists (select 1 from app.dossiers d where d.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $6::uuid
   or ("d".assignee_id is null and "d".branch_id = any ($7::uuid[])))))
   or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $8::uuid
   or ("d".assignee_id is null and "d".branch_id = any ($9::uuid[]))))));
select jsonb_build_object('id', s.id, 'displayName', s.display_name) as "mergedInto", g.id as "mergeId",
         g.merged_at as "mergedAt", g.undo_until as "undoUntil"
    from app.contacts c join app.contacts s on s.id = c.merged_into
    left join app.merges g on g.loser_contact_id = c.id and g.kind = 'CONTACT' and g.undone_at is null
   where c.id = $1 and (exists (select 1 from app.dossiers d where d.contact_id = "c"."merged_into" and ("d".merged_into is null and ("d".assignee_id = $2::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[])))))
  or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = "c"."merged_into" and ("d".merged_into is null and ("d".assignee_id = $4::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($5::uuid[]))))));

-- GET /api/v1/contacts/{id}/consents
select 1 from app.contacts c where c.id = $1 and c.merged_into is null and true;
select jsonb_build_object('id', s.id, 'displayName', s.display_name) as "mergedInto", g.id as "mergeId",
        g.merged_at as "mergedAt", g.undo_until as "undoUntil"
   from app.contacts c join app.contacts s on s.id = c.merged_into
   left join app.merges g on g.loser_contact_id = c.id and g.kind = 'CONTACT' and g.undone_at is null
  where c.id = $1 and true;

-- GET /api/v1/contacts/{id}/consents as an agent
select 1 from app.contacts c where c.id = $1 and c.merged_into is null and (exists (select 1 from app.dossiers d where d.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $2::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[])))))
  or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $4::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($5::uuid[]))))));
select jsonb_build_object('id', s.id, 'displayName', s.display_name) as "mergedInto", g.id as "mergeId",
         g.merged_at as "mergedAt", g.undo_until as "undoUntil"
    from app.contacts c join app.contacts s on s.id = c.merged_into
    left join app.merges g on g.loser_contact_id = c.id and g.kind = 'CONTACT' and g.undone_at is null
   where c.id = $1 and (exists (select 1 from app.dossiers d where d.contact_id = "c"."merged_into" and ("d".merged_into is null and ("d".assignee_id = $2::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[])))))
  or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = "c"."merged_into" and ("d".merged_into is null and ("d".assignee_id = $4::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($5::uuid[]))))));

-- GET /api/v1/contacts/{id}/consents/proof
select 1 from app.contacts c where c.id = $1 and c.merged_into is null and true;
select display_name as "displayName", erased_at is not null as erased from app.contacts
  where id = $1 and merged_into is null;
select o.name, o.default_locale as locale,
       coalesce((select b.timezone from app.branches b order by b.created_at, b.id limit 1), 'UTC') as timezone
  from app.organizations o;
select i.id, i.value from app.channel_identities i join app.contacts c on c.id = i.contact_id
  where c.id = $1 or c.merged_into = $2;
select jsonb_build_object('id', s.id, 'displayName', s.display_name) as "mergedInto", g.id as "mergeId",
        g.merged_at as "mergedAt", g.undo_until as "undoUntil"
   from app.contacts c join app.contacts s on s.id = c.merged_into
   left join app.merges g on g.loser_contact_id = c.id and g.kind = 'CONTACT' and g.undone_at is null
  where c.id = $1 and true;

-- GET /api/v1/contacts/{id}/consents/proof as an agent
select 1 from app.contacts c where c.id = $1 and c.merged_into is null and (exists (select 1 from app.dossiers d where d.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $2::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[])))))
  or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = "c"."id" and ("d".merged_into is null and ("d".assignee_id = $4::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($5::uuid[]))))));
select display_name as "displayName", erased_at is not null as erased from app.contacts
  where id = $1 and merged_into is null;
select o.name, o.default_locale as locale,
       coalesce((select b.timezone from app.branches b order by b.created_at, b.id limit 1), 'UTC') as timezone
  from app.organizations o;
select i.id, i.value from app.channel_identities i join app.contacts c on c.id = i.contact_id
  where c.id = $1 or c.merged_into = $2;
select jsonb_build_object('id', s.id, 'displayName', s.display_name) as "mergedInto", g.id as "mergeId",
         g.merged_at as "mergedAt", g.undo_until as "undoUntil"
    from app.contacts c join app.contacts s on s.id = c.merged_into
    left join app.merges g on g.loser_contact_id = c.id and g.kind = 'CONTACT' and g.undone_at is null
   where c.id = $1 and (exists (select 1 from app.dossiers d where d.contact_id = "c"."merged_into" and ("d".merged_into is null and ("d".assignee_id = $2::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[])))))
  or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = "c"."merged_into" and ("d".merged_into is null and ("d".assignee_id = $4::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($5::uuid[]))))));

-- GET /api/v1/contacts/{id}/erasure
select display_name as "displayName", erased_at is not null as erased from app.contacts
  where id = $1 and merged_into is null;
select jsonb_build_object('id', s.id, 'displayName', s.display_name) as "mergedInto", g.id as "mergeId",
        g.merged_at as "mergedAt", g.undo_until as "undoUntil"
   from app.contacts c join app.contacts s on s.id = c.merged_into
   left join app.merges g on g.loser_contact_id = c.id and g.kind = 'CONTACT' and g.undone_at is null
  where c.id = $1 and true;

-- GET /api/v1/contacts/{id}/suppressions
select display_name as "displayName", erased_at is not null as erased from app.contacts
  where id = $1 and merged_into is null;
select jsonb_build_object('id', s.id, 'displayName', s.display_name) as "mergedInto", g.id as "mergeId",
        g.merged_at as "mergedAt", g.undo_until as "undoUntil"
   from app.contacts c join app.contacts s on s.id = c.merged_into
   left join app.merges g on g.loser_contact_id = c.id and g.kind = 'CONTACT' and g.undone_at is null
  where c.id = $1 and true;

-- GET /api/v1/conversations
select
  v.id, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, v.channel, v.account_id as "accountId",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'reference', d.reference, 'status', d.status, 'score', d.score, 'band', d.band) end as dossier,
  case when m.user_id is null then null else jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  v.handled_by as "handledBy", v.handling_reason as "handlingReason", v.needs_human as "needsHuman",
  case when v.last_direction is null then null else jsonb_build_object('text', v.last_text, 'direction', v.last_direction, 'at', v.last_at,
    'type', v.last_type, 'authorKind', split_part(v.last_author, ':', 1)) end as "lastMessage",
  greatest(v.unread_count, (v.snoozed_until <= app.app_now())::int) as "unreadCount", v.waiting_since as "waitingSince",
  v.window_expires_at as "windowExpiresAt", v.last_at as "lastAt",
  case when v.snoozed_until > app.app_now() then jsonb_build_object('until', v.snoozed_until,
    'zone', (select b.timezone from app.branches b where b.org_id = v.org_id and b.id = v.branch_id),
    'by', (select jsonb_build_object('id', s.user_id, 'name', s.name) from app.members s where s.org_id = v.org_id and s.user_id = v.snoozed_by)) end as snoozed from
  app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
  left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
  left join app.members m on m.user_id = coalesce(v.assignee_id, d.assignee_id) and m.org_id = v.org_id where true and true
     order by "v"."last_at" desc, "v"."id" desc limit $1;

-- GET /api/v1/conversations?view&q
select
  v.id, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, v.channel, v.account_id as "accountId",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'reference', d.reference, 'status', d.status, 'score', d.score, 'band', d.band) end as dossier,
  case when m.user_id is null then null else jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  v.handled_by as "handledBy", v.handling_reason as "handlingReason", v.needs_human as "needsHuman",
  case when v.last_direction is null then null else jsonb_build_object('text', v.last_text, 'direction', v.last_direction, 'at', v.last_at,
    'type', v.last_type, 'authorKind', split_part(v.last_author, ':', 1)) end as "lastMessage",
  greatest(v.unread_count, (v.snoozed_until <= app.app_now())::int) as "unreadCount", v.waiting_since as "waitingSince",
  v.window_expires_at as "windowExpiresAt", v.last_at as "lastAt",
  case when v.snoozed_until > app.app_now() then jsonb_build_object('until', v.snoozed_until,
    'zone', (select b.timezone from app.branches b where b.org_id = v.org_id and b.id = v.branch_id),
    'by', (select jsonb_build_object('id', s.user_id, 'name', s.name) from app.members s where s.org_id = v.org_id and s.user_id = v.snoozed_by)) end as snoozed from
  app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
  left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
  left join app.members m on m.user_id = coalesce(v.assignee_id, d.assignee_id) and m.org_id = v.org_id where v.id = any (array(
          select w.id from (select v.id, v.contact_id, v.last_at, v.last_text, v.snoozed_until
                              from app.conversations v left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
                             where true and true
     order by "v"."last_at" desc, "v"."id" desc limit $1 offset $2) w
           where ((select c.search_text from app.contacts c where c.id = w.contact_id) like (select '%' || app.search_fold($3::text) || '%')
    or (select string_agg(i.value, ' ') from app.channel_identities i where i.contact_id = w.contact_id) like (select '%' || app.search_fold($4::text) || '%')) or app.search_fold(w.last_text) like (select '%' || app.search_fold($5::text) || '%')
           order by "w"."last_at" desc, "w"."id" desc limit $6)) order by "v"."last_at" desc, "v"."id" desc limit $7;
select
  v.id, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, v.channel, v.account_id as "accountId",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'reference', d.reference, 'status', d.status, 'score', d.score, 'band', d.band) end as dossier,
  case when m.user_id is null then null else jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  v.handled_by as "handledBy", v.handling_reason as "handlingReason", v.needs_human as "needsHuman",
  case when v.last_direction is null then null else jsonb_build_object('text', v.last_text, 'direction', v.last_direction, 'at', v.last_at,
    'type', v.last_type, 'authorKind', split_part(v.last_author, ':', 1)) end as "lastMessage",
  greatest(v.unread_count, (v.snoozed_until <= app.app_now())::int) as "unreadCount", v.waiting_since as "waitingSince",
  v.window_expires_at as "windowExpiresAt", v.last_at as "lastAt",
  case when v.snoozed_until > app.app_now() then jsonb_build_object('until', v.snoozed_until,
    'zone', (select b.timezone from app.branches b where b.org_id = v.org_id and b.id = v.branch_id),
    'by', (select jsonb_build_object('id', s.user_id, 'name', s.name) from app.members s where s.org_id = v.org_id and s.user_id = v.snoozed_by)) end as snoozed from
  app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
  left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
  left join app.members m on m.user_id = coalesce(v.assignee_id, d.assignee_id) and m.org_id = v.org_id where true and true
     and v.id in (select app.search_conversations($1 )) order by "v"."last_at" desc, "v"."id" desc limit $2;

-- GET /api/v1/conversations as an agent
select
  v.id, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, v.channel, v.account_id as "accountId",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'reference', d.reference, 'status', d.status, 'score', d.score, 'band', d.band) end as dossier,
  case when m.user_id is null then null else jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  v.handled_by as "handledBy", v.handling_reason as "handlingReason", v.needs_human as "needsHuman",
  case when v.last_direction is null then null else jsonb_build_object('text', v.last_text, 'direction', v.last_direction, 'at', v.last_at,
    'type', v.last_type, 'authorKind', split_part(v.last_author, ':', 1)) end as "lastMessage",
  greatest(v.unread_count, (v.snoozed_until <= app.app_now())::int) as "unreadCount", v.waiting_since as "waitingSince",
  v.window_expires_at as "windowExpiresAt", v.last_at as "lastAt",
  case when v.snoozed_until > app.app_now() then jsonb_build_object('until', v.snoozed_until,
    'zone', (select b.timezone from app.branches b where b.org_id = v.org_id and b.id = v.branch_id),
    'by', (select jsonb_build_object('id', s.user_id, 'name', s.name) from app.members s where s.org_id = v.org_id and s.user_id = v.snoozed_by)) end as snoozed from
  app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
  left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
  left join app.members m on m.user_id = coalesce(v.assignee_id, d.assignee_id) and m.org_id = v.org_id where (v.assignee_id = $1::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $2::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[])))))) and true
     order by "v"."last_at" desc, "v"."id" desc limit $4;

-- GET /api/v1/conversations?view&q as an agent
select
  v.id, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, v.channel, v.account_id as "accountId",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'reference', d.reference, 'status', d.status, 'score', d.score, 'band', d.band) end as dossier,
  case when m.user_id is null then null else jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  v.handled_by as "handledBy", v.handling_reason as "handlingReason", v.needs_human as "needsHuman",
  case when v.last_direction is null then null else jsonb_build_object('text', v.last_text, 'direction', v.last_direction, 'at', v.last_at,
    'type', v.last_type, 'authorKind', split_part(v.last_author, ':', 1)) end as "lastMessage",
  greatest(v.unread_count, (v.snoozed_until <= app.app_now())::int) as "unreadCount", v.waiting_since as "waitingSince",
  v.window_expires_at as "windowExpiresAt", v.last_at as "lastAt",
  case when v.snoozed_until > app.app_now() then jsonb_build_object('until', v.snoozed_until,
    'zone', (select b.timezone from app.branches b where b.org_id = v.org_id and b.id = v.branch_id),
    'by', (select jsonb_build_object('id', s.user_id, 'name', s.name) from app.members s where s.org_id = v.org_id and s.user_id = v.snoozed_by)) end as snoozed from
  app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
  left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
  left join app.members m on m.user_id = coalesce(v.assignee_id, d.assignee_id) and m.org_id = v.org_id where v.id = any (array(
          select w.id from (select v.id, v.contact_id, v.last_at, v.last_text, v.snoozed_until
                              from app.conversations v left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
                             where (v.assignee_id = $1::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $2::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[])))))) and true
     order by "v"."last_at" desc, "v"."id" desc limit $4 offset $5) w
           where ((select c.search_text from app.contacts c where c.id = w.contact_id) like (select '%' || app.search_fold($6::text) || '%')
    or (select string_agg(i.value, ' ') from app.channel_identities i where i.contact_id = w.contact_id) like (select '%' || app.search_fold($7::text) || '%')) or app.search_fold(w.last_text) like (select '%' || app.search_fold($8::text) || '%')
           order by "w"."last_at" desc, "w"."id" desc limit $9)) order by "v"."last_at" desc, "v"."id" desc limit $10;
select
  v.id, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, v.channel, v.account_id as "accountId",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'reference', d.reference, 'status', d.status, 'score', d.score, 'band', d.band) end as dossier,
  case when m.user_id is null then null else jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  v.handled_by as "handledBy", v.handling_reason as "handlingReason", v.needs_human as "needsHuman",
  case when v.last_direction is null then null else jsonb_build_object('text', v.last_text, 'direction', v.last_direction, 'at', v.last_at,
    'type', v.last_type, 'authorKind', split_part(v.last_author, ':', 1)) end as "lastMessage",
  greatest(v.unread_count, (v.snoozed_until <= app.app_now())::int) as "unreadCount", v.waiting_since as "waitingSince",
  v.window_expires_at as "windowExpiresAt", v.last_at as "lastAt",
  case when v.snoozed_until > app.app_now() then jsonb_build_object('until', v.snoozed_until,
    'zone', (select b.timezone from app.branches b where b.org_id = v.org_id and b.id = v.branch_id),
    'by', (select jsonb_build_object('id', s.user_id, 'name', s.name) from app.members s where s.org_id = v.org_id and s.user_id = v.snoozed_by)) end as snoozed from
  app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
  left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
  left join app.members m on m.user_id = coalesce(v.assignee_id, d.assignee_id) and m.org_id = v.org_id where (v.assignee_id = $1::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $2::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[])))))) and true
     and v.id in (select app.search_conversations($4 , p_own => $5::uuid, p_branches => $6::uuid[])) order by "v"."last_at" desc, "v"."id" desc limit $7;

-- GET /api/v1/conversations/counts
select (select count(*)::int from (select 1 from (select * from app.conversations where unread_count > 0
  union all select * from app.conversations where unread_count = 0 and snoozed_until <= app.app_now()) v left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
        where true and (v.assignee_id = $1::uuid or (v.assignee_id is null and d.assignee_id = $2::uuid)) and (v.snoozed_until is null or v.snoozed_until <= app.app_now()) limit $3) counted) as mine, (select count(*)::int from (select 1 from (select * from app.conversations where unread_count > 0
  union all select * from app.conversations where unread_count = 0 and snoozed_until <= app.app_now()) v left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
        where true and (v.assignee_id is null and not exists (
    select from app.dossiers o where o.org_id = v.org_id and o.id = v.dossier_id and o.assignee_id is not null)) and (v.snoozed_until is null or v.snoozed_until <= app.app_now()) limit $4) counted) as unassigned, (select count(*)::int from (select 1 from (select * from app.conversations where unread_count > 0
  union all select * from app.conversations where unread_count = 0 and snoozed_until <= app.app_now()) v left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
        where true and (v.waiting_since is not null or v.needs_human) and (v.snoozed_until is null or v.snoozed_until <= app.app_now()) limit $5) counted) as waiting,
         (select count(*)::int from (select 1 from (select * from app.conversations where unread_count > 0
  union all select * from app.conversations where unread_count = 0 and snoozed_until <= app.app_now()) v left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
        where true and v.handled_by = 'AGENT' and (v.snoozed_until is null or v.snoozed_until <= app.app_now()) limit $6) counted) as agent, (select count(*)::int from (select 1 from app.conversations v left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
        where true and v.snoozed_until > app.app_now() limit $7) counted) as snoozed;

-- GET /api/v1/conversations/counts as an agent
select (select count(*)::int from (select 1 from (select * from app.conversations where unread_count > 0
  union all select * from app.conversations where unread_count = 0 and snoozed_until <= app.app_now()) v left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
        where (v.assignee_id = $1::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $2::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[])))))) and (v.assignee_id = $4::uuid or (v.assignee_id is null and d.assignee_id = $5::uuid)) and (v.snoozed_until is null or v.snoozed_until <= app.app_now()) limit $6) counted) as mine, (select count(*)::int from (select 1 from (select * from app.conversations where unread_count > 0
  union all select * from app.conversations where unread_count = 0 and snoozed_until <= app.app_now()) v left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
        where (v.assignee_id = $7::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $8::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($9::uuid[])))))) and (v.assignee_id is null and not exists (
    select from app.dossiers o where o.org_id = v.org_id and o.id = v.dossier_id and o.assignee_id is not null)) and (v.snoozed_until is null or v.snoozed_until <= app.app_now()) limit $10) counted) as unassigned, (select count(*)::int from (select 1 from (select * from app.conversations where unread_count > 0
  union all select * from app.conversations where unread_count = 0 and snoozed_until <= app.app_now()) v left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
        where (v.assignee_id = $11::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $12::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($13::uuid[])))))) and (v.waiting_since is not null or v.needs_human) and (v.snoozed_until is null or v.snoozed_until <= app.app_now()) limit $14) counted) as waiting,
         (select count(*)::int from (select 1 from (select * from app.conversations where unread_count > 0
  union all select * from app.conversations where unread_count = 0 and snoozed_until <= app.app_now()) v left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
        where (v.assignee_id = $15::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $16::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($17::uuid[])))))) and v.handled_by = 'AGENT' and (v.snoozed_until is null or v.snoozed_until <= app.app_now()) limit $18) counted) as agent, (select count(*)::int from (select 1 from app.conversations v left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
        where (v.assignee_id = $19::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $20::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($21::uuid[])))))) and v.snoozed_until > app.app_now() limit $22) counted) as snoozed;

-- GET /api/v1/conversations/{id}
select
  v.id, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, v.channel, v.account_id as "accountId",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'reference', d.reference, 'status', d.status, 'score', d.score, 'band', d.band) end as dossier,
  case when m.user_id is null then null else jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  v.handled_by as "handledBy", v.handling_reason as "handlingReason", v.needs_human as "needsHuman",
  case when v.last_direction is null then null else jsonb_build_object('text', v.last_text, 'direction', v.last_direction, 'at', v.last_at,
    'type', v.last_type, 'authorKind', split_part(v.last_author, ':', 1)) end as "lastMessage",
  greatest(v.unread_count, (v.snoozed_until <= app.app_now())::int) as "unreadCount", v.waiting_since as "waitingSince",
  v.window_expires_at as "windowExpiresAt", v.last_at as "lastAt",
  case when v.snoozed_until > app.app_now() then jsonb_build_object('until', v.snoozed_until,
    'zone', (select b.timezone from app.branches b where b.org_id = v.org_id and b.id = v.branch_id),
    'by', (select jsonb_build_object('id', s.user_id, 'name', s.name) from app.members s where s.org_id = v.org_id and s.user_id = v.snoozed_by)) end as snoozed, jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value) as identity,
           case when v.typing_until > app.app_now() then (select jsonb_build_object('id', t.user_id, 'name', t.name)
             from app.members t where t.user_id = v.typing_user_id) end as typing
      from
  app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
  left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
  left join app.members m on m.user_id = coalesce(v.assignee_id, d.assignee_id) and m.org_id = v.org_id join app.channel_identities i on i.id = v.identity_id and i.org_id = v.org_id
     where v.id = $1 and true;

-- GET /api/v1/conversations/{id} as an agent
select
  v.id, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, v.channel, v.account_id as "accountId",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'reference', d.reference, 'status', d.status, 'score', d.score, 'band', d.band) end as dossier,
  case when m.user_id is null then null else jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  v.handled_by as "handledBy", v.handling_reason as "handlingReason", v.needs_human as "needsHuman",
  case when v.last_direction is null then null else jsonb_build_object('text', v.last_text, 'direction', v.last_direction, 'at', v.last_at,
    'type', v.last_type, 'authorKind', split_part(v.last_author, ':', 1)) end as "lastMessage",
  greatest(v.unread_count, (v.snoozed_until <= app.app_now())::int) as "unreadCount", v.waiting_since as "waitingSince",
  v.window_expires_at as "windowExpiresAt", v.last_at as "lastAt",
  case when v.snoozed_until > app.app_now() then jsonb_build_object('until', v.snoozed_until,
    'zone', (select b.timezone from app.branches b where b.org_id = v.org_id and b.id = v.branch_id),
    'by', (select jsonb_build_object('id', s.user_id, 'name', s.name) from app.members s where s.org_id = v.org_id and s.user_id = v.snoozed_by)) end as snoozed, jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value) as identity,
           case when v.typing_until > app.app_now() then (select jsonb_build_object('id', t.user_id, 'name', t.name)
             from app.members t where t.user_id = v.typing_user_id) end as typing
      from
  app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
  left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
  left join app.members m on m.user_id = coalesce(v.assignee_id, d.assignee_id) and m.org_id = v.org_id join app.channel_identities i on i.id = v.identity_id and i.org_id = v.org_id
     where v.id = $1 and (v.assignee_id = $2::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $3::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[]))))));

-- GET /api/v1/conversations/{id}/canned-replies
select c.locale, o.default_locale as "houseLocale", c.first_name as "firstName", c.display_name as "displayName",
        o.name as agency, (select m.name from app.members m where m.user_id = $1::uuid) as agent,
        case when p.id is null then null else jsonb_build_object('type', p.type, 'startsAt', extract(epoch from p.starts_at) * 1000,
          'timezone', p.timezone, 'place', p.place) end as appointment,
        case when a.id is null then null else jsonb_build_object('title', a.title, 'reference', a.reference, 'city', a.city,
          'price', case when a.price_amount is null then null else jsonb_build_object('amount', a.price_amount, 'currency', a.price_currency) end) end as annonce,
        case when d.id is null then null else jsonb_build_object('reference', d.reference) end as dossier
   from app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
   join app.organizations o on o.org_id = v.org_id
   left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id and "d".merged_into is null
   left join lateral (select * from app.appointments x where x.org_id = d.org_id and x.dossier_id = d.id
     and x.state in ('SCHEDULED', 'CONFIRMED') and x.starts_at > app.app_now() order by x.starts_at limit 1) p on true
   left join app.annonces a on a.org_id = v.org_id and a.id = coalesce(p.annonce_id, d.annonce_id)
  where v.id = $2 and true;
select r.id, r.title, r.shortcut, jsonb_build_object('fr', r.text_fr, 'ar', r.text_ar, 'en', r.text_en) as texts, r.version from app.canned_replies r where r.deleted_at is null
  order by lower(r.title), r.id limit $1;

-- GET /api/v1/conversations/{id}/canned-replies as an agent
select c.locale, o.default_locale as "houseLocale", c.first_name as "firstName", c.display_name as "displayName",
         o.name as agency, (select m.name from app.members m where m.user_id = $1::uuid) as agent,
         case when p.id is null then null else jsonb_build_object('type', p.type, 'startsAt', extract(epoch from p.starts_at) * 1000,
           'timezone', p.timezone, 'place', p.place) end as appointment,
         case when a.id is null then null else jsonb_build_object('title', a.title, 'reference', a.reference, 'city', a.city,
           'price', case when a.price_amount is null then null else jsonb_build_object('amount', a.price_amount, 'currency', a.price_currency) end) end as annonce,
         case when d.id is null then null else jsonb_build_object('reference', d.reference) end as dossier
    from app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
    join app.organizations o on o.org_id = v.org_id
    left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id and ("d".merged_into is null and ("d".assignee_id = $2::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[]))))
    left join lateral (select * from app.appointments x where x.org_id = d.org_id and x.dossier_id = d.id
      and x.state in ('SCHEDULED', 'CONFIRMED') and x.starts_at > app.app_now() order by x.starts_at limit 1) p on true
    left join app.annonces a on a.org_id = v.org_id and a.id = coalesce(p.annonce_id, d.annonce_id)
   where v.id = $4 and (v.assignee_id = $5::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and d.assignee_id = $6::uuid));
select r.id, r.title, r.shortcut, jsonb_build_object('fr', r.text_fr, 'ar', r.text_ar, 'en', r.text_en) as texts, r.version from app.canned_replies r where r.deleted_at is null
  order by lower(r.title), r.id limit $1;

-- GET /api/v1/conversations/{id}/contact-proof
select
  v.id, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, v.channel, v.account_id as "accountId",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'reference', d.reference, 'status', d.status, 'score', d.score, 'band', d.band) end as dossier,
  case when m.user_id is null then null else jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  v.handled_by as "handledBy", v.handling_reason as "handlingReason", v.needs_human as "needsHuman",
  case when v.last_direction is null then null else jsonb_build_object('text', v.last_text, 'direction', v.last_direction, 'at', v.last_at,
    'type', v.last_type, 'authorKind', split_part(v.last_author, ':', 1)) end as "lastMessage",
  greatest(v.unread_count, (v.snoozed_until <= app.app_now())::int) as "unreadCount", v.waiting_since as "waitingSince",
  v.window_expires_at as "windowExpiresAt", v.last_at as "lastAt",
  case when v.snoozed_until > app.app_now() then jsonb_build_object('until', v.snoozed_until,
    'zone', (select b.timezone from app.branches b where b.org_id = v.org_id and b.id = v.branch_id),
    'by', (select jsonb_build_object('id', s.user_id, 'name', s.name) from app.members s where s.org_id = v.org_id and s.user_id = v.snoozed_by)) end as snoozed, jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value) as identity,
           case when v.typing_until > app.app_now() then (select jsonb_build_object('id', t.user_id, 'name', t.name)
             from app.members t where t.user_id = v.typing_user_id) end as typing
      from
  app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
  left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
  left join app.members m on m.user_id = coalesce(v.assignee_id, d.assignee_id) and m.org_id = v.org_id join app.channel_identities i on i.id = v.identity_id and i.org_id = v.org_id
     where v.id = $1 and true;
select "id", "account_id", "channel", "contact_id", "identity_id", "dossier_id", "branch_id", "assignee_id", "handled_by", "needs_human", "window_expires_at", "last_inbound_at", "snoozed_until", "snoozed_by", "agent_state" from "conversations" where "id" = $1;
select o.name as house, coalesce((select b.timezone from app.branches b where b.id = v.branch_id), o.timezone) as zone,
        c.display_name as contact, i.value as reach, a.display_name as account,
        coalesce((select jsonb_agg(jsonb_build_object('purpose', s.purpose, 'state', s.state, 'since', s.since, 'expiresAt', s.expires_at,
            'source', e.source, 'textVersion', e.text_version, 'entry', s.event_id) order by s.purpose)
          from app.consent_states s join app.consent_events e on e.org_id = s.org_id and e.id = s.event_id
         where s.identity_id = v.identity_id and s.channel = v.channel), '[]') as consents
   from app.conversations v
   join app.contacts c on c.org_id = v.org_id and c.id = v.contact_id
   join app.channel_identities i on i.org_id = v.org_id and i.id = v.identity_id
   join app.channel_accounts a on a.org_id = v.org_id and a.id = v.account_id
   cross join app.organizations o
  where v.id = $1;

-- GET /api/v1/conversations/{id}/contact-proof as an agent
select
  v.id, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, v.channel, v.account_id as "accountId",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'reference', d.reference, 'status', d.status, 'score', d.score, 'band', d.band) end as dossier,
  case when m.user_id is null then null else jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  v.handled_by as "handledBy", v.handling_reason as "handlingReason", v.needs_human as "needsHuman",
  case when v.last_direction is null then null else jsonb_build_object('text', v.last_text, 'direction', v.last_direction, 'at', v.last_at,
    'type', v.last_type, 'authorKind', split_part(v.last_author, ':', 1)) end as "lastMessage",
  greatest(v.unread_count, (v.snoozed_until <= app.app_now())::int) as "unreadCount", v.waiting_since as "waitingSince",
  v.window_expires_at as "windowExpiresAt", v.last_at as "lastAt",
  case when v.snoozed_until > app.app_now() then jsonb_build_object('until', v.snoozed_until,
    'zone', (select b.timezone from app.branches b where b.org_id = v.org_id and b.id = v.branch_id),
    'by', (select jsonb_build_object('id', s.user_id, 'name', s.name) from app.members s where s.org_id = v.org_id and s.user_id = v.snoozed_by)) end as snoozed, jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value) as identity,
           case when v.typing_until > app.app_now() then (select jsonb_build_object('id', t.user_id, 'name', t.name)
             from app.members t where t.user_id = v.typing_user_id) end as typing
      from
  app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
  left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
  left join app.members m on m.user_id = coalesce(v.assignee_id, d.assignee_id) and m.org_id = v.org_id join app.channel_identities i on i.id = v.identity_id and i.org_id = v.org_id
     where v.id = $1 and (v.assignee_id = $2::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $3::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[]))))));
select "id", "account_id", "channel", "contact_id", "identity_id", "dossier_id", "branch_id", "assignee_id", "handled_by", "needs_human", "window_expires_at", "last_inbound_at", "snoozed_until", "snoozed_by", "agent_state" from "conversations" where "id" = $1;
select o.name as house, coalesce((select b.timezone from app.branches b where b.id = v.branch_id), o.timezone) as zone,
        c.display_name as contact, i.value as reach, a.display_name as account,
        coalesce((select jsonb_agg(jsonb_build_object('purpose', s.purpose, 'state', s.state, 'since', s.since, 'expiresAt', s.expires_at,
            'source', e.source, 'textVersion', e.text_version, 'entry', s.event_id) order by s.purpose)
          from app.consent_states s join app.consent_events e on e.org_id = s.org_id and e.id = s.event_id
         where s.identity_id = v.identity_id and s.channel = v.channel), '[]') as consents
   from app.conversations v
   join app.contacts c on c.org_id = v.org_id and c.id = v.contact_id
   join app.channel_identities i on i.org_id = v.org_id and i.id = v.identity_id
   join app.channel_accounts a on a.org_id = v.org_id and a.id = v.account_id
   cross join app.organizations o
  where v.id = $1;

-- GET /api/v1/conversations/{id}/contact-proof/document
select
  v.id, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, v.channel, v.account_id as "accountId",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'reference', d.reference, 'status', d.status, 'score', d.score, 'band', d.band) end as dossier,
  case when m.user_id is null then null else jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  v.handled_by as "handledBy", v.handling_reason as "handlingReason", v.needs_human as "needsHuman",
  case when v.last_direction is null then null else jsonb_build_object('text', v.last_text, 'direction', v.last_direction, 'at', v.last_at,
    'type', v.last_type, 'authorKind', split_part(v.last_author, ':', 1)) end as "lastMessage",
  greatest(v.unread_count, (v.snoozed_until <= app.app_now())::int) as "unreadCount", v.waiting_since as "waitingSince",
  v.window_expires_at as "windowExpiresAt", v.last_at as "lastAt",
  case when v.snoozed_until > app.app_now() then jsonb_build_object('until', v.snoozed_until,
    'zone', (select b.timezone from app.branches b where b.org_id = v.org_id and b.id = v.branch_id),
    'by', (select jsonb_build_object('id', s.user_id, 'name', s.name) from app.members s where s.org_id = v.org_id and s.user_id = v.snoozed_by)) end as snoozed, jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value) as identity,
           case when v.typing_until > app.app_now() then (select jsonb_build_object('id', t.user_id, 'name', t.name)
             from app.members t where t.user_id = v.typing_user_id) end as typing
      from
  app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
  left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
  left join app.members m on m.user_id = coalesce(v.assignee_id, d.assignee_id) and m.org_id = v.org_id join app.channel_identities i on i.id = v.identity_id and i.org_id = v.org_id
     where v.id = $1 and true;
select "id", "account_id", "channel", "contact_id", "identity_id", "dossier_id", "branch_id", "assignee_id", "handled_by", "needs_human", "window_expires_at", "last_inbound_at", "snoozed_until", "snoozed_by", "agent_state" from "conversations" where "id" = $1;
select o.name as house, coalesce((select b.timezone from app.branches b where b.id = v.branch_id), o.timezone) as zone,
        c.display_name as contact, i.value as reach, a.display_name as account,
        coalesce((select jsonb_agg(jsonb_build_object('purpose', s.purpose, 'state', s.state, 'since', s.since, 'expiresAt', s.expires_at,
            'source', e.source, 'textVersion', e.text_version, 'entry', s.event_id) order by s.purpose)
          from app.consent_states s join app.consent_events e on e.org_id = s.org_id and e.id = s.event_id
         where s.identity_id = v.identity_id and s.channel = v.channel), '[]') as consents
   from app.conversations v
   join app.contacts c on c.org_id = v.org_id and c.id = v.contact_id
   join app.channel_identities i on i.org_id = v.org_id and i.id = v.identity_id
   join app.channel_accounts a on a.org_id = v.org_id and a.id = v.account_id
   cross join app.organizations o
  where v.id = $1;

-- GET /api/v1/conversations/{id}/contact-proof/document as an agent
select
  v.id, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, v.channel, v.account_id as "accountId",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'reference', d.reference, 'status', d.status, 'score', d.score, 'band', d.band) end as dossier,
  case when m.user_id is null then null else jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  v.handled_by as "handledBy", v.handling_reason as "handlingReason", v.needs_human as "needsHuman",
  case when v.last_direction is null then null else jsonb_build_object('text', v.last_text, 'direction', v.last_direction, 'at', v.last_at,
    'type', v.last_type, 'authorKind', split_part(v.last_author, ':', 1)) end as "lastMessage",
  greatest(v.unread_count, (v.snoozed_until <= app.app_now())::int) as "unreadCount", v.waiting_since as "waitingSince",
  v.window_expires_at as "windowExpiresAt", v.last_at as "lastAt",
  case when v.snoozed_until > app.app_now() then jsonb_build_object('until', v.snoozed_until,
    'zone', (select b.timezone from app.branches b where b.org_id = v.org_id and b.id = v.branch_id),
    'by', (select jsonb_build_object('id', s.user_id, 'name', s.name) from app.members s where s.org_id = v.org_id and s.user_id = v.snoozed_by)) end as snoozed, jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value) as identity,
           case when v.typing_until > app.app_now() then (select jsonb_build_object('id', t.user_id, 'name', t.name)
             from app.members t where t.user_id = v.typing_user_id) end as typing
      from
  app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
  left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
  left join app.members m on m.user_id = coalesce(v.assignee_id, d.assignee_id) and m.org_id = v.org_id join app.channel_identities i on i.id = v.identity_id and i.org_id = v.org_id
     where v.id = $1 and (v.assignee_id = $2::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $3::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[]))))));
select "id", "account_id", "channel", "contact_id", "identity_id", "dossier_id", "branch_id", "assignee_id", "handled_by", "needs_human", "window_expires_at", "last_inbound_at", "snoozed_until", "snoozed_by", "agent_state" from "conversations" where "id" = $1;
select o.name as house, coalesce((select b.timezone from app.branches b where b.id = v.branch_id), o.timezone) as zone,
        c.display_name as contact, i.value as reach, a.display_name as account,
        coalesce((select jsonb_agg(jsonb_build_object('purpose', s.purpose, 'state', s.state, 'since', s.since, 'expiresAt', s.expires_at,
            'source', e.source, 'textVersion', e.text_version, 'entry', s.event_id) order by s.purpose)
          from app.consent_states s join app.consent_events e on e.org_id = s.org_id and e.id = s.event_id
         where s.identity_id = v.identity_id and s.channel = v.channel), '[]') as consents
   from app.conversations v
   join app.contacts c on c.org_id = v.org_id and c.id = v.contact_id
   join app.channel_identities i on i.org_id = v.org_id and i.id = v.identity_id
   join app.channel_accounts a on a.org_id = v.org_id and a.id = v.account_id
   cross join app.organizations o
  where v.id = $1;

-- GET /api/v1/conversations/{id}/messages
select
  v.id, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, v.channel, v.account_id as "accountId",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'reference', d.reference, 'status', d.status, 'score', d.score, 'band', d.band) end as dossier,
  case when m.user_id is null then null else jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  v.handled_by as "handledBy", v.handling_reason as "handlingReason", v.needs_human as "needsHuman",
  case when v.last_direction is null then null else jsonb_build_object('text', v.last_text, 'direction', v.last_direction, 'at', v.last_at,
    'type', v.last_type, 'authorKind', split_part(v.last_author, ':', 1)) end as "lastMessage",
  greatest(v.unread_count, (v.snoozed_until <= app.app_now())::int) as "unreadCount", v.waiting_since as "waitingSince",
  v.window_expires_at as "windowExpiresAt", v.last_at as "lastAt",
  case when v.snoozed_until > app.app_now() then jsonb_build_object('until', v.snoozed_until,
    'zone', (select b.timezone from app.branches b where b.org_id = v.org_id and b.id = v.branch_id),
    'by', (select jsonb_build_object('id', s.user_id, 'name', s.name) from app.members s where s.org_id = v.org_id and s.user_id = v.snoozed_by)) end as snoozed, jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value) as identity,
           case when v.typing_until > app.app_now() then (select jsonb_build_object('id', t.user_id, 'name', t.name)
             from app.members t where t.user_id = v.typing_user_id) end as typing
      from
  app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
  left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
  left join app.members m on m.user_id = coalesce(v.assignee_id, d.assignee_id) and m.org_id = v.org_id join app.channel_identities i on i.id = v.identity_id and i.org_id = v.org_id
     where v.id = $1 and true;

-- GET /api/v1/conversations/{id}/messages as an agent
select
  v.id, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, v.channel, v.account_id as "accountId",
  case when d.id is null then null else jsonb_build_object('id', d.id, 'reference', d.reference, 'status', d.status, 'score', d.score, 'band', d.band) end as dossier,
  case when m.user_id is null then null else jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  v.handled_by as "handledBy", v.handling_reason as "handlingReason", v.needs_human as "needsHuman",
  case when v.last_direction is null then null else jsonb_build_object('text', v.last_text, 'direction', v.last_direction, 'at', v.last_at,
    'type', v.last_type, 'authorKind', split_part(v.last_author, ':', 1)) end as "lastMessage",
  greatest(v.unread_count, (v.snoozed_until <= app.app_now())::int) as "unreadCount", v.waiting_since as "waitingSince",
  v.window_expires_at as "windowExpiresAt", v.last_at as "lastAt",
  case when v.snoozed_until > app.app_now() then jsonb_build_object('until', v.snoozed_until,
    'zone', (select b.timezone from app.branches b where b.org_id = v.org_id and b.id = v.branch_id),
    'by', (select jsonb_build_object('id', s.user_id, 'name', s.name) from app.members s where s.org_id = v.org_id and s.user_id = v.snoozed_by)) end as snoozed, jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value) as identity,
           case when v.typing_until > app.app_now() then (select jsonb_build_object('id', t.user_id, 'name', t.name)
             from app.members t where t.user_id = v.typing_user_id) end as typing
      from
  app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
  left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id
  left join app.members m on m.user_id = coalesce(v.assignee_id, d.assignee_id) and m.org_id = v.org_id join app.channel_identities i on i.id = v.identity_id and i.org_id = v.org_id
     where v.id = $1 and (v.assignee_id = $2::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $3::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[]))))));

-- GET /api/v1/conversations/{id}/snooze-choices
select b.timezone as zone from app.conversations v join app.branches b on b.org_id = v.org_id and b.id = v.branch_id
  where v.id = $1 and true;

-- GET /api/v1/conversations/{id}/snooze-choices as an agent
select b.timezone as zone from app.conversations v join app.branches b on b.org_id = v.org_id and b.id = v.branch_id
  where v.id = $1 and (v.assignee_id = $2::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and d.assignee_id = $3::uuid));

-- GET /api/v1/conversations/{id}/suggestion
select v.dossier_id as "dossierId", v.branch_id as "branchId", v.agent_state as "agentState"
  from app.conversations v where v.id = $1 and true;
select "settings" from "organizations";

-- GET /api/v1/conversations/{id}/suggestion as an agent
select v.dossier_id as "dossierId", v.branch_id as "branchId", v.agent_state as "agentState"
  from app.conversations v where v.id = $1 and (v.assignee_id = $2::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and d.assignee_id = $3::uuid));
select "settings" from "organizations";

-- GET /api/v1/conversations/{id}/templates
select c.locale, o.default_locale as "houseLocale", c.first_name as "firstName", c.display_name as "displayName",
        o.name as agency, (select m.name from app.members m where m.user_id = $1::uuid) as agent,
        case when p.id is null then null else jsonb_build_object('type', p.type, 'startsAt', extract(epoch from p.starts_at) * 1000,
          'timezone', p.timezone, 'place', p.place) end as appointment,
        case when a.id is null then null else jsonb_build_object('title', a.title, 'reference', a.reference, 'city', a.city,
          'price', case when a.price_amount is null then null else jsonb_build_object('amount', a.price_amount, 'currency', a.price_currency) end) end as annonce,
        case when d.id is null then null else jsonb_build_object('reference', d.reference) end as dossier
   from app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
   join app.organizations o on o.org_id = v.org_id
   left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id and "d".merged_into is null
   left join lateral (select * from app.appointments x where x.org_id = d.org_id and x.dossier_id = d.id
     and x.state in ('SCHEDULED', 'CONFIRMED') and x.starts_at > app.app_now() order by x.starts_at limit 1) p on true
   left join app.annonces a on a.org_id = v.org_id and a.id = coalesce(p.annonce_id, d.annonce_id)
  where v.id = $2 and true;
select "id", "account_id", "channel", "contact_id", "identity_id", "dossier_id", "branch_id", "assignee_id", "handled_by", "needs_human", "window_expires_at", "last_inbound_at", "snoozed_until", "snoozed_by", "agent_state" from "conversations" where "id" = $1;

-- GET /api/v1/conversations/{id}/templates as an agent
select c.locale, o.default_locale as "houseLocale", c.first_name as "firstName", c.display_name as "displayName",
         o.name as agency, (select m.name from app.members m where m.user_id = $1::uuid) as agent,
         case when p.id is null then null else jsonb_build_object('type', p.type, 'startsAt', extract(epoch from p.starts_at) * 1000,
           'timezone', p.timezone, 'place', p.place) end as appointment,
         case when a.id is null then null else jsonb_build_object('title', a.title, 'reference', a.reference, 'city', a.city,
           'price', case when a.price_amount is null then null else jsonb_build_object('amount', a.price_amount, 'currency', a.price_currency) end) end as annonce,
         case when d.id is null then null else jsonb_build_object('reference', d.reference) end as dossier
    from app.conversations v join app.contacts c on c.id = v.contact_id and c.org_id = v.org_id
    join app.organizations o on o.org_id = v.org_id
    left join app.dossiers d on d.id = v.dossier_id and d.org_id = v.org_id and ("d".merged_into is null and ("d".assignee_id = $2::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[]))))
    left join lateral (select * from app.appointments x where x.org_id = d.org_id and x.dossier_id = d.id
      and x.state in ('SCHEDULED', 'CONFIRMED') and x.starts_at > app.app_now() order by x.starts_at limit 1) p on true
    left join app.annonces a on a.org_id = v.org_id and a.id = coalesce(p.annonce_id, d.annonce_id)
   where v.id = $4 and (v.assignee_id = $5::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and d.assignee_id = $6::uuid));
select "id", "account_id", "channel", "contact_id", "identity_id", "dossier_id", "branch_id", "assignee_id", "handled_by", "needs_human", "window_expires_at", "last_inbound_at", "snoozed_until", "snoozed_by", "agent_state" from "conversations" where "id" = $1;

-- GET /api/v1/data-requests
select r.id, r.kind, r.state, jsonb_build_object('id', c.id, 'displayName', c.display_name, 'erased', c.erased_at is not null) as contact,
  r.received_on::text as "receivedOn", r.received_by as "receivedBy", r.due_on::text as "dueOn", r.note, r.refuse_reason as "refuseReason",
  r.json_hash as "jsonHash", r.pdf_hash as "pdfHash", r.ready_at as "readyAt", r.closed_at as "closedAt",
  case when r.closed_by is null then null else jsonb_build_object('kind', split_part("r"."closed_by", ':', 1), 'id', nullif(split_part("r"."closed_by", ':', 2), ''),
    'name', case split_part("r"."closed_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("r"."closed_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("r"."closed_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("r"."closed_by", ':', 2)::uuid)
      else nullif(split_part("r"."closed_by", ':', 2), '') end) end as "closedBy",
  r.created_at as "createdAt", jsonb_build_object('kind', split_part("r"."created_by", ':', 1), 'id', nullif(split_part("r"."created_by", ':', 2), ''),
    'name', case split_part("r"."created_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("r"."created_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("r"."created_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("r"."created_by", ':', 2)::uuid)
      else nullif(split_part("r"."created_by", ':', 2), '') end) as "createdBy", r.version from app.data_requests r join app.contacts c on c.id = r.contact_id
     where true
     order by r.id desc limit $1;

-- GET /api/v1/data-requests?state&contactId
select r.id, r.kind, r.state, jsonb_build_object('id', c.id, 'displayName', c.display_name, 'erased', c.erased_at is not null) as contact,
  r.received_on::text as "receivedOn", r.received_by as "receivedBy", r.due_on::text as "dueOn", r.note, r.refuse_reason as "refuseReason",
  r.json_hash as "jsonHash", r.pdf_hash as "pdfHash", r.ready_at as "readyAt", r.closed_at as "closedAt",
  case when r.closed_by is null then null else jsonb_build_object('kind', split_part("r"."closed_by", ':', 1), 'id', nullif(split_part("r"."closed_by", ':', 2), ''),
    'name', case split_part("r"."closed_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("r"."closed_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("r"."closed_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("r"."closed_by", ':', 2)::uuid)
      else nullif(split_part("r"."closed_by", ':', 2), '') end) end as "closedBy",
  r.created_at as "createdAt", jsonb_build_object('kind', split_part("r"."created_by", ':', 1), 'id', nullif(split_part("r"."created_by", ':', 2), ''),
    'name', case split_part("r"."created_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("r"."created_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("r"."created_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("r"."created_by", ':', 2)::uuid)
      else nullif(split_part("r"."created_by", ':', 2), '') end) as "createdBy", r.version from app.data_requests r join app.contacts c on c.id = r.contact_id
     where r.contact_id = $1 and r.state in ('OPEN', 'READY')
     order by r.due_on, r.id limit $2;

-- GET /api/v1/data-requests/{id}
select r.id, r.kind, r.state, jsonb_build_object('id', c.id, 'displayName', c.display_name, 'erased', c.erased_at is not null) as contact,
  r.received_on::text as "receivedOn", r.received_by as "receivedBy", r.due_on::text as "dueOn", r.note, r.refuse_reason as "refuseReason",
  r.json_hash as "jsonHash", r.pdf_hash as "pdfHash", r.ready_at as "readyAt", r.closed_at as "closedAt",
  case when r.closed_by is null then null else jsonb_build_object('kind', split_part("r"."closed_by", ':', 1), 'id', nullif(split_part("r"."closed_by", ':', 2), ''),
    'name', case split_part("r"."closed_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("r"."closed_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("r"."closed_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("r"."closed_by", ':', 2)::uuid)
      else nullif(split_part("r"."closed_by", ':', 2), '') end) end as "closedBy",
  r.created_at as "createdAt", jsonb_build_object('kind', split_part("r"."created_by", ':', 1), 'id', nullif(split_part("r"."created_by", ':', 2), ''),
    'name', case split_part("r"."created_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("r"."created_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("r"."created_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("r"."created_by", ':', 2)::uuid)
      else nullif(split_part("r"."created_by", ':', 2), '') end) as "createdBy", r.version from app.data_requests r join app.contacts c on c.id = r.contact_id where r.id = $1;

-- GET /api/v1/decisions
select
  e.id, e.kind, jsonb_build_object('kind', e.subject_kind, 'id', e.subject_id) as subject, e.engine,
  e.engine_version as "engineVersion", e.inputs, e.inputs_hash as "inputsHash", e.factors, e.result, e.confidence,
  e.alternatives, e.duration_ms as "durationMs", jsonb_build_object('kind', split_part("e"."actor", ':', 1), 'id', nullif(split_part("e"."actor", ':', 2), ''),
    'name', case split_part("e"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("e"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("e"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("e"."actor", ':', 2)::uuid)
      else nullif(split_part("e"."actor", ':', 2), '') end) as actor, e.at,
  (select jsonb_build_object('by', jsonb_build_object('kind', split_part("o"."actor", ':', 1), 'id', nullif(split_part("o"."actor", ':', 2), ''),
    'name', case split_part("o"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("o"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("o"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("o"."actor", ':', 2)::uuid)
      else nullif(split_part("o"."actor", ':', 2), '') end), 'reason', o.reason, 'result', o.result, 'at', o.at)
     from app.decision_overrides o where o.decision_id = e.id order by o.id desc limit 1) as override from app.decisions e
     where true
     order by e.id desc limit $1;

-- GET /api/v1/decisions?kind&subjectId
select
  e.id, e.kind, jsonb_build_object('kind', e.subject_kind, 'id', e.subject_id) as subject, e.engine,
  e.engine_version as "engineVersion", e.inputs, e.inputs_hash as "inputsHash", e.factors, e.result, e.confidence,
  e.alternatives, e.duration_ms as "durationMs", jsonb_build_object('kind', split_part("e"."actor", ':', 1), 'id', nullif(split_part("e"."actor", ':', 2), ''),
    'name', case split_part("e"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("e"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("e"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("e"."actor", ':', 2)::uuid)
      else nullif(split_part("e"."actor", ':', 2), '') end) as actor, e.at,
  (select jsonb_build_object('by', jsonb_build_object('kind', split_part("o"."actor", ':', 1), 'id', nullif(split_part("o"."actor", ':', 2), ''),
    'name', case split_part("o"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("o"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("o"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("o"."actor", ':', 2)::uuid)
      else nullif(split_part("o"."actor", ':', 2), '') end), 'reason', o.reason, 'result', o.result, 'at', o.at)
     from app.decision_overrides o where o.decision_id = e.id order by o.id desc limit 1) as override from app.decisions e
     where true
       and e.kind = $1
       and e.subject_id = $2
     order by e.id desc limit $3;

-- GET /api/v1/decisions as an agent
select
  e.id, e.kind, jsonb_build_object('kind', e.subject_kind, 'id', e.subject_id) as subject, e.engine,
  e.engine_version as "engineVersion", e.inputs, e.inputs_hash as "inputsHash", e.factors, e.result, e.confidence,
  e.alternatives, e.duration_ms as "durationMs", jsonb_build_object('kind', split_part("e"."actor", ':', 1), 'id', nullif(split_part("e"."actor", ':', 2), ''),
    'name', case split_part("e"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("e"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("e"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("e"."actor", ':', 2)::uuid)
      else nullif(split_part("e"."actor", ':', 2), '') end) as actor, e.at,
  (select jsonb_build_object('by', jsonb_build_object('kind', split_part("o"."actor", ':', 1), 'id', nullif(split_part("o"."actor", ':', 2), ''),
    'name', case split_part("o"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("o"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("o"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("o"."actor", ':', 2)::uuid)
      else nullif(split_part("o"."actor", ':', 2), '') end), 'reason', o.reason, 'result', o.result, 'at', o.at)
     from app.decision_overrides o where o.decision_id = e.id order by o.id desc limit 1) as override from app.decisions e
     where case e.subject_kind
    when 'dossier' then exists (select 1 from app.dossiers d where d.id = e.subject_id and ("d".merged_into is null and ("d".assignee_id = $1::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[])))))
    when 'conversation' then exists (select 1 from app.conversations v where v.id = e.subject_id and (v.assignee_id = $3::uuid
    or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $4::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($5::uuid[])))))))
    when 'message' then exists (select 1 from app.messages m join app.conversations v on v.id = m.conversation_id
                                 where m.id = e.subject_id and (v.assignee_id = $6::uuid
    or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $7::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($8::uuid[])))))))
    else false end
     order by e.id desc limit $9;

-- GET /api/v1/decisions?kind&subjectId as an agent
select
  e.id, e.kind, jsonb_build_object('kind', e.subject_kind, 'id', e.subject_id) as subject, e.engine,
  e.engine_version as "engineVersion", e.inputs, e.inputs_hash as "inputsHash", e.factors, e.result, e.confidence,
  e.alternatives, e.duration_ms as "durationMs", jsonb_build_object('kind', split_part("e"."actor", ':', 1), 'id', nullif(split_part("e"."actor", ':', 2), ''),
    'name', case split_part("e"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("e"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("e"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("e"."actor", ':', 2)::uuid)
      else nullif(split_part("e"."actor", ':', 2), '') end) as actor, e.at,
  (select jsonb_build_object('by', jsonb_build_object('kind', split_part("o"."actor", ':', 1), 'id', nullif(split_part("o"."actor", ':', 2), ''),
    'name', case split_part("o"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("o"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("o"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("o"."actor", ':', 2)::uuid)
      else nullif(split_part("o"."actor", ':', 2), '') end), 'reason', o.reason, 'result', o.result, 'at', o.at)
     from app.decision_overrides o where o.decision_id = e.id order by o.id desc limit 1) as override from app.decisions e
     where case e.subject_kind
    when 'dossier' then exists (select 1 from app.dossiers d where d.id = e.subject_id and ("d".merged_into is null and ("d".assignee_id = $1::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[])))))
    when 'conversation' then exists (select 1 from app.conversations v where v.id = e.subject_id and (v.assignee_id = $3::uuid
    or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $4::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($5::uuid[])))))))
    when 'message' then exists (select 1 from app.messages m join app.conversations v on v.id = m.conversation_id
                                 where m.id = e.subject_id and (v.assignee_id = $6::uuid
    or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $7::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($8::uuid[])))))))
    else false end
       and e.kind = $9
       and e.subject_id = $10
     order by e.id desc limit $11;

-- GET /api/v1/decisions/{id}
select
  e.id, e.kind, jsonb_build_object('kind', e.subject_kind, 'id', e.subject_id) as subject, e.engine,
  e.engine_version as "engineVersion", e.inputs, e.inputs_hash as "inputsHash", e.factors, e.result, e.confidence,
  e.alternatives, e.duration_ms as "durationMs", jsonb_build_object('kind', split_part("e"."actor", ':', 1), 'id', nullif(split_part("e"."actor", ':', 2), ''),
    'name', case split_part("e"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("e"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("e"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("e"."actor", ':', 2)::uuid)
      else nullif(split_part("e"."actor", ':', 2), '') end) as actor, e.at,
  (select jsonb_build_object('by', jsonb_build_object('kind', split_part("o"."actor", ':', 1), 'id', nullif(split_part("o"."actor", ':', 2), ''),
    'name', case split_part("o"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("o"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("o"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("o"."actor", ':', 2)::uuid)
      else nullif(split_part("o"."actor", ':', 2), '') end), 'reason', o.reason, 'result', o.result, 'at', o.at)
     from app.decision_overrides o where o.decision_id = e.id order by o.id desc limit 1) as override from app.decisions e where e.id = $1 and true;

-- GET /api/v1/decisions/{id} as an agent
select
  e.id, e.kind, jsonb_build_object('kind', e.subject_kind, 'id', e.subject_id) as subject, e.engine,
  e.engine_version as "engineVersion", e.inputs, e.inputs_hash as "inputsHash", e.factors, e.result, e.confidence,
  e.alternatives, e.duration_ms as "durationMs", jsonb_build_object('kind', split_part("e"."actor", ':', 1), 'id', nullif(split_part("e"."actor", ':', 2), ''),
    'name', case split_part("e"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("e"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("e"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("e"."actor", ':', 2)::uuid)
      else nullif(split_part("e"."actor", ':', 2), '') end) as actor, e.at,
  (select jsonb_build_object('by', jsonb_build_object('kind', split_part("o"."actor", ':', 1), 'id', nullif(split_part("o"."actor", ':', 2), ''),
    'name', case split_part("o"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("o"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("o"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("o"."actor", ':', 2)::uuid)
      else nullif(split_part("o"."actor", ':', 2), '') end), 'reason', o.reason, 'result', o.result, 'at', o.at)
     from app.decision_overrides o where o.decision_id = e.id order by o.id desc limit 1) as override from app.decisions e where e.id = $1 and case e.subject_kind
    when 'dossier' then exists (select 1 from app.dossiers d where d.id = e.subject_id and ("d".merged_into is null and ("d".assignee_id = $2::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[])))))
    when 'conversation' then exists (select 1 from app.conversations v where v.id = e.subject_id and (v.assignee_id = $4::uuid
    or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $5::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($6::uuid[])))))))
    when 'message' then exists (select 1 from app.messages m join app.conversations v on v.id = m.conversation_id
                                 where m.id = e.subject_id and (v.assignee_id = $7::uuid
    or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $8::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($9::uuid[])))))))
    else false end;

-- GET /api/v1/documents/{id}
select k.id, k.type, k.title, k.state, k.visibility, k.note, k.due_on as "dueOn", k.expires_on as "expiresOn", k.version,
  jsonb_build_object(
  'kind', case when k.dossier_id is not null then 'DOSSIER' when k.annonce_id is not null then 'ANNONCE' else 'CONTACT' end,
  'id', coalesce(k.dossier_id, k.annonce_id, k.contact_id)) as subject,
  case when "k"."requested_at" is not null then jsonb_build_object('at', "k"."requested_at", 'by', jsonb_build_object('kind', split_part("k"."requested_by", ':', 1), 'id', nullif(split_part("k"."requested_by", ':', 2), ''),
    'name', case split_part("k"."requested_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."requested_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."requested_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."requested_by", ':', 2)::uuid)
      else nullif(split_part("k"."requested_by", ':', 2), '') end) ) end as requested, case when "k"."received_at" is not null then jsonb_build_object('at', "k"."received_at", 'by', jsonb_build_object('kind', split_part("k"."received_by", ':', 1), 'id', nullif(split_part("k"."received_by", ':', 2), ''),
    'name', case split_part("k"."received_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."received_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."received_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."received_by", ':', 2)::uuid)
      else nullif(split_part("k"."received_by", ':', 2), '') end) ) end as received, case when "k"."checked_at" is not null then jsonb_build_object('at', "k"."checked_at", 'by', jsonb_build_object('kind', split_part("k"."checked_by", ':', 1), 'id', nullif(split_part("k"."checked_by", ':', 2), ''),
    'name', case split_part("k"."checked_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."checked_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."checked_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."checked_by", ':', 2)::uuid)
      else nullif(split_part("k"."checked_by", ':', 2), '') end) ) end as checked,
  case when k.state = 'REJECTED' then case when "k"."rejected_at" is not null then jsonb_build_object('at', "k"."rejected_at", 'by', jsonb_build_object('kind', split_part("k"."rejected_by", ':', 1), 'id', nullif(split_part("k"."rejected_by", ':', 2), ''),
    'name', case split_part("k"."rejected_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."rejected_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."rejected_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."rejected_by", ':', 2)::uuid)
      else nullif(split_part("k"."rejected_by", ':', 2), '') end) , 'reason', k.reject_reason) end end as rejected,
  case when "k"."removed_at" is not null then jsonb_build_object('at', "k"."removed_at", 'by', jsonb_build_object('kind', split_part("k"."removed_by", ':', 1), 'id', nullif(split_part("k"."removed_by", ':', 2), ''),
    'name', case split_part("k"."removed_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."removed_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."removed_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."removed_by", ':', 2)::uuid)
      else nullif(split_part("k"."removed_by", ':', 2), '') end) , 'reason', k.remove_reason) end as removed,
  case when v.id is not null then jsonb_build_object('number', v.number, 'name', v.name, 'mediaType', v.media_type, 'size', v.size,
    'at', v.uploaded_at, 'by', jsonb_build_object('kind', split_part("v"."uploaded_by", ':', 1), 'id', nullif(split_part("v"."uploaded_by", ':', 2), ''),
    'name', case split_part("v"."uploaded_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("v"."uploaded_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("v"."uploaded_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("v"."uploaded_by", ':', 2)::uuid)
      else nullif(split_part("v"."uploaded_by", ':', 2), '') end), 'thumbHash', v.thumb_hash) end as current,
  coalesce(
  (select b.timezone from app.dossiers d join app.branches b on b.id = d.branch_id where d.id = k.dossier_id),
  (select b.timezone from app.annonces a join app.branches b on b.id = a.branch_id where a.id = k.annonce_id),
  (select o.timezone from app.organizations o where o.org_id = k.org_id)) as timezone from app.documents k left join app.document_versions v on v.document_id = k.id and v.number = k.current_number
     where k.id = $1 and k.removed_at is null and true and case
    when k.dossier_id is not null then exists (select 1 from app.dossiers d where d.id = k.dossier_id and "d".merged_into is null)
    when k.annonce_id is not null
      then exists (select 1 from app.annonces a where a.id = k.annonce_id and true)
    else true end;

-- GET /api/v1/documents/{id} as an agent
select k.id, k.type, k.title, k.state, k.visibility, k.note, k.due_on as "dueOn", k.expires_on as "expiresOn", k.version,
  jsonb_build_object(
  'kind', case when k.dossier_id is not null then 'DOSSIER' when k.annonce_id is not null then 'ANNONCE' else 'CONTACT' end,
  'id', coalesce(k.dossier_id, k.annonce_id, k.contact_id)) as subject,
  case when "k"."requested_at" is not null then jsonb_build_object('at', "k"."requested_at", 'by', jsonb_build_object('kind', split_part("k"."requested_by", ':', 1), 'id', nullif(split_part("k"."requested_by", ':', 2), ''),
    'name', case split_part("k"."requested_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."requested_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."requested_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."requested_by", ':', 2)::uuid)
      else nullif(split_part("k"."requested_by", ':', 2), '') end) ) end as requested, case when "k"."received_at" is not null then jsonb_build_object('at', "k"."received_at", 'by', jsonb_build_object('kind', split_part("k"."received_by", ':', 1), 'id', nullif(split_part("k"."received_by", ':', 2), ''),
    'name', case split_part("k"."received_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."received_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."received_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."received_by", ':', 2)::uuid)
      else nullif(split_part("k"."received_by", ':', 2), '') end) ) end as received, case when "k"."checked_at" is not null then jsonb_build_object('at', "k"."checked_at", 'by', jsonb_build_object('kind', split_part("k"."checked_by", ':', 1), 'id', nullif(split_part("k"."checked_by", ':', 2), ''),
    'name', case split_part("k"."checked_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."checked_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."checked_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."checked_by", ':', 2)::uuid)
      else nullif(split_part("k"."checked_by", ':', 2), '') end) ) end as checked,
  case when k.state = 'REJECTED' then case when "k"."rejected_at" is not null then jsonb_build_object('at', "k"."rejected_at", 'by', jsonb_build_object('kind', split_part("k"."rejected_by", ':', 1), 'id', nullif(split_part("k"."rejected_by", ':', 2), ''),
    'name', case split_part("k"."rejected_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."rejected_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."rejected_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."rejected_by", ':', 2)::uuid)
      else nullif(split_part("k"."rejected_by", ':', 2), '') end) , 'reason', k.reject_reason) end end as rejected,
  case when "k"."removed_at" is not null then jsonb_build_object('at', "k"."removed_at", 'by', jsonb_build_object('kind', split_part("k"."removed_by", ':', 1), 'id', nullif(split_part("k"."removed_by", ':', 2), ''),
    'name', case split_part("k"."removed_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."removed_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."removed_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."removed_by", ':', 2)::uuid)
      else nullif(split_part("k"."removed_by", ':', 2), '') end) , 'reason', k.remove_reason) end as removed,
  case when v.id is not null then jsonb_build_object('number', v.number, 'name', v.name, 'mediaType', v.media_type, 'size', v.size,
    'at', v.uploaded_at, 'by', jsonb_build_object('kind', split_part("v"."uploaded_by", ':', 1), 'id', nullif(split_part("v"."uploaded_by", ':', 2), ''),
    'name', case split_part("v"."uploaded_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("v"."uploaded_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("v"."uploaded_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("v"."uploaded_by", ':', 2)::uuid)
      else nullif(split_part("v"."uploaded_by", ':', 2), '') end), 'thumbHash', v.thumb_hash) end as current,
  coalesce(
  (select b.timezone from app.dossiers d join app.branches b on b.id = d.branch_id where d.id = k.dossier_id),
  (select b.timezone from app.annonces a join app.branches b on b.id = a.branch_id where a.id = k.annonce_id),
  (select o.timezone from app.organizations o where o.org_id = k.org_id)) as timezone from app.documents k left join app.document_versions v on v.document_id = k.id and v.number = k.current_number
     where k.id = $1 and k.removed_at is null and k.visibility = 'TEAM' and case
    when k.dossier_id is not null then exists (select 1 from app.dossiers d where d.id = k.dossier_id and ("d".merged_into is null and ("d".assignee_id = $2::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[])))))
    when k.annonce_id is not null
      then exists (select 1 from app.annonces a where a.id = k.annonce_id and true)
    else (exists (select 1 from app.dossiers d where d.contact_id = "k"."contact_id" and ("d".merged_into is null and ("d".assignee_id = $4::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($5::uuid[])))))
    or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = "k"."contact_id" and ("d".merged_into is null and ("d".assignee_id = $6::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($7::uuid[])))))) end;

-- GET /api/v1/documents/{id}/versions
select k.id, k.type, k.title, k.state, k.visibility, k.note, k.due_on as "dueOn", k.expires_on as "expiresOn", k.version,
  jsonb_build_object(
  'kind', case when k.dossier_id is not null then 'DOSSIER' when k.annonce_id is not null then 'ANNONCE' else 'CONTACT' end,
  'id', coalesce(k.dossier_id, k.annonce_id, k.contact_id)) as subject,
  case when "k"."requested_at" is not null then jsonb_build_object('at', "k"."requested_at", 'by', jsonb_build_object('kind', split_part("k"."requested_by", ':', 1), 'id', nullif(split_part("k"."requested_by", ':', 2), ''),
    'name', case split_part("k"."requested_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."requested_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."requested_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."requested_by", ':', 2)::uuid)
      else nullif(split_part("k"."requested_by", ':', 2), '') end) ) end as requested, case when "k"."received_at" is not null then jsonb_build_object('at', "k"."received_at", 'by', jsonb_build_object('kind', split_part("k"."received_by", ':', 1), 'id', nullif(split_part("k"."received_by", ':', 2), ''),
    'name', case split_part("k"."received_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."received_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."received_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."received_by", ':', 2)::uuid)
      else nullif(split_part("k"."received_by", ':', 2), '') end) ) end as received, case when "k"."checked_at" is not null then jsonb_build_object('at', "k"."checked_at", 'by', jsonb_build_object('kind', split_part("k"."checked_by", ':', 1), 'id', nullif(split_part("k"."checked_by", ':', 2), ''),
    'name', case split_part("k"."checked_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."checked_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."checked_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."checked_by", ':', 2)::uuid)
      else nullif(split_part("k"."checked_by", ':', 2), '') end) ) end as checked,
  case when k.state = 'REJECTED' then case when "k"."rejected_at" is not null then jsonb_build_object('at', "k"."rejected_at", 'by', jsonb_build_object('kind', split_part("k"."rejected_by", ':', 1), 'id', nullif(split_part("k"."rejected_by", ':', 2), ''),
    'name', case split_part("k"."rejected_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."rejected_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."rejected_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."rejected_by", ':', 2)::uuid)
      else nullif(split_part("k"."rejected_by", ':', 2), '') end) , 'reason', k.reject_reason) end end as rejected,
  case when "k"."removed_at" is not null then jsonb_build_object('at', "k"."removed_at", 'by', jsonb_build_object('kind', split_part("k"."removed_by", ':', 1), 'id', nullif(split_part("k"."removed_by", ':', 2), ''),
    'name', case split_part("k"."removed_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."removed_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."removed_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."removed_by", ':', 2)::uuid)
      else nullif(split_part("k"."removed_by", ':', 2), '') end) , 'reason', k.remove_reason) end as removed,
  case when v.id is not null then jsonb_build_object('number', v.number, 'name', v.name, 'mediaType', v.media_type, 'size', v.size,
    'at', v.uploaded_at, 'by', jsonb_build_object('kind', split_part("v"."uploaded_by", ':', 1), 'id', nullif(split_part("v"."uploaded_by", ':', 2), ''),
    'name', case split_part("v"."uploaded_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("v"."uploaded_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("v"."uploaded_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("v"."uploaded_by", ':', 2)::uuid)
      else nullif(split_part("v"."uploaded_by", ':', 2), '') end), 'thumbHash', v.thumb_hash) end as current,
  coalesce(
  (select b.timezone from app.dossiers d join app.branches b on b.id = d.branch_id where d.id = k.dossier_id),
  (select b.timezone from app.annonces a join app.branches b on b.id = a.branch_id where a.id = k.annonce_id),
  (select o.timezone from app.organizations o where o.org_id = k.org_id)) as timezone from app.documents k left join app.document_versions v on v.document_id = k.id and v.number = k.current_number
     where k.id = $1 and k.removed_at is null and true and case
    when k.dossier_id is not null then exists (select 1 from app.dossiers d where d.id = k.dossier_id and "d".merged_into is null)
    when k.annonce_id is not null
      then exists (select 1 from app.annonces a where a.id = k.annonce_id and true)
    else true end;
select v.number, v.name, v.media_type as "mediaType", v.size, v.uploaded_at as at, jsonb_build_object('kind', split_part("v"."uploaded_by", ':', 1), 'id', nullif(split_part("v"."uploaded_by", ':', 2), ''),
  'name', case split_part("v"."uploaded_by", ':', 1)
    when 'user' then (select x.name from app.members x where x.user_id = split_part("v"."uploaded_by", ':', 2)::uuid)
    when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("v"."uploaded_by", ':', 2)::uuid)
    when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("v"."uploaded_by", ':', 2)::uuid)
    else nullif(split_part("v"."uploaded_by", ':', 2), '') end) as by,
         v.thumb_hash as "thumbHash"
    from app.document_versions v where v.document_id = $1 order by v.number desc limit 200;

-- GET /api/v1/documents/{id}/versions as an agent
select k.id, k.type, k.title, k.state, k.visibility, k.note, k.due_on as "dueOn", k.expires_on as "expiresOn", k.version,
  jsonb_build_object(
  'kind', case when k.dossier_id is not null then 'DOSSIER' when k.annonce_id is not null then 'ANNONCE' else 'CONTACT' end,
  'id', coalesce(k.dossier_id, k.annonce_id, k.contact_id)) as subject,
  case when "k"."requested_at" is not null then jsonb_build_object('at', "k"."requested_at", 'by', jsonb_build_object('kind', split_part("k"."requested_by", ':', 1), 'id', nullif(split_part("k"."requested_by", ':', 2), ''),
    'name', case split_part("k"."requested_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."requested_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."requested_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."requested_by", ':', 2)::uuid)
      else nullif(split_part("k"."requested_by", ':', 2), '') end) ) end as requested, case when "k"."received_at" is not null then jsonb_build_object('at', "k"."received_at", 'by', jsonb_build_object('kind', split_part("k"."received_by", ':', 1), 'id', nullif(split_part("k"."received_by", ':', 2), ''),
    'name', case split_part("k"."received_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."received_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."received_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."received_by", ':', 2)::uuid)
      else nullif(split_part("k"."received_by", ':', 2), '') end) ) end as received, case when "k"."checked_at" is not null then jsonb_build_object('at', "k"."checked_at", 'by', jsonb_build_object('kind', split_part("k"."checked_by", ':', 1), 'id', nullif(split_part("k"."checked_by", ':', 2), ''),
    'name', case split_part("k"."checked_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."checked_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."checked_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."checked_by", ':', 2)::uuid)
      else nullif(split_part("k"."checked_by", ':', 2), '') end) ) end as checked,
  case when k.state = 'REJECTED' then case when "k"."rejected_at" is not null then jsonb_build_object('at', "k"."rejected_at", 'by', jsonb_build_object('kind', split_part("k"."rejected_by", ':', 1), 'id', nullif(split_part("k"."rejected_by", ':', 2), ''),
    'name', case split_part("k"."rejected_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."rejected_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."rejected_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."rejected_by", ':', 2)::uuid)
      else nullif(split_part("k"."rejected_by", ':', 2), '') end) , 'reason', k.reject_reason) end end as rejected,
  case when "k"."removed_at" is not null then jsonb_build_object('at', "k"."removed_at", 'by', jsonb_build_object('kind', split_part("k"."removed_by", ':', 1), 'id', nullif(split_part("k"."removed_by", ':', 2), ''),
    'name', case split_part("k"."removed_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("k"."removed_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("k"."removed_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("k"."removed_by", ':', 2)::uuid)
      else nullif(split_part("k"."removed_by", ':', 2), '') end) , 'reason', k.remove_reason) end as removed,
  case when v.id is not null then jsonb_build_object('number', v.number, 'name', v.name, 'mediaType', v.media_type, 'size', v.size,
    'at', v.uploaded_at, 'by', jsonb_build_object('kind', split_part("v"."uploaded_by", ':', 1), 'id', nullif(split_part("v"."uploaded_by", ':', 2), ''),
    'name', case split_part("v"."uploaded_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("v"."uploaded_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("v"."uploaded_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("v"."uploaded_by", ':', 2)::uuid)
      else nullif(split_part("v"."uploaded_by", ':', 2), '') end), 'thumbHash', v.thumb_hash) end as current,
  coalesce(
  (select b.timezone from app.dossiers d join app.branches b on b.id = d.branch_id where d.id = k.dossier_id),
  (select b.timezone from app.annonces a join app.branches b on b.id = a.branch_id where a.id = k.annonce_id),
  (select o.timezone from app.organizations o where o.org_id = k.org_id)) as timezone from app.documents k left join app.document_versions v on v.document_id = k.id and v.number = k.current_number
     where k.id = $1 and k.removed_at is null and k.visibility = 'TEAM' and case
    when k.dossier_id is not null then exists (select 1 from app.dossiers d where d.id = k.dossier_id and ("d".merged_into is null and ("d".assignee_id = $2::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[])))))
    when k.annonce_id is not null
      then exists (select 1 from app.annonces a where a.id = k.annonce_id and true)
    else (exists (select 1 from app.dossiers d where d.contact_id = "k"."contact_id" and ("d".merged_into is null and ("d".assignee_id = $4::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($5::uuid[])))))
    or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = "k"."contact_id" and ("d".merged_into is null and ("d".assignee_id = $6::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($7::uuid[])))))) end;
select v.number, v.name, v.media_type as "mediaType", v.size, v.uploaded_at as at, jsonb_build_object('kind', split_part("v"."uploaded_by", ':', 1), 'id', nullif(split_part("v"."uploaded_by", ':', 2), ''),
  'name', case split_part("v"."uploaded_by", ':', 1)
    when 'user' then (select x.name from app.members x where x.user_id = split_part("v"."uploaded_by", ':', 2)::uuid)
    when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("v"."uploaded_by", ':', 2)::uuid)
    when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("v"."uploaded_by", ':', 2)::uuid)
    else nullif(split_part("v"."uploaded_by", ':', 2), '') end) as by,
         v.thumb_hash as "thumbHash"
    from app.document_versions v where v.document_id = $1 order by v.number desc limit 200;

-- GET /api/v1/documents/{id}/versions/{number}/link
select v.file_hash as hash, v.name, v.media_type as "mediaType"
    from app.document_versions v join app.documents k on k.id = v.document_id
   where k.id = $1 and v.number = $2 and k.removed_at is null and true
     and case
  when k.dossier_id is not null then exists (select 1 from app.dossiers d where d.id = k.dossier_id and "d".merged_into is null)
  when k.annonce_id is not null
    then exists (select 1 from app.annonces a where a.id = k.annonce_id and true)
  else true end;

-- GET /api/v1/documents/{id}/versions/{number}/link as an agent
select v.file_hash as hash, v.name, v.media_type as "mediaType"
    from app.document_versions v join app.documents k on k.id = v.document_id
   where k.id = $1 and v.number = $2 and k.removed_at is null and k.visibility = 'TEAM'
     and case
  when k.dossier_id is not null then exists (select 1 from app.dossiers d where d.id = k.dossier_id and ("d".merged_into is null and ("d".assignee_id = $3::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[])))))
  when k.annonce_id is not null
    then exists (select 1 from app.annonces a where a.id = k.annonce_id and true)
  else (exists (select 1 from app.dossiers d where d.contact_id = "k"."contact_id" and ("d".merged_into is null and ("d".assignee_id = $5::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($6::uuid[])))))
  or exists (select 1 from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = "k"."contact_id" and ("d".merged_into is null and ("d".assignee_id = $7::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($8::uuid[])))))) end;

-- GET /api/v1/dossiers
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version from (
    select d.* from app.dossiers d
     where "d".merged_into is null and true
     order by d.last_activity_at desc, d.id desc limit $1 offset $2) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id order by d.last_activity_at desc, d.id desc;

-- GET /api/v1/dossiers?sort=activity.asc
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version from (
    select d.* from app.dossiers d
     where "d".merged_into is null and true
     order by d.last_activity_at asc, d.id asc limit $1 offset $2) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id order by d.last_activity_at asc, d.id asc;

-- GET /api/v1/dossiers?sort=opened
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version from (
    select d.* from app.dossiers d
     where "d".merged_into is null and true
     order by d.opened_at desc, d.id desc limit $1 offset $2) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id order by d.opened_at desc, d.id desc;

-- GET /api/v1/dossiers?sort=opened.asc
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version from (
    select d.* from app.dossiers d
     where "d".merged_into is null and true
     order by d.opened_at asc, d.id asc limit $1 offset $2) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id order by d.opened_at asc, d.id asc;

-- GET /api/v1/dossiers?sort=score
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version from (
    select d.* from app.dossiers d
     where "d".merged_into is null and true
     order by d.score desc nulls last, d.id desc limit $1 offset $2) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id order by d.score desc nulls last, d.id desc;

-- GET /api/v1/dossiers?sort=since
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version from (
    select d.* from app.dossiers d
     where "d".merged_into is null and true
     order by d.status_since desc, d.id desc limit $1 offset $2) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id order by d.status_since desc, d.id desc;

-- GET /api/v1/dossiers?sort=since.asc
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version from (
    select d.* from app.dossiers d
     where "d".merged_into is null and true
     order by d.status_since asc, d.id asc limit $1 offset $2) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id order by d.status_since asc, d.id asc;

-- GET /api/v1/dossiers as an agent
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version from (
    select d.* from app.dossiers d
     where ("d".merged_into is null and ("d".assignee_id = $1::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[])))) and true
     order by d.last_activity_at desc, d.id desc limit $3 offset $4) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id order by d.last_activity_at desc, d.id desc;

-- GET /api/v1/dossiers?sort=activity.asc as an agent
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version from (
    select d.* from app.dossiers d
     where ("d".merged_into is null and ("d".assignee_id = $1::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[])))) and true
     order by d.last_activity_at asc, d.id asc limit $3 offset $4) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id order by d.last_activity_at asc, d.id asc;

-- GET /api/v1/dossiers?sort=opened as an agent
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version from (
    select d.* from app.dossiers d
     where ("d".merged_into is null and ("d".assignee_id = $1::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[])))) and true
     order by d.opened_at desc, d.id desc limit $3 offset $4) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id order by d.opened_at desc, d.id desc;

-- GET /api/v1/dossiers?sort=opened.asc as an agent
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version from (
    select d.* from app.dossiers d
     where ("d".merged_into is null and ("d".assignee_id = $1::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[])))) and true
     order by d.opened_at asc, d.id asc limit $3 offset $4) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id order by d.opened_at asc, d.id asc;

-- GET /api/v1/dossiers?sort=score as an agent
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version from (
    select d.* from app.dossiers d
     where ("d".merged_into is null and ("d".assignee_id = $1::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[])))) and true
     order by d.score desc nulls last, d.id desc limit $3 offset $4) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id order by d.score desc nulls last, d.id desc;

-- GET /api/v1/dossiers?sort=since as an agent
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version from (
    select d.* from app.dossiers d
     where ("d".merged_into is null and ("d".assignee_id = $1::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[])))) and true
     order by d.status_since desc, d.id desc limit $3 offset $4) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id order by d.status_since desc, d.id desc;

-- GET /api/v1/dossiers?sort=since.asc as an agent
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version from (
    select d.* from app.dossiers d
     where ("d".merged_into is null and ("d".assignee_id = $1::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[])))) and true
     order by d.status_since asc, d.id asc limit $3 offset $4) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id order by d.status_since asc, d.id asc;

-- GET /api/v1/dossiers/{id}
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version, d.is_open as "isOpen", d.closed_at as "closedAt", d.expected_value as "expectedValue", d.currency,
           d.budget_min as "budgetMin", d.budget_max as "budgetMax", d.first_response_due_at as "firstResponseDueAt",
           d.first_response_at as "firstResponseAt", d.criteria, d.score_decision_id as "scoreDecisionId",
           d.loss_reason as "lossReason", d.won_reason as "wonReason", d.held_from as "heldFrom",
           coalesce((select e.factors from app.decisions e where e.id = d.score_decision_id), '[]') as "scoreFactors",
           d.workflow_version_id as "workflowVersionId",
           coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'contact', jsonb_build_object('id', x.id, 'displayName', x.display_name),
  'role', p.role, 'share', p.share, 'note', p.note, 'position', p.position, 'primary', p.is_primary) order by p.is_primary desc, p.position, p.id)
  from app.parties p join app.contacts x on x.id = p.contact_id where p.dossier_id = d.id), '[]') as parties, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'annonce', jsonb_build_object('id', x.id, 'reference', x.reference,
  'title', x.title, 'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "x"."id" and p.is_cover)), 'state', i.state, 'opinion', i.opinion, 'reason', i.reason, 'at', i.at) order by i.at desc, i.id desc)
  from app.dossier_interests i join app.annonces x on x.id = i.annonce_id where i.dossier_id = d.id), '[]') as interests, coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'type', p.type, 'state', p.state,
    'startsAt', p.starts_at, 'endsAt', p.ends_at, 'timezone', p.timezone, 'branchId', p.branch_id,
    'agent', jsonb_build_object('id', g.user_id, 'name', g.name),
    'dossier', jsonb_build_object('id', d.id, 'reference', d.reference),
    'contact', case when x.id is not null then jsonb_build_object('id', x.id, 'displayName', x.display_name) end,
    'annonce', case when n.id is not null then jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) end,
    'place', p.place, 'note', p.note, 'outcome', p.outcome, 'cancelCode', p.cancel_code, 'cancelReason', p.cancel_reason,
    'attendees', (select jsonb_build_object(
      'contacts', coalesce(jsonb_agg(jsonb_build_object('id', wc.id, 'displayName', wc.display_name) order by wc.display_name, wc.id) filter (where wc.id is not null), '[]'),
      'colleagues', coalesce(jsonb_agg(jsonb_build_object('id', wm.user_id, 'name', wm.name) order by wm.name, wm.user_id) filter (where wm.user_id is not null), '[]'),
      'resources', coalesce(jsonb_agg(jsonb_build_object('id', wr.id, 'name', wr.name, 'kind', wr.kind) order by wr.name, wr.id) filter (where wr.id is not null), '[]'))
    from app.appointment_attendees w left join app.contacts wc on wc.id = w.contact_id
    left join app.members wm on wm.user_id = w.user_id left join app.resources wr on wr.id = w.resource_id
   where w.appointment_id = "p"."id"), 'version', p.version)
    order by p.starts_at desc, p.id desc)
  from (select * from app.appointments q where q.dossier_id = d.id order by q.starts_at desc, q.id desc limit 50) p
  join app.members g on g.user_id = p.agent_id
  left join app.contacts x on x.id = p.contact_id left join app.annonces n on n.id = p.annonce_id), '[]') as appointments, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
  'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = d.contact_id), '[]') as identities,
           coalesce((select jsonb_agg(jsonb_build_object('identityId', s.identity_id, 'channel', s.channel, 'purpose', s.purpose,
  'state', case when s.state = 'GRANTED' and s.expires_at <= app.app_now() then 'EXPIRED' else s.state end,
  'expiresAt', s.expires_at, 'since', s.since, 'eventId', s.event_id) order by s.channel, s.purpose, s.identity_id)
  from app.consent_states s where s.contact_id = d.contact_id), '[]') as consents, coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'channel', v.channel, 'handledBy', v.handled_by,
  'unreadCount', v.unread_count) order by v.last_at desc, v.id) from app.conversations v where v.dossier_id = d.id), '[]') as conversations, coalesce((select jsonb_agg(jsonb_build_object('from', h.from_status, 'to', h.to_status, 'at', h.at,
  'actor', jsonb_build_object('kind', split_part("h"."actor", ':', 1), 'id', nullif(split_part("h"."actor", ':', 2), ''),
    'name', case split_part("h"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("h"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("h"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("h"."actor", ':', 2)::uuid)
      else nullif(split_part("h"."actor", ':', 2), '') end), 'fields', h.fields) order by h.id) from app.dossier_status_history h where h.dossier_id = d.id), '[]') as history,
           exists (select 1 from app.appointments p where p.dossier_id = d.id and p.state = 'DONE') as "appointmentDone",
           coalesce((select jsonb_agg(distinct o.made_by) from app.offers o where o.dossier_id = d.id
  and (o.state = 'ACCEPTED' or (o.state = 'OPEN' and (o.expires_at is null or o.expires_at > app.app_now())))), '[]') as "standingOffers",
           coalesce("d".merged_into is null, false) as "canEdit"
      from app.dossiers d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id
     where d.id = $1 and "d".merged_into is null;
select l.reference, jsonb_build_object('id', d.id, 'reference', d.reference) as "mergedInto", g.id as "mergeId",
        g.merged_at as "mergedAt", g.undo_until as "undoUntil"
   from app.dossiers l join app.dossiers d on d.id = l.merged_into
   left join app.merges g on g.loser_dossier_id = l.id and g.kind = 'DOSSIER' and g.undone_at is null
  where l.id = $1 and "d".merged_into is null;

-- GET /api/v1/dossiers/{id} as an agent
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version, d.is_open as "isOpen", d.closed_at as "closedAt", d.expected_value as "expectedValue", d.currency,
           d.budget_min as "budgetMin", d.budget_max as "budgetMax", d.first_response_due_at as "firstResponseDueAt",
           d.first_response_at as "firstResponseAt", d.criteria, d.score_decision_id as "scoreDecisionId",
           d.loss_reason as "lossReason", d.won_reason as "wonReason", d.held_from as "heldFrom",
           coalesce((select e.factors from app.decisions e where e.id = d.score_decision_id), '[]') as "scoreFactors",
           d.workflow_version_id as "workflowVersionId",
           coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'contact', jsonb_build_object('id', x.id, 'displayName', x.display_name),
  'role', p.role, 'share', p.share, 'note', p.note, 'position', p.position, 'primary', p.is_primary) order by p.is_primary desc, p.position, p.id)
  from app.parties p join app.contacts x on x.id = p.contact_id where p.dossier_id = d.id), '[]') as parties, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'annonce', jsonb_build_object('id', x.id, 'reference', x.reference,
  'title', x.title, 'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "x"."id" and p.is_cover)), 'state', i.state, 'opinion', i.opinion, 'reason', i.reason, 'at', i.at) order by i.at desc, i.id desc)
  from app.dossier_interests i join app.annonces x on x.id = i.annonce_id where i.dossier_id = d.id), '[]') as interests, coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'type', p.type, 'state', p.state,
    'startsAt', p.starts_at, 'endsAt', p.ends_at, 'timezone', p.timezone, 'branchId', p.branch_id,
    'agent', jsonb_build_object('id', g.user_id, 'name', g.name),
    'dossier', jsonb_build_object('id', d.id, 'reference', d.reference),
    'contact', case when x.id is not null then jsonb_build_object('id', x.id, 'displayName', x.display_name) end,
    'annonce', case when n.id is not null then jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) end,
    'place', p.place, 'note', p.note, 'outcome', p.outcome, 'cancelCode', p.cancel_code, 'cancelReason', p.cancel_reason,
    'attendees', (select jsonb_build_object(
      'contacts', coalesce(jsonb_agg(jsonb_build_object('id', wc.id, 'displayName', wc.display_name) order by wc.display_name, wc.id) filter (where wc.id is not null), '[]'),
      'colleagues', coalesce(jsonb_agg(jsonb_build_object('id', wm.user_id, 'name', wm.name) order by wm.name, wm.user_id) filter (where wm.user_id is not null), '[]'),
      'resources', coalesce(jsonb_agg(jsonb_build_object('id', wr.id, 'name', wr.name, 'kind', wr.kind) order by wr.name, wr.id) filter (where wr.id is not null), '[]'))
    from app.appointment_attendees w left join app.contacts wc on wc.id = w.contact_id
    left join app.members wm on wm.user_id = w.user_id left join app.resources wr on wr.id = w.resource_id
   where w.appointment_id = "p"."id"), 'version', p.version)
    order by p.starts_at desc, p.id desc)
  from (select * from app.appointments q where q.dossier_id = d.id order by q.starts_at desc, q.id desc limit 50) p
  join app.members g on g.user_id = p.agent_id
  left join app.contacts x on x.id = p.contact_id left join app.annonces n on n.id = p.annonce_id), '[]') as appointments, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
  'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = d.contact_id), '[]') as identities,
           coalesce((select jsonb_agg(jsonb_build_object('identityId', s.identity_id, 'channel', s.channel, 'purpose', s.purpose,
  'state', case when s.state = 'GRANTED' and s.expires_at <= app.app_now() then 'EXPIRED' else s.state end,
  'expiresAt', s.expires_at, 'since', s.since, 'eventId', s.event_id) order by s.channel, s.purpose, s.identity_id)
  from app.consent_states s where s.contact_id = d.contact_id), '[]') as consents, coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'channel', v.channel, 'handledBy', v.handled_by,
  'unreadCount', v.unread_count) order by v.last_at desc, v.id) from app.conversations v where v.dossier_id = d.id), '[]') as conversations, coalesce((select jsonb_agg(jsonb_build_object('from', h.from_status, 'to', h.to_status, 'at', h.at,
  'actor', jsonb_build_object('kind', split_part("h"."actor", ':', 1), 'id', nullif(split_part("h"."actor", ':', 2), ''),
    'name', case split_part("h"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("h"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("h"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("h"."actor", ':', 2)::uuid)
      else nullif(split_part("h"."actor", ':', 2), '') end), 'fields', h.fields) order by h.id) from app.dossier_status_history h where h.dossier_id = d.id), '[]') as history,
           exists (select 1 from app.appointments p where p.dossier_id = d.id and p.state = 'DONE') as "appointmentDone",
           coalesce((select jsonb_agg(distinct o.made_by) from app.offers o where o.dossier_id = d.id
  and (o.state = 'ACCEPTED' or (o.state = 'OPEN' and (o.expires_at is null or o.expires_at > app.app_now())))), '[]') as "standingOffers",
           coalesce(("d".merged_into is null and "d".assignee_id = $1::uuid), false) as "canEdit"
      from app.dossiers d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id
     where d.id = $2 and ("d".merged_into is null and ("d".assignee_id = $3::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[]))));
select l.reference, jsonb_build_object('id', d.id, 'reference', d.reference) as "mergedInto", g.id as "mergeId",
         g.merged_at as "mergedAt", g.undo_until as "undoUntil"
    from app.dossiers l join app.dossiers d on d.id = l.merged_into
    left join app.merges g on g.loser_dossier_id = l.id and g.kind = 'DOSSIER' and g.undone_at is null
   where l.id = $1 and ("d".merged_into is null and ("d".assignee_id = $2::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[]))));

-- GET /api/v1/dossiers/{id}/timeline
select a.id, a.type, a.code, a.params, a.body, a.content, case when a.type = 'NOTE' and a.params ? 'mentions' then (
    select jsonb_agg(jsonb_build_object('id', p.user_id, 'name', p.name))
      from app.members p where a.params -> 'mentions' ? p.user_id::text) end as people, a.channel, a.direction, jsonb_build_object('kind', split_part("a"."actor", ':', 1), 'id', nullif(split_part("a"."actor", ':', 2), ''),
    'name', case split_part("a"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("a"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("a"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("a"."actor", ':', 2)::uuid)
      else nullif(split_part("a"."actor", ':', 2), '') end) as actor, a.at,
  case when a.ref_id is not null then jsonb_build_object('kind', a.ref_kind, 'id', a.ref_id) end as ref,
  a.edited_at as "editedAt", a.redacted_at as "redactedAt"
      from app.activities a
     where a.dossier_id = $1 and a.deleted_at is null and true
       and exists (select 1 from app.dossiers d where d.id = a.dossier_id and "d".merged_into is null)
     order by a.id desc limit $2;
select 1 from app.dossiers d where d.id = $1 and "d".merged_into is null;

-- GET /api/v1/dossiers/{id}/timeline?type&channel&direction&author&from&to
select a.id, a.type, a.code, a.params, a.body, a.content, case when a.type = 'NOTE' and a.params ? 'mentions' then (
    select jsonb_agg(jsonb_build_object('id', p.user_id, 'name', p.name))
      from app.members p where a.params -> 'mentions' ? p.user_id::text) end as people, a.channel, a.direction, jsonb_build_object('kind', split_part("a"."actor", ':', 1), 'id', nullif(split_part("a"."actor", ':', 2), ''),
    'name', case split_part("a"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("a"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("a"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("a"."actor", ':', 2)::uuid)
      else nullif(split_part("a"."actor", ':', 2), '') end) as actor, a.at,
  case when a.ref_id is not null then jsonb_build_object('kind', a.ref_kind, 'id', a.ref_id) end as ref,
  a.edited_at as "editedAt", a.redacted_at as "redactedAt"
      from app.activities a
     where a.dossier_id = $1 and a.deleted_at is null and true
       and exists (select 1 from app.dossiers d where d.id = a.dossier_id and "d".merged_into is null)
       and a.type = any ($2::text[])
       and a.channel = $3
       and a.direction = $4
       and a.actor = $5
       and a.at >= $6::timestamptz
       and a.at < $7::timestamptz
     order by a.id desc limit $8;
select 1 from app.dossiers d where d.id = $1 and "d".merged_into is null;

-- GET /api/v1/dossiers/{id}/timeline as an agent
select a.id, a.type, a.code, a.params, a.body, a.content, case when a.type = 'NOTE' and a.params ? 'mentions' then (
    select jsonb_agg(jsonb_build_object('id', p.user_id, 'name', p.name))
      from app.members p where a.params -> 'mentions' ? p.user_id::text) end as people, a.channel, a.direction, jsonb_build_object('kind', split_part("a"."actor", ':', 1), 'id', nullif(split_part("a"."actor", ':', 2), ''),
    'name', case split_part("a"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("a"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("a"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("a"."actor", ':', 2)::uuid)
      else nullif(split_part("a"."actor", ':', 2), '') end) as actor, a.at,
  case when a.ref_id is not null then jsonb_build_object('kind', a.ref_kind, 'id', a.ref_id) end as ref,
  a.edited_at as "editedAt", a.redacted_at as "redactedAt"
      from app.activities a
     where a.dossier_id = $1 and a.deleted_at is null and (a.type <> 'DOCUMENT_LOG'
    or exists (select 1 from app.documents k where k.id = a.ref_id and k.visibility = 'TEAM'))
       and exists (select 1 from app.dossiers d where d.id = a.dossier_id and ("d".merged_into is null and ("d".assignee_id = $2::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[])))))
     order by a.id desc limit $4;
select 1 from app.dossiers d where d.id = $1 and ("d".merged_into is null and ("d".assignee_id = $2::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[]))));

-- GET /api/v1/dossiers/{id}/timeline?type&channel&direction&author&from&to as an agent
select a.id, a.type, a.code, a.params, a.body, a.content, case when a.type = 'NOTE' and a.params ? 'mentions' then (
    select jsonb_agg(jsonb_build_object('id', p.user_id, 'name', p.name))
      from app.members p where a.params -> 'mentions' ? p.user_id::text) end as people, a.channel, a.direction, jsonb_build_object('kind', split_part("a"."actor", ':', 1), 'id', nullif(split_part("a"."actor", ':', 2), ''),
    'name', case split_part("a"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("a"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("a"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("a"."actor", ':', 2)::uuid)
      else nullif(split_part("a"."actor", ':', 2), '') end) as actor, a.at,
  case when a.ref_id is not null then jsonb_build_object('kind', a.ref_kind, 'id', a.ref_id) end as ref,
  a.edited_at as "editedAt", a.redacted_at as "redactedAt"
      from app.activities a
     where a.dossier_id = $1 and a.deleted_at is null and (a.type <> 'DOCUMENT_LOG'
    or exists (select 1 from app.documents k where k.id = a.ref_id and k.visibility = 'TEAM'))
       and exists (select 1 from app.dossiers d where d.id = a.dossier_id and ("d".merged_into is null and ("d".assignee_id = $2::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[])))))
       and a.type = any ($4::text[])
       and a.channel = $5
       and a.direction = $6
       and a.actor = $7
       and a.at >= $8::timestamptz
       and a.at < $9::timestamptz
     order by a.id desc limit $10;
select 1 from app.dossiers d where d.id = $1 and ("d".merged_into is null and ("d".assignee_id = $2::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[]))));

-- GET /api/v1/dossiers/{id}/transitions
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version, d.is_open as "isOpen", d.closed_at as "closedAt", d.expected_value as "expectedValue", d.currency,
           d.budget_min as "budgetMin", d.budget_max as "budgetMax", d.first_response_due_at as "firstResponseDueAt",
           d.first_response_at as "firstResponseAt", d.criteria, d.score_decision_id as "scoreDecisionId",
           d.loss_reason as "lossReason", d.won_reason as "wonReason", d.held_from as "heldFrom",
           coalesce((select e.factors from app.decisions e where e.id = d.score_decision_id), '[]') as "scoreFactors",
           d.workflow_version_id as "workflowVersionId",
           coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'contact', jsonb_build_object('id', x.id, 'displayName', x.display_name),
  'role', p.role, 'share', p.share, 'note', p.note, 'position', p.position, 'primary', p.is_primary) order by p.is_primary desc, p.position, p.id)
  from app.parties p join app.contacts x on x.id = p.contact_id where p.dossier_id = d.id), '[]') as parties, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'annonce', jsonb_build_object('id', x.id, 'reference', x.reference,
  'title', x.title, 'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "x"."id" and p.is_cover)), 'state', i.state, 'opinion', i.opinion, 'reason', i.reason, 'at', i.at) order by i.at desc, i.id desc)
  from app.dossier_interests i join app.annonces x on x.id = i.annonce_id where i.dossier_id = d.id), '[]') as interests, coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'type', p.type, 'state', p.state,
    'startsAt', p.starts_at, 'endsAt', p.ends_at, 'timezone', p.timezone, 'branchId', p.branch_id,
    'agent', jsonb_build_object('id', g.user_id, 'name', g.name),
    'dossier', jsonb_build_object('id', d.id, 'reference', d.reference),
    'contact', case when x.id is not null then jsonb_build_object('id', x.id, 'displayName', x.display_name) end,
    'annonce', case when n.id is not null then jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) end,
    'place', p.place, 'note', p.note, 'outcome', p.outcome, 'cancelCode', p.cancel_code, 'cancelReason', p.cancel_reason,
    'attendees', (select jsonb_build_object(
      'contacts', coalesce(jsonb_agg(jsonb_build_object('id', wc.id, 'displayName', wc.display_name) order by wc.display_name, wc.id) filter (where wc.id is not null), '[]'),
      'colleagues', coalesce(jsonb_agg(jsonb_build_object('id', wm.user_id, 'name', wm.name) order by wm.name, wm.user_id) filter (where wm.user_id is not null), '[]'),
      'resources', coalesce(jsonb_agg(jsonb_build_object('id', wr.id, 'name', wr.name, 'kind', wr.kind) order by wr.name, wr.id) filter (where wr.id is not null), '[]'))
    from app.appointment_attendees w left join app.contacts wc on wc.id = w.contact_id
    left join app.members wm on wm.user_id = w.user_id left join app.resources wr on wr.id = w.resource_id
   where w.appointment_id = "p"."id"), 'version', p.version)
    order by p.starts_at desc, p.id desc)
  from (select * from app.appointments q where q.dossier_id = d.id order by q.starts_at desc, q.id desc limit 50) p
  join app.members g on g.user_id = p.agent_id
  left join app.contacts x on x.id = p.contact_id left join app.annonces n on n.id = p.annonce_id), '[]') as appointments, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
  'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = d.contact_id), '[]') as identities,
           coalesce((select jsonb_agg(jsonb_build_object('identityId', s.identity_id, 'channel', s.channel, 'purpose', s.purpose,
  'state', case when s.state = 'GRANTED' and s.expires_at <= app.app_now() then 'EXPIRED' else s.state end,
  'expiresAt', s.expires_at, 'since', s.since, 'eventId', s.event_id) order by s.channel, s.purpose, s.identity_id)
  from app.consent_states s where s.contact_id = d.contact_id), '[]') as consents, coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'channel', v.channel, 'handledBy', v.handled_by,
  'unreadCount', v.unread_count) order by v.last_at desc, v.id) from app.conversations v where v.dossier_id = d.id), '[]') as conversations, coalesce((select jsonb_agg(jsonb_build_object('from', h.from_status, 'to', h.to_status, 'at', h.at,
  'actor', jsonb_build_object('kind', split_part("h"."actor", ':', 1), 'id', nullif(split_part("h"."actor", ':', 2), ''),
    'name', case split_part("h"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("h"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("h"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("h"."actor", ':', 2)::uuid)
      else nullif(split_part("h"."actor", ':', 2), '') end), 'fields', h.fields) order by h.id) from app.dossier_status_history h where h.dossier_id = d.id), '[]') as history,
           exists (select 1 from app.appointments p where p.dossier_id = d.id and p.state = 'DONE') as "appointmentDone",
           coalesce((select jsonb_agg(distinct o.made_by) from app.offers o where o.dossier_id = d.id
  and (o.state = 'ACCEPTED' or (o.state = 'OPEN' and (o.expires_at is null or o.expires_at > app.app_now())))), '[]') as "standingOffers",
           coalesce("d".merged_into is null, false) as "canEdit"
      from app.dossiers d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id
     where d.id = $1 and "d".merged_into is null;
select l.reference, jsonb_build_object('id', d.id, 'reference', d.reference) as "mergedInto", g.id as "mergeId",
        g.merged_at as "mergedAt", g.undo_until as "undoUntil"
   from app.dossiers l join app.dossiers d on d.id = l.merged_into
   left join app.merges g on g.loser_dossier_id = l.id and g.kind = 'DOSSIER' and g.undone_at is null
  where l.id = $1 and "d".merged_into is null;

-- GET /api/v1/dossiers/{id}/transitions as an agent
select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version, d.is_open as "isOpen", d.closed_at as "closedAt", d.expected_value as "expectedValue", d.currency,
           d.budget_min as "budgetMin", d.budget_max as "budgetMax", d.first_response_due_at as "firstResponseDueAt",
           d.first_response_at as "firstResponseAt", d.criteria, d.score_decision_id as "scoreDecisionId",
           d.loss_reason as "lossReason", d.won_reason as "wonReason", d.held_from as "heldFrom",
           coalesce((select e.factors from app.decisions e where e.id = d.score_decision_id), '[]') as "scoreFactors",
           d.workflow_version_id as "workflowVersionId",
           coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'contact', jsonb_build_object('id', x.id, 'displayName', x.display_name),
  'role', p.role, 'share', p.share, 'note', p.note, 'position', p.position, 'primary', p.is_primary) order by p.is_primary desc, p.position, p.id)
  from app.parties p join app.contacts x on x.id = p.contact_id where p.dossier_id = d.id), '[]') as parties, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'annonce', jsonb_build_object('id', x.id, 'reference', x.reference,
  'title', x.title, 'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "x"."id" and p.is_cover)), 'state', i.state, 'opinion', i.opinion, 'reason', i.reason, 'at', i.at) order by i.at desc, i.id desc)
  from app.dossier_interests i join app.annonces x on x.id = i.annonce_id where i.dossier_id = d.id), '[]') as interests, coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'type', p.type, 'state', p.state,
    'startsAt', p.starts_at, 'endsAt', p.ends_at, 'timezone', p.timezone, 'branchId', p.branch_id,
    'agent', jsonb_build_object('id', g.user_id, 'name', g.name),
    'dossier', jsonb_build_object('id', d.id, 'reference', d.reference),
    'contact', case when x.id is not null then jsonb_build_object('id', x.id, 'displayName', x.display_name) end,
    'annonce', case when n.id is not null then jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) end,
    'place', p.place, 'note', p.note, 'outcome', p.outcome, 'cancelCode', p.cancel_code, 'cancelReason', p.cancel_reason,
    'attendees', (select jsonb_build_object(
      'contacts', coalesce(jsonb_agg(jsonb_build_object('id', wc.id, 'displayName', wc.display_name) order by wc.display_name, wc.id) filter (where wc.id is not null), '[]'),
      'colleagues', coalesce(jsonb_agg(jsonb_build_object('id', wm.user_id, 'name', wm.name) order by wm.name, wm.user_id) filter (where wm.user_id is not null), '[]'),
      'resources', coalesce(jsonb_agg(jsonb_build_object('id', wr.id, 'name', wr.name, 'kind', wr.kind) order by wr.name, wr.id) filter (where wr.id is not null), '[]'))
    from app.appointment_attendees w left join app.contacts wc on wc.id = w.contact_id
    left join app.members wm on wm.user_id = w.user_id left join app.resources wr on wr.id = w.resource_id
   where w.appointment_id = "p"."id"), 'version', p.version)
    order by p.starts_at desc, p.id desc)
  from (select * from app.appointments q where q.dossier_id = d.id order by q.starts_at desc, q.id desc limit 50) p
  join app.members g on g.user_id = p.agent_id
  left join app.contacts x on x.id = p.contact_id left join app.annonces n on n.id = p.annonce_id), '[]') as appointments, coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'raw', i.raw,
  'primary', i.is_primary, 'bouncedAt', i.bounced_at) order by i.is_primary desc, i.id) from app.channel_identities i where i.contact_id = d.contact_id), '[]') as identities,
           coalesce((select jsonb_agg(jsonb_build_object('identityId', s.identity_id, 'channel', s.channel, 'purpose', s.purpose,
  'state', case when s.state = 'GRANTED' and s.expires_at <= app.app_now() then 'EXPIRED' else s.state end,
  'expiresAt', s.expires_at, 'since', s.since, 'eventId', s.event_id) order by s.channel, s.purpose, s.identity_id)
  from app.consent_states s where s.contact_id = d.contact_id), '[]') as consents, coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'channel', v.channel, 'handledBy', v.handled_by,
  'unreadCount', v.unread_count) order by v.last_at desc, v.id) from app.conversations v where v.dossier_id = d.id), '[]') as conversations, coalesce((select jsonb_agg(jsonb_build_object('from', h.from_status, 'to', h.to_status, 'at', h.at,
  'actor', jsonb_build_object('kind', split_part("h"."actor", ':', 1), 'id', nullif(split_part("h"."actor", ':', 2), ''),
    'name', case split_part("h"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("h"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("h"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("h"."actor", ':', 2)::uuid)
      else nullif(split_part("h"."actor", ':', 2), '') end), 'fields', h.fields) order by h.id) from app.dossier_status_history h where h.dossier_id = d.id), '[]') as history,
           exists (select 1 from app.appointments p where p.dossier_id = d.id and p.state = 'DONE') as "appointmentDone",
           coalesce((select jsonb_agg(distinct o.made_by) from app.offers o where o.dossier_id = d.id
  and (o.state = 'ACCEPTED' or (o.state = 'OPEN' and (o.expires_at is null or o.expires_at > app.app_now())))), '[]') as "standingOffers",
           coalesce(("d".merged_into is null and "d".assignee_id = $1::uuid), false) as "canEdit"
      from app.dossiers d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id
     where d.id = $2 and ("d".merged_into is null and ("d".assignee_id = $3::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[]))));
select l.reference, jsonb_build_object('id', d.id, 'reference', d.reference) as "mergedInto", g.id as "mergeId",
         g.merged_at as "mergedAt", g.undo_until as "undoUntil"
    from app.dossiers l join app.dossiers d on d.id = l.merged_into
    left join app.merges g on g.loser_dossier_id = l.id and g.kind = 'DOSSIER' and g.undone_at is null
   where l.id = $1 and ("d".merged_into is null and ("d".assignee_id = $2::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[]))));

-- GET /api/v1/duplicates
select s.id, s.state, s.score / 1000.0::float8 as score, s.reasons, jsonb_build_object('id', a.id, 'displayName', a.display_name, 'kind', a.kind, 'createdAt', a.created_at, 'version', a.version,
  'openDossiers', (select count(*) from app.dossiers d where d.contact_id = a.id and d.is_open),
  'identities', coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.is_primary desc, i.id)
                            from app.channel_identities i where i.contact_id = a.id), '[]')) as left, jsonb_build_object('id', b.id, 'displayName', b.display_name, 'kind', b.kind, 'createdAt', b.created_at, 'version', b.version,
  'openDossiers', (select count(*) from app.dossiers d where d.contact_id = b.id and d.is_open),
  'identities', coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.is_primary desc, i.id)
                            from app.channel_identities i where i.contact_id = b.id), '[]')) as right, s.found_at as "foundAt" from app.duplicate_suggestions s join app.contacts a on a.id = s.left_contact_id join app.contacts b on b.id = s.right_contact_id
   where s.state = $1
   order by s.score desc, s.id desc limit $2;

-- GET /api/v1/duplicates?state&contactId
select s.id, s.state, s.score / 1000.0::float8 as score, s.reasons, jsonb_build_object('id', a.id, 'displayName', a.display_name, 'kind', a.kind, 'createdAt', a.created_at, 'version', a.version,
  'openDossiers', (select count(*) from app.dossiers d where d.contact_id = a.id and d.is_open),
  'identities', coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.is_primary desc, i.id)
                            from app.channel_identities i where i.contact_id = a.id), '[]')) as left, jsonb_build_object('id', b.id, 'displayName', b.display_name, 'kind', b.kind, 'createdAt', b.created_at, 'version', b.version,
  'openDossiers', (select count(*) from app.dossiers d where d.contact_id = b.id and d.is_open),
  'identities', coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.is_primary desc, i.id)
                            from app.channel_identities i where i.contact_id = b.id), '[]')) as right, s.found_at as "foundAt" from app.duplicate_suggestions s join app.contacts a on a.id = s.left_contact_id join app.contacts b on b.id = s.right_contact_id
   where s.state = $1
     and (s.left_contact_id = $2 or s.right_contact_id = $3)
   order by s.score desc, s.id desc limit $4;

-- GET /api/v1/invitations
select id, email, roles, branch_ids as "branchIds", created_at as "createdAt", expires_at as "expiresAt"
   from app.invitations
  where accepted_at is null and revoked_at is null and expires_at > app.app_now()
    and true order by id desc;

-- GET /api/v1/mandates
select m.id, m.branch_id as "branchId", m.number, m.kind, m.refers_to as "refersTo",
  jsonb_build_object('id', a.id, 'reference', a.reference) as annonce, m.mandant_name as "mandantName",
  m.mandant_address as "mandantAddress", m.property_type as "propertyType", m.property_situation as "propertySituation",
  m.object, m.type, m.starts_on::text as "startsOn", m.ends_on::text as "endsOn", m.exclusive_until::text as "exclusiveUntil",
  m.signed_on::text as "signedOn", m.signed_by as "signedBy", m.remark, m.entered_at as "enteredAt",
  jsonb_build_object('kind', split_part("m"."entered_by", ':', 1), 'id', nullif(split_part("m"."entered_by", ':', 2), ''),
    'name', case split_part("m"."entered_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("m"."entered_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("m"."entered_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("m"."entered_by", ':', 2)::uuid)
      else nullif(split_part("m"."entered_by", ':', 2), '') end) as "enteredBy", encode(m.hash, 'hex') as hash, b.timezone,
  (select jsonb_build_object('number', l.number, 'kind', l.kind, 'startsOn', l.starts_on, 'endsOn', l.ends_on)
     from app.mandate_entries l where l.branch_id = m.branch_id and coalesce(l.refers_to, l.number) = coalesce(m.refers_to, m.number)
    order by l.number desc limit 1) as last from app.mandate_entries m join app.annonces a on a.id = m.annonce_id join app.branches b on b.id = m.branch_id where true and true
        order by m.branch_id, m.number desc limit $1;

-- GET /api/v1/mandates?branchId&annonceId
select m.id, m.branch_id as "branchId", m.number, m.kind, m.refers_to as "refersTo",
  jsonb_build_object('id', a.id, 'reference', a.reference) as annonce, m.mandant_name as "mandantName",
  m.mandant_address as "mandantAddress", m.property_type as "propertyType", m.property_situation as "propertySituation",
  m.object, m.type, m.starts_on::text as "startsOn", m.ends_on::text as "endsOn", m.exclusive_until::text as "exclusiveUntil",
  m.signed_on::text as "signedOn", m.signed_by as "signedBy", m.remark, m.entered_at as "enteredAt",
  jsonb_build_object('kind', split_part("m"."entered_by", ':', 1), 'id', nullif(split_part("m"."entered_by", ':', 2), ''),
    'name', case split_part("m"."entered_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("m"."entered_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("m"."entered_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("m"."entered_by", ':', 2)::uuid)
      else nullif(split_part("m"."entered_by", ':', 2), '') end) as "enteredBy", encode(m.hash, 'hex') as hash, b.timezone,
  (select jsonb_build_object('number', l.number, 'kind', l.kind, 'startsOn', l.starts_on, 'endsOn', l.ends_on)
     from app.mandate_entries l where l.branch_id = m.branch_id and coalesce(l.refers_to, l.number) = coalesce(m.refers_to, m.number)
    order by l.number desc limit 1) as last from app.mandate_entries m join app.annonces a on a.id = m.annonce_id join app.branches b on b.id = m.branch_id where true and true and m.branch_id = $1
       and m.annonce_id = $2
        order by m.branch_id, m.number desc limit $3;

-- GET /api/v1/mandates/export
select o.name as organization, b.name, b.country, b.timezone, coalesce(b.legal ->> 'seat', nullif(concat_ws(', ', b.address, case when position(b.city in coalesce(b.address, '')) = 0 then b.city end), '')) as address, jsonb_build_object('legalForm', "b"."legal" ->> 'legalForm', 'seat', "b"."legal" ->> 'seat',
  'tradeRegister', "b"."legal" ->> 'tradeRegister', 'card', "b"."legal" ->> 'card', 'cardIssuer', "b"."legal" ->> 'cardIssuer',
  'siret', "b"."legal" ->> 'siret', 'ice', "b"."legal" ->> 'ice') as legal,
         coalesce(r.first_number, 1)::int as "firstNumber", coalesce(r.last_number, 0)::int as "lastNumber"
    from app.branches b join app.organizations o on true left join app.mandate_registers r on r.branch_id = b.id
   where b.id = $1;

-- GET /api/v1/mandates/print
select o.name as organization, b.name, b.country, b.timezone, coalesce(b.legal ->> 'seat', nullif(concat_ws(', ', b.address, case when position(b.city in coalesce(b.address, '')) = 0 then b.city end), '')) as address, jsonb_build_object('legalForm', "b"."legal" ->> 'legalForm', 'seat', "b"."legal" ->> 'seat',
  'tradeRegister', "b"."legal" ->> 'tradeRegister', 'card', "b"."legal" ->> 'card', 'cardIssuer', "b"."legal" ->> 'cardIssuer',
  'siret', "b"."legal" ->> 'siret', 'ice', "b"."legal" ->> 'ice') as legal,
         coalesce(r.first_number, 1)::int as "firstNumber", coalesce(r.last_number, 0)::int as "lastNumber"
    from app.branches b join app.organizations o on true left join app.mandate_registers r on r.branch_id = b.id
   where b.id = $1;

-- GET /api/v1/mandates/registers
select b.id as "branchId", b.name, b.country, coalesce(b.legal ->> 'seat', nullif(concat_ws(', ', b.address, case when position(b.city in coalesce(b.address, '')) = 0 then b.city end), '')) as address, jsonb_build_object('legalForm', "b"."legal" ->> 'legalForm', 'seat', "b"."legal" ->> 'seat',
  'tradeRegister', "b"."legal" ->> 'tradeRegister', 'card', "b"."legal" ->> 'card', 'cardIssuer', "b"."legal" ->> 'cardIssuer',
  'siret', "b"."legal" ->> 'siret', 'ice', "b"."legal" ->> 'ice') as legal,
         coalesce(r.first_number, 1)::int as "firstNumber", coalesce(r.last_number, 0)::int as "lastNumber", coalesce(encode(r.head, 'hex'), '00') as head
    from app.branches b left join app.mandate_registers r on r.branch_id = b.id order by b.created_at, b.id;

-- GET /api/v1/mandates/verify
select o.name as organization, b.name, b.country, b.timezone, coalesce(b.legal ->> 'seat', nullif(concat_ws(', ', b.address, case when position(b.city in coalesce(b.address, '')) = 0 then b.city end), '')) as address, jsonb_build_object('legalForm', "b"."legal" ->> 'legalForm', 'seat', "b"."legal" ->> 'seat',
  'tradeRegister', "b"."legal" ->> 'tradeRegister', 'card', "b"."legal" ->> 'card', 'cardIssuer', "b"."legal" ->> 'cardIssuer',
  'siret', "b"."legal" ->> 'siret', 'ice', "b"."legal" ->> 'ice') as legal,
         coalesce(r.first_number, 1)::int as "firstNumber", coalesce(r.last_number, 0)::int as "lastNumber"
    from app.branches b join app.organizations o on true left join app.mandate_registers r on r.branch_id = b.id
   where b.id = $1;
select ok, entries, broken_number as "brokenNumber", broken_why as "brokenWhy", head from app.verify_mandates($1);

-- GET /api/v1/mandates/{id}
select m.id, m.branch_id as "branchId", m.number, m.kind, m.refers_to as "refersTo",
  jsonb_build_object('id', a.id, 'reference', a.reference) as annonce, m.mandant_name as "mandantName",
  m.mandant_address as "mandantAddress", m.property_type as "propertyType", m.property_situation as "propertySituation",
  m.object, m.type, m.starts_on::text as "startsOn", m.ends_on::text as "endsOn", m.exclusive_until::text as "exclusiveUntil",
  m.signed_on::text as "signedOn", m.signed_by as "signedBy", m.remark, m.entered_at as "enteredAt",
  jsonb_build_object('kind', split_part("m"."entered_by", ':', 1), 'id', nullif(split_part("m"."entered_by", ':', 2), ''),
    'name', case split_part("m"."entered_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("m"."entered_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("m"."entered_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("m"."entered_by", ':', 2)::uuid)
      else nullif(split_part("m"."entered_by", ':', 2), '') end) as "enteredBy", encode(m.hash, 'hex') as hash, b.timezone,
  (select jsonb_build_object('number', l.number, 'kind', l.kind, 'startsOn', l.starts_on, 'endsOn', l.ends_on)
     from app.mandate_entries l where l.branch_id = m.branch_id and coalesce(l.refers_to, l.number) = coalesce(m.refers_to, m.number)
    order by l.number desc limit 1) as last from app.mandate_entries m join app.annonces a on a.id = m.annonce_id join app.branches b on b.id = m.branch_id where true and m.id = $1;

-- GET /api/v1/me
select m.org_id as id, m.name, m.slug, m.country, m.currency, m.timezone, m.member_name as "memberName", m.roles,
       m.branch_ids as "branchIds", m.guest_until as "guestUntil", s.settings
  from app.memberships_of($1) m, app.membership($2, m.org_id) s;
select locale, tour_seen_at as "tourSeenAt" from platform.user_preferences where user_id = $1;

-- GET /api/v1/members
select user_id as "userId", name, email, roles, branch_ids as "branchIds", languages, guest_until as "guestUntil", version,
        case when status = 'ACTIVE' and not app.is_active(members) then 'LEFT' else status end as status
   from app.members where true
  order by not app.is_active(members), status = 'LEFT', lower(name), user_id;

-- GET /api/v1/merges
select g.id, g.kind, jsonb_build_object('id', coalesce(sc.id, sd.id), 'name', coalesce(sc.display_name, sd.reference)) as survivor,
        jsonb_build_object('id', coalesce(lc.id, ld.id), 'name', coalesce(lc.display_name, ld.reference)) as loser,
        g.merged_at as "mergedAt", m.name as "mergedBy", g.undo_until as "undoUntil", g.undo_until > app.app_now() as undoable
   from app.merges g
   left join app.contacts sc on sc.id = g.survivor_contact_id left join app.contacts lc on lc.id = g.loser_contact_id
   left join app.dossiers sd on sd.id = g.survivor_dossier_id left join app.dossiers ld on ld.id = g.loser_dossier_id
   left join app.members m on g.merged_by = 'user:' || m.user_id::text
  where g.undone_at is null and g.kind = 'CONTACT' and (g.survivor_contact_id = $1 or g.loser_contact_id = $2) order by g.id desc limit 50;

-- GET /api/v1/merges?contactId&dossierId
select g.id, g.kind, jsonb_build_object('id', coalesce(sc.id, sd.id), 'name', coalesce(sc.display_name, sd.reference)) as survivor,
        jsonb_build_object('id', coalesce(lc.id, ld.id), 'name', coalesce(lc.display_name, ld.reference)) as loser,
        g.merged_at as "mergedAt", m.name as "mergedBy", g.undo_until as "undoUntil", g.undo_until > app.app_now() as undoable
   from app.merges g
   left join app.contacts sc on sc.id = g.survivor_contact_id left join app.contacts lc on lc.id = g.loser_contact_id
   left join app.dossiers sd on sd.id = g.survivor_dossier_id left join app.dossiers ld on ld.id = g.loser_dossier_id
   left join app.members m on g.merged_by = 'user:' || m.user_id::text
  where g.undone_at is null and g.kind = 'DOSSIER' and (g.survivor_dossier_id = $1 or g.loser_dossier_id = $2) order by g.id desc limit 50;

-- GET /api/v1/message-templates
select t.id, jsonb_build_object('id', a.id, 'name', a.display_name, 'kind', a.kind) as account, t.name, t.language, t.category, t.status,
        t.quality, t.status_reason as reason, t.status_note as note, t.body, t.version, t.latest, t.submitting,
        t.synced_at as "syncedAt", t.content_sid as "contentSid"
   from app.message_templates t join app.channel_accounts a on a.org_id = t.org_id and a.id = t.account_id
  where t.status <> 'DELETED'
  order by t.name, t.language, t.id limit $1;

-- GET /api/v1/message-templates?accountId&language&status&category&quality&days
select t.id, jsonb_build_object('id', a.id, 'name', a.display_name, 'kind', a.kind) as account, t.name, t.language, t.category, t.status,
        t.quality, t.status_reason as reason, t.status_note as note, t.body, t.version, t.latest, t.submitting,
        t.synced_at as "syncedAt", t.content_sid as "contentSid"
   from app.message_templates t join app.channel_accounts a on a.org_id = t.org_id and a.id = t.account_id
  where t.status = $1
    and t.account_id = $2 and t.language = $3
    and t.category = $4 and t.quality = $5
  order by t.name, t.language, t.id limit $6;

-- GET /api/v1/message-templates/{id}
select t.id, jsonb_build_object('id', a.id, 'name', a.display_name, 'kind', a.kind) as account, t.name, t.language, t.category, t.status,
       t.quality, t.status_reason as reason, t.status_note as note, t.body, t.version, t.latest, t.submitting,
       t.synced_at as "syncedAt", t.content_sid as "contentSid"
  from app.message_templates t join app.channel_accounts a on a.org_id = t.org_id and a.id = t.account_id where t.id = $1;
select v.version, v.category, v.header, v.body, v.document, v.footer, v.variables, v.buttons, v.created_at as "createdAt",
       (select m.name from app.members m where v.author = 'user:' || m.user_id) as author
  from app.message_template_versions v where v.template_id = $1 order by v.version desc limit $2;
select m.template_id as "templateId", coalesce(m.template_version, 1) as version,
        count(*) filter (where m.status in ('ACCEPTED', 'SENT', 'DELIVERED', 'READ') or m.accepted_at is not null)::int as sent,
        count(*) filter (where m.status in ('DELIVERED', 'READ'))::int as delivered,
        count(*) filter (where m.status = 'READ')::int as read,
        count(*) filter (where m.status in ('FAILED', 'DEAD'))::int as failed
   from app.messages m
  where m.template_id = any ($1::uuid[]) and m.at >= $2::timestamptz
  group by 1, 2;

-- GET /api/v1/notes/{id}/versions
select a.id, a.type, a.code, a.params, a.body, a.content, case when a.type = 'NOTE' and a.params ? 'mentions' then (
    select jsonb_agg(jsonb_build_object('id', p.user_id, 'name', p.name))
      from app.members p where a.params -> 'mentions' ? p.user_id::text) end as people, a.channel, a.direction, jsonb_build_object('kind', split_part("a"."actor", ':', 1), 'id', nullif(split_part("a"."actor", ':', 2), ''),
    'name', case split_part("a"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("a"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("a"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("a"."actor", ':', 2)::uuid)
      else nullif(split_part("a"."actor", ':', 2), '') end) as actor, a.at,
  case when a.ref_id is not null then jsonb_build_object('kind', a.ref_kind, 'id', a.ref_id) end as ref,
  a.edited_at as "editedAt", a.redacted_at as "redactedAt" from app.activities a
     where a.id = $1 and a.type = 'NOTE' and a.deleted_at is null
       and exists (select 1 from app.dossiers d where d.id = a.dossier_id and "d".merged_into is null);

-- GET /api/v1/notes/{id}/versions as an agent
select a.id, a.type, a.code, a.params, a.body, a.content, case when a.type = 'NOTE' and a.params ? 'mentions' then (
    select jsonb_agg(jsonb_build_object('id', p.user_id, 'name', p.name))
      from app.members p where a.params -> 'mentions' ? p.user_id::text) end as people, a.channel, a.direction, jsonb_build_object('kind', split_part("a"."actor", ':', 1), 'id', nullif(split_part("a"."actor", ':', 2), ''),
    'name', case split_part("a"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("a"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("a"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("a"."actor", ':', 2)::uuid)
      else nullif(split_part("a"."actor", ':', 2), '') end) as actor, a.at,
  case when a.ref_id is not null then jsonb_build_object('kind', a.ref_kind, 'id', a.ref_id) end as ref,
  a.edited_at as "editedAt", a.redacted_at as "redactedAt" from app.activities a
     where a.id = $1 and a.type = 'NOTE' and a.deleted_at is null
       and exists (select 1 from app.dossiers d where d.id = a.dossier_id and ("d".merged_into is null and ("d".assignee_id = $2::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[])))));

-- GET /api/v1/notification-preferences
select m.user_id as "userId", m.name, m.email, p.channels, p.quiet_from as "quietFrom", p.quiet_to as "quietTo",
        p.quiet_days as "quietDays", p.digest, p.digest_hour as "digestHour", coalesce(p.timezone, o.timezone) as timezone, p.version
   from app.members m join app.organizations o on o.org_id = m.org_id
   left join app.notification_preferences p on p.org_id = m.org_id and p.user_id = m.user_id
  where m.user_id = any ($1::uuid[]) and app.is_active(m);

-- GET /api/v1/notifications
select n.id, n.kind, n.count, n.told_at as at, n.read_at as "readAt", jsonb_build_object('kind', split_part("n"."actor", ':', 1), 'id', nullif(split_part("n"."actor", ':', 2), ''),
    'name', case split_part("n"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("n"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("n"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("n"."actor", ':', 2)::uuid)
      else nullif(split_part("n"."actor", ':', 2), '') end) as actor,
  jsonb_build_object('kind', n.subject_kind, 'id', coalesce(case when n.subject_kind = 'DOSSIER' then d.id end, n.subject_id)) as subject,
  n.detail_id as "detailId", case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end as dossier,
  (select c.display_name from app.contacts c where c.id = coalesce(v.contact_id, case when n.kind <> 'APPOINTMENT_LEFT' then a.contact_id end, d.contact_id)) as contact,
  k.title as task,
  case when a.id is not null then jsonb_build_object('type', a.type, 'startsAt', a.starts_at, 'timezone', a.timezone) end as appointment,
  case when property.id is not null then jsonb_build_object('id', property.id, 'reference', property.reference, 'title', property.title) end as annonce,
  left(note.body, $1) as excerpt from
  app.notifications n
  left join app.tasks k on n.subject_kind = 'TASK' and k.id = n.subject_id
  left join app.appointments a on n.subject_kind = 'APPOINTMENT' and a.id = n.subject_id
  left join app.conversations v on n.subject_kind = 'CONVERSATION' and v.id = n.subject_id
  left join lateral (
    select a.id, a.reference, a.title from app.annonces a
     where n.subject_kind = 'ANNONCE' and a.id = n.subject_id and true) property on true
  left join app.dossiers named
    on named.id = case n.subject_kind when 'DOSSIER' then n.subject_id when 'TASK' then k.dossier_id
                                      when 'APPOINTMENT' then a.dossier_id when 'CONVERSATION' then v.dossier_id end
  left join app.dossiers d on d.id = coalesce(named.merged_into, named.id) and "d".merged_into is null
  left join app.activities note on n.kind = 'MENTIONED' and note.id = n.detail_id and note.dossier_id = d.id
    and note.deleted_at is null and note.redacted_at is null
     where n.user_id = $2::uuid and n.in_app and case n.subject_kind
    when 'DOSSIER' then d.id is not null and case n.kind
      when 'MENTIONED' then note.id is not null
      when 'DOCUMENT_RECEIVED' then exists (
        select 1 from app.documents k where k.id = n.detail_id and k.removed_at is null and true)
      else true end
    when 'TASK' then k.id is not null and true and (n.kind not in ('TASK_DUE', 'TASK_REMINDER') or k.state = 'OPEN')
    -- Who was taken off is told of the hour that is free again, and of nothing else they do not see.
    when 'APPOINTMENT' then a.id is not null and (n.kind = 'APPOINTMENT_LEFT' or true)
    when 'CONVERSATION' then v.id is not null and true
    when 'ANNONCE' then property.id is not null
    else $3 end
     order by n.told_at desc, n.id desc limit $4;

-- GET /api/v1/notifications?unread
select n.id, n.kind, n.count, n.told_at as at, n.read_at as "readAt", jsonb_build_object('kind', split_part("n"."actor", ':', 1), 'id', nullif(split_part("n"."actor", ':', 2), ''),
    'name', case split_part("n"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("n"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("n"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("n"."actor", ':', 2)::uuid)
      else nullif(split_part("n"."actor", ':', 2), '') end) as actor,
  jsonb_build_object('kind', n.subject_kind, 'id', coalesce(case when n.subject_kind = 'DOSSIER' then d.id end, n.subject_id)) as subject,
  n.detail_id as "detailId", case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end as dossier,
  (select c.display_name from app.contacts c where c.id = coalesce(v.contact_id, case when n.kind <> 'APPOINTMENT_LEFT' then a.contact_id end, d.contact_id)) as contact,
  k.title as task,
  case when a.id is not null then jsonb_build_object('type', a.type, 'startsAt', a.starts_at, 'timezone', a.timezone) end as appointment,
  case when property.id is not null then jsonb_build_object('id', property.id, 'reference', property.reference, 'title', property.title) end as annonce,
  left(note.body, $1) as excerpt from
  app.notifications n
  left join app.tasks k on n.subject_kind = 'TASK' and k.id = n.subject_id
  left join app.appointments a on n.subject_kind = 'APPOINTMENT' and a.id = n.subject_id
  left join app.conversations v on n.subject_kind = 'CONVERSATION' and v.id = n.subject_id
  left join lateral (
    select a.id, a.reference, a.title from app.annonces a
     where n.subject_kind = 'ANNONCE' and a.id = n.subject_id and true) property on true
  left join app.dossiers named
    on named.id = case n.subject_kind when 'DOSSIER' then n.subject_id when 'TASK' then k.dossier_id
                                      when 'APPOINTMENT' then a.dossier_id when 'CONVERSATION' then v.dossier_id end
  left join app.dossiers d on d.id = coalesce(named.merged_into, named.id) and "d".merged_into is null
  left join app.activities note on n.kind = 'MENTIONED' and note.id = n.detail_id and note.dossier_id = d.id
    and note.deleted_at is null and note.redacted_at is null
     where n.user_id = $2::uuid and n.in_app and case n.subject_kind
    when 'DOSSIER' then d.id is not null and case n.kind
      when 'MENTIONED' then note.id is not null
      when 'DOCUMENT_RECEIVED' then exists (
        select 1 from app.documents k where k.id = n.detail_id and k.removed_at is null and true)
      else true end
    when 'TASK' then k.id is not null and true and (n.kind not in ('TASK_DUE', 'TASK_REMINDER') or k.state = 'OPEN')
    -- Who was taken off is told of the hour that is free again, and of nothing else they do not see.
    when 'APPOINTMENT' then a.id is not null and (n.kind = 'APPOINTMENT_LEFT' or true)
    when 'CONVERSATION' then v.id is not null and true
    when 'ANNONCE' then property.id is not null
    else $3 end
       and n.read_at is null
     order by n.told_at desc, n.id desc limit $4;

-- GET /api/v1/notifications as an agent
select n.id, n.kind, n.count, n.told_at as at, n.read_at as "readAt", jsonb_build_object('kind', split_part("n"."actor", ':', 1), 'id', nullif(split_part("n"."actor", ':', 2), ''),
    'name', case split_part("n"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("n"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("n"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("n"."actor", ':', 2)::uuid)
      else nullif(split_part("n"."actor", ':', 2), '') end) as actor,
  jsonb_build_object('kind', n.subject_kind, 'id', coalesce(case when n.subject_kind = 'DOSSIER' then d.id end, n.subject_id)) as subject,
  n.detail_id as "detailId", case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end as dossier,
  (select c.display_name from app.contacts c where c.id = coalesce(v.contact_id, case when n.kind <> 'APPOINTMENT_LEFT' then a.contact_id end, d.contact_id)) as contact,
  k.title as task,
  case when a.id is not null then jsonb_build_object('type', a.type, 'startsAt', a.starts_at, 'timezone', a.timezone) end as appointment,
  case when property.id is not null then jsonb_build_object('id', property.id, 'reference', property.reference, 'title', property.title) end as annonce,
  left(note.body, $1) as excerpt from
  app.notifications n
  left join app.tasks k on n.subject_kind = 'TASK' and k.id = n.subject_id
  left join app.appointments a on n.subject_kind = 'APPOINTMENT' and a.id = n.subject_id
  left join app.conversations v on n.subject_kind = 'CONVERSATION' and v.id = n.subject_id
  left join lateral (
    select a.id, a.reference, a.title from app.annonces a
     where n.subject_kind = 'ANNONCE' and a.id = n.subject_id and true) property on true
  left join app.dossiers named
    on named.id = case n.subject_kind when 'DOSSIER' then n.subject_id when 'TASK' then k.dossier_id
                                      when 'APPOINTMENT' then a.dossier_id when 'CONVERSATION' then v.dossier_id end
  left join app.dossiers d on d.id = coalesce(named.merged_into, named.id) and ("d".merged_into is null and ("d".assignee_id = $2::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[]))))
  left join app.activities note on n.kind = 'MENTIONED' and note.id = n.detail_id and note.dossier_id = d.id
    and note.deleted_at is null and note.redacted_at is null
     where n.user_id = $4::uuid and n.in_app and case n.subject_kind
    when 'DOSSIER' then d.id is not null and case n.kind
      when 'MENTIONED' then note.id is not null
      when 'DOCUMENT_RECEIVED' then exists (
        select 1 from app.documents k where k.id = n.detail_id and k.removed_at is null and k.visibility = 'TEAM')
      else true end
    when 'TASK' then k.id is not null and (k.assignee_id = $5::uuid or (k.dossier_id is null and k.created_by = $6)
    or exists (select 1 from app.dossiers d where d.id = k.dossier_id and ("d".merged_into is null and ("d".assignee_id = $7::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($8::uuid[])))))) and (n.kind not in ('TASK_DUE', 'TASK_REMINDER') or k.state = 'OPEN')
    -- Who was taken off is told of the hour that is free again, and of nothing else they do not see.
    when 'APPOINTMENT' then a.id is not null and (n.kind = 'APPOINTMENT_LEFT' or (a.agent_id = $9::uuid or exists (select 1 from app.appointment_attendees w where w.appointment_id = a.id and w.user_id = $10::uuid)
    or exists (select 1 from app.dossiers d where d.id = a.dossier_id and ("d".merged_into is null and "d".assignee_id = $11::uuid))))
    when 'CONVERSATION' then v.id is not null and (v.assignee_id = $12::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $13::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($14::uuid[]))))))
    when 'ANNONCE' then property.id is not null
    else $15 end
     order by n.told_at desc, n.id desc limit $16;

-- GET /api/v1/notifications?unread as an agent
select n.id, n.kind, n.count, n.told_at as at, n.read_at as "readAt", jsonb_build_object('kind', split_part("n"."actor", ':', 1), 'id', nullif(split_part("n"."actor", ':', 2), ''),
    'name', case split_part("n"."actor", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("n"."actor", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("n"."actor", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("n"."actor", ':', 2)::uuid)
      else nullif(split_part("n"."actor", ':', 2), '') end) as actor,
  jsonb_build_object('kind', n.subject_kind, 'id', coalesce(case when n.subject_kind = 'DOSSIER' then d.id end, n.subject_id)) as subject,
  n.detail_id as "detailId", case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end as dossier,
  (select c.display_name from app.contacts c where c.id = coalesce(v.contact_id, case when n.kind <> 'APPOINTMENT_LEFT' then a.contact_id end, d.contact_id)) as contact,
  k.title as task,
  case when a.id is not null then jsonb_build_object('type', a.type, 'startsAt', a.starts_at, 'timezone', a.timezone) end as appointment,
  case when property.id is not null then jsonb_build_object('id', property.id, 'reference', property.reference, 'title', property.title) end as annonce,
  left(note.body, $1) as excerpt from
  app.notifications n
  left join app.tasks k on n.subject_kind = 'TASK' and k.id = n.subject_id
  left join app.appointments a on n.subject_kind = 'APPOINTMENT' and a.id = n.subject_id
  left join app.conversations v on n.subject_kind = 'CONVERSATION' and v.id = n.subject_id
  left join lateral (
    select a.id, a.reference, a.title from app.annonces a
     where n.subject_kind = 'ANNONCE' and a.id = n.subject_id and true) property on true
  left join app.dossiers named
    on named.id = case n.subject_kind when 'DOSSIER' then n.subject_id when 'TASK' then k.dossier_id
                                      when 'APPOINTMENT' then a.dossier_id when 'CONVERSATION' then v.dossier_id end
  left join app.dossiers d on d.id = coalesce(named.merged_into, named.id) and ("d".merged_into is null and ("d".assignee_id = $2::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[]))))
  left join app.activities note on n.kind = 'MENTIONED' and note.id = n.detail_id and note.dossier_id = d.id
    and note.deleted_at is null and note.redacted_at is null
     where n.user_id = $4::uuid and n.in_app and case n.subject_kind
    when 'DOSSIER' then d.id is not null and case n.kind
      when 'MENTIONED' then note.id is not null
      when 'DOCUMENT_RECEIVED' then exists (
        select 1 from app.documents k where k.id = n.detail_id and k.removed_at is null and k.visibility = 'TEAM')
      else true end
    when 'TASK' then k.id is not null and (k.assignee_id = $5::uuid or (k.dossier_id is null and k.created_by = $6)
    or exists (select 1 from app.dossiers d where d.id = k.dossier_id and ("d".merged_into is null and ("d".assignee_id = $7::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($8::uuid[])))))) and (n.kind not in ('TASK_DUE', 'TASK_REMINDER') or k.state = 'OPEN')
    -- Who was taken off is told of the hour that is free again, and of nothing else they do not see.
    when 'APPOINTMENT' then a.id is not null and (n.kind = 'APPOINTMENT_LEFT' or (a.agent_id = $9::uuid or exists (select 1 from app.appointment_attendees w where w.appointment_id = a.id and w.user_id = $10::uuid)
    or exists (select 1 from app.dossiers d where d.id = a.dossier_id and ("d".merged_into is null and "d".assignee_id = $11::uuid))))
    when 'CONVERSATION' then v.id is not null and (v.assignee_id = $12::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $13::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($14::uuid[]))))))
    when 'ANNONCE' then property.id is not null
    else $15 end
       and n.read_at is null
     order by n.told_at desc, n.id desc limit $16;

-- GET /api/v1/notifications/unread
select count(*)::int as found from (
      select 1 from
  app.notifications n
  left join app.tasks k on n.subject_kind = 'TASK' and k.id = n.subject_id
  left join app.appointments a on n.subject_kind = 'APPOINTMENT' and a.id = n.subject_id
  left join app.conversations v on n.subject_kind = 'CONVERSATION' and v.id = n.subject_id
  left join lateral (
    select a.id, a.reference, a.title from app.annonces a
     where n.subject_kind = 'ANNONCE' and a.id = n.subject_id and true) property on true
  left join app.dossiers named
    on named.id = case n.subject_kind when 'DOSSIER' then n.subject_id when 'TASK' then k.dossier_id
                                      when 'APPOINTMENT' then a.dossier_id when 'CONVERSATION' then v.dossier_id end
  left join app.dossiers d on d.id = coalesce(named.merged_into, named.id) and "d".merged_into is null
  left join app.activities note on n.kind = 'MENTIONED' and note.id = n.detail_id and note.dossier_id = d.id
    and note.deleted_at is null and note.redacted_at is null
       where n.user_id = $1::uuid and n.in_app and n.read_at is null and case n.subject_kind
    when 'DOSSIER' then d.id is not null and case n.kind
      when 'MENTIONED' then note.id is not null
      when 'DOCUMENT_RECEIVED' then exists (
        select 1 from app.documents k where k.id = n.detail_id and k.removed_at is null and true)
      else true end
    when 'TASK' then k.id is not null and true and (n.kind not in ('TASK_DUE', 'TASK_REMINDER') or k.state = 'OPEN')
    -- Who was taken off is told of the hour that is free again, and of nothing else they do not see.
    when 'APPOINTMENT' then a.id is not null and (n.kind = 'APPOINTMENT_LEFT' or true)
    when 'CONVERSATION' then v.id is not null and true
    when 'ANNONCE' then property.id is not null
    else $2 end
       limit $3) unread;

-- GET /api/v1/notifications/unread as an agent
select count(*)::int as found from (
      select 1 from
  app.notifications n
  left join app.tasks k on n.subject_kind = 'TASK' and k.id = n.subject_id
  left join app.appointments a on n.subject_kind = 'APPOINTMENT' and a.id = n.subject_id
  left join app.conversations v on n.subject_kind = 'CONVERSATION' and v.id = n.subject_id
  left join lateral (
    select a.id, a.reference, a.title from app.annonces a
     where n.subject_kind = 'ANNONCE' and a.id = n.subject_id and true) property on true
  left join app.dossiers named
    on named.id = case n.subject_kind when 'DOSSIER' then n.subject_id when 'TASK' then k.dossier_id
                                      when 'APPOINTMENT' then a.dossier_id when 'CONVERSATION' then v.dossier_id end
  left join app.dossiers d on d.id = coalesce(named.merged_into, named.id) and ("d".merged_into is null and ("d".assignee_id = $1::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[]))))
  left join app.activities note on n.kind = 'MENTIONED' and note.id = n.detail_id and note.dossier_id = d.id
    and note.deleted_at is null and note.redacted_at is null
       where n.user_id = $3::uuid and n.in_app and n.read_at is null and case n.subject_kind
    when 'DOSSIER' then d.id is not null and case n.kind
      when 'MENTIONED' then note.id is not null
      when 'DOCUMENT_RECEIVED' then exists (
        select 1 from app.documents k where k.id = n.detail_id and k.removed_at is null and k.visibility = 'TEAM')
      else true end
    when 'TASK' then k.id is not null and (k.assignee_id = $4::uuid or (k.dossier_id is null and k.created_by = $5)
    or exists (select 1 from app.dossiers d where d.id = k.dossier_id and ("d".merged_into is null and ("d".assignee_id = $6::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($7::uuid[])))))) and (n.kind not in ('TASK_DUE', 'TASK_REMINDER') or k.state = 'OPEN')
    -- Who was taken off is told of the hour that is free again, and of nothing else they do not see.
    when 'APPOINTMENT' then a.id is not null and (n.kind = 'APPOINTMENT_LEFT' or (a.agent_id = $8::uuid or exists (select 1 from app.appointment_attendees w where w.appointment_id = a.id and w.user_id = $9::uuid)
    or exists (select 1 from app.dossiers d where d.id = a.dossier_id and ("d".merged_into is null and "d".assignee_id = $10::uuid))))
    when 'CONVERSATION' then v.id is not null and (v.assignee_id = $11::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $12::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($13::uuid[]))))))
    when 'ANNONCE' then property.id is not null
    else $14 end
       limit $15) unread;

-- GET /api/v1/offers
select o.id, jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) as dossier,
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title) end as annonce,
  o.made_by as "madeBy", o.counters_id as "countersId", o.amount, o.currency,
  case when a.price_currency = o.currency then a.price_amount end as "askingAmount", o.conditions, o.expires_at as "expiresAt",
  case when o.state = 'OPEN' and o.expires_at <= app.app_now() then 'EXPIRED' else o.state end as state, o.state_reason as "stateReason",
  coalesce(o.decided_at, case when o.expires_at <= app.app_now() then o.expires_at end) as "decidedAt",
  o.created_at as "createdAt", o.version from app.offers o join app.dossiers d on d.id = o.dossier_id join app.contacts c on c.id = d.contact_id
  left join app.annonces a on a.id = o.annonce_id
     where "d".merged_into is null
     order by o.id desc limit $1;

-- GET /api/v1/offers?dossierId&annonceId&state
select o.id, jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) as dossier,
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title) end as annonce,
  o.made_by as "madeBy", o.counters_id as "countersId", o.amount, o.currency,
  case when a.price_currency = o.currency then a.price_amount end as "askingAmount", o.conditions, o.expires_at as "expiresAt",
  case when o.state = 'OPEN' and o.expires_at <= app.app_now() then 'EXPIRED' else o.state end as state, o.state_reason as "stateReason",
  coalesce(o.decided_at, case when o.expires_at <= app.app_now() then o.expires_at end) as "decidedAt",
  o.created_at as "createdAt", o.version from app.offers o join app.dossiers d on d.id = o.dossier_id join app.contacts c on c.id = d.contact_id
  left join app.annonces a on a.id = o.annonce_id
     where "d".merged_into is null
       and o.dossier_id = $1
       and o.annonce_id = $2
       and case when o.state = 'OPEN' and o.expires_at <= app.app_now() then 'EXPIRED' else o.state end = $3
     order by o.id desc limit $4;

-- GET /api/v1/offers as an agent
select o.id, jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) as dossier,
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title) end as annonce,
  o.made_by as "madeBy", o.counters_id as "countersId", o.amount, o.currency,
  case when a.price_currency = o.currency then a.price_amount end as "askingAmount", o.conditions, o.expires_at as "expiresAt",
  case when o.state = 'OPEN' and o.expires_at <= app.app_now() then 'EXPIRED' else o.state end as state, o.state_reason as "stateReason",
  coalesce(o.decided_at, case when o.expires_at <= app.app_now() then o.expires_at end) as "decidedAt",
  o.created_at as "createdAt", o.version from app.offers o join app.dossiers d on d.id = o.dossier_id join app.contacts c on c.id = d.contact_id
  left join app.annonces a on a.id = o.annonce_id
     where ("d".merged_into is null and ("d".assignee_id = $1::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[]))))
     order by o.id desc limit $3;

-- GET /api/v1/offers?dossierId&annonceId&state as an agent
select o.id, jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) as dossier,
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title) end as annonce,
  o.made_by as "madeBy", o.counters_id as "countersId", o.amount, o.currency,
  case when a.price_currency = o.currency then a.price_amount end as "askingAmount", o.conditions, o.expires_at as "expiresAt",
  case when o.state = 'OPEN' and o.expires_at <= app.app_now() then 'EXPIRED' else o.state end as state, o.state_reason as "stateReason",
  coalesce(o.decided_at, case when o.expires_at <= app.app_now() then o.expires_at end) as "decidedAt",
  o.created_at as "createdAt", o.version from app.offers o join app.dossiers d on d.id = o.dossier_id join app.contacts c on c.id = d.contact_id
  left join app.annonces a on a.id = o.annonce_id
     where ("d".merged_into is null and ("d".assignee_id = $1::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[]))))
       and o.dossier_id = $3
       and o.annonce_id = $4
       and case when o.state = 'OPEN' and o.expires_at <= app.app_now() then 'EXPIRED' else o.state end = $5
     order by o.id desc limit $6;

-- GET /api/v1/operations/events
select
  e.id, e.received_at as "receivedAt", e.processed_at as "processedAt",
  jsonb_build_object('id', a.id, 'displayName', a.display_name, 'kind', a.kind) as account, e.kind,
  case e.kind when 'STATUS' then e.payload ->> 'status' when 'OTHER' then coalesce(e.payload ->> 'field', e.payload ->> 'reason')
    else e.payload ->> 'type' end as type,
  e.state, e.attempts, case when e.state = 'DONE' then null else e.error end as reason, e.payload = '{}' as erased  from app.inbound_events e join app.channel_accounts a on a.org_id = e.org_id and a.id = e.account_id
     where true
     order by e.id desc limit $1;

-- GET /api/v1/operations/events?state
select
  e.id, e.received_at as "receivedAt", e.processed_at as "processedAt",
  jsonb_build_object('id', a.id, 'displayName', a.display_name, 'kind', a.kind) as account, e.kind,
  case e.kind when 'STATUS' then e.payload ->> 'status' when 'OTHER' then coalesce(e.payload ->> 'field', e.payload ->> 'reason')
    else e.payload ->> 'type' end as type,
  e.state, e.attempts, case when e.state = 'DONE' then null else e.error end as reason, e.payload = '{}' as erased  from app.inbound_events e join app.channel_accounts a on a.org_id = e.org_id and a.id = e.account_id
     where e.state = 'QUARANTINED'
     order by e.id desc limit $1;

-- GET /api/v1/operations/events/{id}
select
  e.id, e.received_at as "receivedAt", e.processed_at as "processedAt",
  jsonb_build_object('id', a.id, 'displayName', a.display_name, 'kind', a.kind) as account, e.kind,
  case e.kind when 'STATUS' then e.payload ->> 'status' when 'OTHER' then coalesce(e.payload ->> 'field', e.payload ->> 'reason')
    else e.payload ->> 'type' end as type,
  e.state, e.attempts, case when e.state = 'DONE' then null else e.error end as reason, e.payload = '{}' as erased , e.payload #- '{raw,rfc822}' as payload from app.inbound_events e join app.channel_accounts a on a.org_id = e.org_id and a.id = e.account_id where e.id = $1;

-- GET /api/v1/operations/messaging
with s as materialized (
    select m.status, m.failure_code, m.failure_cause, m.attempts, extract(epoch from m.accepted_at - coalesce((m.payload ->> 'notBefore')::timestamptz, m.at))::float8 as send,
           extract(epoch from m.delivered_at - m.accepted_at)::float8 as delivery, m.accepted_at, m.delivered_at
      from app.messages m
     where m.id >= (select uuidv7(interval '-25 hours')) and m.at >= $1::timestamptz and m.direction = 'OUT' and m.origin <> 'ECHO'
     order by m.id desc limit $2
  ), f as (
    select coalesce(failure_code, 'UNKNOWN') as code, min(failure_cause) as cause, count(*)::int as count
      from s where status in ('FAILED', 'DEAD') group by 1 order by 3 desc, 1 limit 10
  )
  select count(*)::int as messages, count(accepted_at)::int as accepted,
         count(*) filter (where status in ('DELIVERED', 'READ'))::int as delivered,
         count(*) filter (where status in ('FAILED', 'DEAD'))::int as failed,
         coalesce(sum(greatest(attempts - 1, 0)), 0)::int as retries,
         percentile_cont(array[0.5, 0.95]) within group (order by greatest(send, 0)) filter (where send is not null) as send,
         percentile_cont(array[0.5, 0.95]) within group (order by greatest(delivery, 0)) filter (where delivery is not null) as delivery,
         (select jsonb_agg(to_jsonb(f) order by f.count desc, f.code) from f) as failures
    from s;
with s as materialized (
    select extract(epoch from e.processed_at - e.received_at)::float8 as lag, e.state
      from app.inbound_events e
     where e.id >= (select uuidv7(interval '-25 hours')) and e.received_at >= $1::timestamptz
     order by e.id desc limit $2
  )
  select count(*)::int as events,
         percentile_cont(array[0.5, 0.95]) within group (order by greatest(lag, 0)) filter (where state = 'DONE' and lag is not null) as lag
    from s;
select (select count(*)::int from (select from app.messages m where m.status = 'SENDING' limit $1) n) as sending,
       (select count(*)::int from (select from app.messages m where m.status = 'UNKNOWN' limit $2) n) as unknown,
       (select count(*)::int from (select from app.messages m where m.status in ('DEAD', 'FAILED') and m.discarded_at is null limit $3) n) as dead,
       (select count(*)::int from (select from app.inbound_events e where e.state = 'QUARANTINED' limit $4) n) as quarantined,
       p.n as pending, p.since as "pendingSince",
       (select count(*)::int from (select distinct e.contact_id from app.consent_events e
          where e.id >= (select uuidv7(interval '-25 hours')) and e.at >= $5::timestamptz and e.state = 'REVOKED' limit $6) n) as "optOuts",
       (select coalesce(sum(w.count), 0)::int from platform.webhook_counters w
         where w.outcome = 'FORGED' and w.day >= ($7::timestamptz at time zone 'UTC')::date
           and w.app_key in (select a.app_key from app.channel_accounts a)) as "signatureFailures"
  from (select count(*)::int as n, min(received_at) as since
          from (select e.received_at from app.inbound_events e where e.state = 'PENDING' limit $8) w) p;
select a.id, a.display_name as "displayName", a.display_phone as "displayPhone", a.kind,
       case when (a.status = 'PAUSED' and coalesce(a.paused_until <= app.app_now(), false)) then 'ACTIVE' else a.status end as status, case when (a.status = 'PAUSED' and coalesce(a.paused_until <= app.app_now(), false)) then null else a.status_reason end as reason,
       case when (a.status = 'PAUSED' and coalesce(a.paused_until <= app.app_now(), false)) then null else a.paused_until end as "pausedUntil", a.quality_rating as quality, a.messaging_limit as tier,
       (select count(*)::int from (select from app.messages m where m.account_id = a.id and m.status = 'QUEUED' and m.due_at <= app.app_now() limit $1) n) as waiting, (select count(*)::int from (select from app.messages m where m.account_id = a.id and m.status = 'QUEUED' and m.due_at > app.app_now() limit $2) n) as later,
       (select m.due_at from app.messages m where m.account_id = a.id and m.status = 'QUEUED' and m.due_at <= app.app_now()
         order by m.due_at limit 1) as "oldestAt"
  from app.channel_accounts a order by a.created_at, a.id limit 200;

-- GET /api/v1/operations/messaging/rows
select
  m.id, m.at, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, m.conversation_id as "conversationId", m.channel, m.status,
  m.failure_code as code, m.failure_cause as cause, m.attempts, m.due_at as "dueAt", extract(epoch from m.accepted_at - coalesce((m.payload ->> 'notBefore')::timestamptz, m.at))::float8 as seconds from app.messages m join app.conversations v on v.org_id = m.org_id and v.id = m.conversation_id
  join app.contacts c on c.org_id = m.org_id and c.id = m.contact_id
     where m.direction = 'OUT' and m.origin <> 'ECHO' and m.status = 'QUEUED' and m.due_at <= app.app_now()  and true
     order by m.id desc limit $1;

-- GET /api/v1/operations/messaging/rows?figure&code&account
select
  m.id, m.at, jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, m.conversation_id as "conversationId", m.channel, m.status,
  m.failure_code as code, m.failure_cause as cause, m.attempts, m.due_at as "dueAt", extract(epoch from m.accepted_at - coalesce((m.payload ->> 'notBefore')::timestamptz, m.at))::float8 as seconds from app.messages m join app.conversations v on v.org_id = m.org_id and v.id = m.conversation_id
  join app.contacts c on c.org_id = m.org_id and c.id = m.contact_id
     where m.direction = 'OUT' and m.origin <> 'ECHO' and m.status = 'QUEUED' and m.due_at <= app.app_now() and m.account_id = $1::uuid and true
     order by m.id desc limit $2;

-- GET /api/v1/organization
select org_id as id, name, slug, country, currency, timezone, default_locale as "defaultLocale", settings, version
  from app.organizations;

-- GET /api/v1/outbound/dead-letters
select m.id, m.conversation_id as "conversationId", jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, m.text, m.status,
        coalesce(m.failure_code, 'UNKNOWN') as code, m.failure_cause as cause, m.attempts, m.at
   from app.messages m join app.contacts c on c.id = m.contact_id join app.conversations v on v.id = m.conversation_id
  where m.status in ('DEAD', 'FAILED') and m.discarded_at is null and true
  order by m.id desc limit $1;

-- GET /api/v1/outbound/dead-letters as an agent
select m.id, m.conversation_id as "conversationId", jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact, m.text, m.status,
         coalesce(m.failure_code, 'UNKNOWN') as code, m.failure_cause as cause, m.attempts, m.at
    from app.messages m join app.contacts c on c.id = m.contact_id join app.conversations v on v.id = m.conversation_id
   where m.status in ('DEAD', 'FAILED') and m.discarded_at is null and (v.assignee_id = $1::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $2::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[]))))))
   order by m.id desc limit $4;

-- GET /api/v1/outbound/messages/{id}/attempts
select 1 from app.messages m join app.conversations v on v.id = m.conversation_id and v.org_id = m.org_id
  where m.id = $1 and m.direction = 'OUT' and true;
select t.n, t.state, t.error_code as code, t.cause, t.started_at as "startedAt", t.finished_at as "finishedAt"
  from app.message_attempts t where t.message_id = $1 order by t.n desc limit $2;

-- GET /api/v1/outbound/messages/{id}/attempts as an agent
select 1 from app.messages m join app.conversations v on v.id = m.conversation_id and v.org_id = m.org_id
       where m.id = $1 and m.direction = 'OUT' and (v.assignee_id = $2::uuid or exists (select 1 from app.dossiers d where d.id = v.dossier_id and ("d".merged_into is null and ("d".assignee_id = $3::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[]))))));
select t.n, t.state, t.error_code as code, t.cause, t.started_at as "startedAt", t.finished_at as "finishedAt"
  from app.message_attempts t where t.message_id = $1 order by t.n desc limit $2;

-- GET /api/v1/pipeline
select s.status, k.count, k.items
      from app.workflow_versions w
      cross join lateral jsonb_array_elements_text(w.definition -> 'states') with ordinality s (status, place)
      cross join lateral (
        with top as materialized (select d.* from app.dossiers d where d.case_type = $1 and "d".merged_into is null
      and d.status = s.status
                                   order by d.last_activity_at desc, d.id desc limit $2)
        select (select count(*)::int from top) as count,
               (select coalesce(jsonb_agg(to_jsonb(card) order by card."lastActivityAt" desc, card.id desc), '[]')
                  from (select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version
                          from (select * from top order by last_activity_at desc, id desc limit $3) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id) card)
               as items) k
     where w.code = $4 and w.active order by s.place;

-- GET /api/v1/pipeline?caseType&assignee&branchId
select s.status, k.count, k.items
      from app.workflow_versions w
      cross join lateral jsonb_array_elements_text(w.definition -> 'states') with ordinality s (status, place)
      cross join lateral (
        with top as materialized (select d.* from app.dossiers d where d.case_type = $1 and "d".merged_into is null
    and d.branch_id = $2 and d.assignee_id = $3::uuid and d.status = s.status
                                   order by d.last_activity_at desc, d.id desc limit $4)
        select (select count(*)::int from top) as count,
               (select coalesce(jsonb_agg(to_jsonb(card) order by card."lastActivityAt" desc, card.id desc), '[]')
                  from (select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version
                          from (select * from top order by last_activity_at desc, id desc limit $5) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id) card)
               as items) k
     where w.code = $6 and w.active order by s.place;

-- GET /api/v1/pipeline as an agent
select s.status, k.count, k.items
      from app.workflow_versions w
      cross join lateral jsonb_array_elements_text(w.definition -> 'states') with ordinality s (status, place)
      cross join lateral (
        with top as materialized (select d.* from app.dossiers d where d.case_type = $1 and ("d".merged_into is null and ("d".assignee_id = $2::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[]))))
      and d.status = s.status
                                   order by d.last_activity_at desc, d.id desc limit $4)
        select (select count(*)::int from top) as count,
               (select coalesce(jsonb_agg(to_jsonb(card) order by card."lastActivityAt" desc, card.id desc), '[]')
                  from (select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version
                          from (select * from top order by last_activity_at desc, id desc limit $5) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id) card)
               as items) k
     where w.code = $6 and w.active order by s.place;

-- GET /api/v1/pipeline?caseType&assignee&branchId as an agent
select s.status, k.count, k.items
      from app.workflow_versions w
      cross join lateral jsonb_array_elements_text(w.definition -> 'states') with ordinality s (status, place)
      cross join lateral (
        with top as materialized (select d.* from app.dossiers d where d.case_type = $1 and ("d".merged_into is null and ("d".assignee_id = $2::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($3::uuid[]))))
    and d.branch_id = $4 and d.assignee_id = $5::uuid and d.status = s.status
                                   order by d.last_activity_at desc, d.id desc limit $6)
        select (select count(*)::int from top) as count,
               (select coalesce(jsonb_agg(to_jsonb(card) order by card."lastActivityAt" desc, card.id desc), '[]')
                  from (select
  d.id, d.reference, d.branch_id as "branchId", d.case_type as "caseType", d.status,
  jsonb_build_object('id', c.id, 'displayName', c.display_name) as contact,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  d.source,
  case when num_nonnulls(d.budget_min, d.budget_max) > 0
       then jsonb_build_object('min', d.budget_min, 'max', d.budget_max, 'currency', d.currency) end as budget,
  coalesce(d.criteria -> 'cities' ->> 0, a.city) as city, d.score, d.band,
  d.last_activity_at as "lastActivityAt", d.opened_at as "openedAt", d.status_since as "statusSince",
  (select min(p.starts_at) from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED')
      and p.starts_at >= app.app_now()) as "nextAppointmentAt",
  case when a.id is not null then jsonb_build_object('id', a.id, 'reference', a.reference, 'title', a.title,
       'cover', (select p.files -> 'card' ->> 'hash' from app.annonce_photos p
    where p.annonce_id = "a"."id" and p.is_cover)) end as annonce,
  coalesce((select sum(v.unread_count)::int from app.conversations v where v.dossier_id = d.id), 0) as unread, d.version
                          from (select * from top order by last_activity_at desc, id desc limit $7) d
  join app.contacts c on c.id = d.contact_id
  left join app.members m on m.user_id = d.assignee_id
  left join app.annonces a on a.id = d.annonce_id) card)
               as items) k
     where w.code = $8 and w.active order by s.place;

-- GET /api/v1/push-devices
select "id", "device", "created_at" as "createdAt", "last_sent_at" as "lastSentAt" from "push_subscriptions" where "user_id" = $1 order by "id" desc limit $2;

-- GET /api/v1/reference-lists/{list}
select v.list, v.code, jsonb_build_object('fr', v.label_fr, 'ar', v.label_ar, 'en', v.label_en) as labels,
  v.active, v.deleted_at is not null as deleted, v.version from app.reference_values v where v.list = $1 order by v.id;
select l.list, l.codes, l.version from app.reference_lists l;
select u.loss_reason as code, count(*)::int as uses from app.dossiers u
  where u.loss_reason is not null group by 1;

-- GET /api/v1/reports/breakdown
select "timezone" from "organizations";
select "id" from "workflow_versions" order by "id";
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select "id", "code", "version", "definition" from "workflow_versions" where "id" = $1;
select g.*, x.name as name, x.city as detail
   from (select key, sum("leads")::int as "leads", sum("answeredInTime")::int as "answeredInTime", sum("answeredLate")::int as "answeredLate", sum("won")::int as "won", sum("lost")::int as "lost", sum("visits")::int as "visits", sum("visitsDone")::int as "visitsDone", sum("visitsMissed")::int as "visitsMissed", max("responseMedian") as "responseMedian"
           from (select d.branch_id::text as key, (count(*) filter (where true))::int as "leads", (count(*) filter (where coalesce(d.first_response_at <= d.first_response_due_at, false)))::int as "answeredInTime", (count(*) filter (where coalesce(coalesce(d.first_response_at, d.closed_at, app.app_now()) > d.first_response_due_at, false)))::int as "answeredLate", 0 as "won", 0 as "lost", 0 as "visits", 0 as "visitsDone", 0 as "visitsMissed", percentile_cont(0.5) within group (order by extract(epoch from d.first_response_at - d.opened_at)::float8) as "responseMedian"
   from app.dossiers d
  where d.opened_at >= $1::timestamptz and d.opened_at < $2::timestamptz and d.merged_into is null
    and true         group by 1 union all select d.branch_id::text as key, 0 as "leads", 0 as "answeredInTime", 0 as "answeredLate", (count(*) filter (where ((d.workflow_version_id, d.status) in (select * from unnest($3::uuid[], $4::text[])))))::int as "won", (count(*) filter (where not ((d.workflow_version_id, d.status) in (select * from unnest($5::uuid[], $6::text[])))))::int as "lost", 0 as "visits", 0 as "visitsDone", 0 as "visitsMissed", null::float8 as "responseMedian"
   from app.dossiers d
  where d.closed_at >= $7::timestamptz and d.closed_at < $8::timestamptz and (not d.is_open and d.merged_into is null)
    and true         group by 1 union all select v.branch_id::text as key, 0 as "leads", 0 as "answeredInTime", 0 as "answeredLate", 0 as "won", 0 as "lost", (count(*) filter (where true))::int as "visits", (count(*) filter (where v.state = 'DONE'))::int as "visitsDone", (count(*) filter (where v.state = 'NO_SHOW'))::int as "visitsMissed", null::float8 as "responseMedian"
   from app.appointments v left join app.dossiers d on d.id = v.dossier_id
  where v.starts_at >= $9::timestamptz and v.starts_at < $10::timestamptz and v.type = 'VISIT'
    and true         group by 1) u
          group by key order by sum(leads) desc, sum(visits) desc, key limit $11) g left join app.branches x on x.id::text = g.key
  order by g.leads desc, g.visits desc, g.key;

-- GET /api/v1/reports/breakdown as an agent
select "timezone" from "organizations";
select "id" from "workflow_versions" order by "id";
select g.*, x.name as name, x.city as detail
   from (select key, sum("leads")::int as "leads", sum("answeredInTime")::int as "answeredInTime", sum("answeredLate")::int as "answeredLate", sum("won")::int as "won", sum("lost")::int as "lost", sum("visits")::int as "visits", sum("visitsDone")::int as "visitsDone", sum("visitsMissed")::int as "visitsMissed", max("responseMedian") as "responseMedian"
           from (select d.branch_id::text as key, (count(*) filter (where true))::int as "leads", (count(*) filter (where coalesce(d.first_response_at <= d.first_response_due_at, false)))::int as "answeredInTime", (count(*) filter (where coalesce(coalesce(d.first_response_at, d.closed_at, app.app_now()) > d.first_response_due_at, false)))::int as "answeredLate", 0 as "won", 0 as "lost", 0 as "visits", 0 as "visitsDone", 0 as "visitsMissed", percentile_cont(0.5) within group (order by extract(epoch from d.first_response_at - d.opened_at)::float8) as "responseMedian"
   from app.dossiers d
  where d.opened_at >= $1::timestamptz and d.opened_at < $2::timestamptz and d.merged_into is null
    and (d.assignee_id = $3::uuid)         group by 1 union all select d.branch_id::text as key, 0 as "leads", 0 as "answeredInTime", 0 as "answeredLate", (count(*) filter (where ((d.workflow_version_id, d.status) in (select * from unnest($4::uuid[], $5::text[])))))::int as "won", (count(*) filter (where not ((d.workflow_version_id, d.status) in (select * from unnest($6::uuid[], $7::text[])))))::int as "lost", 0 as "visits", 0 as "visitsDone", 0 as "visitsMissed", null::float8 as "responseMedian"
   from app.dossiers d
  where d.closed_at >= $8::timestamptz and d.closed_at < $9::timestamptz and (not d.is_open and d.merged_into is null)
    and (d.assignee_id = $10::uuid)         group by 1 union all select v.branch_id::text as key, 0 as "leads", 0 as "answeredInTime", 0 as "answeredLate", 0 as "won", 0 as "lost", (count(*) filter (where true))::int as "visits", (count(*) filter (where v.state = 'DONE'))::int as "visitsDone", (count(*) filter (where v.state = 'NO_SHOW'))::int as "visitsMissed", null::float8 as "responseMedian"
   from app.appointments v left join app.dossiers d on d.id = v.dossier_id
  where v.starts_at >= $11::timestamptz and v.starts_at < $12::timestamptz and v.type = 'VISIT'
    and (v.agent_id = $13::uuid)         group by 1) u
          group by key order by sum(leads) desc, sum(visits) desc, key limit $14) g left join app.branches x on x.id::text = g.key
  order by g.leads desc, g.visits desc, g.key;

-- GET /api/v1/reports/funnel
select "timezone" from "organizations";
select "id" from "workflow_versions" order by "id";
select "id" from "workflow_versions" where "code" = $1 and "active" = $2;
select r.place, count(*)::int as count
    from (select (select max(array_position($1::text[], h.to_status))
  from app.dossier_status_history h where h.dossier_id = d.id) as place from app.dossiers d
   where d.opened_at >= $2::timestamptz and d.opened_at < $3::timestamptz and d.merged_into is null
     and true    and d.case_type = $4    ) r group by r.place;
with spent as (
    select s.status, sum(s.seconds)::float8 as seconds
      from (select d.id from app.dossiers d
   where d.opened_at >= $1::timestamptz and d.opened_at < $2::timestamptz and d.merged_into is null
     and true    and d.case_type = $3    ) o
           -- Dossier by dossier: a period must not cost the history of all others.
           cross join lateral (
             select o.id as dossier_id, h.to_status as status,
                    extract(epoch from lead(h.at) over (order by h.id) - h.at) as seconds
               from app.dossier_status_history h where h.dossier_id = o.id) s
     where s.seconds is not null and s.status = any ($4::text[])
     group by s.dossier_id, s.status)
  select status, count(*)::int as left, percentile_cont(0.5) within group (order by seconds) as median,
         percentile_cont(0.9) within group (order by seconds) as p90
    from spent group by status;
select r.place, count(*)::int as count
    from (select (select max(array_position($1::text[], h.to_status))
  from app.dossier_status_history h where h.dossier_id = d.id) as place from app.dossiers d
   where d.opened_at >= $2::timestamptz and d.opened_at < $3::timestamptz and d.merged_into is null
     and true    and d.case_type = $4    ) r group by r.place;

-- GET /api/v1/reports/funnel as an agent
select "timezone" from "organizations";
select "id" from "workflow_versions" order by "id";
select "id" from "workflow_versions" where "code" = $1 and "active" = $2;
select r.place, count(*)::int as count
    from (select (select max(array_position($1::text[], h.to_status))
  from app.dossier_status_history h where h.dossier_id = d.id) as place from app.dossiers d
   where d.opened_at >= $2::timestamptz and d.opened_at < $3::timestamptz and d.merged_into is null
     and (d.assignee_id = $4::uuid)    and d.case_type = $5    ) r group by r.place;
with spent as (
    select s.status, sum(s.seconds)::float8 as seconds
      from (select d.id from app.dossiers d
   where d.opened_at >= $1::timestamptz and d.opened_at < $2::timestamptz and d.merged_into is null
     and (d.assignee_id = $3::uuid)    and d.case_type = $4    ) o
           -- Dossier by dossier: a period must not cost the history of all others.
           cross join lateral (
             select o.id as dossier_id, h.to_status as status,
                    extract(epoch from lead(h.at) over (order by h.id) - h.at) as seconds
               from app.dossier_status_history h where h.dossier_id = o.id) s
     where s.seconds is not null and s.status = any ($5::text[])
     group by s.dossier_id, s.status)
  select status, count(*)::int as left, percentile_cont(0.5) within group (order by seconds) as median,
         percentile_cont(0.9) within group (order by seconds) as p90
    from spent group by status;
select r.place, count(*)::int as count
    from (select (select max(array_position($1::text[], h.to_status))
  from app.dossier_status_history h where h.dossier_id = d.id) as place from app.dossiers d
   where d.opened_at >= $2::timestamptz and d.opened_at < $3::timestamptz and d.merged_into is null
     and (d.assignee_id = $4::uuid)    and d.case_type = $5    ) r group by r.place;

-- GET /api/v1/reports/rows
select "timezone" from "organizations";
select "id" from "workflow_versions" order by "id";
select d.id as id, 'DOSSIER' as kind, d.opened_at as at,
  case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end as dossier,
  coalesce(d.id is not null and "d".merged_into is null, false) as readable,
  case when "d".merged_into is null  then c.display_name end as contact,
  jsonb_build_object('id', b.id, 'name', b.name) as branch,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as agent,
  d.source, d.case_type as "caseType", d.status as status, case when n.id is not null then jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) end as annonce,
  null::text as reason, null::text as remark,
  case when d.expected_value is not null then jsonb_build_object('amount', d.expected_value, 'currency', d.currency) end as value,
  extract(epoch from d.first_response_at - d.opened_at)::float8 as seconds
    from (select d.* from app.dossiers d
   where d.opened_at >= $1::timestamptz and d.opened_at < $2::timestamptz and d.merged_into is null
     and true         and true
    order by d.opened_at desc, d.id desc limit $3) d left join app.contacts c on c.id = d.contact_id join app.branches b on b.id = d.branch_id left join app.members m on m.user_id = d.assignee_id
    left join app.annonces n on n.id = d.annonce_id
   order by d.opened_at desc, d.id desc;

-- GET /api/v1/reports/rows as an agent
select "timezone" from "organizations";
select "id" from "workflow_versions" order by "id";
select d.id as id, 'DOSSIER' as kind, d.opened_at as at,
  case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end as dossier,
  coalesce(d.id is not null and ("d".merged_into is null and ("d".assignee_id = $1::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[])))), false) as readable,
  case when ("d".merged_into is null and ("d".assignee_id = $3::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($4::uuid[]))))  then c.display_name end as contact,
  jsonb_build_object('id', b.id, 'name', b.name) as branch,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as agent,
  d.source, d.case_type as "caseType", d.status as status, case when n.id is not null then jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) end as annonce,
  null::text as reason, null::text as remark,
  case when d.expected_value is not null then jsonb_build_object('amount', d.expected_value, 'currency', d.currency) end as value,
  extract(epoch from d.first_response_at - d.opened_at)::float8 as seconds
    from (select d.* from app.dossiers d
   where d.opened_at >= $5::timestamptz and d.opened_at < $6::timestamptz and d.merged_into is null
     and (d.assignee_id = $7::uuid)         and true
    order by d.opened_at desc, d.id desc limit $8) d left join app.contacts c on c.id = d.contact_id join app.branches b on b.id = d.branch_id left join app.members m on m.user_id = d.assignee_id
    left join app.annonces n on n.id = d.annonce_id
   order by d.opened_at desc, d.id desc;

-- GET /api/v1/reports/summary
select "timezone" from "organizations";
select "id" from "workflow_versions" order by "id";
select "settings" from "organizations";
select case grouping(d.bucket, d.source, d.currency) when 3 then 'bucket' when 5 then 'source' when 6 then 'currency'
        else 'all' end as grouped, d.bucket, d.source, d.currency, (count(*) filter (where true))::int as "leads", (count(*) filter (where d.first_response_at is not null))::int as "answered", (count(*) filter (where coalesce(d.first_response_at <= d.first_response_due_at, false)))::int as "answeredInTime", (count(*) filter (where coalesce(coalesce(d.first_response_at, d.closed_at, app.app_now()) > d.first_response_due_at, false)))::int as "answeredLate", (count(*) filter (where (d.is_open and d.first_response_at is null and coalesce(d.first_response_due_at >= app.app_now(), false))))::int as "awaiting", (count(*) filter (where (d.is_open and d.expected_value is not null)))::int as "expectedValue",
        percentile_cont(0.5) within group (order by extract(epoch from d.first_response_at - d.opened_at)::float8) as "responseMedian",
        percentile_cont(0.9) within group (order by extract(epoch from d.first_response_at - d.opened_at)::float8) as "responseP90",
        sum(d.expected_value) filter (where (d.is_open and d.expected_value is not null)) as amount
   from (select d.*, width_bucket(d.opened_at, $1::timestamptz[]) as bucket
           from app.dossiers d
  where d.opened_at >= $2::timestamptz and d.opened_at < $3::timestamptz and d.merged_into is null
    and true        ) d
  group by grouping sets ((), (d.bucket), (d.source), (d.currency));
select case grouping(d.reason, d.currency) when 1 then 'reason' when 2 then 'currency' else 'all' end as grouped,
        d.is_won as "isWon", d.reason, d.currency, (count(*) filter (where ((d.workflow_version_id, d.status) in (select * from unnest($1::uuid[], $2::text[])))))::int as "won", (count(*) filter (where not ((d.workflow_version_id, d.status) in (select * from unnest($3::uuid[], $4::text[])))))::int as "lost", (count(*) filter (where (((d.workflow_version_id, d.status) in (select * from unnest($5::uuid[], $6::text[]))) and d.expected_value is not null)))::int as "wonValue",
        sum(d.expected_value) filter (where (((d.workflow_version_id, d.status) in (select * from unnest($7::uuid[], $8::text[]))) and d.expected_value is not null)) as amount
   from (select d.*, ((d.workflow_version_id, d.status) in (select * from unnest($9::uuid[], $10::text[]))) as is_won, coalesce(case when ((d.workflow_version_id, d.status) in (select * from unnest($11::uuid[], $12::text[]))) then d.won_reason else d.loss_reason end, 'NONE') as reason
           from app.dossiers d
  where d.closed_at >= $13::timestamptz and d.closed_at < $14::timestamptz and (not d.is_open and d.merged_into is null)
    and true        ) d
  group by grouping sets ((), (d.is_won, d.reason), (d.currency));
select (count(*) filter (where true))::int as "visits", (count(*) filter (where v.state in ('SCHEDULED', 'CONFIRMED')))::int as "visitsAhead", (count(*) filter (where v.state = 'DONE'))::int as "visitsDone", (count(*) filter (where v.state = 'NO_SHOW'))::int as "visitsMissed", (count(*) filter (where v.state = 'CANCELLED'))::int as "visitsCancelled" from app.appointments v left join app.dossiers d on d.id = v.dossier_id
  where v.starts_at >= $1::timestamptz and v.starts_at < $2::timestamptz and v.type = 'VISIT'
    and true;
select case grouping(d.bucket, d.source, d.currency) when 3 then 'bucket' when 5 then 'source' when 6 then 'currency'
        else 'all' end as grouped, d.bucket, d.source, d.currency, (count(*) filter (where true))::int as "leads", (count(*) filter (where d.first_response_at is not null))::int as "answered", (count(*) filter (where coalesce(d.first_response_at <= d.first_response_due_at, false)))::int as "answeredInTime", (count(*) filter (where coalesce(coalesce(d.first_response_at, d.closed_at, app.app_now()) > d.first_response_due_at, false)))::int as "answeredLate", (count(*) filter (where (d.is_open and d.first_response_at is null and coalesce(d.first_response_due_at >= app.app_now(), false))))::int as "awaiting", (count(*) filter (where (d.is_open and d.expected_value is not null)))::int as "expectedValue",
        percentile_cont(0.5) within group (order by extract(epoch from d.first_response_at - d.opened_at)::float8) as "responseMedian",
        percentile_cont(0.9) within group (order by extract(epoch from d.first_response_at - d.opened_at)::float8) as "responseP90",
        sum(d.expected_value) filter (where (d.is_open and d.expected_value is not null)) as amount
   from (select d.*, width_bucket(d.opened_at, $1::timestamptz[]) as bucket
           from app.dossiers d
  where d.opened_at >= $2::timestamptz and d.opened_at < $3::timestamptz and d.merged_into is null
    and true        ) d
  group by grouping sets ((), (d.bucket), (d.source), (d.currency));
select case grouping(d.reason, d.currency) when 1 then 'reason' when 2 then 'currency' else 'all' end as grouped,
        d.is_won as "isWon", d.reason, d.currency, (count(*) filter (where ((d.workflow_version_id, d.status) in (select * from unnest($1::uuid[], $2::text[])))))::int as "won", (count(*) filter (where not ((d.workflow_version_id, d.status) in (select * from unnest($3::uuid[], $4::text[])))))::int as "lost", (count(*) filter (where (((d.workflow_version_id, d.status) in (select * from unnest($5::uuid[], $6::text[]))) and d.expected_value is not null)))::int as "wonValue",
        sum(d.expected_value) filter (where (((d.workflow_version_id, d.status) in (select * from unnest($7::uuid[], $8::text[]))) and d.expected_value is not null)) as amount
   from (select d.*, ((d.workflow_version_id, d.status) in (select * from unnest($9::uuid[], $10::text[]))) as is_won, coalesce(case when ((d.workflow_version_id, d.status) in (select * from unnest($11::uuid[], $12::text[]))) then d.won_reason else d.loss_reason end, 'NONE') as reason
           from app.dossiers d
  where d.closed_at >= $13::timestamptz and d.closed_at < $14::timestamptz and (not d.is_open and d.merged_into is null)
    and true        ) d
  group by grouping sets ((), (d.is_won, d.reason), (d.currency));
select (count(*) filter (where true))::int as "visits", (count(*) filter (where v.state in ('SCHEDULED', 'CONFIRMED')))::int as "visitsAhead", (count(*) filter (where v.state = 'DONE'))::int as "visitsDone", (count(*) filter (where v.state = 'NO_SHOW'))::int as "visitsMissed", (count(*) filter (where v.state = 'CANCELLED'))::int as "visitsCancelled" from app.appointments v left join app.dossiers d on d.id = v.dossier_id
  where v.starts_at >= $1::timestamptz and v.starts_at < $2::timestamptz and v.type = 'VISIT'
    and true;

-- GET /api/v1/reports/summary as an agent
select "timezone" from "organizations";
select "id" from "workflow_versions" order by "id";
select "settings" from "organizations";
select case grouping(d.bucket, d.source, d.currency) when 3 then 'bucket' when 5 then 'source' when 6 then 'currency'
        else 'all' end as grouped, d.bucket, d.source, d.currency, (count(*) filter (where true))::int as "leads", (count(*) filter (where d.first_response_at is not null))::int as "answered", (count(*) filter (where coalesce(d.first_response_at <= d.first_response_due_at, false)))::int as "answeredInTime", (count(*) filter (where coalesce(coalesce(d.first_response_at, d.closed_at, app.app_now()) > d.first_response_due_at, false)))::int as "answeredLate", (count(*) filter (where (d.is_open and d.first_response_at is null and coalesce(d.first_response_due_at >= app.app_now(), false))))::int as "awaiting", (count(*) filter (where (d.is_open and d.expected_value is not null)))::int as "expectedValue",
        percentile_cont(0.5) within group (order by extract(epoch from d.first_response_at - d.opened_at)::float8) as "responseMedian",
        percentile_cont(0.9) within group (order by extract(epoch from d.first_response_at - d.opened_at)::float8) as "responseP90",
        sum(d.expected_value) filter (where (d.is_open and d.expected_value is not null)) as amount
   from (select d.*, width_bucket(d.opened_at, $1::timestamptz[]) as bucket
           from app.dossiers d
  where d.opened_at >= $2::timestamptz and d.opened_at < $3::timestamptz and d.merged_into is null
    and (d.assignee_id = $4::uuid)        ) d
  group by grouping sets ((), (d.bucket), (d.source), (d.currency));
select case grouping(d.reason, d.currency) when 1 then 'reason' when 2 then 'currency' else 'all' end as grouped,
        d.is_won as "isWon", d.reason, d.currency, (count(*) filter (where ((d.workflow_version_id, d.status) in (select * from unnest($1::uuid[], $2::text[])))))::int as "won", (count(*) filter (where not ((d.workflow_version_id, d.status) in (select * from unnest($3::uuid[], $4::text[])))))::int as "lost", (count(*) filter (where (((d.workflow_version_id, d.status) in (select * from unnest($5::uuid[], $6::text[]))) and d.expected_value is not null)))::int as "wonValue",
        sum(d.expected_value) filter (where (((d.workflow_version_id, d.status) in (select * from unnest($7::uuid[], $8::text[]))) and d.expected_value is not null)) as amount
   from (select d.*, ((d.workflow_version_id, d.status) in (select * from unnest($9::uuid[], $10::text[]))) as is_won, coalesce(case when ((d.workflow_version_id, d.status) in (select * from unnest($11::uuid[], $12::text[]))) then d.won_reason else d.loss_reason end, 'NONE') as reason
           from app.dossiers d
  where d.closed_at >= $13::timestamptz and d.closed_at < $14::timestamptz and (not d.is_open and d.merged_into is null)
    and (d.assignee_id = $15::uuid)        ) d
  group by grouping sets ((), (d.is_won, d.reason), (d.currency));
select (count(*) filter (where true))::int as "visits", (count(*) filter (where v.state in ('SCHEDULED', 'CONFIRMED')))::int as "visitsAhead", (count(*) filter (where v.state = 'DONE'))::int as "visitsDone", (count(*) filter (where v.state = 'NO_SHOW'))::int as "visitsMissed", (count(*) filter (where v.state = 'CANCELLED'))::int as "visitsCancelled" from app.appointments v left join app.dossiers d on d.id = v.dossier_id
  where v.starts_at >= $1::timestamptz and v.starts_at < $2::timestamptz and v.type = 'VISIT'
    and (v.agent_id = $3::uuid);
select case grouping(d.bucket, d.source, d.currency) when 3 then 'bucket' when 5 then 'source' when 6 then 'currency'
        else 'all' end as grouped, d.bucket, d.source, d.currency, (count(*) filter (where true))::int as "leads", (count(*) filter (where d.first_response_at is not null))::int as "answered", (count(*) filter (where coalesce(d.first_response_at <= d.first_response_due_at, false)))::int as "answeredInTime", (count(*) filter (where coalesce(coalesce(d.first_response_at, d.closed_at, app.app_now()) > d.first_response_due_at, false)))::int as "answeredLate", (count(*) filter (where (d.is_open and d.first_response_at is null and coalesce(d.first_response_due_at >= app.app_now(), false))))::int as "awaiting", (count(*) filter (where (d.is_open and d.expected_value is not null)))::int as "expectedValue",
        percentile_cont(0.5) within group (order by extract(epoch from d.first_response_at - d.opened_at)::float8) as "responseMedian",
        percentile_cont(0.9) within group (order by extract(epoch from d.first_response_at - d.opened_at)::float8) as "responseP90",
        sum(d.expected_value) filter (where (d.is_open and d.expected_value is not null)) as amount
   from (select d.*, width_bucket(d.opened_at, $1::timestamptz[]) as bucket
           from app.dossiers d
  where d.opened_at >= $2::timestamptz and d.opened_at < $3::timestamptz and d.merged_into is null
    and (d.assignee_id = $4::uuid)        ) d
  group by grouping sets ((), (d.bucket), (d.source), (d.currency));
select case grouping(d.reason, d.currency) when 1 then 'reason' when 2 then 'currency' else 'all' end as grouped,
        d.is_won as "isWon", d.reason, d.currency, (count(*) filter (where ((d.workflow_version_id, d.status) in (select * from unnest($1::uuid[], $2::text[])))))::int as "won", (count(*) filter (where not ((d.workflow_version_id, d.status) in (select * from unnest($3::uuid[], $4::text[])))))::int as "lost", (count(*) filter (where (((d.workflow_version_id, d.status) in (select * from unnest($5::uuid[], $6::text[]))) and d.expected_value is not null)))::int as "wonValue",
        sum(d.expected_value) filter (where (((d.workflow_version_id, d.status) in (select * from unnest($7::uuid[], $8::text[]))) and d.expected_value is not null)) as amount
   from (select d.*, ((d.workflow_version_id, d.status) in (select * from unnest($9::uuid[], $10::text[]))) as is_won, coalesce(case when ((d.workflow_version_id, d.status) in (select * from unnest($11::uuid[], $12::text[]))) then d.won_reason else d.loss_reason end, 'NONE') as reason
           from app.dossiers d
  where d.closed_at >= $13::timestamptz and d.closed_at < $14::timestamptz and (not d.is_open and d.merged_into is null)
    and (d.assignee_id = $15::uuid)        ) d
  group by grouping sets ((), (d.is_won, d.reason), (d.currency));
select (count(*) filter (where true))::int as "visits", (count(*) filter (where v.state in ('SCHEDULED', 'CONFIRMED')))::int as "visitsAhead", (count(*) filter (where v.state = 'DONE'))::int as "visitsDone", (count(*) filter (where v.state = 'NO_SHOW'))::int as "visitsMissed", (count(*) filter (where v.state = 'CANCELLED'))::int as "visitsCancelled" from app.appointments v left join app.dossiers d on d.id = v.dossier_id
  where v.starts_at >= $1::timestamptz and v.starts_at < $2::timestamptz and v.type = 'VISIT'
    and (v.agent_id = $3::uuid);

-- GET /api/v1/resources
select r.id, r.branch_id as "branchId", r.kind, r.name, r.active, r.version from app.resources r order by not r.active, lower(r.name), r.id limit $1;

-- GET /api/v1/retention
select stale_contact_months as "staleContactMonths", raw_event_days as "rawEventDays", legal_hold_years as "legalHoldYears",
  version, checked_at as "checkedAt" from app.retention_rules;

-- GET /api/v1/retention?staleContactMonths&rawEventDays&legalHoldYears
select stale_contact_months as "staleContactMonths", raw_event_days as "rawEventDays", legal_hold_years as "legalHoldYears",
  version, checked_at as "checkedAt" from app.retention_rules;
select c.id, c.display_name as "displayName", l.at as "lastActivityAt"
   from app.contacts c
   cross join lateral (select greatest(c.created_at, c.last_inbound_at,
          (select max(greatest(d.last_activity_at, d.closed_at)) from app.dossiers d where d.contact_id = c.id),
          (select max(v.last_at) from app.conversations v where v.contact_id = c.id),
          (select max(a.ends_at) from app.appointments a where a.contact_id = c.id),
          (select max(a.ends_at) from app.appointment_attendees w join app.appointments a on a.id = w.appointment_id where w.contact_id = c.id)) as at) l
  where c.merged_into is null and c.erased_at is null and c.created_at < $1::timestamptz and l.at < $2::timestamptz
    and not exists (select from app.dossiers d where d.contact_id = c.id and (d.is_open or (d.won_reason is not null and d.closed_at > $3::timestamptz)))
    and not exists (select from app.annonces n where n.owner_contact_id = c.id and n.status <> 'ARCHIVED')
    and not exists (select from app.parties p join app.dossiers d on d.id = p.dossier_id where p.contact_id = c.id and d.is_open)
    and not exists (select from app.messages m where m.contact_id = c.id and m.direction = 'OUT' and m.status in ('QUEUED', 'SENDING', 'UNKNOWN'))
  order by l.at, c.id limit $4;
select count(*)::int as n from (select 1 from app.inbound_events
  where state = 'DONE' and received_at < $1::timestamptz and payload <> '{}' limit $2) x;

-- GET /api/v1/saved-views
select v.id, v.list, v.name, v.filter, v.columns, v.sort, v.shared, v.version,
  jsonb_build_object('id', m.user_id, 'name', m.name) as owner from app.saved_views v join app.members m on m.user_id = v.owner_id
       where v.list = $1 and (v.deleted_at is null and (v.shared or v.owner_id = $2::uuid)) order by lower(v.name), v.id limit $3;
select p.columns, v.id as "defaultViewId" from app.list_preferences p
   left join app.saved_views v on v.id = p.default_view_id and (v.deleted_at is null and (v.shared or v.owner_id = $1::uuid))
  where p.user_id = $2::uuid and p.list = $3;

-- GET /api/v1/suppressions
select s.id, s.kind, s.hint, s.scope, s.reason, s.note, s.with_id as "withId", s.created_at as "createdAt", jsonb_build_object('kind', split_part("s"."created_by", ':', 1), 'id', nullif(split_part("s"."created_by", ':', 2), ''),
    'name', case split_part("s"."created_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("s"."created_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("s"."created_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("s"."created_by", ':', 2)::uuid)
      else nullif(split_part("s"."created_by", ':', 2), '') end) as "createdBy",
  s.lifted_at as "liftedAt", case when s.lifted_by is null then null else jsonb_build_object('kind', split_part("s"."lifted_by", ':', 1), 'id', nullif(split_part("s"."lifted_by", ':', 2), ''),
    'name', case split_part("s"."lifted_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("s"."lifted_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("s"."lifted_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("s"."lifted_by", ':', 2)::uuid)
      else nullif(split_part("s"."lifted_by", ':', 2), '') end) end as "liftedBy", s.lift_reason as "liftReason", s.identity_id as "identityId" from app.suppressions s
     where s.lifted_at is null
     order by s.id desc limit $1;

-- GET /api/v1/tasks
select k.id, k.title, k.category, k.state, k.due_at as "dueAt",
  case when k.remind_minutes is not null or k.remind_at is not null then jsonb_build_object(
    'minutesBefore', k.remind_minutes, 'at', to_char(coalesce(k.remind_at, k.due_at - make_interval(mins => k.remind_minutes)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) end as reminder,
  (select jsonb_build_object('rule', s.rule, 'timezone', s.timezone, 'startsAt', to_char(s.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'occurrenceAt', to_char(coalesce(k.occurrence_at, s.starts_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) from app.task_series s
    where s.id = k.series_id and s.ended_at is null) as recurrence,
  (k.state = 'OPEN' and k.due_at is not null and k.due_at < app.app_now()) as overdue,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  (select jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name)
     from app.dossiers d join app.contacts c on c.id = d.contact_id
    where d.id = k.dossier_id and "d".merged_into is null) as dossier,
  k.created_at as "createdAt", k.completed_at as "completedAt", k.version from app.tasks k left join app.members m on m.user_id = k.assignee_id
     where true
     order by k.due_at asc nulls last, k.id asc limit $1;

-- GET /api/v1/tasks?assignee&state&dossierId&dueBefore&q
select k.id, k.title, k.category, k.state, k.due_at as "dueAt",
  case when k.remind_minutes is not null or k.remind_at is not null then jsonb_build_object(
    'minutesBefore', k.remind_minutes, 'at', to_char(coalesce(k.remind_at, k.due_at - make_interval(mins => k.remind_minutes)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) end as reminder,
  (select jsonb_build_object('rule', s.rule, 'timezone', s.timezone, 'startsAt', to_char(s.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'occurrenceAt', to_char(coalesce(k.occurrence_at, s.starts_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) from app.task_series s
    where s.id = k.series_id and s.ended_at is null) as recurrence,
  (k.state = 'OPEN' and k.due_at is not null and k.due_at < app.app_now()) as overdue,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  (select jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name)
     from app.dossiers d join app.contacts c on c.id = d.contact_id
    where d.id = k.dossier_id and "d".merged_into is null) as dossier,
  k.created_at as "createdAt", k.completed_at as "completedAt", k.version from app.tasks k left join app.members m on m.user_id = k.assignee_id
     where true  and k.assignee_id = $1::uuid
       and k.state = $2
       and k.dossier_id = $3
       and k.due_at < $4::timestamptz
       and k.id in (select app.search_tasks($5 ))
     order by k.due_at asc nulls last, k.id asc limit $6;

-- GET /api/v1/tasks as an agent
select k.id, k.title, k.category, k.state, k.due_at as "dueAt",
  case when k.remind_minutes is not null or k.remind_at is not null then jsonb_build_object(
    'minutesBefore', k.remind_minutes, 'at', to_char(coalesce(k.remind_at, k.due_at - make_interval(mins => k.remind_minutes)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) end as reminder,
  (select jsonb_build_object('rule', s.rule, 'timezone', s.timezone, 'startsAt', to_char(s.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'occurrenceAt', to_char(coalesce(k.occurrence_at, s.starts_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) from app.task_series s
    where s.id = k.series_id and s.ended_at is null) as recurrence,
  (k.state = 'OPEN' and k.due_at is not null and k.due_at < app.app_now()) as overdue,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  (select jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name)
     from app.dossiers d join app.contacts c on c.id = d.contact_id
    where d.id = k.dossier_id and ("d".merged_into is null and ("d".assignee_id = $1::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[]))))) as dossier,
  k.created_at as "createdAt", k.completed_at as "completedAt", k.version from app.tasks k left join app.members m on m.user_id = k.assignee_id
     where (k.assignee_id = $3::uuid or (k.dossier_id is null and k.created_by = $4)
    or exists (select 1 from app.dossiers d where d.id = k.dossier_id and ("d".merged_into is null and ("d".assignee_id = $5::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($6::uuid[]))))))
     order by k.due_at asc nulls last, k.id asc limit $7;

-- GET /api/v1/tasks?assignee&state&dossierId&dueBefore&q as an agent
select k.id, k.title, k.category, k.state, k.due_at as "dueAt",
  case when k.remind_minutes is not null or k.remind_at is not null then jsonb_build_object(
    'minutesBefore', k.remind_minutes, 'at', to_char(coalesce(k.remind_at, k.due_at - make_interval(mins => k.remind_minutes)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) end as reminder,
  (select jsonb_build_object('rule', s.rule, 'timezone', s.timezone, 'startsAt', to_char(s.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'occurrenceAt', to_char(coalesce(k.occurrence_at, s.starts_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) from app.task_series s
    where s.id = k.series_id and s.ended_at is null) as recurrence,
  (k.state = 'OPEN' and k.due_at is not null and k.due_at < app.app_now()) as overdue,
  case when m.user_id is not null then jsonb_build_object('id', m.user_id, 'name', m.name) end as assignee,
  (select jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name)
     from app.dossiers d join app.contacts c on c.id = d.contact_id
    where d.id = k.dossier_id and ("d".merged_into is null and ("d".assignee_id = $1::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($2::uuid[]))))) as dossier,
  k.created_at as "createdAt", k.completed_at as "completedAt", k.version from app.tasks k left join app.members m on m.user_id = k.assignee_id
     where (k.assignee_id = $3::uuid or (k.dossier_id is null and k.created_by = $4)
    or exists (select 1 from app.dossiers d where d.id = k.dossier_id and ("d".merged_into is null and ("d".assignee_id = $5::uuid
    or ("d".assignee_id is null and "d".branch_id = any ($6::uuid[]))))))  and k.assignee_id = $7::uuid
       and k.state = $8
       and k.dossier_id = $9
       and k.due_at < $10::timestamptz
       and k.id in (select app.search_tasks($11 , p_own => $12::uuid, p_branches => $13::uuid[]))
     order by k.due_at asc nulls last, k.id asc limit $14;

-- GET /api/v1/today
with here as (
    select z.timezone as zone, (app.app_now() at time zone z.timezone)::date as day
      from (select coalesce((select b.timezone from app.branches b where b.id = any ($1::uuid[])
                              order by array_position($2::uuid[], b.id) limit 1),
                            (select b.timezone from app.branches b order by b.created_at, b.id limit 1)) as timezone) z
  ), span as (
    select h.zone, h.day, h.day::timestamp at time zone h.zone as begins, (h.day + 1)::timestamp at time zone h.zone as ends from here h
  )
  select s.zone, s.day::text as day, (select o.settings from app.organizations o) as settings,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) as dossier, d.first_response_due_at as "dueAt", d.source, d.assignee_id is null as unassigned,
             (select v.id from app.conversations v where v.dossier_id = d.id order by v.last_at desc limit 1) as "conversationId"
        from app.dossiers d join app.contacts c on c.id = d.contact_id
       where d.is_open and d.first_response_at is null and d.first_response_due_at is not null
         and (d.assignee_id = $3::uuid or (d.assignee_id is null and "d".merged_into is null))
       order by d.first_response_due_at, d.id limit $4) x), '[]') as answers,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select v.id as "conversationId", c.display_name as contact, v.channel, coalesce(v.waiting_since, v.last_at) as since,
             left(v.last_text, 200) as text, case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end as dossier
        from app.conversations v join app.contacts c on c.id = v.contact_id
        left join app.dossiers d on d.id = v.dossier_id
       where (v.needs_human or (v.waiting_since is not null and v.handled_by = 'HUMAN')) and (v.snoozed_until is null or v.snoozed_until <= app.app_now())
         and (coalesce(v.assignee_id, d.assignee_id) = $5::uuid or (v.assignee_id is null and d.assignee_id is null and d.id is not null and "d".merged_into is null))
       order by 4, v.id limit $6) x), '[]') as waiting,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select p.id, p.type, p.state, p.starts_at as "startsAt", p.ends_at as "endsAt", p.timezone, p.place,
             c.display_name as contact, case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end as dossier,
             case when n.id is not null then jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) end as annonce,
             case when "n"."latitude" is not null and "n"."longitude" is not null
  then jsonb_build_object('latitude', "n"."latitude", 'longitude', "n"."longitude") end as at, coalesce(n.zone, n.city) as "from"
        from app.appointments p left join app.contacts c on c.id = p.contact_id
        left join app.dossiers d on d.id = p.dossier_id and "d".merged_into is null left join app.annonces n on n.id = p.annonce_id
       where ("p"."agent_id" = $7::uuid::uuid or "p"."id" = any (array(
  select w.appointment_id from app.appointment_attendees w where w.user_id = $8::uuid::uuid))) and p.state <> 'CANCELLED' and p.starts_at >= s.begins and p.starts_at < s.ends
       order by p.starts_at, p.id limit 50) x), '[]') as appointments,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select k.id, k.title, k.category, k.due_at as "dueAt", coalesce(k.due_at < app.app_now(), false) as overdue, k.version,
             case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) end as dossier
        from app.tasks k left join app.dossiers d on d.id = k.dossier_id and "d".merged_into is null left join app.contacts c on c.id = d.contact_id
       where k.state = 'OPEN' and k.assignee_id = $9::uuid and (k.due_at is null or k.due_at < s.ends)
       order by k.due_at nulls last, k.id limit 30) x), '[]') as tasks,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select 'OFFER_ENDING' as kind, jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) as dossier, o.expires_at as at, null::int as score
        from app.offers o join app.dossiers d on d.id = o.dossier_id join app.contacts c on c.id = d.contact_id
       where o.state = 'OPEN' and o.expires_at > app.app_now() and o.expires_at < app.app_now() + make_interval(hours => $10) and d.is_open and d.assignee_id = $11::uuid
       order by o.expires_at limit $12) x), '[]') as ending,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select 'OUTCOME_MISSING' as kind, jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) as dossier, p.starts_at as at, null::int as score
        from app.appointments p join app.dossiers d on d.id = p.dossier_id and "d".merged_into is null join app.contacts c on c.id = d.contact_id
       where p.agent_id = $13::uuid and p.state in ('SCHEDULED', 'CONFIRMED') and p.ends_at < app.app_now()
         and p.starts_at > app.app_now() - make_interval(days => $14)
       order by p.starts_at limit $15) x), '[]') as outcomes,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select 'HOT_WITHOUT_STEP' as kind, jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) as dossier, d.last_activity_at as at, d.score as score
        from app.dossiers d join app.contacts c on c.id = d.contact_id
       where d.is_open and d.assignee_id = $16::uuid and d.band = 'HOT'
         and not exists (select from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED') and p.ends_at >= app.app_now())
         and not exists (select from app.tasks k where k.dossier_id = d.id and k.state = 'OPEN')
       order by d.score desc nulls last, d.id limit $17) x), '[]') as hot,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select 'STALE' as kind, jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) as dossier, d.last_activity_at as at, null::int as score
        from app.dossiers d join app.contacts c on c.id = d.contact_id
       where d.is_open and d.assignee_id = $18::uuid and d.held_from is null and d.last_activity_at < app.app_now() - make_interval(days => $19)
       order by d.last_activity_at limit $20) x), '[]') as stale
    from span s;

-- GET /api/v1/today as an agent
with here as (
    select z.timezone as zone, (app.app_now() at time zone z.timezone)::date as day
      from (select coalesce((select b.timezone from app.branches b where b.id = any ($1::uuid[])
                              order by array_position($2::uuid[], b.id) limit 1),
                            (select b.timezone from app.branches b order by b.created_at, b.id limit 1)) as timezone) z
  ), span as (
    select h.zone, h.day, h.day::timestamp at time zone h.zone as begins, (h.day + 1)::timestamp at time zone h.zone as ends from here h
  )
  select s.zone, s.day::text as day, (select o.settings from app.organizations o) as settings,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) as dossier, d.first_response_due_at as "dueAt", d.source, d.assignee_id is null as unassigned,
             (select v.id from app.conversations v where v.dossier_id = d.id order by v.last_at desc limit 1) as "conversationId"
        from app.dossiers d join app.contacts c on c.id = d.contact_id
       where d.is_open and d.first_response_at is null and d.first_response_due_at is not null
         and (d.assignee_id = $3::uuid or (d.assignee_id is null and ("d".merged_into is null and ("d".assignee_id = $4::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($5::uuid[]))))))
       order by d.first_response_due_at, d.id limit $6) x), '[]') as answers,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select v.id as "conversationId", c.display_name as contact, v.channel, coalesce(v.waiting_since, v.last_at) as since,
             left(v.last_text, 200) as text, case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end as dossier
        from app.conversations v join app.contacts c on c.id = v.contact_id
        left join app.dossiers d on d.id = v.dossier_id
       where (v.needs_human or (v.waiting_since is not null and v.handled_by = 'HUMAN')) and (v.snoozed_until is null or v.snoozed_until <= app.app_now())
         and (coalesce(v.assignee_id, d.assignee_id) = $7::uuid or (v.assignee_id is null and d.assignee_id is null and d.id is not null and ("d".merged_into is null and ("d".assignee_id = $8::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($9::uuid[]))))))
       order by 4, v.id limit $10) x), '[]') as waiting,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select p.id, p.type, p.state, p.starts_at as "startsAt", p.ends_at as "endsAt", p.timezone, p.place,
             c.display_name as contact, case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference) end as dossier,
             case when n.id is not null then jsonb_build_object('id', n.id, 'reference', n.reference, 'title', n.title) end as annonce,
             case when "n"."latitude" is not null and "n"."longitude" is not null
  then jsonb_build_object('latitude', "n"."latitude", 'longitude', "n"."longitude") end as at, coalesce(n.zone, n.city) as "from"
        from app.appointments p left join app.contacts c on c.id = p.contact_id
        left join app.dossiers d on d.id = p.dossier_id and ("d".merged_into is null and ("d".assignee_id = $11::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($12::uuid[])))) left join app.annonces n on n.id = p.annonce_id
       where ("p"."agent_id" = $13::uuid::uuid or "p"."id" = any (array(
  select w.appointment_id from app.appointment_attendees w where w.user_id = $14::uuid::uuid))) and p.state <> 'CANCELLED' and p.starts_at >= s.begins and p.starts_at < s.ends
       order by p.starts_at, p.id limit 50) x), '[]') as appointments,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select k.id, k.title, k.category, k.due_at as "dueAt", coalesce(k.due_at < app.app_now(), false) as overdue, k.version,
             case when d.id is not null then jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) end as dossier
        from app.tasks k left join app.dossiers d on d.id = k.dossier_id and ("d".merged_into is null and ("d".assignee_id = $15::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($16::uuid[])))) left join app.contacts c on c.id = d.contact_id
       where k.state = 'OPEN' and k.assignee_id = $17::uuid and (k.due_at is null or k.due_at < s.ends)
       order by k.due_at nulls last, k.id limit 30) x), '[]') as tasks,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select 'OFFER_ENDING' as kind, jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) as dossier, o.expires_at as at, null::int as score
        from app.offers o join app.dossiers d on d.id = o.dossier_id join app.contacts c on c.id = d.contact_id
       where o.state = 'OPEN' and o.expires_at > app.app_now() and o.expires_at < app.app_now() + make_interval(hours => $18) and d.is_open and d.assignee_id = $19::uuid
       order by o.expires_at limit $20) x), '[]') as ending,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select 'OUTCOME_MISSING' as kind, jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) as dossier, p.starts_at as at, null::int as score
        from app.appointments p join app.dossiers d on d.id = p.dossier_id and ("d".merged_into is null and ("d".assignee_id = $21::uuid
  or ("d".assignee_id is null and "d".branch_id = any ($22::uuid[])))) join app.contacts c on c.id = d.contact_id
       where p.agent_id = $23::uuid and p.state in ('SCHEDULED', 'CONFIRMED') and p.ends_at < app.app_now()
         and p.starts_at > app.app_now() - make_interval(days => $24)
       order by p.starts_at limit $25) x), '[]') as outcomes,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select 'HOT_WITHOUT_STEP' as kind, jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) as dossier, d.last_activity_at as at, d.score as score
        from app.dossiers d join app.contacts c on c.id = d.contact_id
       where d.is_open and d.assignee_id = $26::uuid and d.band = 'HOT'
         and not exists (select from app.appointments p where p.dossier_id = d.id and p.state in ('SCHEDULED', 'CONFIRMED') and p.ends_at >= app.app_now())
         and not exists (select from app.tasks k where k.dossier_id = d.id and k.state = 'OPEN')
       order by d.score desc nulls last, d.id limit $27) x), '[]') as hot,
    coalesce((select jsonb_agg(to_jsonb(x)) from (
      select 'STALE' as kind, jsonb_build_object('id', d.id, 'reference', d.reference, 'contact', c.display_name) as dossier, d.last_activity_at as at, null::int as score
        from app.dossiers d join app.contacts c on c.id = d.contact_id
       where d.is_open and d.assignee_id = $28::uuid and d.held_from is null and d.last_activity_at < app.app_now() - make_interval(days => $29)
       order by d.last_activity_at limit $30) x), '[]') as stale
    from span s;

-- GET /api/v1/today/team
with load as (
    select d.assignee_id, count(*) as open, count(*) filter (where d.band = 'HOT') as hot,
           count(*) filter (where d.first_response_at is null and d.first_response_due_at < app.app_now()) as late,
           count(*) filter (where d.held_from is null and d.last_activity_at < app.app_now() - make_interval(days => $1)) as stale
      from app.dossiers d where d.is_open group by 1
  ), waiting as (
    select coalesce(v.assignee_id, d.assignee_id) as assignee_id, count(*) as n
      from app.conversations v left join app.dossiers d on d.id = v.dossier_id
     where (v.waiting_since is not null or v.needs_human) and (v.needs_human or v.handled_by = 'HUMAN') and (v.snoozed_until is null or v.snoozed_until <= app.app_now()) group by 1
  ), overdue as (
    select k.assignee_id, count(*) as n from app.tasks k where k.state = 'OPEN' and k.due_at < app.app_now() group by 1
  ), booked as (
    select p.agent_id, count(*) as n from app.appointments p
      join app.branches b on b.id = p.branch_id
     where p.state <> 'CANCELLED' and p.starts_at > app.app_now() - interval '1 day' and p.starts_at < app.app_now() + interval '1 day'
       and (p.starts_at at time zone b.timezone)::date = (app.app_now() at time zone b.timezone)::date group by 1
  )
  select coalesce((select jsonb_agg(to_jsonb(x)) from (
    select m.user_id as id, m.name,
           exists (select from app.absences x where x.user_id = m.user_id and app.app_now() >= x.starts_at and app.app_now() < x.ends_at) as absent,
           coalesce(l.open, 0)::int as open, coalesce(l.hot, 0)::int as hot, coalesce(l.late, 0)::int as "lateAnswers",
           coalesce(w.n, 0)::int as waiting, coalesce(o.n, 0)::int as "overdueTasks", coalesce(k.n, 0)::int as "appointmentsToday",
           coalesce(l.stale, 0)::int as stale
      from app.members m left join load l on l.assignee_id = m.user_id left join waiting w on w.assignee_id = m.user_id
      left join overdue o on o.assignee_id = m.user_id left join booked k on k.agent_id = m.user_id
     where m.status = 'ACTIVE' and m.guest_until is null and m.roles && array['AGENT', 'MANAGER', 'ADMIN_ORG']
     order by m.name, m.user_id limit 500) x), '[]') as members,
    jsonb_build_object('open', coalesce((select l.open from load l where l.assignee_id is null), 0),
                       'lateAnswers', coalesce((select l.late from load l where l.assignee_id is null), 0),
                       'waiting', coalesce((select w.n from waiting w where w.assignee_id is null), 0)) as queue;

-- GET /api/v1/workflow-drafts/{id}
select f.id, f.code, f.version, f.definition, f.copied_from as "copiedFromId",
         jsonb_build_object('id', b.id, 'version', b.version, 'definition', b.definition) as base,
         (select c.version from app.workflow_versions c where c.id = f.copied_from) as "copiedFrom",
         f.updated_at as "updatedAt", jsonb_build_object('kind', split_part("f"."updated_by", ':', 1), 'id', nullif(split_part("f"."updated_by", ':', 2), ''),
  'name', case split_part("f"."updated_by", ':', 1)
    when 'user' then (select x.name from app.members x where x.user_id = split_part("f"."updated_by", ':', 2)::uuid)
    when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("f"."updated_by", ':', 2)::uuid)
    when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("f"."updated_by", ':', 2)::uuid)
    else nullif(split_part("f"."updated_by", ':', 2), '') end) as "updatedBy"
    from app.workflow_drafts f join app.workflow_versions b on b.id = f.base_id where f.id = $1;

-- GET /api/v1/workflow-drafts/{id}/dossiers
select f.id, f.code, f.version, f.definition, f.copied_from as "copiedFromId",
         jsonb_build_object('id', b.id, 'version', b.version, 'definition', b.definition) as base,
         (select c.version from app.workflow_versions c where c.id = f.copied_from) as "copiedFrom",
         f.updated_at as "updatedAt", jsonb_build_object('kind', split_part("f"."updated_by", ':', 1), 'id', nullif(split_part("f"."updated_by", ':', 2), ''),
  'name', case split_part("f"."updated_by", ':', 1)
    when 'user' then (select x.name from app.members x where x.user_id = split_part("f"."updated_by", ':', 2)::uuid)
    when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("f"."updated_by", ':', 2)::uuid)
    when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("f"."updated_by", ':', 2)::uuid)
    else nullif(split_part("f"."updated_by", ':', 2), '') end) as "updatedBy"
    from app.workflow_drafts f join app.workflow_versions b on b.id = f.base_id where f.id = $1;

-- GET /api/v1/workflow-drafts/{id}/simulation
select f.id, f.code, f.version, f.definition, f.copied_from as "copiedFromId",
         jsonb_build_object('id', b.id, 'version', b.version, 'definition', b.definition) as base,
         (select c.version from app.workflow_versions c where c.id = f.copied_from) as "copiedFrom",
         f.updated_at as "updatedAt", jsonb_build_object('kind', split_part("f"."updated_by", ':', 1), 'id', nullif(split_part("f"."updated_by", ':', 2), ''),
  'name', case split_part("f"."updated_by", ':', 1)
    when 'user' then (select x.name from app.members x where x.user_id = split_part("f"."updated_by", ':', 2)::uuid)
    when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("f"."updated_by", ':', 2)::uuid)
    when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("f"."updated_by", ':', 2)::uuid)
    else nullif(split_part("f"."updated_by", ':', 2), '') end) as "updatedBy"
    from app.workflow_drafts f join app.workflow_versions b on b.id = f.base_id where f.id = $1;

-- GET /api/v1/workflow-editor
select w.code,
           jsonb_build_object('id', w.id, 'version', w.version, 'states', jsonb_array_length(w.definition -> 'states'),
             'transitions', jsonb_array_length(w.definition -> 'transitions'), 'createdAt', w.created_at,
             'createdBy', case when w.created_by is not null then jsonb_build_object('kind', split_part("w"."created_by", ':', 1), 'id', nullif(split_part("w"."created_by", ':', 2), ''),
    'name', case split_part("w"."created_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("w"."created_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("w"."created_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("w"."created_by", ':', 2)::uuid)
      else nullif(split_part("w"."created_by", ':', 2), '') end) end) as active,
           case when f.id is not null then jsonb_build_object('id', f.id, 'version', f.version, 'updatedAt', f.updated_at,
             'updatedBy', jsonb_build_object('kind', split_part("f"."updated_by", ':', 1), 'id', nullif(split_part("f"."updated_by", ':', 2), ''),
    'name', case split_part("f"."updated_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("f"."updated_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("f"."updated_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("f"."updated_by", ':', 2)::uuid)
      else nullif(split_part("f"."updated_by", ':', 2), '') end)) end as draft,
           (select jsonb_build_object('id', g.id, 'code', g.code,
  'version', (select n.version from app.workflow_versions n where n.id = g.workflow_version_id), 'state', g.state, 'total', g.total,
  'moved', g.moved, 'restated', g.restated, 'skipped', g.skipped, 'leftCount', g.left_count, 'leftBehind', g.left_behind,
  'mapping', g.mapping, 'createdAt', g.created_at, 'finishedAt', g.finished_at, 'createdBy', jsonb_build_object('kind', split_part("g"."created_by", ':', 1), 'id', nullif(split_part("g"."created_by", ':', 2), ''),
    'name', case split_part("g"."created_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("g"."created_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("g"."created_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("g"."created_by", ':', 2)::uuid)
      else nullif(split_part("g"."created_by", ':', 2), '') end)) from app.workflow_migrations g where g.code = w.code order by g.id desc limit 1) as migration
      from app.workflow_versions w left join app.workflow_drafts f on f.code = w.code
     where w.active order by array_position($1::text[], w.code), w.code;

-- GET /api/v1/workflow-migrations/{id}
select jsonb_build_object('id', g.id, 'code', g.code,
  'version', (select n.version from app.workflow_versions n where n.id = g.workflow_version_id), 'state', g.state, 'total', g.total,
  'moved', g.moved, 'restated', g.restated, 'skipped', g.skipped, 'leftCount', g.left_count, 'leftBehind', g.left_behind,
  'mapping', g.mapping, 'createdAt', g.created_at, 'finishedAt', g.finished_at, 'createdBy', jsonb_build_object('kind', split_part("g"."created_by", ':', 1), 'id', nullif(split_part("g"."created_by", ':', 2), ''),
    'name', case split_part("g"."created_by", ':', 1)
      when 'user' then (select x.name from app.members x where x.user_id = split_part("g"."created_by", ':', 2)::uuid)
      when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("g"."created_by", ':', 2)::uuid)
      when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("g"."created_by", ':', 2)::uuid)
      else nullif(split_part("g"."created_by", ':', 2), '') end)) as migration from app.workflow_migrations g where g.id = $1;

-- GET /api/v1/workflow-versions
select w.id, w.version, w.active, w.note, (select c.version from app.workflow_versions c where c.id = w.copied_from) as "copiedFrom",
         w.created_at as "createdAt", case when w.created_by is not null then jsonb_build_object('kind', split_part("w"."created_by", ':', 1), 'id', nullif(split_part("w"."created_by", ':', 2), ''),
  'name', case split_part("w"."created_by", ':', 1)
    when 'user' then (select x.name from app.members x where x.user_id = split_part("w"."created_by", ':', 2)::uuid)
    when 'api_key' then (select x.name from app.api_keys x where x.id = split_part("w"."created_by", ':', 2)::uuid)
    when 'contact' then (select x.display_name from app.contacts x where x.id = split_part("w"."created_by", ':', 2)::uuid)
    else nullif(split_part("w"."created_by", ':', 2), '') end) end as "createdBy", w.definition
    from app.workflow_versions w where w.code = $1
   order by w.version desc limit $2;

-- GET /api/v1/workflows
select "id", "code", "version", "definition" from "workflow_versions" where "active" = $1 order by "code";

-- GET /api/v1/working-hours
select weekday, to_char(starts, 'HH24:MI') as starts, to_char(ends, 'HH24:MI') as ends
  from app.working_hours where user_id = $1 order by weekday, working_hours.starts;

-- GET /api/v1/working-hours?userId
select user_id as "userId", name, email, roles, branch_ids as "branchIds", languages, guest_until as "guestUntil", version,
        case when status = 'ACTIVE' and not app.is_active(members) then 'LEFT' else status end as status
   from app.members where user_id = $1::uuid
  order by not app.is_active(members), status = 'LEFT', lower(name), user_id;

-- GET /health/ready
select 1;
