package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of Supabase's database linter that a schema file can break, and rules of our own for
/// what that linter does not see, on a new project and on one that ran the older schema. Each query
/// names the offenders.
@ParameterizedClass
@ValueSource(booleans = {false, true})
class LintTest {
  private final Database database;
  private final Session root;

  LintTest(boolean upgraded) throws SQLException {
    database = upgraded ? Database.upgraded() : Database.withSchema();
    root = database.open();
  }

  @AfterEach
  void close() throws SQLException {
    root.close();
    database.close();
  }

  @Test
  void every_foreign_key_has_an_index() throws SQLException {
    assertNone(
        """
        select k.conrelid::regclass || '.' || k.conname from pg_constraint k
         where k.contype = 'f' and k.connamespace in ('public'::regnamespace, 'private'::regnamespace)
           and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
                            and (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(k.conkey)] @> k.conkey)
        """);
  }

  @Test
  void every_table_has_a_primary_key() throws SQLException {
    assertNone(
        """
        select c.oid::regclass::text from pg_class c
         where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
           and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)
        """);
  }

  @Test
  void no_index_exists_twice() throws SQLException {
    assertNone(
        """
        select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid
         where c.relnamespace = 'public'::regnamespace
         group by i.indrelid, i.indkey::text, coalesce(pg_get_expr(i.indpred, i.indrelid), ''), i.indexrelid
        having (select count(*) from pg_index o where o.indrelid = i.indrelid and o.indkey::text = i.indkey::text
                 and coalesce(pg_get_expr(o.indpred, o.indrelid), '') = coalesce(pg_get_expr(i.indpred, i.indrelid), '')) > 1
        """);
  }

  @Test
  void row_level_security_is_on_everywhere_and_every_table_has_a_policy() throws SQLException {
    assertNone(
        """
        select c.oid::regclass::text from pg_class c
         where c.relkind = 'r'
           and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
           and (not c.relrowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid))
        """);
  }

  @Test
  void no_role_and_action_meets_two_permissive_policies() throws SQLException {
    assertNone(
        """
        select p.tablename || ' ' || r.role || ' ' || a.action
          from pg_policies p cross join unnest(p.roles) as r (role)
          cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) as a (action)
         where p.schemaname = 'public' and p.permissive = 'PERMISSIVE' and p.cmd in ('ALL', a.action)
         group by p.tablename, r.role, a.action having count(*) > 1
        """);
  }

  @Test
  void policies_ask_for_the_user_once_per_statement_and_for_nothing_a_user_can_edit()
      throws SQLException {
    assertNone(
        """
        select p.tablename || ': ' || p.policyname
          from pg_policies p, lateral (select coalesce(p.qual, '') || ' ' || coalesce(p.with_check, '')) as t (text)
         where p.schemaname in ('public', 'storage')
           and (replace(t.text, '( SELECT auth.uid() AS uid)', '') ~ 'auth\\.(uid|jwt|role)|current_setting'
                or t.text ~ 'user_metadata' or btrim(t.text, '( )') = 'true')
        """);
  }

  @Test
  void policies_are_for_signed_in_users_only() throws SQLException {
    assertNone(
        "select policyname from pg_policies where schemaname in ('public', 'storage') and roles <>"
            + " '{authenticated}'");
  }

  @Test
  void every_function_starts_from_an_empty_search_path() throws SQLException {
    assertNone(
        """
        select p.oid::regprocedure::text from pg_proc p
         where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
           and not coalesce(p.proconfig, '{}') @> array['search_path=""']
        """);
  }

  @Test
  void functions_for_workers_give_up_in_time() throws SQLException {
    assertNone(
        """
        select p.oid::regprocedure::text from pg_proc p
         where p.pronamespace = 'public'::regnamespace and p.proname <> 'book_schema_version'
           and not coalesce(p.proconfig, '{}') @> array['statement_timeout=5s', 'lock_timeout=2s']
        """);
  }

  @Test
  void functions_that_run_as_their_owner_are_triggers_or_hold_an_account_out_of_reach()
      throws SQLException {
    assertNone(
        """
        select p.oid::regprocedure::text from pg_proc p
         where p.prosecdef and p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
           and (p.pronamespace <> 'private'::regnamespace
                or p.prorettype <> 'trigger'::regtype and p.proname not in ('book_account_hold', 'book_account_free'))
        """);
  }

