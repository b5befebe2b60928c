-- ── 64. Upkeep ────────────────────────────────────────────────────────────────────────────────────────────────────────
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

-- Those of these jobs whose account is not just being deleted.
create or replace function private.book_jobs_free(locked uuid[]) returns uuid[]
language plpgsql
set search_path = ''
as $$
begin
  return array(select j.id
                 from public.book_processing_jobs as j
                where j.id = any (locked) and private.book_account_free(j.user_id));
end $$;

-- Into the line, behind the same user's other books: all at once, and if one of them fails, each by itself.
create or replace function private.book_jobs_enter(entering uuid[]) returns void
language plpgsql
set search_path = ''
as $$
declare
  one uuid;
begin
  update public.book_processing_jobs as j set deferred = false, fair_tag = null where j.id = any (entering);
exception when others or assert_failure then
  if cardinality(entering) = 1 then
    perform private.book_job_set_aside(entering[1], sqlstate, sqlerrm);
  else
    foreach one in array entering loop
      perform private.book_jobs_enter(array[one]);
    end loop;
  end if;
end $$;

-- Waiting time over.
create or replace function private.book_job_wake(batch integer) returns void
language plpgsql
set search_path = ''
as $$
declare
  avoided uuid[] := private.book_jobs_quarantined();
  awake   uuid[] := array(
    select d.id
      from public.book_processing_jobs as d
     where d.status = 'queued' and d.deferred and d.run_at <= clock_timestamp()
       and d.id <> all (avoided)
     order by d.run_at
     limit batch
       for update skip locked);
begin
  if cardinality(awake) > 0 then
    perform private.book_jobs_enter(private.book_jobs_free(awake));
  end if;
end $$;

-- Times and places that nothing here gives, and that would keep a job waiting for ever: an older schema or a hand left them.
create or replace function private.book_job_mend(batch integer) returns void
language plpgsql
set search_path = ''
as $$
declare
  far     timestamptz := clock_timestamp() + interval '25 hours';
  avoided uuid[] := private.book_jobs_quarantined();
  held    uuid[] := array(
    select j.id
      from public.book_processing_jobs as j
     where j.status = 'processing' and (j.lease_until <= far) is not true and j.id <> all (avoided)
     limit batch
       for update skip locked);
  late    uuid[] := array(
    select j.id
      from public.book_processing_jobs as j
     where j.status = 'queued' and j.deferred and j.run_at > far and j.id <> all (avoided)
     limit batch
       for update skip locked);
  lost    uuid[] := array(
    select j.id
      from public.book_processing_jobs as j
     where j.status = 'queued' and not j.deferred and j.fair_tag > 1000000000000000 and j.id <> all (avoided)
     limit batch
       for update skip locked);
  one     uuid;
begin
  foreach one in array private.book_jobs_free(held) loop
    begin
      -- A living worker says at its next heartbeat how long it wants it.
      update public.book_processing_jobs as j set lease_until = clock_timestamp() + interval '15 minutes' where j.id = one;
    exception when others or assert_failure or query_canceled then
      perform private.book_job_set_aside(one, sqlstate, sqlerrm);
    end;
  end loop;
  if cardinality(late || lost) > 0 then
    perform private.book_jobs_enter(private.book_jobs_free(late || lost));
  end if;
end $$;

-- Books whose row was held or could not be written when their job moved on.
create or replace function private.book_catch_up(batch integer) returns void
language plpgsql
set search_path = ''
as $$
declare
  note   private.book_behind;
  reason text;
begin
  for note in
    select n.*
      from private.book_behind as n
     where n.retry_at <= clock_timestamp()
     order by n.retry_at, n.id
     limit batch
       for update skip locked
  loop
    reason := private.book_write(
      note.user_id, note.book_id, note.title, note.cover, note.chapter_count, note.source_deleted_at);
    if reason is null then
      delete from private.book_behind as n where n.id = note.id;
    else
      update private.book_behind as n
         set error = nullif(reason, 'held'), tries = least(n.tries, 1000) + 1,
             retry_at = clock_timestamp() + case reason when 'held' then interval '0' else private.book_job_backoff(least(n.tries, 1000) + 1) end
       where n.id = note.id;
    end if;
  end loop;
end $$;

-- True when this transaction may change the one row of the state; otherwise another is changing it, and that is as good.
create or replace function private.book_queue_state_free() returns boolean
language plpgsql
set search_path = ''
as $$
begin
  perform from private.book_queue_state as s where s.one for no key update skip locked;
  return found;
end $$;

-- Runs inside claims, so that no cron job is needed for safety; at most every five seconds and by one claim at a time.
create or replace function private.book_queue_upkeep() returns void
language plpgsql
set search_path = ''
as $$
begin
  if exists (select from private.book_queue_state as s
              where s.swept_at between clock_timestamp() - interval '5 seconds' and clock_timestamp() + interval '1 minute')
     or not pg_catalog.pg_try_advisory_xact_lock(7302, 0) then
    return;
  end if;
  perform private.book_job_sweep(100);
  perform private.book_job_mend(100);
  delete from private.book_job_quiet as q
   where (q.user_id, q.book_id) in (select o.user_id, o.book_id
                                      from private.book_job_quiet as o
                                     where o.until not between clock_timestamp() and clock_timestamp() + interval '25 hours'
                                       for update skip locked);
  delete from private.book_job_quarantine as q
   where q.job_id in (select o.job_id
                        from private.book_job_quarantine as o
                       where o.until not between clock_timestamp() - interval '2 hours' and clock_timestamp() + interval '2 hours'
                          or not exists (select from public.book_processing_jobs as j where j.id = o.job_id)
                         for update skip locked);
  delete from private.book_gone as g
   where (g.user_id, g.book_id) in (select o.user_id, o.book_id
                                      from private.book_gone as o
                                     where o.gone_at not between clock_timestamp() - interval '2 hours' and clock_timestamp() + interval '1 minute'
                                     limit 1000
                                       for update skip locked);
  update private.book_behind as n
     set retry_at = clock_timestamp()
   where n.id in (select o.id
                    from private.book_behind as o
                   where o.retry_at > clock_timestamp() + interval '2 hours'
                   limit 100
                     for update skip locked);
  perform private.book_queue_look_again();
end $$;

-- Where claims start to look, and since when.
create or replace function private.book_queue_look_again() returns void
language plpgsql
set search_path = ''
as $$
declare
  reached bigint := (
    select max(j.fair_tag)
      from public.book_processing_jobs as j
     where j.status = 'queued' and not j.deferred and j.fair_tag <= 1000000000000000);
begin
  if not private.book_queue_state_free() then
    insert into private.book_queue_state (swept_at)
    select clock_timestamp()
     where not exists (select from private.book_queue_state);
    return;
  end if;
  update private.book_queue_state as s
     set virtual_time = case when s.virtual_time between 0 and 1000000000000000 then s.virtual_time else coalesce(reached, 0) end
   where s.one and s.virtual_time not between 0 and 1000000000000000;
  update private.book_queue_state as s
     set swept_at = clock_timestamp(),
         scan_from = least(s.virtual_time,
                           (select min(j.fair_tag) from public.book_processing_jobs as j
                             where j.status = 'queued' and not j.deferred))
   where s.one;
exception when others or assert_failure then
  null;
end $$;

