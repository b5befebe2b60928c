-- One user's row stops nobody else: claims, sweeps and a worker's calls wait for no row of a book and fail for none. What the
-- rows of an older schema hold over the limits is cut, so that they can be written again. One order of locks for all functions.
begin;

-- Books that do not show the state of their job yet: somebody held the row when the job moved on, or it could not be written.
-- The next claim or sweep after that makes up for it. What the job's row does not say itself is kept here meanwhile.
create table private.book_behind (
  id                bigint      generated always as identity primary key,
  user_id           uuid        not null,
  book_id           text        not null,
  title             text,
  cover             text,
  chapter_count     integer,
  source_deleted_at timestamptz,
  -- Why it could not be written; null when it was only held.
  error             text,
  tries             integer     not null default 0,
  noted_at          timestamptz not null default clock_timestamp(),
  retry_at          timestamptz not null default clock_timestamp()
);
create index book_behind_book_idx on private.book_behind (user_id, book_id);
create index book_behind_retry_idx on private.book_behind (retry_at);

-- Jobs whose own row cannot be written, not even with an error: nobody looks at them before `until`.
create table private.book_job_quarantine (
  job_id uuid        primary key,
  until  timestamptz not null,
  tries  integer     not null default 1,
  error  text        not null
);

-- Books that were deleted a short time ago: what lies in their folders waits an hour from then, because the same book may be
-- made again.
create table private.book_gone (
  user_id uuid        not null,
  book_id text        not null,
  gone_at timestamptz not null default clock_timestamp(),
  primary key (user_id, book_id)
);
create index book_gone_at_idx on private.book_gone (gone_at);

-- ── Rows that an older schema left behind ─────────────────────────────────────────────────────────────────────────────
update public.book_processing_jobs as j
   set progress = coalesce(j.progress, 0), attempts = coalesce(j.attempts, 0)
 where j.progress is null or j.attempts is null;

update public.books as b
   set processing_status = case when b.processed_path is null then 'error' else 'ready' end
 where b.processing_status not in ('queued', 'processing', 'ready', 'error', 'cancelled');

delete from public.book_processing_jobs as j where j.user_id is null or j.book_id is null or j.source_path is null or j.status is null;

alter table public.book_processing_jobs
  alter column user_id set not null,
  alter column book_id set not null,
  alter column source_path set not null,
  alter column status set not null,
  alter column progress set not null,
  alter column attempts set not null;

-- Every text column ends somewhere. PostgreSQL checks all limits of a row at each update, also at one that does not touch the
-- long column: nobody could write an old row over a limit any more, not even to say that its job failed. So old text is cut
-- first. Keys are not, because other rows name them: a row with such a key can only be deleted, and no job can have one.
do $$
declare
  phase text;
  item  record;
