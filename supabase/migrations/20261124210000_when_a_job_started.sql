-- The operator's list says when the last attempt started, so that the page can tell how long it took and how fast it went.
begin;

drop function if exists public.book_job_admin_list(text, uuid, uuid, integer);
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
         j.attempts, greatest(j.max_attempts - (j.attempts - j.attempts_forgiven), 0), j.releases::integer,
         case when j.deferred then j.run_at end,
         floor(extract(epoch from j.lease_until - clock_timestamp()))::integer,
         case when j.status = 'processing' then floor(extract(epoch from clock_timestamp() - j.updated_at))::integer end,
         j.locked_by, j.error_code, j.error, j.source_path, j.processed_path, j.created_at, j.locked_at, j.updated_at, j.finished_at
    from public.book_processing_jobs as j
    left join public.books as b on b.user_id = j.user_id and b.id = j.book_id
   where (with_status is null or j.status = with_status)
     and (with_user is null or j.user_id = with_user)
     and (with_job is null or j.id = with_job)
   order by j.updated_at desc, j.id
   limit least(greatest(coalesce(row_limit, 50), 1), 1000);
$$;

revoke all on function public.book_job_admin_list(text, uuid, uuid, integer) from public, anon, authenticated;
grant execute on function public.book_job_admin_list(text, uuid, uuid, integer) to service_role;

commit;
