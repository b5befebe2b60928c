-- ── 90. Who may do what ───────────────────────────────────────────────────────────────────────────────────────────────
-- Nothing is assumed: newer projects grant nothing by default, older ones everything.
revoke all on public.books, public.book_processing_jobs, public.progress, public.vocabulary from public, anon, authenticated, service_role;

grant select, insert, update, delete on public.books, public.progress, public.vocabulary to authenticated;
-- The columns that a browser's upsert names. The guards decide what becomes of them; the rest cannot even be named.
grant select, delete on public.book_processing_jobs to authenticated;
grant insert (user_id, book_id, language, status, progress, stage, error, source_path, processed_path, updated_at),
      update (user_id, book_id, language, status, progress, stage, error, source_path, processed_path, updated_at)
   on public.book_processing_jobs to authenticated;
grant select, insert, update, delete on public.books, public.book_processing_jobs, public.progress, public.vocabulary to service_role;

revoke all on schema private from public, anon, authenticated;
revoke all on all tables in schema private from public, anon, authenticated;
grant usage on schema private to service_role;
grant select, insert, update on private.book_queue_state to service_role;
grant select, insert, update, delete on private.book_job_quiet, private.book_behind, private.book_job_quarantine, private.book_gone to service_role;
grant select, update on private.book_leftover_walk to service_role;
alter table private.book_queue_state enable row level security;
alter table private.book_leftover_walk enable row level security;
alter table private.book_job_quiet enable row level security;
alter table private.book_behind enable row level security;
alter table private.book_job_quarantine enable row level security;
alter table private.book_gone enable row level security;

-- Says in so many words what no grant says already; service_role passes by every policy.
do $$
declare
  home regclass;
begin
  foreach home in array array['private.book_queue_state', 'private.book_job_quiet', 'private.book_behind',
                              'private.book_job_quarantine', 'private.book_gone', 'private.book_leftover_walk']::regclass[] loop
    execute format('drop policy if exists "closed to users" on %s', home);
    execute format('create policy "closed to users" on %s to authenticated using (false)', home);
  end loop;
end $$;

do $$
declare
  f regprocedure;
begin
  for f in
    select p.oid::regprocedure
      from pg_catalog.pg_proc as p
     where p.pronamespace = 'private'::regnamespace
        or (p.pronamespace = 'public'::regnamespace
            and (starts_with(p.proname, 'book_')
                 or p.proname in ('claim_book_processing_job', 'update_book_processing_job', 'update_book_processing_fields')))
  loop
    execute format('revoke all on function %s from public, anon, authenticated', f);
    execute format('grant execute on function %s to service_role', f);
  end loop;
end $$;

-- A function added later is closed until someone opens it.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke execute on functions from anon, authenticated;

alter table public.books enable row level security;
alter table public.book_processing_jobs enable row level security;
alter table public.progress enable row level security;
alter table public.vocabulary enable row level security;

-- One policy per table; (select auth.uid()) is evaluated once per statement, not once per row.
create policy "owners use their books" on public.books
  to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "owners use their jobs" on public.book_processing_jobs
  to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "owners use their progress" on public.progress
  to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "owners use their vocabulary" on public.vocabulary
  to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);

-- The bucket holds private uploads and bundles: private even if someone has opened it.
insert into storage.buckets as b (id, name, public) values ('epubs', 'epubs', false)
on conflict (id) do update set public = false where b.public is distinct from false;

drop policy if exists "epubs: owners read" on storage.objects;
create policy "epubs: owners read" on storage.objects for select
  to authenticated using (bucket_id = 'epubs' and (storage.foldername(name))[1] = (select auth.uid())::text);
drop policy if exists "epubs: owners add" on storage.objects;
create policy "epubs: owners add" on storage.objects for insert
  to authenticated with check (bucket_id = 'epubs' and (storage.foldername(name))[1] = (select auth.uid())::text);
drop policy if exists "epubs: owners replace" on storage.objects;
create policy "epubs: owners replace" on storage.objects for update
  to authenticated using (bucket_id = 'epubs' and (storage.foldername(name))[1] = (select auth.uid())::text)
  with check (bucket_id = 'epubs' and (storage.foldername(name))[1] = (select auth.uid())::text);
drop policy if exists "epubs: owners delete" on storage.objects;
create policy "epubs: owners delete" on storage.objects for delete
  to authenticated using (bucket_id = 'epubs' and (storage.foldername(name))[1] = (select auth.uid())::text);

