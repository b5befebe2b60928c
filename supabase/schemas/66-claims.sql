-- ── 66. Claims ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Users who already run as many jobs as they may.
create or replace function private.book_users_at_cap(user_cap integer) returns uuid[]
language plpgsql stable
set search_path = ''
as $$
begin
  if user_cap is null then
    return '{}';
  end if;
  return array(select j.user_id
                 from public.book_processing_jobs as j
                where j.status = 'processing'
                group by j.user_id
               having count(*) >= user_cap);
end $$;

-- Locks the first row in line that is neither of one of these users nor one of these jobs. What somebody holds is skipped.
create or replace function private.book_job_first_in_line(except_users uuid[], except_jobs uuid[]) returns public.book_processing_jobs
language plpgsql
set search_path = ''
as $$
declare
  job public.book_processing_jobs;
begin
  select j.* into job
    from public.book_processing_jobs as j
   where j.status = 'queued' and not j.deferred and j.user_id <> all (except_users) and j.id <> all (except_jobs)
     and j.fair_tag >= (select s.scan_from from private.book_queue_state as s limit 1)
   order by j.fair_tag, j.run_at, j.id
   limit 1
     for update skip locked;
  if found then
    return job;
  end if;
  -- scan_from is a hint that may be seconds old; nobody waits because of it.
  select j.* into job
    from public.book_processing_jobs as j
   where j.status = 'queued' and not j.deferred and j.user_id <> all (except_users) and j.id <> all (except_jobs)
   order by j.fair_tag, j.run_at, j.id
   limit 1
     for update skip locked;
  return job;
end $$;

-- Gives the lease on this row, which the caller holds; a null row when the row or its book cannot be written.
create or replace function private.book_job_lease(
  job public.book_processing_jobs, worker text, lease interval, max_attempts integer, claim_key uuid, legacy boolean)
returns public.book_processing_jobs
language plpgsql
set search_path = ''
as $$
declare
  began  timestamptz := clock_timestamp();
  taken  public.book_processing_jobs;
  reason text;
begin
  update public.book_processing_jobs as j
     set status = 'processing', stage = 'claimed', progress = 0, error = null, error_code = null,
         attempts = j.attempts + 1, max_attempts = book_job_lease.max_attempts,
         lease_until = clock_timestamp() + lease, lease_legacy = legacy,
         locked_at = clock_timestamp(), locked_by = left(worker, 200), claim_key = book_job_lease.claim_key,
         source_unwanted = false
   where j.id = job.id
  returning j.* into taken;
  -- A book that cannot say that it is being worked on could not say that it is done either.
  select n.error into reason
    from private.book_behind as n
   where n.user_id = job.user_id and n.book_id = job.book_id and n.error is not null and n.noted_at >= began
   limit 1;
  if found then
    raise exception using errcode = left(reason, 5), message = substr(reason, 7);
  end if;
  return taken;
exception
  when lock_not_available or deadlock_detected or serialization_failure then
    return null;
  when others or assert_failure or query_canceled then
    perform private.book_job_set_aside(job.id, sqlstate, sqlerrm);
    return null;
end $$;

-- The lease that this worker was given for this key, a little longer; a null row when there is none.
create or replace function private.book_job_same_lease(worker text, lease interval, wanted_key uuid)
returns public.book_processing_jobs
language plpgsql
set search_path = ''
as $$
declare
  job public.book_processing_jobs;
begin
  select j.* into job
    from public.book_processing_jobs as j
   where j.status = 'processing' and j.claim_key = wanted_key
     and j.locked_by = left(worker, 200) and j.lease_until >= clock_timestamp()
   limit 1;
  if not found then
    return null;
  end if;
  perform from public.book_processing_jobs as j
    where j.id = job.id and j.status = 'processing' and j.attempts = job.attempts
      for update skip locked;
  if found then
    update public.book_processing_jobs as j
       set lease_until = greatest(j.lease_until, clock_timestamp() + lease)
     where j.id = job.id
    returning j.* into job;
  end if;
  -- If somebody holds the row, the lease is what it was; a user who is just taking it away is heard of at the next call.
  return job;
end $$;

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

-- Only a hint for newcomers: if another call is writing it, that one is as good.
create or replace function private.book_queue_reached(place bigint) returns void
language plpgsql
set search_path = ''
as $$
begin
  if place <= 1000000000000000
     and exists (select from private.book_queue_state as s where s.virtual_time < place)
     and private.book_queue_state_free() then
    update private.book_queue_state as s set virtual_time = place where s.virtual_time < place;
  end if;
exception when others or assert_failure then
  null;
end $$;

-- A job put back into the line keeps its place, which may lie before everything that waits. If another call is changing the
-- state, the next upkeep finds the place.
create or replace function private.book_queue_look_from(place bigint) returns void
language plpgsql
set search_path = ''
as $$
begin
  if exists (select from private.book_queue_state as s where s.scan_from > place) and private.book_queue_state_free() then
    update private.book_queue_state as s set scan_from = place where s.scan_from > place;
  end if;
exception when others or assert_failure then
  -- The second look of a claim takes no hint.
  null;
end $$;

