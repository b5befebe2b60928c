-- A worker that its user cuts off may be writing until it learns so. Nobody else gets the book before it has stopped
-- (docs/decisions/0010-late-writes.md). And sources that a worker meant to delete are known by a column of their own.
begin;

alter table public.book_processing_jobs add column if not exists source_unwanted boolean not null default false;

create table if not exists private.book_job_quiet (
  user_id uuid        not null,
  book_id text        not null,
  until   timestamptz not null,
  job_id  uuid        not null,
  attempt integer     not null,
  primary key (user_id, book_id)
);
revoke all on private.book_job_quiet from public, anon, authenticated;
grant select, insert, update, delete on private.book_job_quiet to service_role;
alter table private.book_job_quiet enable row level security;

-- A worker loses its job to a user or an operator. Old workers never say that they have stopped: nobody waits for them.
create or replace function private.book_job_cut_off(job public.book_processing_jobs) returns void
language plpgsql
set search_path = ''
as $$
begin
  if job.status = 'processing' and not job.lease_legacy and job.lease_until > clock_timestamp() then
    insert into private.book_job_quiet as q (user_id, book_id, until, job_id, attempt)
    values (job.user_id, job.book_id, job.lease_until, job.id, job.attempts)
    on conflict (user_id, book_id) do update
      set until = excluded.until, job_id = excluded.job_id, attempt = excluded.attempt;
  end if;
end $$;

-- Into the line only when no worker that was cut off may still be writing. Runs as the owner: a user cannot see that table.
create or replace function private.book_job_wait() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  quiet_until timestamptz;
begin
  select q.until into quiet_until
    from private.book_job_quiet as q
   where q.user_id = new.user_id and q.book_id = new.book_id and q.until > clock_timestamp();
  if found then
    new.deferred := true;
    new.run_at := quiet_until;
  end if;
  return new;
end $$;

drop trigger if exists book_job_2_wait on public.book_processing_jobs;
create trigger book_job_2_wait
  before insert or update on public.book_processing_jobs
  for each row when (new.status = 'queued' and not new.deferred)
  execute function private.book_job_wait();

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
  return new;
end $$;

-- A book whose unfinished job was deleted is readable if it ever was, and waits for nothing.
create or replace function private.book_job_unmirror() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  update public.books as b
     set processing_status = case when b.processed_path is null then 'cancelled' else 'ready' end,
         processing_stage = 'cancelled',
         processing_error = null,
         updated_at = clock_timestamp()
   where b.user_id = old.user_id and b.id = old.book_id;
  perform private.book_job_cut_off(old);
  return null;
end $$;

-- Runs inside claims, so that no cron job is needed for safety; at most every five seconds and by one claim at a time.
create or replace function private.book_queue_upkeep() returns void
language plpgsql
set search_path = ''
as $$
begin
  if not exists (select from private.book_queue_state as s where s.swept_at < clock_timestamp() - interval '5 seconds')
     or not pg_catalog.pg_try_advisory_xact_lock(7302, 0) then
    return;
  end if;
  perform private.book_job_sweep(100);
  delete from private.book_job_quiet as q
   where (q.user_id, q.book_id) in (select o.user_id, o.book_id
                                      from private.book_job_quiet as o
                                     where o.until < clock_timestamp()
                                       for update skip locked);
  update private.book_queue_state as s
     set swept_at = clock_timestamp(),
         scan_from = least(s.virtual_time,
                           (select min(j.fair_tag) from public.book_processing_jobs as j
                             where j.status = 'queued' and not j.deferred))
   where s.one;
end $$;

-- A lease on the next job, or the same lease again for a repeated claim_key whose answer was lost.
create or replace function private.book_job_take(
  worker text, lease interval, max_attempts integer, claim_key uuid, legacy boolean, user_cap integer)
returns setof public.book_processing_jobs
language plpgsql
set search_path = ''
as $$
declare
  job public.book_processing_jobs;
