-- ── 62. Rows that cannot be written ───────────────────────────────────────────────────────────────────────────────────
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

create or replace function private.book_job_leave_alone(bad_id uuid, why text) returns void
language plpgsql
set search_path = ''
as $$
begin
  perform from private.book_job_quarantine as q where q.job_id = bad_id for update skip locked;
  if found then
    update private.book_job_quarantine as q
       set tries = least(q.tries, 1000) + 1, error = why, until = clock_timestamp() + private.book_job_backoff(least(q.tries, 1000) + 1)
     where q.job_id = bad_id;
  elsif not exists (select from private.book_job_quarantine as q where q.job_id = bad_id) then
    insert into private.book_job_quarantine (job_id, until, error)
    values (bad_id, clock_timestamp() + private.book_job_backoff(1), why);
  end if;
end $$;

-- Somebody asks for it again, perhaps because what was wrong is mended. A row that is held is being looked at just now.
create or replace function private.book_job_leave_alone_no_more(asked_id uuid) returns void
language plpgsql
set search_path = ''
as $$
begin
  delete from private.book_job_quarantine as q
   where q.job_id in (select o.job_id from private.book_job_quarantine as o where o.job_id = asked_id for update skip locked);
end $$;

-- Jobs that nobody need try again for now. No pause of the queue is longer than two hours.
create or replace function private.book_jobs_quarantined() returns uuid[]
language plpgsql stable
set search_path = ''
as $$
begin
  return array(select q.job_id
                 from private.book_job_quarantine as q
                where q.until between clock_timestamp() and clock_timestamp() + interval '2 hours');
end $$;

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

