-- ── 70. Functions for workers ─────────────────────────────────────────────────────────────────────────────────────────
-- Raised when workers must know of a change.
create or replace function public.book_schema_version() returns integer
language sql immutable
set search_path = ''
as $$ select 5; $$;

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

-- Longer lease, progress, and the news whether to go on, in one call. A lease that ran out is not revived: the sweep has it.
create or replace function public.book_job_heartbeat(
  job_id uuid, lease_attempt integer, lease_seconds integer default 60,
  new_progress integer default null, new_stage text default null)
returns text
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  verdict text := private.book_job_fence(job_id, lease_attempt);
begin
  if verdict <> 'held' then
    return verdict;
  end if;
  update public.book_processing_jobs as j
     set lease_until = clock_timestamp() + private.book_lease(lease_seconds),
         progress = greatest(j.progress, least(new_progress, 99)),
         stage = coalesce(left(new_stage, 200), j.stage)
   where j.id = job_id;
  return 'ok';
end $$;

-- The commit: job and book turn in one transaction, and only when the bundle's manifest lies where it is said to be. A late
-- worker whose job nobody else took may still finish.
create or replace function public.book_job_complete(
  job_id uuid, lease_attempt integer, new_processed_path text,
  new_title text default null, new_cover text default null, new_chapter_count integer default null, new_sha256 text default null)
returns text
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  verdict text := private.book_job_fence(job_id, lease_attempt);
begin
  -- The same completion again: its answer was lost.
  if exists (select from public.book_processing_jobs as j
              where j.id = job_id and j.attempts = lease_attempt and j.status = 'done') then
    return 'already';
  end if;
  if verdict not in ('held', 'expired') then
    return verdict;
  end if;
  verdict := private.book_bundle_verdict(job_id, new_processed_path);
  if verdict <> 'ok' then
    return verdict;
  end if;
  perform private.book_job_finish(job_id, new_processed_path, new_sha256);
  perform private.book_show(j.user_id, j.book_id, new_title, new_cover, new_chapter_count)
     from public.book_processing_jobs as j
    where j.id = job_id;
  return 'ok';
end $$;

-- A bundle lies below its own book's processed/ folder, in no other attempt's edition, and its manifest has been uploaded.
create or replace function private.book_bundle_verdict(wanted_id uuid, path text) returns text
language plpgsql stable
set search_path = ''
as $$
declare
  verdict text;
begin
  select case
    when path is null
      or not starts_with(path, j.user_id::text || '/' || j.book_id || '/processed/')
      or path ~ '(^|/)\.{1,2}(/|$)|//|\\|%|[[:cntrl:]]|/$' or length(path) > 1024
      or private.book_edition_folder(path)
         <> j.user_id::text || '/' || j.book_id || '/processed/' || j.id::text || '-' || j.attempts::text || '/' then 'bad_path'
    when not exists (select from storage.objects as o where o.bucket_id = 'epubs' and o.name = path) then 'bundle_missing'
    else 'ok'
  end
    into verdict
    from public.book_processing_jobs as j
   where j.id = wanted_id;
  return verdict;
end $$;

create or replace function private.book_job_finish(finished_id uuid, path text, sha256 text) returns void
language plpgsql
set search_path = ''
as $$
begin
  update public.book_processing_jobs as j
     set status = 'done', stage = 'done', progress = 100, error = null, error_code = null,
         processed_path = path, bundle_sha256 = case when lower(sha256) ~ '^[0-9a-f]{64}$' then lower(sha256) end
   where j.id = finished_id;
end $$;

-- The attempt failed. Retryable ones come back after a pause while the budget lasts.
drop function if exists public.book_job_fail(uuid, integer, text, text, boolean);
create or replace function public.book_job_fail(
  job_id uuid, lease_attempt integer, new_error text, new_error_code text default 'error', retryable boolean default true,
  new_error_parameters jsonb default null)
