-- ── 68. Arguments and times ───────────────────────────────────────────────────────────────────────────────────────────
-- Whole seconds from one time to another, whatever the rows hold.
create or replace function private.book_seconds(earlier timestamptz, later timestamptz) returns integer
language plpgsql immutable
set search_path = ''
as $$
begin
  return case
    when isfinite(earlier) and isfinite(later)
      then least(greatest(floor(extract(epoch from later) - extract(epoch from earlier)), -2147483648), 2147483647)::integer
  end;
end $$;

-- Arguments of a worker, kept within reason.
create or replace function private.book_lease(seconds double precision) returns interval
language plpgsql immutable
set search_path = ''
as $$
begin
  return make_interval(secs => least(greatest(coalesce(seconds, 60), 5), 86400));
end $$;

create or replace function private.book_attempt_limit(wanted integer) returns integer
language plpgsql immutable
set search_path = ''
as $$
begin
  return least(greatest(coalesce(wanted, 5), 1), 100);
end $$;

