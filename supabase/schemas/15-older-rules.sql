-- ── 15. Rules of an older schema ──────────────────────────────────────────────────────────────────────────────────────
-- Triggers and policies of an older schema end here: both add up, so a forgotten one would undo a rule below. Triggers that
-- call a function of another schema stay: that is how a database webhook wakes a worker. A function that only they called goes
-- as well; one that other tables of the project use stays and gets the fixed search path that Supabase's linter asks for.
do $$
declare
  old      record;
  orphan   regprocedure;
  orphans  regprocedure[] := '{}';
begin
  for old in
    select t.tgname as name, t.tgrelid::regclass as home, p.oid::regprocedure as called,
           p.pronamespace = 'public'::regnamespace
             and not exists (select from pg_catalog.pg_depend as d where d.objid = p.oid and d.deptype = 'e') as lonely
      from pg_catalog.pg_trigger as t
      join pg_catalog.pg_proc as p on p.oid = t.tgfoid
     where not t.tgisinternal
       and p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
       and t.tgrelid in ('public.books'::regclass, 'public.book_processing_jobs'::regclass,
                         'public.progress'::regclass, 'public.vocabulary'::regclass)
  loop
    execute format('drop trigger %I on %s', old.name, old.home);
    if old.lonely and old.called <> all (orphans) then
      orphans := orphans || old.called;
    end if;
  end loop;

  foreach orphan in array orphans loop
    begin
      execute format('drop function %s', orphan);
    exception
      when dependent_objects_still_exist then
        execute format('alter function %s set search_path = %L', orphan, '');
      when insufficient_privilege then
        raise notice 'the function % of an older schema belongs to somebody else and stays', orphan;
    end;
  end loop;

  for old in
    select p.policyname as name, format('%I.%I', p.schemaname, p.tablename) as home
      from pg_catalog.pg_policies as p
     where p.schemaname = 'public' and p.tablename in ('books', 'book_processing_jobs', 'progress', 'vocabulary')
  loop
    execute format('drop policy %I on %s', old.name, old.home);
  end loop;

  -- The older schema put it where the REST interface shows everything.
  if exists (select from pg_catalog.pg_extension as e where e.extname = 'pgcrypto' and e.extnamespace = 'public'::regnamespace)
     and to_regnamespace('extensions') is not null then
    alter extension pgcrypto set schema extensions;
  end if;
end $$;

