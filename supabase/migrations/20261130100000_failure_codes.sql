-- Failure codes have one spelling and come from one catalogue; the values of their sentences are stored beside them.

begin;

alter table public.book_processing_jobs
  -- A code of the catalogue, and the values that its sentence shows in each language; `error` has the English sentence.
  add column if not exists error_parameters  jsonb;

-- The present spelling of a failure code. One that is not in the catalogue comes from a worker of another version.
create or replace function private.book_failure_code(code text) returns text
language sql immutable
set search_path = ''
as $$
  select case
    when replace(code, '_', '-') in (
      'not-an-epub', 'incomplete-file', 'no-package-document', 'drm-protected', 'limit-exceeded', 'nothing-readable', 'source-missing', 'value-refused', 'worker-lost', 'attempts-exhausted', 'released-too-often', 'out-of-memory', 'too-deep', 'book-timeout', 'disk', 'server', 'io', 'row-invalid', 'bundle-missing', 'bug', 'error' -- all failure codes
    ) then replace(code, '_', '-')
    when code is not null then 'error'
  end;
$$;

-- Nothing else about these rows changes, not even when they were last changed.
alter table public.book_processing_jobs disable trigger book_job_2_settle;
update public.book_processing_jobs as j
   set error_code = private.book_failure_code(j.error_code)
 where j.error_code <> private.book_failure_code(j.error_code);
alter table public.book_processing_jobs enable trigger book_job_2_settle;

alter table public.book_processing_jobs
  drop constraint if exists book_processing_jobs_error_code_known,
  drop constraint if exists book_processing_jobs_error_parameters_length;
alter table public.book_processing_jobs
  add constraint book_processing_jobs_error_code_known check (error_code in (
    'not-an-epub', 'incomplete-file', 'no-package-document', 'drm-protected', 'limit-exceeded', 'nothing-readable', 'source-missing', 'value-refused', 'worker-lost', 'attempts-exhausted', 'released-too-often', 'out-of-memory', 'too-deep', 'book-timeout', 'disk', 'server', 'io', 'row-invalid', 'bundle-missing', 'bug', 'error' -- all failure codes
  )),
  add constraint book_processing_jobs_error_parameters_length check (octet_length(error_parameters::text) <= 20000);

-- What follows from the state alone, whoever changed it.
create or replace function private.book_job_settle() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' then
    if new.attempts < old.attempts then
      raise exception 'the attempts of a job never fall: they fence late workers' using errcode = '23514';
    end if;
  end if;
  if new.status <> 'processing' then
    new.lease_until := null;
    new.claim_key := null;
  end if;
  if new.status <> 'queued' then
    new.deferred := false;
  end if;
  if new.error_code is null then
    new.error_parameters := null;
  end if;
  if new.status in ('queued', 'processing') then
    new.finished_at := null;
  else
    new.finished_at := coalesce(new.finished_at, clock_timestamp());
  end if;
  new.updated_at := clock_timestamp();
  return new;
end $$;

-- Ends an attempt that did not succeed: back in line after a pause while the budget lasts, else `error`. The caller holds the row.
-- An unknown code keeps its words.
drop function if exists private.book_job_end_attempt(uuid, text, text, boolean);
create or replace function private.book_job_end_attempt(
  ended_id uuid, why text, code text, may_retry boolean, parameters jsonb default null)
returns text
language sql
set search_path = ''
as $$
  update public.book_processing_jobs as j
     set status = case when budget.again then 'queued' else 'error' end,
         stage = case when budget.again then 'retry' else 'error' end,
         deferred = budget.again,
         run_at = clock_timestamp() + private.book_job_backoff(j.attempts - j.attempts_forgiven),
         progress = 0,
         error = left(why, 2000),
         error_code = private.book_failure_code(code),
         error_parameters = case
           when private.book_failure_code(code) = 'error' then jsonb_build_object('detail', left(why, 1000))
           when octet_length(parameters::text) <= 20000 then parameters
         end
    from (select b.id, coalesce(may_retry, true) and b.attempts - b.attempts_forgiven < b.max_attempts as again
            from public.book_processing_jobs as b
           where b.id = ended_id) as budget
   where j.id = budget.id
  returning j.status;
$$;

-- As book_job_end_attempt, for a call that must not fail because of this row.
drop function if exists private.book_job_try_end(uuid, text, text, boolean);
create or replace function private.book_job_try_end(
  ended_id uuid, why text, code text, may_retry boolean, parameters jsonb default null)
