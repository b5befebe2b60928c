-- A claim in parts that can be read one by one: what a worker may do with a row, the walk along the line, and the lease that a
-- repeated claim gets again. Every claim has the same result as before, except that its second for looking begins after the upkeep.

begin;

-- What this worker may do with a row that it has locked: `free` to take; a row to `avoid`; one of a `busy` user, about whom
-- another claim is deciding; one of a `full` user, who runs as many jobs as they may.
create or replace function private.book_job_claimable(
  job public.book_processing_jobs, max_attempts integer, user_cap integer)
returns text
language plpgsql
set search_path = ''
as $$
begin
  if not private.book_account_free(job.user_id) then
    return 'avoid';
  end if;
  if job.attempts::bigint - job.attempts_forgiven >= max_attempts then
    -- This worker allows fewer attempts than the last one did. Never left waiting for one that will not come.
    perform private.book_job_try_end(
      job.id, 'All attempts are used up. The last failure: ' || coalesce(job.error, 'unknown.'), 'attempts-exhausted', false,
      case when job.error_code is not null then jsonb_build_object('last', job.error_code) end);
    return 'avoid';
  end if;
  if user_cap is null then
    return 'free';
  end if;
  -- Two claims for one user decide one after the other, or both could see the last free place.
  if not pg_catalog.pg_try_advisory_xact_lock(7303, pg_catalog.hashtext(job.user_id::text)) then
    return 'busy';
  end if;
  return case
    when (select count(*) >= user_cap from public.book_processing_jobs as j
           where j.user_id = job.user_id and j.status = 'processing') then 'full'
    else 'free'
  end;
end $$;

-- A lease on the first row in line that this worker may have; a null row when there is none.
create or replace function private.book_job_next_lease(
  worker text, lease interval, max_attempts integer, claim_key uuid, legacy boolean, user_cap integer)
returns public.book_processing_jobs
language plpgsql
set search_path = ''
as $$
declare
  job          public.book_processing_jobs;
  leased       public.book_processing_jobs;
  began        timestamptz := clock_timestamp();
  full_users   uuid[] := private.book_users_at_cap(user_cap);
  busy_users   uuid[] := '{}';
  failed_users uuid[] := '{}';
  avoided      uuid[] := private.book_jobs_quarantined();
begin
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
    case private.book_job_claimable(job, max_attempts, user_cap)
      when 'avoid' then
        avoided := avoided || job.id;
      when 'busy' then
        busy_users := busy_users || job.user_id;
      when 'full' then
        full_users := full_users || job.user_id;
      when 'free' then
        leased := private.book_job_lease(job, worker, lease, max_attempts, claim_key, legacy);
        if leased.id is not null then
          return leased;
        end if;
        avoided := avoided || job.id;
        -- This user's next row may be as bad: those of the others go first.
        failed_users := failed_users || job.user_id;
    end case;
  end loop;
  return null;
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
  -- A constraint that an operator put off to the commit would fail the whole claim there.
  set constraints all immediate;
  if claim_key is not null then
    -- The repetition may arrive while the first request still runs; it waits, or it would take a second job.
    perform pg_catalog.pg_advisory_xact_lock(7305, pg_catalog.hashtext(claim_key::text));
    job := private.book_job_same_lease(worker, lease, claim_key);
  end if;
  if job.id is null then
    perform private.book_queue_upkeep();
    perform private.book_catch_up(10);
    perform private.book_job_wake(50);
    if user_cap < 1 then
      return;
    end if;
    job := private.book_job_next_lease(worker, lease, max_attempts, claim_key, legacy, user_cap);
    if job.id is null then
      return;
    end if;
    perform private.book_queue_reached(job.fair_tag);
  end if;
  return next job;
end $$;

do $$
declare
  f regprocedure;
begin
  foreach f in array array[
    'private.book_job_claimable(public.book_processing_jobs, integer, integer)',
    'private.book_job_next_lease(text, interval, integer, uuid, boolean, integer)']::regprocedure[]
  loop
    execute format('revoke all on function %s from public, anon, authenticated', f);
    execute format('grant execute on function %s to service_role', f);
  end loop;
end $$;

commit;
