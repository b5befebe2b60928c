-- ── 78. What others than workers may do and should not ────────────────────────────────────────────────────────────────
-- What others than workers may do here and should not: nothing, unless somebody opened it by hand. One sentence a row; for the
-- doctor, which holds the service key alone and cannot ask as a visitor.
create or replace function public.book_schema_openings() returns setof text
language sql stable
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
  select format('%s may call %s', r.role, p.proname)
    from pg_catalog.pg_proc as p, (values ('anon'), ('authenticated')) as r (role)
   where p.pronamespace = 'public'::regnamespace
     and (starts_with(p.proname, 'book_')
          or p.proname in ('claim_book_processing_job', 'update_book_processing_job', 'update_book_processing_fields'))
     and has_function_privilege(r.role, p.oid, 'execute')
  union all
  select format('anon may use the table %s', c.relname)
    from pg_catalog.pg_class as c
   where c.relnamespace = 'public'::regnamespace
     and c.relname in ('books', 'book_processing_jobs', 'progress', 'vocabulary')
     and has_any_column_privilege('anon', c.oid, 'select, insert, update')
  union all
  select format('row-level security is off on %s', c.relname)
    from pg_catalog.pg_class as c
   where c.relnamespace = 'public'::regnamespace
     and c.relname in ('books', 'book_processing_jobs', 'progress', 'vocabulary')
     and not c.relrowsecurity
  union all
  select format('authenticated may write book_processing_jobs.%s', a.attname)
    from pg_catalog.pg_attribute as a
   where a.attrelid = 'public.book_processing_jobs'::regclass and a.attnum > 0 and not a.attisdropped
     and a.attname not in ('user_id', 'book_id', 'language', 'status', 'progress', 'stage', 'error', 'source_path',
                           'processed_path', 'updated_at')
     and has_column_privilege('authenticated', a.attrelid, a.attnum, 'insert, update')
  union all
  select format('%s may use the schema private', r.role)
    from (values ('anon'), ('authenticated')) as r (role)
   where has_schema_privilege(r.role, 'private', 'usage')
  order by 1
$$;

