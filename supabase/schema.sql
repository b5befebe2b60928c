-- The database of Intelligent Reader: books, the queue that turns an EPUB into a readable bundle, reading progress, words.
--
-- Apply it to an empty Supabase project, to the local stack, or over the older schema of the field; a second run changes
-- nothing. What is promised, and the test that shows each promise: docs/job-states.md. Why the number of an attempt is the
-- fence against late workers: docs/decisions/0003-attempts-fence-late-workers.md.
--
--    10  Tables as browsers and older workers know them      60  Attempts
--    15  Rules of an older schema                            62  Rows that cannot be written
--    20  Columns and tables of the queue                     64  Upkeep
--    25  Failure codes                                       66  Claims
--    30  Rows that an older schema left behind               68  Arguments and times
--    40  Limits                                              70  Functions for workers
--    45  Indexes                                             75  Functions for operators
--    50  Accounts and the statements of one user             78  What others than workers may do and should not
--    52  Rules for what a browser may change in jobs         80  The three functions of older workers
--    54  Books follow their jobs                             85  What rows no longer name
--    56  Rules for what a browser may change in books        90  Who may do what
--
-- schema.sql is made of the files of supabase/schemas, which are numbered like its sections: change those, then run
--
--    cat supabase/schemas/*.sql >supabase/schema.sql
--
-- House rules: every column is qualified (a parameter may carry a column's name), every function starts from an empty
-- search_path, every UPDATE has a WHERE (hosted projects refuse one without), the time is the database's clock. What a claim
-- runs is PL/pgSQL, which keeps its plans; a function in SQL is planned again at each call.

begin;

create schema if not exists private;

-- ── 10. Tables as browsers and older workers know them ────────────────────────────────────────────────────────────────
create table if not exists public.books (
  user_id             uuid not null references auth.users (id) on delete cascade,
  id                  text not null,
  title               text not null,
  cover               text,
  language            text,
  chapter_count       integer,
  current_chapter     integer default 0,
  storage_path        text not null,
  processed_path      text,
  file_size           bigint,
  file_updated_at     timestamptz,
  added_at            timestamptz default now(),
  last_read_at        timestamptz,
  processing_status   text default 'ready',
  processing_progress integer default 100,
  processing_stage    text,
  processing_error    text,
  processed_at        timestamptz,
  source_deleted_at   timestamptz,
  created_at          timestamptz default now(),
  updated_at          timestamptz default now(),
  primary key (user_id, id)
);

create table if not exists public.book_processing_jobs (
  id             uuid primary key default gen_random_uuid(),
  user_id        uuid not null references auth.users (id) on delete cascade,
  book_id        text not null,
  language       text,
  status         text not null default 'queued',
  progress       integer not null default 0,
  stage          text,
  error          text,
  source_path    text not null,
  processed_path text,
  attempts       integer not null default 0,
  locked_at      timestamptz,
  locked_by      text,
  created_at     timestamptz default now(),
  updated_at     timestamptz default now(),
  unique (user_id, book_id)
);

create table if not exists public.progress (
  user_id           uuid not null references auth.users (id) on delete cascade,
  book_id           text not null,
  chapter_id        text,
  page_number       integer,
  scroll_position   integer,
  char_offset       integer,
  chapter_text_hash text,
  updated_at        timestamptz default now(),
  primary key (user_id, book_id)
);

create table if not exists public.vocabulary (
  user_id             uuid not null references auth.users (id) on delete cascade,
  id                  text not null,
  kind                text not null,
  book_id             text,
  language            text,
  word                text not null,
  display_word        text,
  lemma               text,
  status              text,
  context             jsonb,
  analysis            jsonb,
  source_chapter_id   text,
  source_books        jsonb default '[]',
  meaning             text,
  usage               text,
  contextual_meaning  text,
  context_sentence    text,
  encounter_count     integer,
  last_encountered_at timestamptz,
  due                 timestamptz,
  stability           double precision,
  difficulty          double precision,
  elapsed_days        double precision,
  scheduled_days      double precision,
  reps                integer,
  lapses              integer,
  state               integer,
  last_review         timestamptz,
  created_at          timestamptz default now(),
  updated_at          timestamptz default now(),
  primary key (user_id, id)
);

-- ── 15. Rules of an older schema ──────────────────────────────────────────────────────────────────────────────────────
-- Triggers and policies of an older schema end here: both add up, so a forgotten one would undo a rule below. Triggers that
-- call a function of another schema stay: that is how a database webhook wakes a worker. A function that only they called goes
-- as well; one that other tables of the project use stays and gets the fixed search path that Supabase's linter asks for.
do $$
declare
  old      record;
  orphan   regprocedure;
  orphans  regprocedure[] := '{}';
begin
  for old in
    select t.tgname as name, t.tgrelid::regclass as home, p.oid::regprocedure as called,
           p.pronamespace = 'public'::regnamespace
             and not exists (select from pg_catalog.pg_depend as d where d.objid = p.oid and d.deptype = 'e') as lonely
      from pg_catalog.pg_trigger as t
      join pg_catalog.pg_proc as p on p.oid = t.tgfoid
     where not t.tgisinternal
       and p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
       and t.tgrelid in ('public.books'::regclass, 'public.book_processing_jobs'::regclass,
                         'public.progress'::regclass, 'public.vocabulary'::regclass)
  loop
    execute format('drop trigger %I on %s', old.name, old.home);
    if old.lonely and old.called <> all (orphans) then
      orphans := orphans || old.called;
    end if;
  end loop;

  foreach orphan in array orphans loop
    begin
      execute format('drop function %s', orphan);
    exception
      when dependent_objects_still_exist then
        execute format('alter function %s set search_path = %L', orphan, '');
      when insufficient_privilege then
        raise notice 'the function % of an older schema belongs to somebody else and stays', orphan;
    end;
  end loop;

  for old in
    select p.policyname as name, format('%I.%I', p.schemaname, p.tablename) as home
      from pg_catalog.pg_policies as p
     where p.schemaname = 'public' and p.tablename in ('books', 'book_processing_jobs', 'progress', 'vocabulary')
  loop
    execute format('drop policy %I on %s', old.name, old.home);
  end loop;

  -- The older schema put it where the REST interface shows everything.
  if exists (select from pg_catalog.pg_extension as e where e.extname = 'pgcrypto' and e.extnamespace = 'public'::regnamespace)
     and to_regnamespace('extensions') is not null then
    alter extension pgcrypto set schema extensions;
  end if;
end $$;

-- ── 20. Columns and tables of the queue ───────────────────────────────────────────────────────────────────────────────
-- Null in attempts_forgiven or fair_tag marks a row that section 30 has not seen yet; both are NOT NULL after it.
alter table public.book_processing_jobs
  -- attempts grows by one at each claim and never falls: (id, attempts) names one lease for ever. A release or a user's
  -- retry therefore forgives attempts instead of lowering the number; the budget used is attempts - attempts_forgiven.
  add column if not exists attempts_forgiven integer,
  add column if not exists releases          smallint    not null default 0,
  -- As the claiming worker asked, so that workers with different limits agree about a job that one of them holds.
  add column if not exists max_attempts      smallint    not null default 5,
  -- deferred: not claimable before run_at. The flag keeps waiting rows out of the index that a claim reads.
  add column if not exists run_at            timestamptz not null default now(),
  add column if not exists deferred          boolean     not null default false,
  -- Place in line: a user's n-th open book competes with the n-th of everybody else. Null asks for a place at the end.
  add column if not exists fair_tag          bigint,
  add column if not exists lease_until       timestamptz,
  -- Chosen by the worker: a claim repeated after a lost answer gets the same lease again.
  add column if not exists claim_key         uuid,
  -- The lease was given by the old claim function; only such rows obey the old update functions.
  add column if not exists lease_legacy      boolean     not null default false,
  -- A code of the catalogue, and the values that its sentence shows in each language; `error` has the English sentence.
  add column if not exists error_code        text,
  add column if not exists error_parameters  jsonb,
  add column if not exists finished_at       timestamptz,
  add column if not exists bundle_sha256     text,
  -- Said by the worker before it commits: it will delete the source afterwards. What a crash left there is found by this.
  add column if not exists source_unwanted   boolean     not null default false,
  -- Somebody asked for this `language`. Rows of older browsers and workers say `en` although nobody chose.
  add column if not exists language_chosen   boolean     not null default false,
  alter column language drop default;
alter table public.books alter column language drop default;

create table if not exists private.book_queue_state (
  one          boolean     primary key default true check (one),
  -- The highest place in line handed out so far; a newcomer starts here, not at zero and not behind everybody.
  virtual_time bigint      not null default 0,
  -- No claimable row lies below it, so a claim need not wade through the dead index entries there.
  scan_from    bigint      not null default 0,
  swept_at     timestamptz not null default '-infinity'
);
insert into private.book_queue_state default values on conflict do nothing;

-- Books whose worker was cut off by their user while its lease was alive. It learns so at its next call and may be writing until
-- then, so nobody else gets the book before it says that it has stopped, or its lease would have ended.
create table if not exists private.book_job_quiet (
  user_id uuid        not null,
  book_id text        not null,
  until   timestamptz not null,
  job_id  uuid        not null,
  attempt integer     not null,
  primary key (user_id, book_id)
);

-- Books that do not show the state of their job yet: somebody held the row when the job moved on, or it could not be written.
-- The next claim or sweep after that makes up for it. What the job's row does not say itself is kept here meanwhile.
create table if not exists private.book_behind (
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
create index if not exists book_behind_book_idx on private.book_behind (user_id, book_id);
create index if not exists book_behind_retry_idx on private.book_behind (retry_at);

-- Jobs whose own row cannot be written, not even with an error: nobody looks at them before `until`.
create table if not exists private.book_job_quarantine (
  job_id uuid        primary key,
  until  timestamptz not null,
  tries  integer     not null default 1,
  error  text        not null
);

-- Books that were deleted a short time ago: what lies in their folders waits an hour from then, because the same book may be
-- made again.
create table if not exists private.book_gone (
  user_id uuid        not null,
  book_id text        not null,
  gone_at timestamptz not null default clock_timestamp(),
  primary key (user_id, book_id)
);
create index if not exists book_gone_at_idx on private.book_gone (gone_at);

-- ── 25. Failure codes ─────────────────────────────────────────────────────────────────────────────────────────────────
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

-- ── 30. Rows that an older schema left behind ─────────────────────────────────────────────────────────────────────────
update public.book_processing_jobs as j
   set error_code = private.book_failure_code(j.error_code)
 where j.error_code <> private.book_failure_code(j.error_code);

-- A job that points outside its owner's folder, or whose book id cannot be part of an object key, can never be worked on.
with illegal as (
  delete from public.book_processing_jobs as j
   where j.user_id is null or j.book_id is null or j.source_path is null
      or j.book_id !~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$' or j.book_id ~ '\.\.'
      or not starts_with(j.source_path, j.user_id::text || '/')
      or j.source_path ~ '(^|/)\.{1,2}(/|$)|//|\\|%|[[:cntrl:]]'
      or length(j.source_path) > 1024
  returning j.user_id, j.book_id
)
update public.books as b
   set processing_status = 'error',
       processing_error = 'The path of this book is not allowed. Upload the file again.'
  from illegal
 where b.user_id = illegal.user_id and b.id = illegal.book_id;

update public.book_processing_jobs as j
   set processed_path = null
 where not starts_with(j.processed_path, j.user_id::text || '/')
    or j.processed_path ~ '(^|/)\.{1,2}(/|$)|//|\\|%|[[:cntrl:]]'
    or length(j.processed_path) > 1024;

update public.book_processing_jobs as j
   set status = 'error', error_code = 'bundle-missing', error = 'The finished book has no bundle. Process it again.'
 where j.status = 'done' and j.processed_path is null;

update public.book_processing_jobs as j
   set status = 'error', error_code = 'row-invalid', error = 'The state of this book was not a known one. Process it again.'
 where j.status is null or j.status not in ('queued', 'processing', 'done', 'error', 'cancelled');

update public.books as b
   set processing_status = case when b.processed_path is null then 'error' else 'ready' end
 where b.processing_status not in ('queued', 'processing', 'ready', 'error', 'cancelled');

-- A running job keeps the quarter of an hour that its old worker was promised.
update public.book_processing_jobs as j
   set lease_until = least(coalesce(j.locked_at, now()), now()) + interval '15 minutes', lease_legacy = true
 where j.status = 'processing' and j.lease_until is null;

-- No attempt was a fence before attempts_forgiven came, so a number near the end of its range may still be lowered.
update public.book_processing_jobs as j
   set progress = least(greatest(coalesce(j.progress, 0), 0), 100),
       attempts = least(greatest(coalesce(j.attempts, 0), 0), case when j.attempts_forgiven is null then 1000000 else j.attempts end)
 where (j.progress between 0 and 100 and j.attempts >= 0) is not true
    or j.attempts_forgiven is null and j.attempts > 1000000;

-- A waiting job starts with a full budget: the old schema never took one back, so some have used theirs up for ever.
update public.book_processing_jobs as j
   set attempts_forgiven = case when j.status = 'queued' then j.attempts else 0 end
 where j.attempts_forgiven is null;

update public.book_processing_jobs as j
   set fair_tag = place.tag
  from (select w.id, row_number() over (partition by w.user_id order by w.created_at, w.id) as tag
          from public.book_processing_jobs as w
         where w.fair_tag is null) as place
 where j.id = place.id;

alter table public.book_processing_jobs
  alter column user_id set not null,
  alter column book_id set not null,
  alter column source_path set not null,
  alter column status set not null,
  alter column progress set not null,
  alter column attempts set not null,
  alter column attempts_forgiven set default 0,
  alter column attempts_forgiven set not null,
  alter column fair_tag set not null;

-- ── 40. Limits ────────────────────────────────────────────────────────────────────────────────────────────────────────
alter table public.book_processing_jobs
  drop constraint if exists book_job_status_known,
  add constraint book_job_status_known check (status in ('queued', 'processing', 'done', 'error', 'cancelled')),
  drop constraint if exists book_job_lease_iff_processing,
  add constraint book_job_lease_iff_processing check ((status = 'processing') = (lease_until is not null)),
  drop constraint if exists book_job_budget_sane,
  add constraint book_job_budget_sane
    check (attempts_forgiven between 0 and attempts and releases between 0 and 3 and max_attempts >= 1),
  drop constraint if exists book_job_progress_range,
  add constraint book_job_progress_range check (progress between 0 and 100),
  drop constraint if exists book_job_done_has_bundle,
  add constraint book_job_done_has_bundle check (status <> 'done' or processed_path is not null),
  drop constraint if exists book_job_deferred_only_queued,
  add constraint book_job_deferred_only_queued check (status = 'queued' or not deferred),
  -- Both become part of object keys: nothing that climbs, hides or needs escaping.
  drop constraint if exists book_job_book_id_legal,
  add constraint book_job_book_id_legal
    check (book_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$' and book_id !~ '\.\.' and length(book_id) <= 128),
  drop constraint if exists book_job_source_path_legal,
  add constraint book_job_source_path_legal
    check (starts_with(source_path, user_id::text || '/') and length(source_path) <= 1024
           and source_path !~ '(^|/)\.{1,2}(/|$)|//|\\|%|[[:cntrl:]]'),
  drop constraint if exists book_job_processed_path_legal,
  add constraint book_job_processed_path_legal
    check (starts_with(processed_path, user_id::text || '/') and length(processed_path) <= 1024
           and processed_path !~ '(^|/)\.{1,2}(/|$)|//|\\|%|[[:cntrl:]]'),
  drop constraint if exists book_job_sha256_shape,
  add constraint book_job_sha256_shape check (bundle_sha256 ~ '^[0-9a-f]{64}$' and length(bundle_sha256) = 64);

alter table public.books
  drop constraint if exists books_processing_status_known,
  add constraint books_processing_status_known
    check (processing_status in ('queued', 'processing', 'ready', 'error', 'cancelled'));

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

  alter table public.book_processing_jobs
    drop constraint if exists book_processing_jobs_error_code_known,
    drop constraint if exists book_processing_jobs_error_parameters_length;
  alter table public.book_processing_jobs
    add constraint book_processing_jobs_error_code_known check (error_code in (
      'not-an-epub', 'incomplete-file', 'no-package-document', 'drm-protected', 'limit-exceeded', 'nothing-readable', 'source-missing', 'value-refused', 'worker-lost', 'attempts-exhausted', 'released-too-often', 'out-of-memory', 'too-deep', 'book-timeout', 'disk', 'server', 'io', 'row-invalid', 'bundle-missing', 'bug', 'error' -- all failure codes
    )),
    add constraint book_processing_jobs_error_parameters_length check (octet_length(error_parameters::text) <= 20000);
end $$;

-- Half a picture is no picture, so a cover from before that is over the limit of today stays whole: the limit of today is the
-- trigger's and meets new covers alone. In bytes, because the length in characters would unpack the picture at each update.
update public.books as b set cover = null where octet_length(b.cover) > 64000000;
alter table public.books add constraint books_cover_length check (octet_length(cover) <= 64000000);

-- ── 45. Indexes ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- A claim reads the first entry of the ready index; its cost does not depend on the length of the queue. Neither
-- updated_at nor lease_until is indexed, so a heartbeat stays inside its page (HOT).
drop index if exists public.book_processing_jobs_status_idx;
drop index if exists public.book_processing_jobs_user_idx;
create index if not exists book_job_ready_idx on public.book_processing_jobs (fair_tag, run_at, id)
  where status = 'queued' and not deferred;
create index if not exists book_job_deferred_idx on public.book_processing_jobs (run_at)
  where status = 'queued' and deferred;
create index if not exists book_job_running_idx on public.book_processing_jobs (user_id)
  where status = 'processing';
create index if not exists book_job_open_idx on public.book_processing_jobs (user_id, fair_tag)
  where status in ('queued', 'processing');

alter table public.book_processing_jobs
  set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table public.books set (fillfactor = 80);

-- ── 50. Accounts and the statements of one user ───────────────────────────────────────────────────────────────────────
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

create trigger book_job_serialise
  before insert or update or delete on public.book_processing_jobs
  for each statement when (current_user = 'authenticated')
  execute function private.book_user_serialise();

create trigger books_serialise
  before insert or update or delete on public.books
  for each statement when (current_user = 'authenticated')
  execute function private.book_user_serialise();

drop function if exists private.book_job_serialise();

-- The same for what an operator's function adds in a user's name.
create or replace function private.book_hold_account() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.book_account_hold(new.user_id);
  return new;
end $$;

create trigger book_job_0_account
  before insert on public.book_processing_jobs
  for each row when (current_user = 'service_role')
  execute function private.book_hold_account();

create trigger books_0_account
  before insert on public.books
  for each row when (current_user = 'service_role')
  execute function private.book_hold_account();

-- ── 52. Rules for what a browser may change in jobs ───────────────────────────────────────────────────────────────────
-- Row triggers fire in the order of their names: the guard turns a browser's wish into a legal row, `settle` fills what
-- follows from the new state whoever changed it, `place` gives a place in line.

-- Whatever the browser sent besides owner, book, language and source: a new job starts from the beginning.
create or replace function private.book_job_guard_insert() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  known boolean;
  open  bigint;
begin
  if new.status is distinct from 'queued' then
    raise exception 'a new job is queued, not %', new.status using errcode = '42501';
  end if;

  -- An upsert of a known book passes through here as well and adds no row.
  select exists (select from public.book_processing_jobs as j
                  where j.user_id = new.user_id and j.book_id = new.book_id)
    into known;
  select count(*)
    into open
    from (select from public.book_processing_jobs as j
           where j.user_id = new.user_id and j.status in ('queued', 'processing')
           limit 2000) as mine;
  if open >= 2000 and not known then
    raise exception 'you have 2000 books waiting; wait until some of them are done' using errcode = 'PT429';
  end if;

  new.id := gen_random_uuid();
  -- What older browsers send with every upload. English is chosen by an update.
  new.language := nullif(new.language, 'en');
  new.language_chosen := new.language is not null;
  new.progress := 0;
  new.stage := 'queued';
  new.error := null;
  new.error_code := null;
  new.processed_path := null;
  new.bundle_sha256 := null;
  new.attempts := 0;
  new.attempts_forgiven := 0;
  new.releases := 0;
  new.max_attempts := 5;
  new.locked_at := null;
  new.locked_by := null;
  new.lease_legacy := false;
  new.deferred := false;
  new.run_at := clock_timestamp();
  new.created_at := clock_timestamp();
  new.fair_tag := null;
  return new;
end $$;

create trigger book_job_1_guard_insert
  before insert on public.book_processing_jobs
  for each row when (current_user in ('anon', 'authenticated'))
  execute function private.book_job_guard_insert();

-- A language that stays is as chosen as it was.
create or replace function private.book_language_chosen(job public.book_processing_jobs, asked text) returns boolean
language plpgsql
set search_path = ''
as $$
begin
  return case when asked is not distinct from job.language then job.language_chosen else asked is not null end;
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
    new.language_chosen := private.book_language_chosen(old, asked.language);
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
    new.language_chosen := private.book_language_chosen(old, asked.language);
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

create trigger book_job_1_guard_update
  before update on public.book_processing_jobs
  for each row when (current_user in ('anon', 'authenticated'))
  execute function private.book_job_guard_update();

-- A book whose source is gone cannot be built again. Looks only below the owner's folder: no oracle for other users' files.
create or replace function private.book_source_exists(owner_id uuid, path text) returns boolean
language sql stable
set search_path = ''
as $$
  select starts_with(path, owner_id::text || '/')
     and exists (select from storage.objects as o where o.bucket_id = 'epubs' and o.name = path);
$$;

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

create trigger book_job_2_settle
  before insert or update on public.book_processing_jobs
  for each row execute function private.book_job_settle();

-- A worker loses its job to a user or an operator. Old workers never say that they have stopped: nobody waits for them.
create or replace function private.book_job_cut_off(job public.book_processing_jobs) returns void
language plpgsql
set search_path = ''
as $$
begin
  if job.status = 'processing' and not job.lease_legacy and job.lease_until > clock_timestamp() then
    insert into private.book_job_quiet as q (user_id, book_id, until, job_id, attempt)
    values (job.user_id, job.book_id, job.lease_until, job.id, job.attempts)
    on conflict (user_id, book_id) do update
      set until = excluded.until, job_id = excluded.job_id, attempt = excluded.attempt;
  end if;
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

create trigger book_job_2_wait
  before insert or update on public.book_processing_jobs
  for each row when (new.status = 'queued' and not new.deferred)
  execute function private.book_job_wait();

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

create trigger book_job_3_place
  before insert or update on public.book_processing_jobs
  for each row when (new.fair_tag is null)
  execute function private.book_job_place();

-- ── 54. Books follow their jobs ───────────────────────────────────────────────────────────────────────────────────────
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

create trigger book_job_mirror_insert
  after insert on public.book_processing_jobs
  for each row execute function private.book_job_mirror();

create trigger book_job_mirror_update
  after update on public.book_processing_jobs
  for each row
  when ((old.status, old.progress, old.stage, old.error, old.processed_path)
        is distinct from (new.status, new.progress, new.stage, new.error, new.processed_path))
  execute function private.book_job_mirror();

create or replace function private.book_job_unmirror() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.book_show(old.user_id, old.book_id);
  perform private.book_job_cut_off(old);
  return null;
end $$;

create trigger book_job_mirror_delete
  after delete on public.book_processing_jobs
  for each row when (old.status in ('queued', 'processing'))
  execute function private.book_job_unmirror();

-- ── 56. Rules for what a browser may change in books ──────────────────────────────────────────────────────────────────
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

create trigger books_guard
  before insert or update on public.books
  for each row when (current_user in ('anon', 'authenticated'))
  execute function private.books_guard();

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

create trigger books_added
  after insert on public.books
  for each row when (current_user in ('anon', 'authenticated'))
  execute function private.books_added();

-- The limit on covers, for new ones (section 40).
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

create trigger books_cover_limit
  before insert or update of cover on public.books
  for each row when (octet_length(new.cover) > 4000000)
  execute function private.books_cover_limit();

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

create trigger books_drop_job
  after delete on public.books
  for each row execute function private.books_drop_job();

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

-- ── 68. Arguments and times ───────────────────────────────────────────────────────────────────────────────────────────
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

-- Arguments of a worker, kept within reason.
create or replace function private.book_lease(seconds double precision) returns interval
language plpgsql immutable
set search_path = ''
as $$
begin
  return make_interval(secs => least(greatest(coalesce(seconds, 60), 5), 86400));
end $$;

create or replace function private.book_attempt_limit(wanted integer) returns integer
language plpgsql immutable
set search_path = ''
as $$
begin
  return least(greatest(coalesce(wanted, 5), 1), 100);
end $$;

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

-- ── 78. What others than workers may do and should not ────────────────────────────────────────────────────────────────
-- What others than workers may do here and should not: nothing, unless somebody opened it by hand. One sentence a row; for the
-- doctor, which holds the service key alone and cannot ask as a visitor.
create or replace function public.book_schema_openings() returns setof text
language sql stable
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
  select format('%s may call %s', r.role, p.proname)
    from pg_catalog.pg_proc as p, (values ('anon'), ('authenticated')) as r (role)
   where p.pronamespace = 'public'::regnamespace
     and (starts_with(p.proname, 'book_')
          or p.proname in ('claim_book_processing_job', 'update_book_processing_job', 'update_book_processing_fields'))
     and has_function_privilege(r.role, p.oid, 'execute')
  union all
  select format('anon may use the table %s', c.relname)
    from pg_catalog.pg_class as c
   where c.relnamespace = 'public'::regnamespace
     and c.relname in ('books', 'book_processing_jobs', 'progress', 'vocabulary')
     and has_any_column_privilege('anon', c.oid, 'select, insert, update')
  union all
  select format('row-level security is off on %s', c.relname)
    from pg_catalog.pg_class as c
   where c.relnamespace = 'public'::regnamespace
     and c.relname in ('books', 'book_processing_jobs', 'progress', 'vocabulary')
     and not c.relrowsecurity
  union all
  select format('authenticated may write book_processing_jobs.%s', a.attname)
    from pg_catalog.pg_attribute as a
   where a.attrelid = 'public.book_processing_jobs'::regclass and a.attnum > 0 and not a.attisdropped
     and a.attname not in ('user_id', 'book_id', 'language', 'status', 'progress', 'stage', 'error', 'source_path',
                           'processed_path', 'updated_at')
     and has_column_privilege('authenticated', a.attrelid, a.attnum, 'insert, update')
  union all
  select format('%s may use the schema private', r.role)
    from (values ('anon'), ('authenticated')) as r (role)
   where has_schema_privilege(r.role, 'private', 'usage')
  order by 1
$$;

-- ── 80. The three functions of older workers ──────────────────────────────────────────────────────────────────────────
-- Names, parameters, defaults and result columns as ever. An old worker does not say which attempt it is, so its calls move
-- only jobs that the old claim handed out; its progress calls renew the lease.
drop function if exists public.claim_book_processing_job(text, integer, integer);
create function public.claim_book_processing_job(worker_id text, lock_minutes integer default 15, max_attempts integer default 5)
returns table (id uuid, user_id uuid, book_id text, language text, source_path text, attempts integer)
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
begin
  return query
  select t.id, t.user_id, t.book_id, coalesce(t.language, 'en'), t.source_path, t.attempts
    from private.book_job_take(worker_id, private.book_lease(coalesce(lock_minutes, 15) * 60.0),
                               private.book_attempt_limit(max_attempts), null, true, null) as t;
end $$;

drop function if exists public.update_book_processing_job(uuid, text, integer, text, text, text);
create function public.update_book_processing_job(
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

-- The book follows its job by itself; all that is left to say is that the source was deleted.
drop function if exists public.update_book_processing_fields(uuid, text, text, integer, text, text, text, boolean);
create function public.update_book_processing_fields(
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

-- ── 85. What rows no longer name ──────────────────────────────────────────────────────────────────────────────────────
-- Each attempt writes below a folder of its own, <user>/<book>/processed/<job id>-<attempt>/, and the commit names its manifest
-- in processed_path. Here is found what is left: editions that were replaced or never finished, folders of deleted books, uploads
-- that nobody asked to process. Only found: objects are removed through the Storage API. Why this is safe at any time:
-- docs/decisions/0027-editions.md.

-- Where the walk through the bucket is, which all workers share.
create table if not exists private.book_leftover_walk (
  one   boolean primary key default true check (one),
  after text    not null default ''
);
insert into private.book_leftover_walk default values on conflict do nothing;

-- The folder of the edition that an object belongs to; null for everything else.
create or replace function private.book_edition_folder(name text) returns text
language sql immutable
set search_path = ''
as $$
  select substring(name from '^[^/]+/[^/]+/processed/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[0-9]+/');
$$;

-- Those of these objects that no row names. An hour passes first, by the database's clock: for an upload until its rows are
-- made, for an edition that was replaced until whoever has read its manifest has read the rest, for a book that was deleted until
-- it may have been made again.
create or replace function private.book_leftovers_among(names text[]) returns setof text
language sql stable
set search_path = ''
as $$
  with asked as materialized (
    select o.name,
           case when o.name ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/[^/]+/'
                then split_part(o.name, '/', 1)::uuid end as user_id,
           split_part(o.name, '/', 2) as book_id,
           substring(o.name from '^[^/]+/[^/]+/(.*)$') as path,
           private.book_edition_folder(o.name) as edition
      from storage.objects as o
     where o.bucket_id = 'epubs' and o.name = any (names)
       and greatest(o.created_at, o.updated_at) < clock_timestamp() - interval '1 hour'
  ),
  -- Objects that are of no use by what their own book's rows say.
  unwanted as materialized (
    select a.name, a.user_id, a.edition
      from asked as a
      left join public.books as b on b.user_id = a.user_id and b.id = a.book_id
      left join public.book_processing_jobs as j on j.user_id = a.user_id and j.book_id = a.book_id
      left join private.book_gone as g on g.user_id = a.user_id and g.book_id = a.book_id
     where a.user_id is not null
       and coalesce(greatest(b.processed_at, j.finished_at, g.gone_at), '-infinity') < clock_timestamp() - interval '1 hour'
       and case
             when b.id is null and j.id is null then true
             -- A running attempt: its own edition, and the folder itself, where older workers write.
             when a.path like 'processed/%' and j.status = 'processing' then
               a.edition <> a.user_id::text || '/' || a.book_id || '/processed/' || j.id::text || '-' || j.attempts::text || '/'
             -- What people keep beside the book, such as overrides.json, belongs to the book.
             else a.path like 'processed/%' or a.path ~* '^[^/]+\.epub$'
           end
  ),
  -- What the rows of the same users name, under whatever book.
  named as materialized (
    select b.user_id, b.storage_path as source, b.processed_path
      from public.books as b
     where b.user_id in (select u.user_id from unwanted as u)
     union all
    select j.user_id, j.source_path, j.processed_path
      from public.book_processing_jobs as j
     where j.user_id in (select u.user_id from unwanted as u)
  ),
  bundles as materialized (
    select n.user_id, private.book_edition_folder(n.processed_path) as edition, regexp_replace(n.processed_path, '[^/]*$', '') as folder
      from named as n
     where n.processed_path is not null
  )
  select u.name
    from unwanted as u
   where not exists (select from named as n where n.user_id = u.user_id and n.source = u.name)
     and not exists (select from bundles as f where f.user_id = u.user_id and f.edition = u.edition)
     -- A bundle of an older worker lies in the folder itself, beside the editions.
     and not exists (select from bundles as f
                      where u.edition is null and f.edition is null and f.user_id = u.user_id and starts_with(u.name, f.folder))
   order by u.name;
$$;

-- Those of at most 1000 objects that are left over, just before they are removed.
create or replace function public.book_leftovers_among(names text[]) returns setof text
language sql stable
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$ select l.name from private.book_leftovers_among(names[1:1000]) as l (name); $$;

-- A slice of the bucket: what is left over among the next `scan` objects, and where to go on; `next` is null at the end. With
-- `after` the slice behind that name; without, the next one of the walk that all workers share, one of them at a time.
create or replace function public.book_leftovers(after text default null, scan integer default 2000) returns jsonb
language plpgsql
set search_path = '' set statement_timeout = '5s' set lock_timeout = '2s'
as $$
declare
  place  text := after;
  width  integer := least(greatest(coalesce(scan, 2000), 1), 10000);
  seen   text[];
  unused text[];
  onward text;
begin
  if after is null then
    select w.after into place from private.book_leftover_walk as w where w.one for update skip locked;
  end if;
  seen := array(select o.name from storage.objects as o
                 where o.bucket_id = 'epubs' and o.name > place
                 order by o.name
                 limit width);
  unused := array(select l.name from private.book_leftovers_among(seen) as l (name) order by l.name limit 500);
  onward := case when cardinality(unused) = 500 then unused[500] when cardinality(seen) = width then seen[width] end;
  if after is null then
    update private.book_leftover_walk as w set after = coalesce(onward, '') where w.one and place is not null;
  end if;
  return jsonb_build_object('names', to_jsonb(unused), 'looked_at', cardinality(seen), 'next', onward);
end $$;

-- ── 90. Who may do what ───────────────────────────────────────────────────────────────────────────────────────────────
-- Nothing is assumed: newer projects grant nothing by default, older ones everything.
revoke all on public.books, public.book_processing_jobs, public.progress, public.vocabulary from public, anon, authenticated, service_role;

grant select, insert, update, delete on public.books, public.progress, public.vocabulary to authenticated;
-- The columns that a browser's upsert names. The guards decide what becomes of them; the rest cannot even be named.
grant select, delete on public.book_processing_jobs to authenticated;
grant insert (user_id, book_id, language, status, progress, stage, error, source_path, processed_path, updated_at),
      update (user_id, book_id, language, status, progress, stage, error, source_path, processed_path, updated_at)
   on public.book_processing_jobs to authenticated;
grant select, insert, update, delete on public.books, public.book_processing_jobs, public.progress, public.vocabulary to service_role;

revoke all on schema private from public, anon, authenticated;
revoke all on all tables in schema private from public, anon, authenticated;
grant usage on schema private to service_role;
grant select, insert, update on private.book_queue_state to service_role;
grant select, insert, update, delete on private.book_job_quiet, private.book_behind, private.book_job_quarantine, private.book_gone to service_role;
grant select, update on private.book_leftover_walk to service_role;
alter table private.book_queue_state enable row level security;
alter table private.book_leftover_walk enable row level security;
alter table private.book_job_quiet enable row level security;
alter table private.book_behind enable row level security;
alter table private.book_job_quarantine enable row level security;
alter table private.book_gone enable row level security;

-- Says in so many words what no grant says already; service_role passes by every policy.
do $$
declare
  home regclass;
begin
  foreach home in array array['private.book_queue_state', 'private.book_job_quiet', 'private.book_behind',
                              'private.book_job_quarantine', 'private.book_gone', 'private.book_leftover_walk']::regclass[] loop
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

-- A function added later is closed until someone opens it.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke execute on functions from anon, authenticated;

alter table public.books enable row level security;
alter table public.book_processing_jobs enable row level security;
alter table public.progress enable row level security;
alter table public.vocabulary enable row level security;

-- One policy per table; (select auth.uid()) is evaluated once per statement, not once per row.
create policy "owners use their books" on public.books
  to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "owners use their jobs" on public.book_processing_jobs
  to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "owners use their progress" on public.progress
  to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);
create policy "owners use their vocabulary" on public.vocabulary
  to authenticated using ((select auth.uid()) = user_id) with check ((select auth.uid()) = user_id);

-- The bucket holds private uploads and bundles: private even if someone has opened it.
insert into storage.buckets as b (id, name, public) values ('epubs', 'epubs', false)
on conflict (id) do update set public = false where b.public is distinct from false;

drop policy if exists "epubs: owners read" on storage.objects;
create policy "epubs: owners read" on storage.objects for select
  to authenticated using (bucket_id = 'epubs' and (storage.foldername(name))[1] = (select auth.uid())::text);
drop policy if exists "epubs: owners add" on storage.objects;
create policy "epubs: owners add" on storage.objects for insert
  to authenticated with check (bucket_id = 'epubs' and (storage.foldername(name))[1] = (select auth.uid())::text);
drop policy if exists "epubs: owners replace" on storage.objects;
create policy "epubs: owners replace" on storage.objects for update
  to authenticated using (bucket_id = 'epubs' and (storage.foldername(name))[1] = (select auth.uid())::text)
  with check (bucket_id = 'epubs' and (storage.foldername(name))[1] = (select auth.uid())::text);
drop policy if exists "epubs: owners delete" on storage.objects;
create policy "epubs: owners delete" on storage.objects for delete
  to authenticated using (bucket_id = 'epubs' and (storage.foldername(name))[1] = (select auth.uid())::text);

commit;
