-- ── 50. Accounts and the statements of one user ───────────────────────────────────────────────────────────────────────
-- Holds an account, so that it cannot be deleted meanwhile: a deletion locks the account first and its books and jobs after it.
-- Foreign keys do the same to a row that is written twice in one transaction, but then it is too late: the row is locked already.
create or replace function private.book_account_hold(held_id uuid) returns void
language plpgsql security definer
set search_path = ''
as $$
begin
  if has_table_privilege('auth.users', 'select') and has_table_privilege('auth.users', 'update') then
    perform from auth.users as u where u.id = held_id for key share;
  end if;
end $$;

-- The same for a call that waits for nobody; false while the account is being deleted.
create or replace function private.book_account_free(held_id uuid) returns boolean
language plpgsql security definer
set search_path = ''
as $$
begin
  if has_table_privilege('auth.users', 'select') and has_table_privilege('auth.users', 'update') then
    perform from auth.users as u where u.id = held_id for key share skip locked;
    return found or not exists (select from auth.users as u where u.id = held_id);
  end if;
  return true;
end $$;

-- One user's statements run one after the other, so that places and the quota count exactly, and before any row is locked: two
-- tabs can wait for each other, never deadlock. An account that is being deleted takes its rows along in another order, so
-- a statement waits for that, too, before it holds any of them.
create or replace function private.book_user_serialise() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform pg_catalog.pg_advisory_xact_lock(7301, pg_catalog.hashtext((select auth.uid())::text));
  perform private.book_account_hold((select auth.uid()));
  return null;
end $$;

create trigger book_job_serialise
  before insert or update or delete on public.book_processing_jobs
  for each statement when (current_user = 'authenticated')
  execute function private.book_user_serialise();

create trigger books_serialise
  before insert or update or delete on public.books
  for each statement when (current_user = 'authenticated')
  execute function private.book_user_serialise();

drop function if exists private.book_job_serialise();

-- The same for what an operator's function adds in a user's name.
create or replace function private.book_hold_account() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform private.book_account_hold(new.user_id);
  return new;
end $$;

create trigger book_job_0_account
  before insert on public.book_processing_jobs
  for each row when (current_user = 'service_role')
  execute function private.book_hold_account();

create trigger books_0_account
  before insert on public.books
  for each row when (current_user = 'service_role')
  execute function private.book_hold_account();