  @Test
  void only_workers_may_execute_any_function() throws SQLException {
    assertThat(
            root.column(
                """
                select distinct coalesce(nullif(a.grantee, 0)::regrole::text, 'public')
                  from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                 where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and a.grantee <> p.proowner
                """))
        .containsExactly("service_role");
  }

  @Test
  void the_schema_knows_what_was_opened_by_hand() throws SQLException {
    assertNone("select * from public.book_schema_openings()");
    root.run(
        """
        grant execute on function public.book_job_stats() to authenticated;
        grant select on public.vocabulary to anon;
        alter table public.progress disable row level security;
        grant update (attempts) on public.book_processing_jobs to authenticated;
        grant usage on schema private to anon;
        """);
    assertThat(root.column("select * from public.book_schema_openings()"))
        .containsExactly(
            "anon may use the schema private",
            "anon may use the table vocabulary",
            "authenticated may call book_job_stats",
            "authenticated may write book_processing_jobs.attempts",
            "row-level security is off on progress");
  }

  @Test
  void a_function_added_later_is_closed() throws SQLException {
    root.run("create function public.added_later() returns int language sql as 'select 1'");
    assertThat(
            root.column(
                "select r.rolname from pg_roles r where r.rolname in ('anon', 'authenticated')"
                    + " and has_function_privilege(r.oid, 'public.added_later()', 'execute')"))
        .isEmpty();
  }

  @Test
  void the_columns_of_a_job_that_a_browser_may_name_are_these() throws SQLException {
    for (var right : new String[] {"INSERT", "UPDATE"}) {
      assertThat(
              root.column(
                  "select a.attname from pg_attribute a where a.attrelid ="
                      + " 'book_processing_jobs'::regclass and a.attnum > 0 and"
                      + " has_column_privilege('authenticated', a.attrelid, a.attnum, ?)",
                  right))
          .containsExactlyInAnyOrder(
              "user_id",
              "book_id",
              "language",
              "status",
              "progress",
              "stage",
              "error",
              "source_path",
              "processed_path",
              "updated_at");
    }
  }

  @Test
  void visitors_have_no_right_on_anything_of_ours() throws SQLException {
    assertNone(
        """
        select c.relname || ' ' || a.privilege_type from pg_class c, aclexplode(c.relacl) a
         where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and a.grantee in (0, 'anon'::regrole)
        """);
  }

  @Test
  void users_cannot_truncate_reference_or_add_triggers() throws SQLException {
    assertNone(
        """
        select c.relname || ' ' || a.privilege_type from pg_class c, aclexplode(c.relacl) a
         where c.relnamespace = 'public'::regnamespace and a.grantee = 'authenticated'::regrole
           and a.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
        """);
  }

  @Test
  void every_text_column_ends_somewhere() throws SQLException {
    assertNone(
        """
        select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
         where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.atttypid = 'text'::regtype
           and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
                            and pg_get_constraintdef(k.oid) ~ format('length\\(%s\\) (<=|=) [0-9]+', a.attname))
        """);
  }

  @Test
  void foreign_keys_into_auth_lean_on_its_primary_key_and_no_column_on_object_numbers()
      throws SQLException {
    assertNone(
        """
        select k.conname from pg_constraint k join pg_constraint u on u.conindid = k.conindid and u.conrelid = k.confrelid
         where k.contype = 'f' and k.confrelid = 'auth.users'::regclass and u.contype = 'u'
        union all
        select a.attrelid::regclass || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
         where c.relnamespace = 'public'::regnamespace and a.atttypid::regtype::text like 'reg%'
        """);
  }

  @Test
  void nothing_else_lies_in_the_exposed_schema() throws SQLException {
    assertNone(
        """
        select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm', 'f')
        union all
        select e.extname from pg_extension e where e.extnamespace = 'public'::regnamespace
        """);
  }

  @Test
  void no_index_slows_a_heartbeat() throws SQLException {
    assertNone(
        """
        select i.indexrelid::regclass || ' on ' || a.attname from pg_index i
          join pg_attribute a on a.attrelid = i.indrelid
           and (a.attnum = any (string_to_array(i.indkey::text, ' ')::int2[])
                or pg_get_expr(i.indpred, i.indrelid) ~ ('\\m' || a.attname || '\\M'))
         where i.indrelid = 'book_processing_jobs'::regclass and a.attname in ('updated_at', 'lease_until', 'progress', 'stage')
        """);
  }

  private void assertNone(String query) throws SQLException {
    assertThat(root.column(query)).isEmpty();
  }
}
