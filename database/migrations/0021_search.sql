-- Search of contacts, conversations, dossiers and annonces: cheap however large the organisation, forgiving one slip a word.
-- Under row-level security a trigram operator cannot use its index (it is not leakproof): narrow doors may, and read the
-- organisation from the context alone. What the caller may see is decided by who asks.

-- ---------------------------------------------------------------- names as searches compare them

-- Begins with a blank, so that a pattern can ask for the beginning of a word. Said by other columns, so not audited.
alter table app.contacts add column search_text text not null generated always as (app.search_fold(' ' || display_name
  || case when strpos(display_name, first_name) > 0 then '' else coalesce(' ' || first_name, '') end
  || case when strpos(display_name, last_name) > 0 then '' else coalesce(' ' || last_name, '') end)) stored;
drop trigger zz_audit on app.contacts;
create trigger zz_audit after insert or update or delete on app.contacts
  for each row execute function private.audit_row('last_inbound_at', 'search_text');

drop index app.contacts_name;
create index contacts_search on app.contacts using gin (org_id, search_text public.gin_trgm_ops) where merged_into is null;

-- ---------------------------------------------------------------- the words of an organisation

-- Every word of names (CONTACT) and of annonces (ANNONCE), as itself and once with each letter left open ("b_nali"):
-- a word with one slip is found by equality alone. Duplicates do no harm: a unique key would make writers wait in circles.
create table app.search_words (
  org_id uuid,
  id uuid not null default uuidv7(),
  kind text not null check (kind in ('CONTACT', 'ANNONCE')),
  key text not null,
  word text not null,
  primary key (org_id, id)
);
create index search_words_key on app.search_words (org_id, kind, key) include (word);
create index search_words_near on app.search_words using gin (org_id, kind, word public.gin_trgm_ops) where key = word;
select private.protect_table('app.search_words', 'select', false);
drop trigger aa_append_only on app.search_words;
drop trigger aa_no_truncate on app.search_words;

-- The words of a folded text that are worth correcting to: letters, three to thirty of them.
create function private.words_of(p_text text) returns text[]
language sql immutable parallel safe
as $$
  select coalesce(array_agg(distinct w), '{}') from regexp_split_to_table(p_text, '[^[:alpha:]]+') w where length(w) between 3 and 30
$$;

-- Under which keys a word is kept.
create function private.word_keys(p_word text) returns text[]
language sql immutable parallel safe
as $$
  select array_agg(overlay(p_word placing '_' from n for 1)) || p_word from generate_series(1, length(p_word)) n
$$;

-- The keys under which the word somebody meant is kept: one letter wrong, missing, too many, or two neighbours swapped.
create function private.slip_keys(p_word text) returns text[]
language sql immutable parallel safe
as $$
  select array_agg(overlay(p_word placing '_' from n for 1))
      || array_agg(overlay(p_word placing '_' from n for 0)) || (p_word || '_')
      || array_agg(overlay(p_word placing '' from n for 1))
      || array_agg(overlay(p_word placing substr(p_word, n + 1, 1) || substr(p_word, n, 1) from n for 2)) filter (where n < length(p_word))
    from generate_series(1, length(p_word)) n
$$;

-- Keeps the words of a row; words that have left it and occur in no other row are forgotten (a name that was erased too).
create function private.keep_words() returns trigger
language plpgsql security definer set search_path = pg_catalog, app, public
as $$
declare
  v_kind constant text := tg_argv[0];
  v_old text[] := '{}';
  v_new text[] := '{}';
  v_org uuid;
  v_word text;
  v_used boolean;
begin
  if tg_op <> 'INSERT' then v_old := private.words_of(old.search_text); v_org := old.org_id; end if;
  if tg_op <> 'DELETE' then v_new := private.words_of(new.search_text); v_org := new.org_id; end if;
  foreach v_word in array v_new loop
    continue when v_word = any (v_old)
      or exists (select from app.search_words s where s.org_id = v_org and s.kind = v_kind and s.key = v_word and s.word = v_word);
    insert into app.search_words (org_id, kind, key, word) select v_org, v_kind, k, v_word from unnest(private.word_keys(v_word)) k;
  end loop;
  foreach v_word in array v_old loop
    continue when v_word = any (v_new);
    execute format('select count(*) > 0 from %s where org_id = $1 and search_text like %L', tg_relid::regclass, '%' || v_word || '%')
      into v_used using v_org;
    continue when v_used;
    delete from app.search_words s where s.org_id = v_org and s.kind = v_kind and s.key = any (private.word_keys(v_word)) and s.word = v_word;
  end loop;
  return null;
