-- A stand-in for what runs in the field: the tables, rights and functions that browsers and older workers were written
-- against, with the weaknesses that schema.sql must survive and end. Own words; only names and signatures are given.
create table public.books (
  user_id uuid not null references auth.users (id) on delete cascade, id text not null, title text not null, cover text,
  language text default 'en', chapter_count int, current_chapter int default 0, storage_path text not null, processed_path text,
  file_size bigint, file_updated_at timestamptz, added_at timestamptz default now(), last_read_at timestamptz,
  processing_status text default 'ready' check (processing_status in ('queued', 'processing', 'ready', 'error', 'cancelled')),
  processing_progress int default 100, processing_stage text, processing_error text, processed_at timestamptz,
  source_deleted_at timestamptz, created_at timestamptz default now(), updated_at timestamptz default now(),
  primary key (user_id, id)
);
create table public.book_processing_jobs (
  id uuid primary key default gen_random_uuid(), user_id uuid not null references auth.users (id) on delete cascade,
  book_id text not null, language text default 'en',
  status text not null default 'queued' check (status in ('queued', 'processing', 'done', 'error', 'cancelled')),
  progress int not null default 0, stage text, error text, source_path text not null, processed_path text,
  attempts int not null default 0, locked_at timestamptz, locked_by text,
  created_at timestamptz default now(), updated_at timestamptz default now(), unique (user_id, book_id)
);
create table public.progress (
  user_id uuid not null references auth.users (id) on delete cascade, book_id text not null, chapter_id text, page_number int,
  scroll_position int, char_offset int, chapter_text_hash text, updated_at timestamptz default now(), primary key (user_id, book_id)
);
create table public.vocabulary (
  user_id uuid not null references auth.users (id) on delete cascade, id text not null, kind text not null, book_id text,
  language text, word text not null, display_word text, lemma text, status text, context jsonb, analysis jsonb,
  source_chapter_id text, source_books jsonb default '[]', meaning text, usage text, contextual_meaning text, context_sentence text,
  encounter_count int, last_encountered_at timestamptz, due timestamptz, stability double precision, difficulty double precision,
  elapsed_days double precision, scheduled_days double precision, reps int, lapses int, state int, last_review timestamptz,
  created_at timestamptz default now(), updated_at timestamptz default now(), primary key (user_id, id)
);
create index book_processing_jobs_status_idx on public.book_processing_jobs (status, updated_at);
create index book_processing_jobs_user_idx on public.book_processing_jobs (user_id);

create function public.set_updated_at() returns trigger language plpgsql as $$
begin new.updated_at = now(); return new; end $$;
create trigger books_updated before update on public.books for each row execute function public.set_updated_at();
create trigger jobs_updated before update on public.book_processing_jobs for each row execute function public.set_updated_at();

alter table public.books enable row level security;
alter table public.book_processing_jobs enable row level security;
alter table public.progress enable row level security;
alter table public.vocabulary enable row level security;
create policy "read own books" on public.books for select using (auth.uid() = user_id);
create policy "write own books" on public.books for all using (auth.uid() = user_id) with check (auth.uid() = user_id);
create policy "own jobs" on public.book_processing_jobs for all using (auth.uid() = user_id) with check (auth.uid() = user_id);
create policy "own progress" on public.progress for all using (auth.uid() = user_id) with check (auth.uid() = user_id);
create policy "own words" on public.vocabulary for all using (auth.uid() = user_id) with check (auth.uid() = user_id);
grant all on public.books, public.book_processing_jobs, public.progress, public.vocabulary to anon, authenticated, service_role;

-- The plain claim: the oldest queued row by a time that browsers write, a lock that only age removes.
create function public.claim_book_processing_job(worker_id text, lock_minutes integer default 15, max_attempts integer default 5)
returns table (id uuid, user_id uuid, book_id text, language text, source_path text, attempts integer)
language sql as $$
  update public.book_processing_jobs as j
     set status = 'processing', locked_at = now(), locked_by = worker_id, attempts = j.attempts + 1, updated_at = now()
   where j.id = (select c.id from public.book_processing_jobs as c
                  where c.status = 'queued' and c.attempts < max_attempts
                    and (c.locked_at is null or c.locked_at < now() - make_interval(mins => lock_minutes))
                  order by c.updated_at limit 1 for update skip locked)
  returning j.id, j.user_id, j.book_id, j.language, j.source_path, j.attempts;
$$;
create function public.update_book_processing_job(
  job_id uuid, new_status text, new_progress integer, new_stage text, new_error text, new_processed_path text)
returns void language sql as $$
  update public.book_processing_jobs as j
     set status = new_status, progress = new_progress, stage = new_stage, error = new_error,
         processed_path = coalesce(new_processed_path, j.processed_path), updated_at = now()
   where j.id = job_id;
$$;
create function public.update_book_processing_fields(
  target_user_id uuid, target_book_id text, new_status text, new_progress integer, new_stage text, new_error text,
  new_processed_path text, did_delete_source boolean default false)
returns void language sql as $$
  update public.books as b
     set processing_status = new_status, processing_progress = new_progress, processing_stage = new_stage,
         processing_error = new_error, processed_path = coalesce(new_processed_path, b.processed_path),
         source_deleted_at = case when did_delete_source then now() else b.source_deleted_at end
   where b.user_id = target_user_id and b.id = target_book_id;
$$;
