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

