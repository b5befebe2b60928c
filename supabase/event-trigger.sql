-- Optional: a queued book wakes the worker at once. Needs the extension pg_net and the Edge Function wake-worker;
-- docs/cloud-run-jobs.md, "Event mode", has all steps. Off until both secrets are in the Vault:
--
--   select vault.create_secret('https://REF.supabase.co/functions/v1/wake-worker', 'wake_worker_url');
--   select vault.create_secret('A-LONG-RANDOM-TEXT', 'wake_worker_secret');
--
-- Off again: drop schema wake cascade.
--
-- A hint, not a promise: pg_net sends after the commit, once, and forgets. A schedule behind it finds what was missed.
-- The schema is one of its own because schema.sql, applied again, ends all triggers that call public or private functions.

begin;

create schema if not exists wake;
revoke all on schema wake from public;

-- Never fails the statement that queued the book.
create or replace function wake.send() returns void
language plpgsql security definer set search_path = '' as $$
declare
  target text;
  secret text;
begin
  select s.decrypted_secret into target from vault.decrypted_secrets as s where s.name = 'wake_worker_url';
  select s.decrypted_secret into secret from vault.decrypted_secrets as s where s.name = 'wake_worker_secret';
  if target is null or secret is null then
    return;
  end if;
  perform net.http_post(
    url := target,
    body := '{}'::jsonb,
    headers := jsonb_build_object('content-type', 'application/json', 'x-wake-secret', secret),
    timeout_milliseconds := 10000);
exception when others then
  raise warning 'the worker was not woken (%): the schedule will find the book', sqlerrm;
end $$;

-- One event for a statement, however many books it queues.
create or replace function wake.after_insert() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from fresh as f where f.status = 'queued' and not f.deferred) then
    perform wake.send();
  end if;
  return null;
end $$;

-- A retry or an upsert. Heartbeats and claims do not come here: the trigger's condition keeps them out.
create or replace function wake.after_update() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform wake.send();
  return null;
end $$;

revoke all on all functions in schema wake from public;

drop trigger if exists wake_after_insert on public.book_processing_jobs;
create trigger wake_after_insert
  after insert on public.book_processing_jobs
  referencing new table as fresh
  for each statement execute function wake.after_insert();

drop trigger if exists wake_after_update on public.book_processing_jobs;
create trigger wake_after_update
  after update of status on public.book_processing_jobs
  for each row when (new.status = 'queued' and not new.deferred and old.status is distinct from 'queued')
  execute function wake.after_update();

commit;