begin
  alter table public.books
    drop constraint if exists books_cover_length;
  alter table public.vocabulary
    drop constraint if exists vocabulary_kind_known,
    drop constraint if exists vocabulary_book_id_iff_book;

  -- All limits of an earlier run go before the first cut, or one would refuse the cut of another column.
  foreach phase in array array['drop', 'cut', 'add'] loop
    for item in
      select l.home, l.field, l.longest, l.home || '_' || l.field || '_length' as name,
             (l.home, l.field) in (('books', 'id'), ('progress', 'book_id'), ('vocabulary', 'id'), ('vocabulary', 'book_id')) as key
        from (values
          ('books', 'id', 200), ('books', 'title', 2000), ('books', 'language', 35),
          ('books', 'storage_path', 1024), ('books', 'processed_path', 1024), ('books', 'processing_status', 20),
          ('books', 'processing_stage', 200), ('books', 'processing_error', 2000),
          ('book_processing_jobs', 'language', 35), ('book_processing_jobs', 'status', 20),
          ('book_processing_jobs', 'stage', 200), ('book_processing_jobs', 'error', 2000),
          ('book_processing_jobs', 'locked_by', 200), ('book_processing_jobs', 'error_code', 64),
          ('progress', 'book_id', 200), ('progress', 'chapter_id', 500), ('progress', 'chapter_text_hash', 200),
          ('vocabulary', 'id', 1000), ('vocabulary', 'kind', 20), ('vocabulary', 'book_id', 200),
          ('vocabulary', 'language', 35), ('vocabulary', 'word', 1000), ('vocabulary', 'display_word', 1000),
          ('vocabulary', 'lemma', 1000), ('vocabulary', 'status', 50), ('vocabulary', 'source_chapter_id', 500),
          ('vocabulary', 'meaning', 20000), ('vocabulary', 'usage', 20000),
          ('vocabulary', 'contextual_meaning', 20000), ('vocabulary', 'context_sentence', 20000)
        ) as l (home, field, longest)
    loop
      case
        when phase = 'drop' then
          execute format('alter table public.%I drop constraint if exists %I', item.home, item.name);
        when phase = 'cut' and not item.key then
          execute format('update public.%1$I set %2$I = left(%2$I, %3$s) where length(%2$I) > %3$s',
                         item.home, item.field, item.longest);
        when phase = 'add' then
          execute format('alter table public.%I add constraint %I check (length(%I) <= %s) %s',
                         item.home, item.name, item.field, item.longest, case when item.key then 'not valid' else '' end);
        else
          null;
      end case;
    end loop;
  end loop;

  alter table public.vocabulary
    add constraint vocabulary_kind_known check (kind in ('book', 'global', 'global-known')) not valid,
    add constraint vocabulary_book_id_iff_book check ((kind = 'book') = (book_id is not null)) not valid;
end $$;

-- Half a picture is no picture, so a cover from before that is over the limit of today stays whole: the limit of today is the
-- trigger's and meets new covers alone. In bytes, because the length in characters would unpack the picture at each update.
update public.books as b set cover = null where octet_length(b.cover) > 64000000;
alter table public.books add constraint books_cover_length check (octet_length(cover) <= 64000000);

-- ── Triggers that end or change ───────────────────────────────────────────────────────────────────────────────────────
drop trigger book_job_serialise on public.book_processing_jobs;
drop function private.book_job_serialise();
drop function private.book_job_pick(integer, integer);
drop function private.book_job_first_in_line(uuid[]);

-- ── Functions ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Holds an account, so that it cannot be deleted meanwhile: a deletion locks the account first and its books and jobs after it.
-- Foreign keys do the same to a row that is written twice in one transaction, but then it is too late: the row is locked already.
create or replace function private.book_account_hold(held_id uuid) returns void
language plpgsql security definer
set search_path = ''
as $$
begin
  if has_table_privilege('auth.users', 'select') and has_table_privilege('auth.users', 'update') then
    perform from auth.users as u where u.id = held_id for key share;
  end if;
end $$;

-- The same for a call that waits for nobody; false while the account is being deleted.
create or replace function private.book_account_free(held_id uuid) returns boolean
language plpgsql security definer
set search_path = ''
as $$
begin
  if has_table_privilege('auth.users', 'select') and has_table_privilege('auth.users', 'update') then
    perform from auth.users as u where u.id = held_id for key share skip locked;
    return found or not exists (select from auth.users as u where u.id = held_id);
  end if;
  return true;
end $$;

-- One user's statements run one after the other, so that places and the quota count exactly, and before any row is locked: two
-- tabs can wait for each other, never deadlock. An account that is being deleted takes its rows along in another order, so
-- a statement waits for that, too, before it holds any of them.
create or replace function private.book_user_serialise() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform pg_catalog.pg_advisory_xact_lock(7301, pg_catalog.hashtext((select auth.uid())::text));
  perform private.book_account_hold((select auth.uid()));
  return null;
end $$;

-- The same for what an operator's function adds in a user's name.
create or replace function private.book_hold_account() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.book_account_hold(new.user_id);
  return new;
