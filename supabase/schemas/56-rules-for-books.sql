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

