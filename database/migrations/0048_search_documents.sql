-- Documents in the search over everything. And somebody who sees only what is their own, of whose words there are more
-- matches than a search looks at, is answered out of what is their own: nothing of theirs is missed.

-- ---------------------------------------------------------------- titles of documents as searches compare them

-- Said by another column, so not audited.
alter table app.documents add column search_text text not null generated always as (app.search_fold(' ' || coalesce(title, ''))) stored;
drop trigger zz_audit on app.documents;
create trigger zz_audit after insert or update or delete on app.documents
  for each row execute function private.audit_row('search_text');

create index documents_search on app.documents using gin (org_id, search_text public.gin_trgm_ops) where removed_at is null;
create index documents_type on app.documents (org_id, type, id desc) where removed_at is null;

alter table app.search_words
  drop constraint search_words_kind_check,
  add constraint search_words_kind_check check (kind in ('CONTACT', 'ANNONCE', 'DOCUMENT'));
create trigger keep_words after insert or delete or update of title on app.documents
  for each row execute function private.keep_words('DOCUMENT');
insert into app.search_words (org_id, kind, key, word)
select f.org_id, 'DOCUMENT', k, f.word
  from (select distinct d.org_id, w as word from app.documents d, unnest(private.words_of(d.search_text)) w) f,
       unnest(private.word_keys(f.word)) k;

-- ---------------------------------------------------------------- what is somebody's own

-- The dossiers given to a person and those that nobody has in their branches (access.md, reach OWN).
create function private.own_dossiers(p_org uuid, p_user uuid, p_branches uuid[]) returns uuid[]
language sql stable set search_path = pg_catalog, app
as $$
  select array(select d.id from app.dossiers d where d.org_id = p_org and d.assignee_id = p_user
               union all
               select d.id from app.dossiers d where d.org_id = p_org and d.assignee_id is null and d.branch_id = any (p_branches))
$$;

-- The people of these dossiers, those who take part in them too.
create function private.people_of(p_org uuid, p_dossiers uuid[]) returns uuid[]
language sql stable set search_path = pg_catalog, app
as $$
  select array(select d.contact_id from app.dossiers d where d.org_id = p_org and d.id = any (p_dossiers)
               union
               select p.contact_id from app.parties p where p.org_id = p_org and p.dossier_id = any (p_dossiers))
$$;

-- ---------------------------------------------------------------- contacts, dossiers, conversations, tasks

drop function app.search_contacts(text, int, uuid);
drop function app.search_dossiers(text, int);
drop function app.search_conversations(text, int);
drop function app.search_tasks(text, int);
drop function private.contacts_matching(uuid, text, boolean, int, uuid);
drop function private.newest_contacts(uuid, text, text, uuid, int);

-- As in 0021; p_among: only these contacts are looked at.
create function private.newest_contacts(p_org uuid, p_name text, p_identity text, p_before uuid, p_limit int,
  p_among uuid[] default null) returns uuid[]
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
               where c.org_id = $1 and c.merged_into is null and c.id < $2 and ' || p_name
      || case when p_among is null then '' else ' and c.id = any ($4)' end;
  elsif p_name is null then
    v_among := 'select array(select distinct i.contact_id from (select contact_id, value from app.channel_identities where org_id = $1 and contact_id < $2
                order by contact_id desc limit $4) i where ' || p_identity || v_alive || ' order by 1 desc limit $3)';
    v_all := 'select (array_agg(distinct i.contact_id order by i.contact_id desc))[1:$3] from app.channel_identities i
               where i.org_id = $1 and i.contact_id < $2 and ' || p_identity || v_alive
      || case when p_among is null then '' else ' and i.contact_id = any ($4)' end;
  else
    v_all := 'select (array_agg(distinct c.id order by c.id desc))[1:$3] from app.contacts c join app.channel_identities i on i.org_id = $1 and i.contact_id = c.id
               where c.org_id = $1 and c.merged_into is null and c.id < $2 and ' || p_name || ' and ' || p_identity
      || case when p_among is null then '' else ' and c.id = any ($4)' end;
  end if;
  if v_among is not null and p_among is null and p_limit <= 101 then
    foreach v_window in array array[300, 5000] loop
      execute v_among into v_found using p_org, v_before, p_limit, v_window;
      if cardinality(v_found) >= p_limit then return v_found; end if;
      exit when cardinality(v_found) * 10 < p_limit;
    end loop;
  end if;
  execute v_all into v_found using p_org, v_before, p_limit, p_among;
  return coalesce(v_found, '{}');