end $$;
create trigger keep_words after insert or delete or update of display_name, first_name, last_name on app.contacts
  for each row execute function private.keep_words('CONTACT');
create trigger keep_words after insert or delete or update of title, reference, city, zone on app.annonces
  for each row execute function private.keep_words('ANNONCE');

insert into app.search_words (org_id, kind, key, word)
select f.org_id, f.kind, k, f.word
  from (select distinct c.org_id, 'CONTACT' as kind, w as word from app.contacts c, unnest(private.words_of(c.search_text)) w
        union all
        select distinct a.org_id, 'ANNONCE', w from app.annonces a, unnest(private.words_of(a.search_text)) w) f,
       unnest(private.word_keys(f.word)) k;

-- What a word nobody has was meant to be: the words one slip away; for long words without any, the three most alike.
create function private.near_words(p_org uuid, p_kind text, p_word text) returns text[]
language plpgsql stable set search_path = pg_catalog, app, public set pg_trgm.similarity_threshold = '0.4'
as $$
declare
  v_found text[];
begin
  if length(p_word) not between 3 and 30 then return '{}'; end if;
  select array_agg(distinct s.word) into v_found from app.search_words s
   where s.org_id = p_org and s.kind = p_kind and s.key = any (private.slip_keys(p_word)) and s.word <> p_word;
  if v_found is null and length(p_word) >= 6 then
    select array_agg(n.word) into v_found
      from (select s.word from app.search_words s
             where s.org_id = p_org and s.kind = p_kind and s.word % p_word and s.key = s.word
             order by similarity(s.word, p_word) desc, s.word limit 3) n;
  end if;
  return coalesce(v_found, '{}');
end $$;

-- ---------------------------------------------------------------- what somebody typed

-- The words of a query, at most six; signs alone are none. Numbers in whatever form ("06 12.34", "00212 6", "+33 (0)6") are one word with their
-- digits as they stand inside an international number.
create function private.search_terms(p_query text) returns table (n bigint, word text, digits text)
language sql immutable parallel safe
as $$
  with token as (
    select t.n, t.w, t.w ~ '^[+(]*[0-9][0-9().+/-]*$' as numeric
      from regexp_split_to_table(translate(app.search_fold(p_query), '٠١٢٣٤٥٦٧٨٩', '0123456789'), '\s+') with ordinality t (w, n)
     where t.w ~ '[[:alnum:]]'
  ), run as (
    select k.n, k.w, k.numeric, case when k.numeric then k.n - row_number() over (partition by k.numeric order by k.n) else -k.n end as part from token k
  ), term as (
    select min(r.n) as n, string_agg(r.w, ' ' order by r.n) as word,
           case when r.numeric then regexp_replace(regexp_replace(replace(string_agg(r.w, '' order by r.n), '(0)', ''), '[^0-9]', '', 'g'), '^00?', '') end as digits
      from run r group by r.numeric, r.part
  )
  select t.n, t.word, case when length(t.digits) >= 3 then t.digits end from term t order by t.n limit 6
$$;

