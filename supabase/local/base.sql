-- What a hosted Supabase project offers before the first migration runs, as far as schema.sql, the worker and the page
-- can see it: roles, the schemas auth, storage and extensions, users, buckets, objects, and the claims of a request.
-- For a machine without Supabase. Run as a superuser on an empty database (PostgreSQL 15 or newer); a second run changes nothing.
--
--   set supabase_base.grants = 'strict';   -- before this file: as on projects created since mid-2026, new tables and
--                                          -- functions in public are open to nobody until schema.sql says so

-- ── 1. Roles ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The gateway logs in as authenticator and changes to one of the three request roles for each request.
do $$
declare
  wanted record;
begin
  for wanted in
    select *
      from (values ('anon', 'nologin noinherit'),
                   ('authenticated', 'nologin noinherit'),
                   ('service_role', 'nologin noinherit bypassrls'),
                   ('authenticator', 'login noinherit'),
                   ('supabase_auth_admin', 'nologin noinherit'),
                   ('supabase_storage_admin', 'nologin noinherit')) as roles (name, options)
  loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
      execute format('create role %I %s', wanted.name, wanted.options);
    end if;
  end loop;
end $$;

grant anon, authenticated, service_role to authenticator;

-- service_role has no timeout of its own and lives with the authenticator's.
alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter role authenticator set statement_timeout = '8s';
alter role authenticator set lock_timeout = '8s';

-- ── 2. Schemas, extensions, default privileges ────────────────────────────────────────────────────────────────────────
create schema if not exists extensions;
create schema if not exists auth;
create schema if not exists storage;
create schema if not exists graphql_public;
create extension if not exists pgcrypto with schema extensions;

grant usage on schema public, extensions, auth, storage, graphql_public to anon, authenticated, service_role;
-- Foreign keys between storage tables are checked as their owner.
grant usage on schema storage to supabase_storage_admin;

do $$
begin
  execute format('alter database %I set search_path = "$user", public, extensions', current_database());

  if coalesce(current_setting('supabase_base.grants', true), '') = 'strict' then
    return;
  end if;
  alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
  alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
  alter default privileges in schema public grant all on routines to anon, authenticated, service_role;
end $$;

-- ── 3. auth: users, their sessions, the claims of the current request ─────────────────────────────────────────────────
create table if not exists auth.users (
  id                 uuid primary key default gen_random_uuid(),
  aud                text not null default 'authenticated',
  role               text not null default 'authenticated',
  email              text unique,
  encrypted_password text,
  email_confirmed_at timestamptz,
  last_sign_in_at    timestamptz,
  raw_app_meta_data  jsonb not null default '{}',
  raw_user_meta_data jsonb not null default '{}',
  is_anonymous       boolean not null default false,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now()
);

create table if not exists auth.sessions (
  id         uuid primary key default gen_random_uuid(),
  user_id    uuid not null references auth.users (id) on delete cascade,
  created_at timestamptz not null default now()
);
create index if not exists sessions_user_id_idx on auth.sessions (user_id);

-- Each use of a refresh token revokes it and makes the next one of the session.
create table if not exists auth.refresh_tokens (
  token      text primary key,
  session_id uuid not null references auth.sessions (id) on delete cascade,
  revoked    boolean not null default false,
  created_at timestamptz not null default now()
);
create index if not exists refresh_tokens_session_id_idx on auth.refresh_tokens (session_id);

-- Folders of earlier versions have the tables without these.
alter table auth.users add column if not exists phone text;
alter table auth.refresh_tokens add column if not exists parent text;
alter table auth.refresh_tokens add column if not exists revoked_at timestamptz;
alter table auth.users add column if not exists invited_at timestamptz;
alter table auth.users add column if not exists banned_until timestamptz;

-- The seeds of applications name these; nothing here reads them.
alter table auth.users
  add column if not exists instance_id uuid,
  add column if not exists confirmation_token text,
  add column if not exists confirmation_sent_at timestamptz,
  add column if not exists recovery_token text,
  add column if not exists recovery_sent_at timestamptz,
  add column if not exists email_change_token_new text,
  add column if not exists email_change_token_current text default '',
  add column if not exists email_change text,
  add column if not exists email_change_sent_at timestamptz,
  add column if not exists email_change_confirm_status smallint default 0,
  add column if not exists is_super_admin boolean,
  add column if not exists phone_confirmed_at timestamptz,
  add column if not exists phone_change text default '',
  add column if not exists phone_change_token text default '',
  add column if not exists phone_change_sent_at timestamptz,
  add column if not exists reauthentication_token text default '',
  add column if not exists reauthentication_sent_at timestamptz,
  add column if not exists is_sso_user boolean not null default false,
  add column if not exists deleted_at timestamptz;

create table if not exists auth.identities (
  id              uuid primary key default gen_random_uuid(),
  provider_id     text not null,
  user_id         uuid not null references auth.users (id) on delete cascade,
  identity_data   jsonb not null,
  provider        text not null,
  last_sign_in_at timestamptz,
  created_at      timestamptz default now(),
  updated_at      timestamptz default now(),
  unique (provider_id, provider)
);

