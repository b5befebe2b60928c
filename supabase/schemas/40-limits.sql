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