end $$;

-- As in 0021; p_among: as above.
create function private.contacts_matching(p_org uuid, p_query text, p_near boolean, p_limit int, p_before uuid default null,
  p_among uuid[] default null) returns uuid[]
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
      v_found := private.newest_contacts(p_org, format('c.search_text like %L', private.like_part(t.word)), null, p_before, p_limit, p_among);
      if length(coalesce(t.digits, t.word)) >= 3 then
        v_found := array(select distinct x from unnest(v_found || private.newest_contacts(p_org, null, v_part, p_before, p_limit, p_among)) x
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
  if v_count > 1 and v_known then v_found := private.newest_contacts(p_org, v_name, v_identity, p_before, p_limit, p_among); end if;
  if v_found <> '{}' or not p_near then return v_found; end if;
  -- Behind the last exact page no near ones follow.
  if p_before is not null and private.contacts_matching(p_org, p_query, false, 1, null, p_among) <> '{}' then return v_found; end if;

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
  return private.newest_contacts(p_org, v_name, v_identity, p_before, p_limit, p_among);
end $$;

-- Contacts of the organisation in context, the newest first, at most p_limit of them and all older than p_before. With
-- p_own the caller sees only what is that person's own: where more match than are looked at, those alone are.
create function app.search_contacts(p_query text, p_limit int default 1000, p_before uuid default null,
  p_own uuid default null, p_branches uuid[] default '{}') returns setof uuid
language plpgsql stable rows 50 security definer set search_path = pg_catalog, app, public
as $$
declare
  v_org constant uuid := app.current_org();
  v_limit constant int := least(p_limit, 5000);
  v_found uuid[];
begin
  if v_org is null then return; end if;
  v_found := private.contacts_matching(v_org, p_query, true, v_limit, p_before);
  if p_own is not null and cardinality(v_found) >= v_limit then
    v_found := private.contacts_matching(v_org, p_query, true, v_limit, p_before,
      private.people_of(v_org, private.own_dossiers(v_org, p_own, p_branches)));
  end if;
  return query select unnest(v_found);
end $$;

-- Dossiers by a part of their reference or by their contact, as contacts are searched. p_own: as above.
create function app.search_dossiers(p_query text, p_limit int default 2000, p_own uuid default null, p_branches uuid[] default '{}')
returns setof uuid
language plpgsql stable rows 50 security definer set search_path = pg_catalog, app, public
as $$
declare
  v_org constant uuid := app.current_org();
  v_limit constant int := least(p_limit, 5000);
  v_like constant text := private.like_part(lower(btrim(p_query)));
  v_own uuid[];
  v_near boolean;
  v_references uuid[];
  v_contacts uuid[];
  v_found uuid[];
begin
  if v_org is null or p_query !~ '[[:alnum:]]' then return; end if;
  execute format('select (array_agg(coalesce(merged_into, id) order by id desc))[1:$2] from app.dossiers where org_id = $1 and lower(reference) like %L',
    v_like) into v_references using v_org, v_limit;
  if p_own is not null and cardinality(v_references) >= v_limit then
    v_own := private.own_dossiers(v_org, p_own, p_branches);
    select (array_agg(d.id order by d.id desc))[1:v_limit] into v_references
      from app.dossiers d where d.org_id = v_org and d.id = any (v_own) and lower(d.reference) like v_like;
  end if;
  foreach v_near in array array[false, true] loop
    v_contacts := private.contacts_matching(v_org, p_query, v_near, v_limit);
    if p_own is not null and cardinality(v_contacts) >= v_limit then
      v_own := coalesce(v_own, private.own_dossiers(v_org, p_own, p_branches));
      v_contacts := private.contacts_matching(v_org, p_query, v_near, v_limit, null, private.people_of(v_org, v_own));
    end if;
    select array_agg(d.id) into v_found from app.dossiers d
     where d.org_id = v_org and d.contact_id = any (v_contacts) and (v_own is null or d.id = any (v_own));
    exit when v_found is not null or v_references is not null;
  end loop;
  return query select distinct x from unnest(v_references || v_found) x limit v_limit;
end $$;

-- Conversations by their contact, by a part of their dossier's reference, and the latest five hundred by their last line:
-- an index on lines that change with every message would cost each message more than this costs a search. p_own: as above,
-- and the people of the conversations given to that person.
create function app.search_conversations(p_query text, p_limit int default 1000, p_own uuid default null, p_branches uuid[] default '{}')
returns setof uuid
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
    execute format('select (array_agg(v.id))[1:$2] from app.dossiers d join app.conversations v on v.org_id = $1 and v.dossier_id = coalesce(d.merged_into, d.id)
                     where d.org_id = $1 and lower(d.reference) like %L', private.like_part(lower(btrim(p_query))))
      into v_dossiers using v_org, v_limit;
  end if;
  foreach v_near in array array[false, true] loop
    v_contacts := private.contacts_matching(v_org, p_query, v_near, v_limit);
    if p_own is not null and cardinality(v_contacts) >= v_limit then
      v_contacts := private.contacts_matching(v_org, p_query, v_near, v_limit, null,
        private.people_of(v_org, private.own_dossiers(v_org, p_own, p_branches))
        || array(select v.contact_id from app.conversations v where v.org_id = v_org and v.assignee_id = p_own));
    end if;
    select array_agg(v.id) into v_found from app.conversations v where v.org_id = v_org and v.contact_id = any (v_contacts);
    exit when coalesce(v_found, v_lines, v_dossiers) is not null;
  end loop;
  return query select distinct x from unnest(v_dossiers || v_lines || v_found) x;
end $$;

-- Tasks of whose title every word is a part. p_own: as above, and what was given to or made by that person.
create function app.search_tasks(p_query text, p_limit int default 500, p_own uuid default null, p_branches uuid[] default '{}')
returns setof uuid
language plpgsql stable rows 50 security definer set search_path = pg_catalog, app, public
as $$
declare
  v_org constant uuid := app.current_org();
  v_limit constant int := least(p_limit, 500);
  v_where text;
  v_found uuid[];
begin
  if v_org is null then return; end if;
  select string_agg(format('app.search_fold(title) like %L', '%' || replace(replace(replace(t.word, '\', '\\'), '%', '\%'), '_', '\_') || '%'), ' and ')
    into v_where from private.search_terms(p_query) t;
  if v_where is null then return; end if;
  execute 'select array(select id from app.tasks where org_id = $1 and ' || v_where || ' order by id desc limit $2)'
    into v_found using v_org, v_limit;
  if p_own is not null and cardinality(v_found) >= v_limit then
    execute 'select array(select id from app.tasks where org_id = $1 and ' || v_where || '
               and (assignee_id = $3 or dossier_id = any ($4) or (dossier_id is null and created_by = ''user:'' || $3)) order by id desc limit $2)'
      into v_found using v_org, v_limit, p_own, private.own_dossiers(v_org, p_own, p_branches);
  end if;
  return query select unnest(v_found);
end $$;

-- ---------------------------------------------------------------- documents

-- The pattern for a word of a paper: French words by their stem ("passeports" is "passeport") where it begins the word.
create function private.paper_like(p_word text) returns text
language sql stable set search_path = pg_catalog, app, public
as $$
  select private.like_part(case when length(s.stem) >= 4 and starts_with(p_word, s.stem) then s.stem else p_word end)
    from (select coalesce((ts_lexize('french_stem', p_word))[1], p_word) as stem) s
$$;

-- The kinds of papers that a word names. p_types: their names by code, folded, in every language. p_near: forgiving one slip.
create function private.kinds_named(p_types jsonb, p_word text, p_near boolean) returns text[]
language sql stable set search_path = pg_catalog, app, public
as $$
  select case when p_near
    then array(select distinct f.key from jsonb_each_text(p_types) f, regexp_split_to_table(f.value, '[^[:alpha:]]+') w
                where length(p_word) >= 4 and length(w) >= 4 and private.word_keys(w) && private.slip_keys(p_word))
    else array(select f.key from jsonb_each_text(p_types) f where f.value like private.paper_like(p_word)) end
$$;

-- What a word asks of a document (alias k) by its title and its kind, as a condition; null when no document has the word.
create function private.paper_condition(p_org uuid, p_word text, p_kinds text[], p_near boolean) returns text
language plpgsql stable set search_path = pg_catalog, app, public
as $$
declare
  v_parts text[] := '{}';
  v_known boolean;
begin
  if p_near then
    select coalesce(array_agg(format('k.search_text like %L', private.like_part(w))), '{}') into v_parts
      from unnest(private.near_words(p_org, 'DOCUMENT', p_word)) w;
  else
    execute format('select count(*) > 0 from app.documents k where k.org_id = $1 and k.removed_at is null and k.search_text like %L',
      private.paper_like(p_word)) into v_known using p_org;
    if v_known then v_parts := array[format('k.search_text like %L', private.paper_like(p_word))]; end if;
  end if;
  if p_kinds <> '{}' then v_parts := v_parts || format('k.type = any (%L::text[])', p_kinds); end if;
  return '(' || nullif(array_to_string(v_parts, ' or '), '') || ')';
end $$;

-- The newest documents under a condition. What many are is found among the newest; what few are is cheap by index, and
-- asking for all of them at once keeps the planner from walking through the organisation in search of the first.
create function private.papers(p_org uuid, p_where text, p_limit int, p_own uuid[], p_people uuid[]) returns uuid[]
language plpgsql stable set search_path = pg_catalog, app, public
as $$
declare
  v_found uuid[];
begin
  if p_own is null and p_limit <= 101 then
    execute 'select array(select k.id from (select * from app.documents where org_id = $1 and removed_at is null order by id desc limit 500) k
              where ' || p_where || ' order by k.id desc limit $2)' into v_found using p_org, p_limit;
    if cardinality(v_found) >= p_limit then return v_found; end if;
  end if;
  execute 'select (array_agg(k.id order by k.id desc))[1:$2] from app.documents k where ' || p_where
    into v_found using p_org, p_limit, p_own, p_people;
  return coalesce(v_found, '{}');
end $$;

-- The same, of people, dossiers and annonces that the words find.
create function private.papers_of(p_org uuid, p_words text, p_near boolean, p_where text, p_limit int, p_own uuid[], p_people uuid[])
returns uuid[]
language plpgsql stable set search_path = pg_catalog, app, public
as $$
declare
  v_people uuid[];
  v_dossiers uuid[];
  v_annonces uuid[];
  v_found uuid[];
begin
  v_people := private.contacts_matching(p_org, p_words, p_near, 1000, null, p_people);
  execute format('select (array_agg(coalesce(merged_into, id) order by id desc))[1:1000] from app.dossiers where org_id = $1 and lower(reference) like %L',
    private.like_part(p_words)) into v_dossiers using p_org;
  v_dossiers := v_dossiers || array(select d.id from app.dossiers d where d.org_id = p_org and d.contact_id = any (v_people));
  v_annonces := array(select app.search_annonces(p_words, 500));
  if v_people = '{}' and v_dossiers = '{}' and v_annonces = '{}' then return '{}'; end if;
  execute 'select (array_agg(k.id order by k.id desc))[1:$2] from app.documents k
            where (k.contact_id = any ($5) or k.dossier_id = any ($6) or k.annonce_id = any ($7)) and ' || p_where
    into v_found using p_org, p_limit, p_own, p_people, v_people, v_dossiers, v_annonces;
  return coalesce(v_found, '{}');
end $$;

-- Documents of the organisation in context, the newest first: each word is a part of the title, of the name of the kind, or
-- of whom and what it belongs to. Those taken away are not there; with p_confidential false those for managers neither.
-- p_types: names of kinds by code, in every language. p_own: only papers of what is that person's own, and of annonces.
create function app.search_documents(p_query text, p_types jsonb default '{}', p_limit int default 500, p_confidential boolean default true,
  p_own uuid default null, p_branches uuid[] default '{}') returns setof uuid
language plpgsql stable rows 50 security definer set search_path = pg_catalog, app, public
as $$
declare
  v_org constant uuid := app.current_org();
  v_limit constant int := least(p_limit, 500);
  v_open text := 'k.org_id = $1 and k.removed_at is null';
  v_types jsonb;
  v_words text[];
  v_own uuid[];
  v_people uuid[];
  v_near boolean;
  v_word text;
  v_kinds text[];
  v_part text;
  v_by_kind text;
  v_by_paper text;
  v_not_kind text;
  v_not_paper text;
  v_found uuid[] := '{}';
begin
  if v_org is null or p_query !~ '[[:alnum:]]' then return; end if;
  select coalesce(jsonb_object_agg(f.key, app.search_fold(' ' || f.value)), '{}') into v_types from jsonb_each_text(p_types) f;
  select array_agg(t.word order by t.n) into v_words from private.search_terms(p_query) t;
  if not p_confidential then v_open := v_open || ' and k.visibility = ''TEAM'''; end if;
  if p_own is not null then
    v_own := private.own_dossiers(v_org, p_own, p_branches);
    v_people := private.people_of(v_org, v_own);
    v_open := v_open || ' and (k.annonce_id is not null or k.dossier_id = any ($3) or k.contact_id = any ($4))';
  end if;

  foreach v_near in array array[false, true] loop
    v_by_kind := 'true';
    v_by_paper := 'true';
    v_not_kind := null;
    v_not_paper := null;
    foreach v_word in array v_words loop
      -- "de", "la": said, not meant.
      continue when cardinality(v_words) > 1 and ts_lexize('french_stem', v_word) = '{}';
      v_kinds := private.kinds_named(v_types, v_word, false);
      v_part := private.paper_condition(v_org, v_word, v_kinds, false);
      if v_near and v_part is null then
        v_kinds := private.kinds_named(v_types, v_word, true);
        v_part := private.paper_condition(v_org, v_word, v_kinds, true);
      end if;
      if v_kinds <> '{}' then v_by_kind := v_by_kind || format(' and k.type = any (%L::text[])', v_kinds);
      else v_not_kind := concat_ws(' ', v_not_kind, v_word);
      end if;
      if v_part is not null then v_by_paper := v_by_paper || ' and ' || v_part;
      else v_not_paper := concat_ws(' ', v_not_paper, v_word);
      end if;
    end loop;

    -- The paper says it all; or it names the kind and whose it is; or it says something else and whose it is.
    if v_not_paper is null and v_by_paper <> 'true' then
      v_found := private.papers(v_org, v_open || ' and ' || v_by_paper, v_limit, v_own, v_people);
    end if;
    if v_not_kind is not null then
      v_found := v_found || private.papers_of(v_org, v_not_kind, v_near, v_open || ' and ' || v_by_kind, v_limit, v_own, v_people);
    end if;
    if v_not_paper <> v_not_kind then
      v_found := v_found || private.papers_of(v_org, v_not_paper, v_near, v_open || ' and ' || v_by_paper, v_limit, v_own, v_people);
    end if;
    exit when v_found <> '{}';
  end loop;
  return query select distinct x from unnest(v_found) x order by x desc limit v_limit;
end $$;
