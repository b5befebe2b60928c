-- ── 60. Attempts ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- One order of locks, for every function and every trigger. Whoever waits for a lock holds only locks that stand before it:
--
--    1  the key of a claim                      advisory 7305
--    2  the statements of one user              advisory 7301; an operator's upload in the user's name takes it, too
--    3  the account                             auth.users, key share: as a foreign key does, only earlier
--    4  a book                                  public.books
--    5  its job                                 public.book_processing_jobs
--    6  the quiet of a cut-off worker           private.book_job_quiet
--
-- Everything else is tried and never waited for, and what is locked is left to a later call: jobs, books and quiets in claims
-- and sweeps, the turn to decide about a user's cap (advisory 7303) and to do the upkeep (7302), the book of a job that moves
-- (book_write), the one row of the state, notes, quarantine. So a claim waits for its own key alone, and a worker's other calls
-- for the row of their own job.
--
-- One row may be beyond writing: an older schema's value, an operator's constraint or trigger. Whatever a claim or a sweep does
-- to one row it does in a subtransaction; an error ends that job (`row-invalid`), and the next is looked at.

-- Earlier versions of this file had these.
drop function if exists private.book_job_pick(integer, integer);
drop function if exists private.book_job_first_in_line(uuid[]);

-- Locks a job for a call that is about this job alone; a null row when it is gone.
create or replace function private.book_job_locked(wanted_id uuid) returns public.book_processing_jobs
language plpgsql
set search_path = ''
as $$
declare
  job public.book_processing_jobs;
begin
  perform private.book_account_hold(j.user_id) from public.book_processing_jobs as j where j.id = wanted_id;
  select j.* into job from public.book_processing_jobs as j where j.id = wanted_id for update;
  return job;
end $$;

-- The fence. Locks the row and says whether this attempt still owns it: `held`, `expired` (nobody else has it yet), or why not.
create or replace function private.book_job_fence(wanted_id uuid, wanted_attempt integer) returns text
language plpgsql
set search_path = ''
as $$
declare
  job public.book_processing_jobs := private.book_job_locked(wanted_id);
begin
  return case
    when job.id is null then 'gone'
    when job.attempts is distinct from wanted_attempt then 'lost'
    when job.status = 'cancelled' then 'cancelled'
    when job.status <> 'processing' then 'lost'
    when job.lease_until < clock_timestamp() then 'expired'
    else 'held'
  end;
end $$;

-- 30 s, 2 min, 8 min, 32 min, then an hour, each shifted by up to a half so that a crowd spreads out.
create or replace function private.book_job_backoff(failures integer) returns interval
language sql volatile
set search_path = ''
as $$
  select make_interval(secs => least(3600, 30 * 4 ^ least(greatest(failures, 1) - 1, 10)) * (0.5 + random()));
$$;

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