-- A pattern for a part of a text; one or two letters must begin a word: no index knows them otherwise.
create function private.like_part(p_word text) returns text
language sql immutable parallel safe
as $$
  select case when p_word ~ '^[[:alnum:]]{1,2}$' then '% ' else '%' end
      || replace(replace(replace(p_word, '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;

-- ---------------------------------------------------------------- contacts

-- The newest p_limit contacts before p_before under conditions on their name (c.search_text) and on a number or address
-- (i.value). What many share is found among the newest, in a look at three hundred of them and, when these promise it,
-- at some more. What few share is cheap by index: asking for all of them at once (an aggregate) keeps the planner from
-- walking through the organisation in search of the first.
create function private.newest_contacts(p_org uuid, p_name text, p_identity text, p_before uuid, p_limit int) returns uuid[]
language plpgsql stable set search_path = pg_catalog, app, public
as $$
declare
  v_before constant uuid := coalesce(p_before, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  v_alive constant text := ' and exists (select from app.contacts c where c.org_id = $1 and c.id = i.contact_id and c.merged_into is null)';
  v_among text;
  v_all text;
  v_window int;
  v_found uuid[];
begin
  if p_identity is null then
    v_among := 'select array(select c.id from (select id, search_text from app.contacts where org_id = $1 and merged_into is null and id < $2
                order by id desc limit $4) c where ' || p_name || ' order by 1 desc limit $3)';
    v_all := 'select (array_agg(c.id order by c.id desc))[1:$3] from app.contacts c
               where c.org_id = $1 and c.merged_into is null and c.id < $2 and ' || p_name;
  elsif p_name is null then
    v_among := 'select array(select distinct i.contact_id from (select contact_id, value from app.channel_identities where org_id = $1 and contact_id < $2
                order by contact_id desc limit $4) i where ' || p_identity || v_alive || ' order by 1 desc limit $3)';
    v_all := 'select (array_agg(distinct i.contact_id order by i.contact_id desc))[1:$3] from app.channel_identities i
               where i.org_id = $1 and i.contact_id < $2 and ' || p_identity || v_alive;
  else
    v_all := 'select (array_agg(distinct c.id order by c.id desc))[1:$3] from app.contacts c join app.channel_identities i on i.org_id = $1 and i.contact_id = c.id
               where c.org_id = $1 and c.merged_into is null and c.id < $2 and ' || p_name || ' and ' || p_identity;
  end if;
  if v_among is not null and p_limit <= 101 then
    foreach v_window in array array[300, 5000] loop
      execute v_among into v_found using p_org, v_before, p_limit, v_window;
      if cardinality(v_found) >= p_limit then return v_found; end if;
      exit when cardinality(v_found) * 10 < p_limit;
    end loop;
  end if;
  execute v_all into v_found using p_org, v_before, p_limit;
  return coalesce(v_found, '{}');
end $$;

-- Whether a word is a part of a contact's name.
create function private.is_name(p_org uuid, p_word text) returns boolean
language plpgsql stable set search_path = pg_catalog, app, public
as $$
begin
  return exists (select from app.search_words s where s.org_id = p_org and s.kind = 'CONTACT' and s.key = p_word and s.word = p_word)
      or private.newest_contacts(p_org, format('c.search_text like %L', private.like_part(p_word)), null, null, 1) <> '{}';
end $$;

-- Whether a text of three characters or more is a part of somebody's number or address.
create function private.is_identity(p_org uuid, p_text text) returns boolean
language plpgsql stable set search_path = pg_catalog, app, public
as $$
begin
  return length(p_text) >= 3 and private.newest_contacts(p_org, null, format('i.value like %L', private.like_part(p_text)), null, 1) <> '{}';
end $$;

-- Contacts of which every word of the query is a part of the name, of a number or of an address, the newest first.
-- p_near: when there is none, words are corrected: those that occur nowhere, or all of them when each occurs somewhere.
create function private.contacts_matching(p_org uuid, p_query text, p_near boolean, p_limit int, p_before uuid default null) returns uuid[]
language plpgsql stable set search_path = pg_catalog, app, public
as $$
declare
  v_count int;
  v_known boolean := true;
  v_name text;
  v_identity text;
  v_found uuid[] := '{}';
  v_near text[];
  v_part text;
  t record;
