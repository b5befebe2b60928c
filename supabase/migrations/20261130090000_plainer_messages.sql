-- Error messages of the queue in plainer words. Codes and states are the same.

begin;

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
         error_code = 'row_invalid',
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
      expired.id, 'The worker ' || coalesce(expired.locked_by, '(unnamed)') || ' stopped responding.', 'worker_lost', true);
    swept := swept + 1;
  end loop;
  return swept;
end $$;

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
      job_id, 'Workers were stopped too often before this book was finished.', 'released_too_often', false);
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
      perform private.book_job_end_attempt(job_id, 'The worker reported success, but the bundle is missing.', 'bundle_missing', true);
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

commit;
