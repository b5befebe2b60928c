-- ── 85. What rows no longer name ──────────────────────────────────────────────────────────────────────────────────────
-- Each attempt writes below a folder of its own, <user>/<book>/processed/<job id>-<attempt>/, and the commit names its manifest
-- in processed_path. Here is found what is left: editions that were replaced or never finished, folders of deleted books, uploads
-- that nobody asked to process. Only found: objects are removed through the Storage API. Why this is safe at any time:
-- docs/decisions/0027-editions.md.

-- Where the walk through the bucket is, which all workers share.
create table if not exists private.book_leftover_walk (
  one   boolean primary key default true check (one),
  after text    not null default ''
);
insert into private.book_leftover_walk default values on conflict do nothing;

-- The folder of the edition that an object belongs to; null for everything else.
create or replace function private.book_edition_folder(name text) returns text
language sql immutable
set search_path = ''
as $$
  select substring(name from '^[^/]+/[^/]+/processed/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[0-9]+/');
$$;

-- Those of these objects that no row names. An hour passes first, by the database's clock: for an upload until its rows are
-- made, for an edition that was replaced until whoever has read its manifest has read the rest, for a book that was deleted until
-- it may have been made again.
create or replace function private.book_leftovers_among(names text[]) returns setof text
language sql stable
set search_path = ''
as $$
  with asked as materialized (
    select o.name,
           case when o.name ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/[^/]+/'
                then split_part(o.name, '/', 1)::uuid end as user_id,
           split_part(o.name, '/', 2) as book_id,
           substring(o.name from '^[^/]+/[^/]+/(.*)$') as path,
           private.book_edition_folder(o.name) as edition
      from storage.objects as o
     where o.bucket_id = 'epubs' and o.name = any (names)
       and greatest(o.created_at, o.updated_at) < clock_timestamp() - interval '1 hour'
  ),
  -- Objects that are of no use by what their own book's rows say.
  unwanted as materialized (
    select a.name, a.user_id, a.edition
      from asked as a
      left join public.books as b on b.user_id = a.user_id and b.id = a.book_id
      left join public.book_processing_jobs as j on j.user_id = a.user_id and j.book_id = a.book_id
      left join private.book_gone as g on g.user_id = a.user_id and g.book_id = a.book_id
     where a.user_id is not null
       and coalesce(greatest(b.processed_at, j.finished_at, g.gone_at), '-infinity') < clock_timestamp() - interval '1 hour'
       and case
             when b.id is null and j.id is null then true
             -- A running attempt: its own edition, and the folder itself, where older workers write.
             when a.path like 'processed/%' and j.status = 'processing' then
               a.edition <> a.user_id::text || '/' || a.book_id || '/processed/' || j.id::text || '-' || j.attempts::text || '/'
             -- What people keep beside the book, such as overrides.json, belongs to the book.
             else a.path like 'processed/%' or a.path ~* '^[^/]+\.epub$'
           end
  ),
  -- What the rows of the same users name, under whatever book.
  named as materialized (
    select b.user_id, b.storage_path as source, b.processed_path
      from public.books as b
     where b.user_id in (select u.user_id from unwanted as u)
     union all
    select j.user_id, j.source_path, j.processed_path
      from public.book_processing_jobs as j
     where j.user_id in (select u.user_id from unwanted as u)
  ),
  bundles as materialized (
    select n.user_id, private.book_edition_folder(n.processed_path) as edition, regexp_replace(n.processed_path, '[^/]*$', '') as folder
      from named as n
     where n.processed_path is not null
  )
  select u.name
    from unwanted as u
   where not exists (select from named as n where n.user_id = u.user_id and n.source = u.name)
     and not exists (select from bundles as f where f.user_id = u.user_id and f.edition = u.edition)
     -- A bundle of an older worker lies in the folder itself, beside the editions.
     and not exists (select from bundles as f
                      where u.edition is null and f.edition is null and f.user_id = u.user_id and starts_with(u.name, f.folder))
   order by u.name;
$$;

-- Those of at most 1000 objects that are left over, just before they are removed.
create or replace function public.book_leftovers_among(names text[]) returns setof text
language sql stable
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$ select l.name from private.book_leftovers_among(names[1:1000]) as l (name); $$;

-- A slice of the bucket: what is left over among the next `scan` objects, and where to go on; `next` is null at the end. With
-- `after` the slice behind that name; without, the next one of the walk that all workers share, one of them at a time.
create or replace function public.book_leftovers(after text default null, scan integer default 2000) returns jsonb
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  place  text := after;
  width  integer := least(greatest(coalesce(scan, 2000), 1), 10000);
  seen   text[];
  unused text[];
  onward text;
begin
  if after is null then
    select w.after into place from private.book_leftover_walk as w where w.one for update skip locked;
  end if;
  seen := array(select o.name from storage.objects as o
                 where o.bucket_id = 'epubs' and o.name > place
                 order by o.name
                 limit width);
  unused := array(select l.name from private.book_leftovers_among(seen) as l (name) order by l.name limit 500);
  onward := case when cardinality(unused) = 500 then unused[500] when cardinality(seen) = width then seen[width] end;
  if after is null then
    update private.book_leftover_walk as w set after = coalesce(onward, '') where w.one and place is not null;
  end if;
  return jsonb_build_object('names', to_jsonb(unused), 'looked_at', cardinality(seen), 'next', onward);
end $$;

