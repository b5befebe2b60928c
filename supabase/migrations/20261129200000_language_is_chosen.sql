-- Nobody chose is null, and not English: so a learner can choose English.

begin;

alter table public.book_processing_jobs
  -- Somebody asked for this `language`. Rows of older browsers and workers say `en` although nobody chose.
  add column if not exists language_chosen   boolean     not null default false,
  alter column language drop default;
alter table public.books alter column language drop default;

-- Whatever the browser sent besides owner, book, language and source: a new job starts from the beginning.
create or replace function private.book_job_guard_insert() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  known boolean;
  open  bigint;
begin
  if new.status is distinct from 'queued' then
    raise exception 'a new job is queued, not %', new.status using errcode = '42501';
  end if;

  -- An upsert of a known book passes through here as well and adds no row.
  select exists (select from public.book_processing_jobs as j
                  where j.user_id = new.user_id and j.book_id = new.book_id)
    into known;
  select count(*)
    into open
    from (select from public.book_processing_jobs as j
           where j.user_id = new.user_id and j.status in ('queued', 'processing')
           limit 2000) as mine;
  if open >= 2000 and not known then
    raise exception 'you have 2000 books waiting; wait until some of them are done' using errcode = 'PT429';
  end if;

  new.id := gen_random_uuid();
  -- What older browsers send with every upload. English is chosen by an update.
  new.language := nullif(new.language, 'en');
  new.language_chosen := new.language is not null;
  new.progress := 0;
  new.stage := 'queued';
  new.error := null;
  new.error_code := null;
  new.processed_path := null;
  new.bundle_sha256 := null;
  new.attempts := 0;
  new.attempts_forgiven := 0;
  new.releases := 0;
  new.max_attempts := 5;
  new.locked_at := null;
  new.locked_by := null;
  new.lease_legacy := false;
  new.deferred := false;
  new.run_at := clock_timestamp();
  new.created_at := clock_timestamp();
  new.fair_tag := null;
  return new;
end $$;

-- A language that stays is as chosen as it was.
create or replace function private.book_language_chosen(job public.book_processing_jobs, asked text) returns boolean
language plpgsql
set search_path = ''
as $$
begin
  return case when asked is not distinct from job.language then job.language_chosen else asked is not null end;
end $$;

-- A browser may ask for `cancelled` and for `queued`. The row answers with what that means in its present state.
create or replace function private.book_job_guard_update() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  asked public.book_processing_jobs := new;
begin
  if (asked.id, asked.user_id, asked.book_id) is distinct from (old.id, old.user_id, old.book_id) then
    raise exception 'a job keeps its id, its owner and its book' using errcode = '42501';
  end if;

  new := old;
  if asked.status = 'cancelled' and old.status in ('queued', 'processing', 'error') then
    new.status := 'cancelled';
    new.stage := 'cancelled';
  elsif asked.status = 'queued' and old.status = 'queued' then
    -- Keeps its place; one that waits for a retry need not wait any longer.
    new.source_path := asked.source_path;
    new.language := asked.language;
    new.language_chosen := private.book_language_chosen(old, asked.language);
    if old.deferred then
      new.deferred := false;
      new.run_at := clock_timestamp();
      new.fair_tag := null;
    end if;
  elsif asked.status = 'queued' and (old.status <> 'done' or private.book_source_exists(old.user_id, asked.source_path)) then
    -- The old bundle stays readable until the new one is committed.
    new.status := 'queued';
    new.stage := 'retry';
    new.progress := 0;
    new.error := null;
    new.error_code := null;
    new.source_path := asked.source_path;
    new.language := asked.language;
    new.language_chosen := private.book_language_chosen(old, asked.language);
    new.attempts_forgiven := old.attempts;
    new.releases := 0;
    new.run_at := clock_timestamp();
    new.fair_tag := null;
  elsif asked.status not in ('queued', 'cancelled', old.status) then
    raise exception 'a job can be queued or cancelled, not made %', asked.status using errcode = '42501';
  end if;
  if new.status <> old.status then
    perform private.book_job_cut_off(old);
  end if;
  if new.status = 'queued' then
    perform private.book_job_leave_alone_no_more(old.id);
  end if;
  return new;
end $$;

-- `language` is never null, as older workers expect; `chosen_language` is null unless somebody chose.
drop function if exists public.book_job_claim(text, integer, integer, uuid, integer);
create function public.book_job_claim(
  worker_id text, lease_seconds integer default 60, max_attempts integer default 5,
  claim_key uuid default null, user_cap integer default null)
returns table (id uuid, user_id uuid, book_id text, language text, source_path text, attempts integer,
               lease_seconds_left integer, attempts_left integer, chosen_language text)
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
begin
  return query
  select t.id, t.user_id, t.book_id, coalesce(t.language, 'en'), t.source_path, t.attempts,
         private.book_seconds(clock_timestamp(), t.lease_until),
         t.max_attempts - (t.attempts - t.attempts_forgiven),
         case when t.language_chosen or t.language <> 'en' then t.language end
    from private.book_job_take(worker_id, private.book_lease(lease_seconds), private.book_attempt_limit(max_attempts),
                               claim_key, false, user_cap) as t;
end $$;

drop function if exists public.book_job_admin_enqueue(uuid, text, text, text, text);
create function public.book_job_admin_enqueue(
  target_user_id uuid, target_book_id text, new_title text, new_language text, new_source_path text,
  is_chosen boolean default false) returns uuid
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  asked    text := nullif(new_language, '');
  enqueued uuid;
begin
  -- As the user's own statement would.
  perform pg_catalog.pg_advisory_xact_lock(7301, pg_catalog.hashtext(target_user_id::text));
  insert into public.books as b (user_id, id, title, language, storage_path, processing_status, processing_progress)
  values (target_user_id, target_book_id, new_title, asked, new_source_path, 'queued', 0)
  on conflict (user_id, id) do update
    set title = excluded.title, language = excluded.language, storage_path = excluded.storage_path;
  insert into public.book_processing_jobs as j (user_id, book_id, language, language_chosen, source_path, stage)
  values (target_user_id, target_book_id, asked, is_chosen and asked is not null, new_source_path, 'queued')
  on conflict (user_id, book_id) do update
    set language = excluded.language, language_chosen = excluded.language_chosen, source_path = excluded.source_path
  returning j.id into enqueued;
  perform public.book_job_admin_requeue(enqueued);
  return enqueued;
end $$;

-- As ever, and never null.
create or replace function public.claim_book_processing_job(worker_id text, lock_minutes integer default 15, max_attempts integer default 5)
returns table (id uuid, user_id uuid, book_id text, language text, source_path text, attempts integer)
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
begin
  return query
  select t.id, t.user_id, t.book_id, coalesce(t.language, 'en'), t.source_path, t.attempts
    from private.book_job_take(worker_id, private.book_lease(coalesce(lock_minutes, 15) * 60.0),
                               private.book_attempt_limit(max_attempts), null, true, null) as t;
end $$;

-- What was made again has lost its rights.
revoke all on function public.book_job_claim(text, integer, integer, uuid, integer),
  public.book_job_admin_enqueue(uuid, text, text, text, text, boolean),
  private.book_language_chosen(public.book_processing_jobs, text) from public, anon, authenticated;
grant execute on function public.book_job_claim(text, integer, integer, uuid, integer),
  public.book_job_admin_enqueue(uuid, text, text, text, text, boolean),
  private.book_language_chosen(public.book_processing_jobs, text) to service_role;

commit;
