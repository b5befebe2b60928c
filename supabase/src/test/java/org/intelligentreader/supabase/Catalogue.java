package org.intelligentreader.supabase;

import java.sql.SQLException;
import java.util.List;

/// Everything that a schema file makes, one line each, so that two databases can be compared.
final class Catalogue {
  private Catalogue() {}

  private static final String LINES =
      """
      with ours as (
        select c.oid, c.relname, c.relkind, c.relacl, c.relrowsecurity, c.reloptions, n.nspname
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname in ('public', 'private') and c.relkind in ('r', 'i')
      )
      select format('table %s.%s rls=%s options=%s', o.nspname, o.relname, o.relrowsecurity, o.reloptions) from ours o where o.relkind = 'r'
      union all
      select format('grant on %s to %s: %s', o.relname, a.grantee::regrole, string_agg(a.privilege_type, ',' order by a.privilege_type))
        from ours o, aclexplode(o.relacl) a where o.relkind = 'r' and a.grantee <> 0 and a.grantee <> 'postgres'::regrole
       group by o.relname, a.grantee
      union all
      select format('column %s.%s %s %s default %s acl %s', o.relname, t.attname, format_type(t.atttypid, t.atttypmod),
                    t.attnotnull, pg_get_expr(d.adbin, d.adrelid), t.attacl)
        from ours o join pg_attribute t on t.attrelid = o.oid and t.attnum > 0 and not t.attisdropped
        left join pg_attrdef d on d.adrelid = o.oid and d.adnum = t.attnum where o.relkind = 'r'
      union all
      select format('constraint %s.%s %s valid=%s', o.relname, k.conname, pg_get_constraintdef(k.oid), k.convalidated)
        from ours o join pg_constraint k on k.conrelid = o.oid
      union all
      select 'index ' || pg_get_indexdef(o.oid) from ours o where o.relkind = 'i'
      union all
      select 'trigger ' || pg_get_triggerdef(g.oid) from ours o join pg_trigger g on g.tgrelid = o.oid where not g.tgisinternal
      union all
      select format('policy %s.%s %s %s %s using %s check %s', p.schemaname, p.tablename, p.policyname, p.cmd, p.roles, p.qual, p.with_check)
        from pg_policies p
      union all
      select format('function %s %s acl %s', f.oid::regprocedure, pg_get_functiondef(f.oid),
                    (select string_agg(format('%s:%s', a.grantee::regrole, a.privilege_type), ',' order by 1) from aclexplode(f.proacl) a
                      where a.grantee <> f.proowner))
        from pg_proc f join pg_namespace n on n.oid = f.pronamespace where n.nspname in ('public', 'private')
      union all
      select format('bucket %s public=%s', b.id, b.public) from storage.buckets b
      order by 1
      """;

  /// All lines, sorted.
  static List<String> of(Session root) throws SQLException {
    return root.column(LINES);
  }
}
