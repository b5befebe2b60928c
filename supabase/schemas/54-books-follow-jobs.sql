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