begin
  if claim_key is not null then
    -- The repetition may arrive while the first request still runs; it waits, or it would take a second job.
    perform pg_catalog.pg_advisory_xact_lock(7305, pg_catalog.hashtext(claim_key::text));
    update public.book_processing_jobs as j
       set lease_until = greatest(j.lease_until, clock_timestamp() + lease)
     where j.status = 'processing' and j.claim_key = book_job_take.claim_key
       and j.locked_by = left(worker, 200) and j.lease_until >= clock_timestamp()
    returning j.* into job;
    if found then
      return next job;
      return;
    end if;
  end if;

  perform private.book_queue_upkeep();
  perform private.book_job_wake(50);
  job := private.book_job_pick(max_attempts, user_cap);
  if job.id is null then
    return;
  end if;

  return query
  update public.book_processing_jobs as j
     set status = 'processing', stage = 'claimed', progress = 0, error = null, error_code = null,
         attempts = j.attempts + 1, max_attempts = book_job_take.max_attempts,
         lease_until = clock_timestamp() + lease, lease_legacy = legacy,
         locked_at = clock_timestamp(), locked_by = left(worker, 200), claim_key = book_job_take.claim_key,
         source_unwanted = false
   where j.id = job.id
  returning j.*;

  -- Only a hint for newcomers: if another claim is writing it, that one is as good.
  if pg_catalog.pg_try_advisory_xact_lock(7304, 0) then
    update private.book_queue_state as s set virtual_time = job.fair_tag where s.virtual_time < job.fair_tag;
  end if;
end $$;

-- ── 8. Functions for workers and operators ────────────────────────────────────────────────────────────────────────────
-- Raised when workers must know of a change.
create or replace function public.book_schema_version() returns integer
language sql immutable
set search_path = ''
as $$ select 2; $$;

-- The worker that was cut off by a cancel, a retry, an upload or a deletion has stopped writing: the next may start at once.
create or replace function public.book_job_stopped(job_id uuid, lease_attempt integer) returns text
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  waited private.book_job_quiet;
begin
  select q.* into waited
    from private.book_job_quiet as q
   where q.job_id = book_job_stopped.job_id and q.attempt = lease_attempt;
  if not found then
    return 'lost';
  end if;
  -- The job before its quiet, as everywhere.
  perform from public.book_processing_jobs as j
    where j.user_id = waited.user_id and j.book_id = waited.book_id for update;
  delete from private.book_job_quiet as q where q.job_id = waited.job_id and q.attempt = waited.attempt;
  update public.book_processing_jobs as j
     set deferred = false, run_at = clock_timestamp(), fair_tag = null
   where j.user_id = waited.user_id and j.book_id = waited.book_id and j.status = 'queued' and j.deferred;
  return 'ok';
end $$;

-- Before the commit: the worker will delete the source after it.
create or replace function public.book_job_source_unwanted(job_id uuid, lease_attempt integer) returns text
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  verdict text := private.book_job_fence(job_id, lease_attempt);
begin
  if verdict not in ('held', 'expired') then
    return verdict;
  end if;
  update public.book_processing_jobs as j set source_unwanted = true where j.id = job_id;
  return 'ok';
end $$;

drop function if exists public.book_job_leftover_sources(integer);
create function public.book_job_leftover_sources(row_limit integer default 100)
returns table (id uuid, user_id uuid, book_id text, source_path text, attempts integer, finished_at timestamptz, source_present boolean)
language sql stable
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
  select j.id, j.user_id, j.book_id, j.source_path, j.attempts, j.finished_at,
         o.id is not null
    from public.book_processing_jobs as j
    join public.books as b on b.user_id = j.user_id and b.id = j.book_id
    left join storage.objects as o on o.bucket_id = 'epubs' and o.name = j.source_path
   where j.status = 'done' and j.source_unwanted and b.source_deleted_at is null
     and (o.id is null or o.updated_at <= j.locked_at)
   order by j.finished_at
   limit least(greatest(coalesce(row_limit, 100), 1), 1000);
$$;

-- A fresh start with a full budget, whatever the state; a worker that holds the job is fenced out.
create or replace function public.book_job_admin_requeue(job_id uuid) returns text
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  job public.book_processing_jobs;
begin
  select j.* into job from public.book_processing_jobs as j where j.id = job_id for update;
  if job.id is null then
    return 'gone';
  elsif job.status = 'done' and not private.book_source_exists(job.user_id, job.source_path) then
    return 'source_missing';
  end if;
  perform private.book_job_cut_off(job);
  update public.book_processing_jobs as j
     set status = 'queued', stage = 'retry', progress = 0, error = null, error_code = null,
         attempts_forgiven = j.attempts, releases = 0, deferred = false, run_at = clock_timestamp(), fair_tag = null
   where j.id = job_id;
  return 'queued';
end $$;

-- As the user's own cancel: a finished book stays.
create or replace function public.book_job_admin_cancel(job_id uuid) returns text
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  job public.book_processing_jobs;
begin
  select j.* into job from public.book_processing_jobs as j where j.id = job_id for update;
  if job.id is null then
    return 'gone';
  elsif job.status not in ('done', 'cancelled') then
    perform private.book_job_cut_off(job);
    update public.book_processing_jobs as j set status = 'cancelled', stage = 'cancelled' where j.id = job_id;
    return 'cancelled';
  end if;
  return job.status;
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

commit;