begin
  select count(*) into v_count from private.search_terms(p_query);
  if v_count = 0 then return v_found; end if;

  for t in select * from private.search_terms(p_query) loop
    v_part := format('i.value like %L', private.like_part(coalesce(t.digits, t.word)));
    if v_count = 1 then
      v_found := private.newest_contacts(p_org, format('c.search_text like %L', private.like_part(t.word)), null, p_before, p_limit);
      if length(coalesce(t.digits, t.word)) >= 3 then
        v_found := array(select distinct x from unnest(v_found || private.newest_contacts(p_org, null, v_part, p_before, p_limit)) x
                          order by x desc limit p_limit);
      end if;
    elsif length(t.digits) >= 5 then v_identity := concat_ws(' and ', v_identity, v_part);
    elsif private.is_name(p_org, t.word) then
      v_name := concat_ws(' and ', v_name, format('c.search_text like %L', private.like_part(t.word)));
    elsif private.is_identity(p_org, coalesce(t.digits, t.word)) then
      v_identity := concat_ws(' and ', v_identity, v_part);
    else v_known := false;
    end if;
  end loop;
  if v_count > 1 and v_known then v_found := private.newest_contacts(p_org, v_name, v_identity, p_before, p_limit); end if;
  if v_found <> '{}' or not p_near then return v_found; end if;
  -- Behind the last exact page no near ones follow.
  if p_before is not null and private.contacts_matching(p_org, p_query, false, 1) <> '{}' then return v_found; end if;

  v_name := null;
  v_identity := null;
  v_known := v_known and v_count > 1;
  for t in select * from private.search_terms(p_query) loop
    -- Numbers and addresses are not corrected, nor is anything with a figure in it.
    if t.digits is not null or (t.word ~ '[^[:alpha:]]' and private.is_identity(p_org, t.word)) then
      v_identity := concat_ws(' and ', v_identity, format('i.value like %L', private.like_part(coalesce(t.digits, t.word))));
      continue;
    elsif t.word ~ '[^[:alpha:]]' and private.is_name(p_org, t.word) then
      v_name := concat_ws(' and ', v_name, format('c.search_text like %L', private.like_part(t.word)));
      continue;
    elsif t.word ~ '[0-9]' then return v_found;
    end if;
    for v_part in select w from regexp_split_to_table(t.word, '[^[:alpha:]]+') w where w <> '' loop
      v_near := private.near_words(p_org, 'CONTACT', v_part);
      if private.is_name(p_org, v_part) then
        v_near := case when v_known then v_near else '{}' end || v_part;
      elsif v_near = '{}' and private.is_identity(p_org, v_part) then
        v_identity := concat_ws(' and ', v_identity, format('i.value like %L', private.like_part(v_part)));
        continue;
      end if;
      if v_near = '{}' then return v_found; end if;
      v_name := concat_ws(' and ', v_name,
        (select '(' || string_agg(format('c.search_text like %L', private.like_part(w)), ' or ') || ')' from unnest(v_near) w));
    end loop;
  end loop;
  if v_name is null then return v_found; end if;
  return private.newest_contacts(p_org, v_name, v_identity, p_before, p_limit);
end $$;

-- Contacts of the organisation in context, the newest first, at most p_limit of them and all older than p_before.
create function app.search_contacts(p_query text, p_limit int default 1000, p_before uuid default null) returns setof uuid
language plpgsql stable rows 50 security definer set search_path = pg_catalog, app, public
as $$
begin
  if app.current_org() is null then return; end if;
  return query select unnest(private.contacts_matching(app.current_org(), p_query, true, least(p_limit, 5000), p_before));
end $$;

-- ---------------------------------------------------------------- dossiers, conversations

drop function app.dossiers_containing(text, text);

-- Dossiers by a part of their reference or by their contact, as contacts are searched.
create function app.search_dossiers(p_query text, p_limit int default 2000) returns setof uuid
language plpgsql stable rows 50 security definer set search_path = pg_catalog, app, public
as $$
declare
  v_org constant uuid := app.current_org();
  v_limit constant int := least(p_limit, 5000);
  v_near boolean;
  v_references uuid[];
  v_contacts uuid[];
  v_found uuid[];
begin
  if v_org is null or p_query !~ '[[:alnum:]]' then return; end if;
  execute format('select (array_agg(id order by id desc))[1:$2] from app.dossiers where org_id = $1 and lower(reference) like %L',
    private.like_part(lower(btrim(p_query)))) into v_references using v_org, v_limit;
  foreach v_near in array array[false, true] loop
    v_contacts := private.contacts_matching(v_org, p_query, v_near, v_limit);
    select array_agg(d.id) into v_found from app.dossiers d where d.org_id = v_org and d.contact_id = any (v_contacts);
    exit when v_found is not null or v_references is not null;
  end loop;
  return query select distinct x from unnest(v_references || v_found) x limit v_limit;
