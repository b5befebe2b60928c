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