end $$;

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
  if new.status = 'queued' then
    perform private.book_job_leave_alone_no_more(old.id);
  end if;
  return new;
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
   where q.user_id = new.user_id and q.book_id = new.book_id and q.until > clock_timestamp()
     and q.until < clock_timestamp() + interval '25 hours';
  if found then
    new.deferred := true;
    new.run_at := quiet_until;
  end if;
  return new;
end $$;

-- Fairness: one behind the last open book of the same user, but never before the books being handed out now. Runs as the
-- owner, because a user cannot see the virtual time. No queue comes as far as 10^15: a place behind that is nobody's measure.
create or replace function private.book_job_place() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  new.fair_tag := greatest(
    (select max(s.virtual_time) from private.book_queue_state as s where s.virtual_time <= 1000000000000000),
    (select max(j.fair_tag) + 1
       from public.book_processing_jobs as j
      where j.user_id = new.user_id and j.status in ('queued', 'processing') and j.fair_tag <= 1000000000000000),
    0);
  return new;
end $$;

-- Writes the state of its job into a book, and what a completion has to say besides. Waits for nobody and fails for nothing:
-- answers null, `held` when somebody else has the row, or why the row cannot be written.
create or replace function private.book_write(
  shown_user uuid, shown_book text, new_title text, new_cover text, new_chapter_count integer, new_source_deleted_at timestamptz)
returns text
language plpgsql
set search_path = ''
as $$
declare
  job public.book_processing_jobs;
begin
  if not private.book_account_free(shown_user) then
    return 'held';
  end if;
  perform from public.books as b where b.user_id = shown_user and b.id = shown_book for no key update skip locked;
  if not found then
    return case when exists (select from public.books as b where b.user_id = shown_user and b.id = shown_book) then 'held' end;
  end if;
  -- The book first, then the job: nobody can show something newer in between.
  select j.* into job from public.book_processing_jobs as j where j.user_id = shown_user and j.book_id = shown_book;
  if job.id is null then
    -- Its job was deleted: readable if it ever was, and waits for nothing.
    update public.books as b
       set processing_status = case when b.processed_path is null then 'cancelled' else 'ready' end,
           processing_stage = 'cancelled',
           processing_error = null,
           updated_at = clock_timestamp()
     where b.user_id = shown_user and b.id = shown_book and b.processing_status in ('queued', 'processing');
    return null;
  end if;
  update public.books as b
     set processing_status = case job.status when 'done' then 'ready' else job.status end,
         processing_progress = job.progress,
         processing_stage = job.stage,
         processing_error = job.error,
         processed_path = case job.status when 'done' then job.processed_path else b.processed_path end,
         processed_at = case job.status when 'done' then job.finished_at else b.processed_at end,
         -- Queued again means uploaded again.
         source_deleted_at = case when job.status <> 'queued' then coalesce(b.source_deleted_at, new_source_deleted_at) end,
         title = coalesce(nullif(left(new_title, 2000), ''), b.title),
         cover = case when octet_length(new_cover) <= 4000000 then new_cover else b.cover end,
         chapter_count = coalesce(new_chapter_count, b.chapter_count),
         updated_at = job.updated_at
   where b.user_id = shown_user and b.id = shown_book;
  return null;
exception
  when lock_not_available or deadlock_detected or serialization_failure then
    return 'held';
  when others or assert_failure or query_canceled then
    return sqlstate || ' ' || sqlerrm;
end $$;

-- As book_write, and what could not be written is noted for later.
create or replace function private.book_show(
  shown_user uuid, shown_book text, new_title text default null, new_cover text default null,
  new_chapter_count integer default null, new_source_deleted_at timestamptz default null)
returns void
language plpgsql
set search_path = ''
as $$
declare
  reason text := private.book_write(shown_user, shown_book, new_title, new_cover, new_chapter_count, new_source_deleted_at);