-- Codes and links that a hosted project would send by mail, and codes of sign-in flows. Each is good once, for an hour.
create table if not exists auth.one_time_tokens (
  token_hash text primary key,
  user_id    uuid not null references auth.users (id) on delete cascade,
  kind       text not null,
  code       text not null,
  data       jsonb not null default '{}',
  created_at timestamptz not null default now()
);
create index if not exists one_time_tokens_user_id_idx on auth.one_time_tokens (user_id);

-- The gateway puts the verified claims of the token into this setting, for the length of one transaction.
create or replace function auth.jwt() returns jsonb
language sql stable
as $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb $$;

create or replace function auth.uid() returns uuid
language sql stable
as $$ select (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid $$;

create or replace function auth.role() returns text
language sql stable
as $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role' $$;

create or replace function auth.email() returns text
language sql stable
as $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email' $$;

-- ── 4. storage: one row per object, guarded by row-level security ─────────────────────────────────────────────────────
create table if not exists storage.buckets (
  id                 text primary key,
  name               text not null unique,
  owner              uuid,
  owner_id           text,
  public             boolean default false,
  file_size_limit    bigint,
  allowed_mime_types text[],
  created_at         timestamptz default now(),
  updated_at         timestamptz default now()
);

create table if not exists storage.objects (
  id               uuid primary key default gen_random_uuid(),
  bucket_id        text references storage.buckets (id),
  name             text,
  owner            uuid,
  owner_id         text,
  metadata         jsonb,
  user_metadata    jsonb,
  version          text,
  path_tokens      text[] generated always as (string_to_array(name, '/')) stored,
  created_at       timestamptz default now(),
  updated_at       timestamptz default now(),
  last_accessed_at timestamptz default now()
);
create unique index if not exists objects_bucket_id_name_key on storage.objects (bucket_id, name);

create or replace function storage.foldername(name text) returns text[]
language sql immutable
as $$ select trim_array(string_to_array(name, '/'), 1) $$;

create or replace function storage.filename(name text) returns text
language sql immutable
as $$ select split_part(name, '/', -1) $$;

create or replace function storage.extension(name text) returns text
language sql immutable
as $$ select split_part(split_part(name, '/', -1), '.', -1) $$;

create or replace function storage.touch_updated_at() returns trigger
language plpgsql
as $$
begin
  new.updated_at = now();
  return new;
end $$;

create or replace trigger objects_touch
  before update on storage.objects
  for each row execute function storage.touch_updated_at();

-- A row deleted by SQL would leave its bytes behind, so the hosted service refuses it. The storage layer itself says
-- `set local storage.allow_delete_query = 'true'` first.
create or replace function storage.refuse_delete() returns trigger
language plpgsql
as $$
begin
  if coalesce(current_setting('storage.allow_delete_query', true), '') <> 'true' then
    raise exception 'Rows of storage tables are deleted through the Storage API, not by SQL.' using errcode = '42501';
  end if;
  return null;
end $$;

create or replace trigger objects_refuse_delete
  before delete on storage.objects
  for each statement execute function storage.refuse_delete();

create or replace trigger buckets_refuse_delete
  before delete on storage.buckets
  for each statement execute function storage.refuse_delete();

alter table storage.buckets enable row level security;
alter table storage.objects enable row level security;

grant all on storage.buckets, storage.objects to anon, authenticated, service_role, supabase_storage_admin;

alter table storage.buckets owner to supabase_storage_admin;
alter table storage.objects owner to supabase_storage_admin;

-- ── 5. realtime: what is published, and who may say what on private channels ──────────────────────────────────────────
create schema if not exists realtime;
grant usage on schema realtime to anon, authenticated, service_role;

-- Policies on this table say who may hear (select) and speak (insert) on the private channel realtime.topic(). Rows that SQL
-- puts in are sent to the channel.
create table if not exists realtime.messages (
  id             uuid not null default gen_random_uuid() primary key,
  topic          text not null,
  extension      text not null,
  event          text,
  payload        jsonb,
  binary_payload bytea,
  private        boolean default false,
  inserted_at    timestamp not null default now(),
  updated_at     timestamp not null default now()
);
alter table realtime.messages enable row level security;
grant select, insert, update on realtime.messages to anon, authenticated, service_role;

create or replace function realtime.topic() returns text
language sql stable
as $$ select nullif(current_setting('realtime.topic', true), '') $$;

create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true) returns void
language sql
as $$
  insert into realtime.messages (payload, event, topic, private, extension)
  values (payload, event, topic, private, 'broadcast')
$$;

-- For triggers: tells a channel of the changed row.
create or replace function realtime.broadcast_changes(topic_name text, event_name text, operation text, table_name text,
                                                      table_schema text, new record, old record, level text default 'ROW')
  returns void
language plpgsql
as $$
begin
  if level = 'STATEMENT' then
    raise exception 'function can only be triggered for each row, not for each statement';
  end if;
  perform realtime.send(
    jsonb_build_object('old_record', to_jsonb(old), 'record', to_jsonb(new), 'operation', operation, 'table', table_name,
                       'schema', table_schema),
    event_name, topic_name);
end $$;

do $$
begin
  if not exists (select from pg_catalog.pg_publication where pubname = 'supabase_realtime') then
    create publication supabase_realtime;
  end if;
  if not exists (select from pg_catalog.pg_publication where pubname = 'supabase_realtime_messages_publication') then
    create publication supabase_realtime_messages_publication for table realtime.messages;
  end if;
end $$;
