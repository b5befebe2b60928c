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