begin
  if reason is null then
    return;
  end if;
  -- One note is enough, but only a note that this call holds is sure to outlive it: another may just be removing the others.
  update private.book_behind as n
     set error = nullif(reason, 'held'), noted_at = clock_timestamp(), retry_at = clock_timestamp()
   where num_nonnulls(new_title, new_cover, new_chapter_count, new_source_deleted_at) = 0
     and n.id = (select o.id
                   from private.book_behind as o
                  where o.user_id = shown_user and o.book_id = shown_book
                    and num_nonnulls(o.title, o.cover, o.chapter_count, o.source_deleted_at) = 0
                  limit 1
                    for update skip locked);
  if not found then
    insert into private.book_behind (user_id, book_id, title, cover, chapter_count, source_deleted_at, error)
    values (shown_user, shown_book, left(new_title, 2000), case when octet_length(new_cover) <= 4000000 then new_cover end,
            new_chapter_count, new_source_deleted_at, nullif(reason, 'held'));
  end if;
end $$;

-- The book shows the state of its job, in the same transaction, or as soon as nobody holds the book.
create or replace function private.book_job_mirror() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.book_show(new.user_id, new.book_id);
  return null;
end $$;

create or replace function private.book_job_unmirror() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.book_show(old.user_id, old.book_id);
  perform private.book_job_cut_off(old);
  return null;
end $$;

-- The other direction: whatever a browser writes into processing_*, the job decides; without a job, a new book is ready
-- or waits for the job that the browser inserts next.
create or replace function private.books_guard() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  job public.book_processing_jobs;
begin
  if tg_op = 'INSERT' then
    select j.* into job from public.book_processing_jobs as j
     where j.user_id = new.user_id and j.book_id = new.id;
    new.processing_status := case new.processing_status when 'queued' then 'queued' else 'ready' end;
    new.processing_progress := case new.processing_status when 'queued' then 0 else 100 end;
    new.processing_stage := null;
    new.processing_error := null;
    new.processed_path := null;
    new.processed_at := null;
    new.source_deleted_at := null;
    new.created_at := clock_timestamp();
  else
    select j.* into job from public.book_processing_jobs as j
     where j.user_id = old.user_id and j.book_id = old.id;
    new.user_id := old.user_id;
    new.id := old.id;
    new.processing_status := old.processing_status;
    new.processing_progress := old.processing_progress;
    new.processing_stage := old.processing_stage;
    new.processing_error := old.processing_error;
    new.processed_path := old.processed_path;
    new.processed_at := old.processed_at;
    new.source_deleted_at := old.source_deleted_at;
    new.created_at := old.created_at;
  end if;

  if job.id is not null then
    new.processing_status := case job.status when 'done' then 'ready' else job.status end;
    new.processing_progress := job.progress;
    new.processing_stage := job.stage;
    new.processing_error := job.error;
    new.processed_path := case job.status when 'done' then job.processed_path else new.processed_path end;
  end if;
  new.updated_at := clock_timestamp();
  return new;
end $$;

-- A job that moves on now cannot see the new book yet, so the book is shown once more later.
create or replace function private.books_added() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into private.book_behind (user_id, book_id)
  select j.user_id, j.book_id
    from public.book_processing_jobs as j
   where j.user_id = new.user_id and j.book_id = new.id;
  return null;
end $$;

-- The limit on covers, for new ones (section 4).
create or replace function private.books_cover_limit() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' then
    if new.cover = old.cover then
      return new;
    end if;
  end if;
  raise exception 'a cover has at most 4000000 characters, this one has %', length(new.cover)
    using errcode = '23514', constraint = 'books_cover_length', table = 'books', column = 'cover';
end $$;

-- A deleted book takes its job along; a worker that holds it learns `gone` at its next call.
create or replace function private.books_drop_job() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  insert into private.book_gone as g (user_id, book_id)
  values (old.user_id, old.id)
  on conflict (user_id, book_id) do update set gone_at = clock_timestamp();
  delete from public.book_processing_jobs as j where j.user_id = old.user_id and j.book_id = old.id;
  return null;
