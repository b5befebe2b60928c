-- ── 75. Functions for operators ───────────────────────────────────────────────────────────────────────────────────────
-- Leases that ran out, without waiting for the next claim; and books that are behind their job. Returns how many leases.
create or replace function public.book_job_sweep(batch integer default 100) returns integer
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  swept integer;
begin
  set constraints all immediate;
  swept := private.book_job_sweep(least(greatest(coalesce(batch, 100), 1), 1000));
  perform private.book_catch_up(1000);
  return swept;
end $$;

-- Forgets jobs that ended longer ago than `age`; the books stay. Returns how many; call again while it is 1000.
create or replace function public.book_job_purge(age interval default interval '90 days') returns integer
language sql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
  with old as (
    delete from public.book_processing_jobs as j
     where j.id in (select d.id
                      from public.book_processing_jobs as d
                     where d.status in ('done', 'error', 'cancelled')
                       and d.finished_at < clock_timestamp() - least(greatest(age, interval '1 hour'), interval '1000 years')
                     limit 1000
                       for update skip locked)
    returning j.id
  )
  select count(*)::integer from old;
$$;

create or replace function public.book_job_stats() returns jsonb
language sql stable
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
  select jsonb_build_object(
    'queued', count(*) filter (where j.status = 'queued' and not j.deferred),
    'deferred', count(*) filter (where j.status = 'queued' and j.deferred),
    'processing', count(*) filter (where j.status = 'processing'),
    'expired', count(*) filter (where j.status = 'processing' and j.lease_until < clock_timestamp()),
    'done', count(*) filter (where j.status = 'done'),
    'error', count(*) filter (where j.status = 'error'),
    'cancelled', count(*) filter (where j.status = 'cancelled'),
    'oldest_ready_seconds', coalesce(floor(extract(epoch from clock_timestamp()
        - min(j.run_at) filter (where j.status = 'queued' and j.run_at <= clock_timestamp() and isfinite(j.run_at)))), 0),
    'users_waiting', count(distinct j.user_id) filter (where j.status = 'queued'),
    'errors_by_code', (select coalesce(jsonb_object_agg(e.code, e.number), '{}')
                         from (select coalesce(f.error_code, 'unknown') as code, count(*) as number
                                 from public.book_processing_jobs as f
                                where f.status = 'error'
                                group by 1) as e))
    from public.book_processing_jobs as j;
$$;

drop function if exists public.book_job_admin_list(text, uuid, uuid, integer);
create or replace function public.book_job_admin_list(
  with_status text default null, with_user uuid default null, with_job uuid default null, row_limit integer default 50)
returns table (id uuid, user_id uuid, book_id text, title text, language text, status text, stage text, progress integer,
               attempts integer, attempts_left integer, releases integer, waits_until timestamptz, lease_seconds_left integer,
               heartbeat_age_seconds integer, locked_by text, error_code text, error_parameters jsonb, error text,
               source_path text, processed_path text,
               created_at timestamptz, started_at timestamptz, updated_at timestamptz, finished_at timestamptz)
language sql stable
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
  select j.id, j.user_id, j.book_id, b.title, j.language, j.status, j.stage, j.progress,
         j.attempts, least(greatest(j.max_attempts + j.attempts_forgiven::bigint - j.attempts, 0), 2147483647)::integer, j.releases::integer,
         case when j.deferred and isfinite(j.run_at) then j.run_at end,
         private.book_seconds(clock_timestamp(), j.lease_until),
         case when j.status = 'processing' then private.book_seconds(j.updated_at, clock_timestamp()) end,
         j.locked_by,
         case when q.job_id is null then j.error_code else 'row-invalid' end,
         case when q.job_id is null then j.error_parameters end, coalesce(q.error, j.error),
         j.source_path, j.processed_path,
         case when isfinite(j.created_at) then j.created_at end, case when isfinite(j.locked_at) then j.locked_at end,
         case when isfinite(j.updated_at) then j.updated_at end, case when isfinite(j.finished_at) then j.finished_at end
    from public.book_processing_jobs as j
    left join public.books as b on b.user_id = j.user_id and b.id = j.book_id
    left join private.book_job_quarantine as q on q.job_id = j.id
   where (with_status is null or j.status = with_status)
     and (with_user is null or j.user_id = with_user)
     and (with_job is null or j.id = with_job)
   order by j.updated_at desc, j.id
   limit least(greatest(coalesce(row_limit, 50), 1), 1000);
$$;

-- A fresh start with a full budget, whatever the state; a worker that holds the job is fenced out.
create or replace function public.book_job_admin_requeue(job_id uuid) returns text
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  job public.book_processing_jobs := private.book_job_locked(job_id);
begin
  if job.id is null then
    return 'gone';
  elsif job.status = 'done' and not private.book_source_exists(job.user_id, job.source_path) then
    return 'source_missing';
  end if;
  perform private.book_job_cut_off(job);
  perform private.book_job_leave_alone_no_more(job_id);
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
  job public.book_processing_jobs := private.book_job_locked(job_id);
begin
  if job.id is null then
    return 'gone';
  elsif job.status not in ('done', 'cancelled') then
    perform private.book_job_cut_off(job);
    update public.book_processing_jobs as j set status = 'cancelled', stage = 'cancelled' where j.id = job_id;
    return 'cancelled';
  end if;
  return job.status;
end $$;

-- An operator's upload in a user's name: the book and its job, or a fresh start if the book is known. Returns the job.
drop function if exists public.book_job_admin_enqueue(uuid, text, text, text, text);
drop function if exists public.book_job_admin_enqueue(uuid, text, text, text, text, boolean);
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

