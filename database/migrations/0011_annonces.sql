-- Annonces: accent-blind search, lists by price, one cover each, blocks that only the platform lifts.

-- Text as searches compare it: lower case, no accents, Arabic letter forms made one, no lengthening stroke.
create function app.search_fold(p_text text) returns text
language sql immutable parallel safe strict
as $$
  select pg_catalog.translate(pg_catalog.lower(public.unaccent('public.unaccent'::pg_catalog.regdictionary, p_text)), 'أإآٱىةـ', 'اااايه')
$$;

-- Folding costs more than a whole list when done per row and query: it is kept. Said by other columns, so not audited.
alter table app.annonces
  add column search_text text generated always as
    (app.search_fold(title || ' ' || reference || ' ' || city || ' ' || coalesce(zone, ''))) stored,
  add column city_key text generated always as (app.search_fold(city)) stored,
  add column zone_key text generated always as (app.search_fold(zone)) stored;
drop trigger zz_audit on app.annonces;
create trigger zz_audit after insert or update or delete on app.annonces
  for each row execute function private.audit_row('search_text', 'city_key', 'zone_key');

drop index app.annonces_search;
create index annonces_search on app.annonces using gin (org_id, search_text public.gin_trgm_ops);
create index annonces_city on app.annonces (org_id, city_key, updated_at desc, id desc);

-- Under row-level security a trigram operator cannot use its index (it is not leakproof): this narrow door may, and
-- reads the organisation from the context alone. Every word must occur; one that occurs nowhere in the organisation is
-- taken for a slip and, from four letters on and without digits, matched nearly (comparing that way costs thirty times
-- more, so it is never done for words that are right). At most p_limit ids, the latest changed first.
create function app.search_annonces(p_query text, p_limit int default 1000) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, app, public set pg_trgm.word_similarity_threshold = '0.5'
as $$
declare
  v_org constant uuid := app.current_org();
  v_word text;
  v_like text;
  v_known boolean;
  v_where text := '';
begin
  for v_word in
    select w from regexp_split_to_table(app.search_fold(btrim(p_query)), '\s+') with ordinality s (w, n) where w <> '' order by n limit 6
  loop
    v_like := '%' || replace(replace(replace(v_word, '\', '\\'), '%', '\%'), '_', '\_') || '%';
    execute format('select exists (select from app.annonces where org_id = $1 and search_text like %L)', v_like) into v_known using v_org;
    if v_known then
      v_where := v_where || format(' and search_text like %L', v_like);
    elsif length(v_word) >= 4 and v_word !~ '[0-9]' then
      v_where := v_where || format(' and %L <%% search_text', v_word);
    else
      return;
    end if;
  end loop;
  if v_where = '' then return; end if;
  return query execute 'select id from app.annonces where org_id = $2' || v_where
    || ' order by updated_at desc, id desc limit $1' using least(p_limit, 1000), v_org;
end $$;

drop index app.annonces_price;
create index annonces_price on app.annonces (org_id, price_currency, (coalesce(price_amount, 0)), id);
create index annonces_places on app.annonces (org_id, city, zone, reference) where status <> 'ARCHIVED';

create unique index annonce_photos_one_cover on app.annonce_photos (org_id, annonce_id) where is_cover;

-- A listing the platform blocked (fraud). Organisations see the block and cannot lift it: they have no right to write here.
create table app.annonce_platform_blocks (
  org_id uuid,
  annonce_id uuid not null,
  reason text not null check (char_length(reason) between 1 and 1000),
  at timestamptz not null default app.app_now(),
  primary key (org_id, annonce_id),
  foreign key (org_id, annonce_id) references app.annonces
);
select private.protect_table('app.annonce_platform_blocks', 'select');
drop trigger aa_append_only on app.annonce_platform_blocks;