returns text
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  verdict text := private.book_job_fence(job_id, lease_attempt);
begin
  if verdict not in ('held', 'expired') then
    return verdict;
  end if;
  return private.book_job_try_end(job_id, new_error, coalesce(new_error_code, 'error'), retryable, new_error_parameters);
end $$;

-- The worker must stop (SIGTERM, task timeout) but nothing is wrong with the book. Free of charge three times; after that
-- it counts, or a book that always outlives its worker would go round for ever.
create or replace function public.book_job_release(job_id uuid, lease_attempt integer, delay_seconds integer default 0)
returns text
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  verdict text := private.book_job_fence(job_id, lease_attempt);
  job     public.book_processing_jobs;
  pause   interval := make_interval(secs => least(greatest(coalesce(delay_seconds, 0), 0), 86400));
begin
  if verdict not in ('held', 'expired') then
    return verdict;
  end if;
  select j.* into job from public.book_processing_jobs as j where j.id = job_id;
  if job.releases >= 3 and job.attempts - job.attempts_forgiven >= job.max_attempts then
    return private.book_job_end_attempt(
      job_id, 'Workers were stopped too often before this book was finished.', 'released-too-often', false);
  end if;
  update public.book_processing_jobs as j
     set status = 'queued', stage = 'released', progress = 0,
         attempts_forgiven = j.attempts_forgiven + case when j.releases < 3 then 1 else 0 end,
         releases = least(j.releases + 1, 3),
         deferred = pause > interval '0', run_at = clock_timestamp() + pause
   where j.id = job_id;
  perform private.book_queue_look_from(job.fair_tag);
  return 'queued';
end $$;

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
  -- The account before the job and the job before its quiet, as everywhere.
  perform private.book_account_hold(waited.user_id);
  perform from public.book_processing_jobs as j
    where j.user_id = waited.user_id and j.book_id = waited.book_id for update;
  delete from private.book_job_quiet as q where q.job_id = waited.job_id and q.attempt = waited.attempt;
  update public.book_processing_jobs as j
     set deferred = false, run_at = clock_timestamp(), fair_tag = null
   where j.id in (select d.id
                    from public.book_processing_jobs as d
                   where d.user_id = waited.user_id and d.book_id = waited.book_id and d.status = 'queued' and d.deferred
                     for update skip locked);
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

-- The source was removed after the commit; says so on the book unless the job has moved on since.
create or replace function public.book_job_source_deleted(job_id uuid, lease_attempt integer) returns text
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  job public.book_processing_jobs := private.book_job_locked(job_id);
begin
  if job.id is null then
    return 'gone';
  elsif job.status <> 'done' or job.attempts is distinct from lease_attempt then
    return 'lost';
  end if;
  perform private.book_show(job.user_id, job.book_id, new_source_deleted_at => clock_timestamp());
  return 'ok';
end $$;

-- Finished books whose worker meant to delete the source and crashed before it could say so. A file that has changed since the
-- claim is not the one that was read: somebody has uploaded it again.
drop function if exists public.book_job_leftover_sources(integer);
create function public.book_job_leftover_sources(row_limit integer default 100)
returns table (id uuid, user_id uuid, book_id text, source_path text, attempts integer, finished_at timestamptz, source_present boolean)
language sql stable
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
  select j.id, j.user_id, j.book_id, j.source_path, j.attempts, case when isfinite(j.finished_at) then j.finished_at end,
         o.id is not null
    from public.book_processing_jobs as j
    join public.books as b on b.user_id = j.user_id and b.id = j.book_id
    left join storage.objects as o on o.bucket_id = 'epubs' and o.name = j.source_path
   where j.status = 'done' and j.source_unwanted and b.source_deleted_at is null
     and (o.id is null or o.updated_at <= j.locked_at)
   order by j.finished_at
   limit least(greatest(coalesce(row_limit, 100), 1), 1000);
$$;