end $$;

-- Conversations by their contact, by a part of their dossier's reference, and the latest five hundred by their last line:
-- an index on lines that change with every message would cost each message more than this costs a search.
create function app.search_conversations(p_query text, p_limit int default 1000) returns setof uuid
language plpgsql stable rows 50 security definer set search_path = pg_catalog, app, public
as $$
declare
  v_org constant uuid := app.current_org();
  v_limit constant int := least(p_limit, 1000);
  v_patterns text[];
  v_near boolean;
  v_dossiers uuid[];
  v_lines uuid[];
  v_contacts uuid[];
  v_found uuid[];
begin
  if v_org is null or p_query !~ '[[:alnum:]]' then return; end if;
  select array_agg(private.like_part(t.word) order by t.n) into v_patterns from private.search_terms(p_query) t;
  -- app.search_fold written out: called once a line it would take three times as long.
  select array_agg(l.id) into v_lines
    from (select v.id, v.last_text from app.conversations v where v.org_id = v_org order by v.last_at desc, v.id desc limit 500) l
   where ' ' || translate(lower(public.unaccent('public.unaccent'::regdictionary, l.last_text)), 'أإآٱىةـ', 'اااايه') like all (v_patterns);
  if v_patterns[1] ~ '[0-9]' then
    execute format('select (array_agg(v.id))[1:$2] from app.dossiers d join app.conversations v on v.org_id = $1 and v.dossier_id = d.id
                     where d.org_id = $1 and lower(d.reference) like %L', private.like_part(lower(btrim(p_query))))
      into v_dossiers using v_org, v_limit;
  end if;
  foreach v_near in array array[false, true] loop
    v_contacts := private.contacts_matching(v_org, p_query, v_near, v_limit);
    select array_agg(v.id) into v_found from app.conversations v where v.org_id = v_org and v.contact_id = any (v_contacts);
    exit when coalesce(v_found, v_lines, v_dossiers) is not null;
  end loop;
  return query select distinct x from unnest(v_dossiers || v_lines || v_found) x;
end $$;

-- ---------------------------------------------------------------- annonces

-- Every word must occur; one that occurs nowhere in the organisation is corrected. At most p_limit ids, the latest changed first.
create or replace function app.search_annonces(p_query text, p_limit int default 1000) returns setof uuid
language plpgsql stable rows 100 security definer set search_path = pg_catalog, app, public
as $$
declare
  v_org constant uuid := app.current_org();
  v_word text;
  v_like text;
  v_known boolean;
  v_near text[];
  v_where text := '';
begin
  for v_word in
    select w from regexp_split_to_table(app.search_fold(btrim(p_query)), '\s+') with ordinality s (w, n)
     where w ~ '[[:alnum:]]' order by n limit 6
  loop
    v_like := format('search_text like %L', '%' || replace(replace(replace(v_word, '\', '\\'), '%', '\%'), '_', '\_') || '%');
    v_known := length(v_word) < 3
      or exists (select from app.search_words s where s.org_id = v_org and s.kind = 'ANNONCE' and s.key = v_word and s.word = v_word);
    if not v_known then
      execute 'select count(*) > 0 from app.annonces where org_id = $1 and ' || v_like into v_known using v_org;
    end if;
    if v_known then
      v_where := v_where || ' and ' || v_like;
    else
      v_near := private.near_words(v_org, 'ANNONCE', v_word);
      if v_near = '{}' then return; end if;
      v_where := v_where || (select format(' and (%s)', string_agg(format('search_text like %L', '%' || w || '%'), ' or ')) from unnest(v_near) w);
    end if;
  end loop;
  if v_where = '' then return; end if;
  return query execute 'select id from app.annonces where org_id = $2' || v_where
    || ' order by updated_at desc, id desc limit $1' using least(p_limit, 1000), v_org;
end $$;
