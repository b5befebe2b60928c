-- ── 25. Failure codes ─────────────────────────────────────────────────────────────────────────────────────────────────
-- The present spelling of a failure code. One that is not in the catalogue comes from a worker of another version.
create or replace function private.book_failure_code(code text) returns text
language sql immutable
set search_path = ''
as $$
  select case
    when replace(code, '_', '-') in (
      'not-an-epub', 'incomplete-file', 'no-package-document', 'drm-protected', 'limit-exceeded', 'nothing-readable', 'source-missing', 'value-refused', 'worker-lost', 'attempts-exhausted', 'released-too-often', 'out-of-memory', 'too-deep', 'book-timeout', 'disk', 'server', 'io', 'row-invalid', 'bundle-missing', 'bug', 'error' -- all failure codes
    ) then replace(code, '_', '-')
    when code is not null then 'error'
  end;
$$;

