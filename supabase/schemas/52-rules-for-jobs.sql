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