returns text
language plpgsql
set search_path = ''
as $$
begin
  return private.book_job_end_attempt(ended_id, why, code, may_retry, parameters);
exception when others or assert_failure or query_canceled then
  return private.book_job_set_aside(ended_id, sqlstate, sqlerrm);
end $$;

-- A job whose rows cannot be written as they should be. What is wrong with its data (classes 22 and 23) stays wrong: an error.
-- Anything else may pass: it costs an attempt and waits. If not even that can be written, nobody looks at the job for a while.
create or replace function private.book_job_set_aside(bad_id uuid, state text, message text) returns text
language plpgsql
set search_path = ''
as $$
declare
  outcome text;
  reason  text := left(format(
    'The database refuses to write this book: %s (SQLSTATE %s). Retry it; if it fails again, delete the book and upload it again.',
    left(message, 1000), state), 2000);
begin
  -- What took too long would take as long again, and no timeout would end it a second time.
  if state = '57014' then
    perform private.book_job_leave_alone(bad_id, reason);
    return 'queued';
  end if;
  update public.book_processing_jobs as j
     set status = case when verdict.again then 'queued' else 'error' end,
         stage = case when verdict.again then 'retry' else 'error' end,
         attempts = case when verdict.again then j.attempts + 1 else j.attempts end,
         deferred = verdict.again,
         run_at = clock_timestamp() + private.book_job_backoff(least(j.attempts::bigint - j.attempts_forgiven + 1, 100)::integer),
         progress = 0,
         error = reason,
         error_code = 'row-invalid',
         error_parameters = jsonb_build_object('detail', left(message, 1000), 'state', state),
         -- Every text that has a limit and may be cut.
         language = left(j.language, 35),
         locked_by = left(j.locked_by, 200)
    from (select b.id, state !~ '^2[23]' and b.attempts::bigint - b.attempts_forgiven + 1 < b.max_attempts as again
            from public.book_processing_jobs as b
           where b.id = bad_id) as verdict
   where j.id = verdict.id
  returning j.status into outcome;
  return outcome;
exception when others or assert_failure or query_canceled then
  perform private.book_job_leave_alone(bad_id, reason);
  return 'queued';
end $$;

-- Leases that ran out. A lost worker counts as an attempt, so a book that kills its worker ends as an error.
create or replace function private.book_job_sweep(batch integer) returns integer
language plpgsql
set search_path = ''
as $$
declare
  avoided uuid[] := private.book_jobs_quarantined();
  began   timestamptz := clock_timestamp();
  expired record;
  swept   integer := 0;
begin
  for expired in
    select j.id, j.user_id, j.locked_by
      from public.book_processing_jobs as j
     where j.status = 'processing' and j.lease_until < clock_timestamp()
       and j.id <> all (avoided)
     order by j.lease_until
     limit batch
       for update skip locked
  loop
    -- Rows that cost much time are swept one call after the other.
    exit when clock_timestamp() > began + interval '2 seconds';
    continue when not private.book_account_free(expired.user_id);
    perform private.book_job_try_end(
      expired.id, 'The worker ' || coalesce(expired.locked_by, '(unnamed)') || ' stopped responding.', 'worker-lost', true,
      jsonb_build_object('worker', coalesce(expired.locked_by, '(unnamed)')));
    swept := swept + 1;
  end loop;
  return swept;
end $$;

-- A lease on the next job, or the same lease again for a repeated claim_key whose answer was lost.
create or replace function private.book_job_take(
  worker text, lease interval, max_attempts integer, claim_key uuid, legacy boolean, user_cap integer)
returns setof public.book_processing_jobs
language plpgsql
set search_path = ''
as $$
declare
  job        public.book_processing_jobs;
  began      timestamptz := clock_timestamp();
  full_users uuid[];
  busy_users uuid[] := '{}';
  avoided    uuid[];
  failed_users uuid[] := '{}';
  failed_user  uuid;
