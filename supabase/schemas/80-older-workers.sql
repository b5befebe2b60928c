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