end $$;

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

-- A job whose rows cannot be written as they should be. What is wrong with its data (classes 22 and 23) stays wrong: an error.
-- Anything else may pass: it costs an attempt and waits. If not even that can be written, nobody looks at the job for a while.
create or replace function private.book_job_set_aside(bad_id uuid, state text, message text) returns text
language plpgsql
set search_path = ''
as $$
declare
  outcome text;
  reason  text := left(format(
    'The database refuses to write this book: %s (SQLSTATE %s). Retry it; if it fails again, delete the book and upload it anew.',
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
create or replace function private.book_job_try_end(ended_id uuid, why text, code text, may_retry boolean) returns text
language plpgsql
set search_path = ''
as $$
begin
  return private.book_job_end_attempt(ended_id, why, code, may_retry);
exception when others or assert_failure or query_canceled then
  return private.book_job_set_aside(ended_id, sqlstate, sqlerrm);
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
      expired.id, 'The worker ' || coalesce(expired.locked_by, '(unnamed)') || ' stopped without a word.', 'worker_lost', true);
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
      perform private.book_job_try_end(job.id, coalesce(job.error, 'All attempts are used up.'), 'attempts_exhausted', false);
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

-- Whole seconds from one time to another, whatever the rows hold.
create or replace function private.book_seconds(earlier timestamptz, later timestamptz) returns integer
language plpgsql immutable
set search_path = ''
as $$
begin
  return case
    when isfinite(earlier) and isfinite(later)
      then least(greatest(floor(extract(epoch from later) - extract(epoch from earlier)), -2147483648), 2147483647)::integer
  end;
end $$;

-- ── 8. Functions for workers and operators ────────────────────────────────────────────────────────────────────────────
-- Raised when workers must know of a change.
create or replace function public.book_schema_version() returns integer
language sql immutable
set search_path = ''
as $$ select 4; $$;

create or replace function public.book_job_claim(
  worker_id text, lease_seconds integer default 60, max_attempts integer default 5,
  claim_key uuid default null, user_cap integer default null)
returns table (id uuid, user_id uuid, book_id text, language text, source_path text, attempts integer,
               lease_seconds_left integer, attempts_left integer)
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
begin
  return query
  select t.id, t.user_id, t.book_id, t.language, t.source_path, t.attempts,
         private.book_seconds(clock_timestamp(), t.lease_until),
         t.max_attempts - (t.attempts - t.attempts_forgiven)
    from private.book_job_take(worker_id, private.book_lease(lease_seconds), private.book_attempt_limit(max_attempts),
                               claim_key, false, user_cap) as t;
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
create or replace function public.book_job_fail(
  job_id uuid, lease_attempt integer, new_error text, new_error_code text default 'error', retryable boolean default true)
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
  return private.book_job_try_end(job_id, new_error, coalesce(new_error_code, 'error'), retryable);
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

create or replace function public.book_job_leftover_sources(row_limit integer default 100)
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

create or replace function public.book_job_admin_list(
  with_status text default null, with_user uuid default null, with_job uuid default null, row_limit integer default 50)
returns table (id uuid, user_id uuid, book_id text, title text, language text, status text, stage text, progress integer,
               attempts integer, attempts_left integer, releases integer, waits_until timestamptz, lease_seconds_left integer,
               heartbeat_age_seconds integer, locked_by text, error_code text, error text, source_path text, processed_path text,
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
         case when q.job_id is null then j.error_code else 'row_invalid' end, coalesce(q.error, j.error),
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

-- An operator's upload in a user's name: the book and its job, or a fresh start if the book is known. Returns the job.
create or replace function public.book_job_admin_enqueue(
  target_user_id uuid, target_book_id text, new_title text, new_language text, new_source_path text) returns uuid
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  enqueued uuid;
begin
  -- As the user's own statement would.
  perform pg_catalog.pg_advisory_xact_lock(7301, pg_catalog.hashtext(target_user_id::text));
  insert into public.books as b (user_id, id, title, language, storage_path, processing_status, processing_progress)
  values (target_user_id, target_book_id, new_title, new_language, new_source_path, 'queued', 0)
  on conflict (user_id, id) do update
    set title = excluded.title, language = excluded.language, storage_path = excluded.storage_path;
  insert into public.book_processing_jobs as j (user_id, book_id, language, source_path, stage)
  values (target_user_id, target_book_id, new_language, new_source_path, 'queued')
  on conflict (user_id, book_id) do update set language = excluded.language, source_path = excluded.source_path
  returning j.id into enqueued;
  perform public.book_job_admin_requeue(enqueued);
  return enqueued;
end $$;

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
      perform private.book_job_end_attempt(job_id, 'The worker said done, but the bundle is not there.', 'bundle_missing', true);
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

create or replace function public.update_book_processing_fields(
  target_user_id uuid, target_book_id text, new_status text, new_progress integer, new_stage text, new_error text,
  new_processed_path text, did_delete_source boolean default false)
returns void
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
begin
  perform private.book_show(j.user_id, j.book_id, new_source_deleted_at => clock_timestamp())
     from public.book_processing_jobs as j
    where did_delete_source
      and j.user_id = target_user_id and j.book_id = target_book_id
      and j.lease_legacy and j.status in ('processing', 'done');
end $$;

create trigger book_job_serialise
  before insert or update or delete on public.book_processing_jobs
  for each statement when (current_user = 'authenticated')
  execute function private.book_user_serialise();

create trigger books_serialise
  before insert or update or delete on public.books
  for each statement when (current_user = 'authenticated')
  execute function private.book_user_serialise();

create trigger book_job_0_account
  before insert on public.book_processing_jobs
  for each row when (current_user = 'service_role')
  execute function private.book_hold_account();

create trigger books_0_account
  before insert on public.books
  for each row when (current_user = 'service_role')
  execute function private.book_hold_account();

create trigger books_added
  after insert on public.books
  for each row when (current_user in ('anon', 'authenticated'))
  execute function private.books_added();

create trigger books_cover_limit
  before insert or update of cover on public.books
  for each row when (octet_length(new.cover) > 4000000)
  execute function private.books_cover_limit();

-- The same leftovers of an older schema that schema.sql ends.
do $$
begin
  if exists (select from pg_catalog.pg_extension as e where e.extname = 'pgcrypto' and e.extnamespace = 'public'::regnamespace)
     and to_regnamespace('extensions') is not null then
    alter extension pgcrypto set schema extensions;
  end if;
  if to_regprocedure('public.set_updated_at()') is not null then
    drop function public.set_updated_at();
  end if;
exception when dependent_objects_still_exist then
  alter function public.set_updated_at() set search_path = '';
end $$;

-- ── Who may do what ───────────────────────────────────────────────────────────────────────────────────────────────────
revoke all on private.book_behind, private.book_job_quarantine, private.book_gone from public, anon, authenticated;
grant select, insert, update on private.book_queue_state to service_role;
grant select, insert, update, delete on private.book_behind, private.book_job_quarantine, private.book_gone to service_role;
alter table private.book_behind enable row level security;
alter table private.book_job_quarantine enable row level security;
alter table private.book_gone enable row level security;

-- Says in so many words what no grant says already; service_role passes by every policy.
do $$
declare
  home regclass;
begin
  foreach home in array array['private.book_queue_state', 'private.book_job_quiet', 'private.book_behind',
                              'private.book_job_quarantine', 'private.book_gone']::regclass[] loop
    execute format('drop policy if exists "closed to users" on %s', home);
    execute format('create policy "closed to users" on %s to authenticated using (false)', home);
  end loop;
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