begin
  -- A constraint that an operator put off to the commit would fail the whole claim there.
  set constraints all immediate;
  if claim_key is not null then
    -- The repetition may arrive while the first request still runs; it waits, or it would take a second job.
    perform pg_catalog.pg_advisory_xact_lock(7305, pg_catalog.hashtext(claim_key::text));
    job := private.book_job_same_lease(worker, lease, claim_key);
    if job.id is not null then
      return next job;
      return;
    end if;
  end if;

  perform private.book_queue_upkeep();
  perform private.book_catch_up(10);
  perform private.book_job_wake(50);
  if user_cap < 1 then
    return;
  end if;
  full_users := private.book_users_at_cap(user_cap);
  avoided := private.book_jobs_quarantined();
  -- Rows that cannot be handed out end here one after the other, within the time that a claim may take.
  for tries in 1 .. 1000 loop
    exit when clock_timestamp() > began + interval '1 second';
    job := private.book_job_first_in_line(full_users || busy_users || failed_users, avoided);
    if job.id is null then
      exit when busy_users = '{}' and failed_users = '{}';
      -- Only books are left of users about whom others are just deciding: a moment, and once more.
      if failed_users = '{}' then
        perform pg_catalog.pg_sleep(0.002 + 0.008 * random());
      end if;
      busy_users := '{}';
      failed_users := '{}';
      continue;
    end if;
    if not private.book_account_free(job.user_id) then
      avoided := avoided || job.id;
      continue;
    end if;
    if job.attempts::bigint - job.attempts_forgiven >= max_attempts then
      -- This worker allows fewer attempts than the last one did. Never left waiting for one that will not come.
      perform private.book_job_try_end(
        job.id, 'All attempts are used up. The last failure: ' || coalesce(job.error, 'unknown.'), 'attempts-exhausted', false,
        case when job.error_code is not null then jsonb_build_object('last', job.error_code) end);
      avoided := avoided || job.id;
      continue;
    end if;
    if user_cap is not null then
      -- Two claims for one user decide one after the other, or both could see the last free place.
      if not pg_catalog.pg_try_advisory_xact_lock(7303, pg_catalog.hashtext(job.user_id::text)) then
        busy_users := busy_users || job.user_id;
        continue;
      elsif (select count(*) >= user_cap from public.book_processing_jobs as j
              where j.user_id = job.user_id and j.status = 'processing') then
        full_users := full_users || job.user_id;
        continue;
      end if;
    end if;
    avoided := avoided || job.id;
    failed_user := job.user_id;
    job := private.book_job_lease(job, worker, lease, max_attempts, claim_key, legacy);
    if job.id is not null then
      perform private.book_queue_reached(job.fair_tag);
      return next job;
      return;
    end if;
    -- This user's next row may be as bad: those of the others go first.
    failed_users := failed_users || failed_user;
  end loop;
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

create or replace function public.update_book_processing_job(
  job_id uuid, new_status text, new_progress integer, new_stage text, new_error text, new_processed_path text)
returns void
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  job public.book_processing_jobs := private.book_job_locked(job_id);
begin
  if job.status is distinct from 'processing' or not job.lease_legacy then
    return;
  end if;
  case
    when new_status = 'done' and private.book_bundle_verdict(job_id, coalesce(new_processed_path, job.processed_path)) = 'ok' then
      perform private.book_job_finish(job_id, coalesce(new_processed_path, job.processed_path), null);
    when new_status = 'done' then
      perform private.book_job_end_attempt(job_id, 'The worker reported success, but the bundle is missing.', 'bundle-missing', true);
    when new_status = 'error' then
      perform private.book_job_end_attempt(job_id, new_error, 'error', false);
    when new_status = 'queued' then
      perform private.book_job_end_attempt(job_id, new_error, 'error', true);
    else
      update public.book_processing_jobs as j
         set lease_until = greatest(j.lease_until, clock_timestamp() + interval '15 minutes'),
             progress = greatest(j.progress, least(new_progress, 99)),
             stage = coalesce(left(new_stage, 200), j.stage)
       where j.id = job_id;
  end case;
end $$;

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

-- ── 8. Functions for workers and operators ────────────────────────────────────────────────────────────────────────────
-- Raised when workers must know of a change.
create or replace function public.book_schema_version() returns integer
language sql immutable
set search_path = ''
as $$ select 5; $$;

do $$
declare
  f regprocedure;
begin
  foreach f in array array[
    'private.book_failure_code(text)', 'private.book_job_end_attempt(uuid, text, text, boolean, jsonb)',
    'private.book_job_try_end(uuid, text, text, boolean, jsonb)',
    'public.book_job_fail(uuid, integer, text, text, boolean, jsonb)',
    'public.book_job_admin_list(text, uuid, uuid, integer)']::regprocedure[]
  loop
    execute format('revoke all on function %s from public, anon, authenticated', f);
    execute format('grant execute on function %s to service_role', f);
  end loop;
end $$;

commit;
