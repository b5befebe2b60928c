package org.intelligentreader.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.rest.response.Rows;
import org.intelligentreader.local.sql.Sql;

/// The root document: what tables and functions there are, for programs that make code of it. Only
/// the secret key gets it. Source: OpenAPI 2.0; PostgREST 14, "OpenAPI".
final class OpenApi {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Connection connection;
  private final String schema;

  OpenApi(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  Reply answer(Call call) throws SQLException, HttpError {
    if (!call.role().equals("service_role")) {
      throw HttpError.rest(401, "PGRST301", "Access to schema is forbidden")
          .hint(
              Optional.of(
                  "Accessing the schema via the Data API is only allowed using a secret API key."));
    }
    var document = NODES.objectNode().put("swagger", "2.0");
    document
        .putObject("info")
        .put("title", "standard public schema")
        .put("description", "")
        .put("version", "14.17");
    document.put("host", call.header("Host").orElse("127.0.0.1")).put("basePath", "/rest/v1");
    document.putArray("schemes").add("http");
    var forms =
        List.of(
            "application/json",
            "application/vnd.pgrst.object+json",
            "application/vnd.pgrst.object+json;nulls=stripped",
            "text/csv");
    forms.forEach(document.withArray("consumes")::add);
    forms.forEach(document.withArray("produces")::add);
    var paths = document.putObject("paths");
    var definitions = document.putObject("definitions");
    var parameters = document.putObject("parameters");
    root(paths);
    for (var table : Rows.parse(read(TABLES))) {
      table(table, paths, definitions, parameters);
    }
    for (var function : Rows.parse(read(FUNCTIONS))) {
      function(function, paths);
    }
    return Reply.json(
        200,
        document.toString(),
        Map.of("Content-Type", "application/openapi+json; charset=utf-8"));
  }

  private String read(String sql) throws SQLException {
    return Sql.single(connection, sql, schema).orElse("[]");
  }

  private static void root(ObjectNode paths) {
    var get = paths.putObject("/").putObject("get");
    get.putArray("tags").add("Introspection");
    get.put("summary", "OpenAPI description (this document)");
    get.putObject("responses").putObject("200").put("description", "OK");
  }

  private static void table(
      JsonNode table, ObjectNode paths, ObjectNode definitions, ObjectNode parameters) {
    var name = table.path("name").asText();
    var definition = definitions.putObject(name);
    if (table.hasNonNull("comment")) {
      definition.set("description", table.get("comment"));
    }
    table
        .path("columns")
        .forEach(column -> {
          if (column.path("required").asBoolean()) {
            definition.withArray("required").add(column.path("name").asText());
          }
        });
    definition.put("type", "object");
    var properties = definition.putObject("properties");
    for (var column : table.path("columns")) {
      var key = column.path("name").asText();
      properties.set(key, property(column));
      parameters
          .putObject("rowFilter." + name + "." + key)
          .put("name", key)
          .put("required", false)
          .put("in", "query")
          .put("type", "string");
    }
    operations(name, table, paths.putObject("/" + name));
  }

  private static void operations(String name, JsonNode table, ObjectNode path) {
    var ok = Map.of("get", "200", "post", "201", "delete", "204", "patch", "204");
    for (var method : List.of("get", "post", "delete", "patch")) {
      if (!method.equals("get") && !table.path("writable").asBoolean()) {
        continue;
      }
      var operation = path.putObject(method);
      operation.putArray("tags").add(name);
      var parameters = operation.putArray("parameters");
      if (!method.equals("post")) {
        for (var column : table.path("columns")) {
          parameters
              .addObject()
              .put("$ref", "#/parameters/rowFilter." + name + "." + column.path("name").asText());
        }
      }
      if (method.matches("post|patch")) {
        var body = parameters.addObject().put("name", name).put("in", "body");
        body.putObject("schema").put("$ref", "#/definitions/" + name);
      }
      var response =
          operation
              .putObject("responses")
              .putObject(ok.getOrDefault(method, "200"))
              .put("description", "OK");
      if (method.equals("get")) {
        var items = response.putObject("schema").put("type", "array");
        items.putObject("items").put("$ref", "#/definitions/" + name);
      }
    }
  }

  private static void function(JsonNode function, ObjectNode paths) {
    var name = function.path("name").asText();
    var post = paths.withObjectProperty("/rpc/" + name).putObject("post");
    post.putArray("tags").add("(rpc) " + name);
    var body = post.putArray("parameters").addObject().put("in", "body").put("name", "args");
    var schema = body.put("required", true).putObject("schema").put("type", "object");
    var properties = schema.putObject("properties");
    for (var argument : function.path("arguments")) {
      properties.set(argument.path("name").asText(), property(argument));
      if (argument.path("required").asBoolean()) {
        schema.withArray("required").add(argument.path("name").asText());
      }
    }
    post.putObject("responses").putObject("200").put("description", "OK");
  }

  private static ObjectNode property(JsonNode column) {
    var format = column.path("type").asText();
    var property = NODES.objectNode();
    if (column.hasNonNull("comment")) {
      property.set("description", column.get("comment"));
    }
    if (column.hasNonNull("default")) {
      property.set("default", column.get("default"));
    }
    if (column.hasNonNull("enum")) {
      property.set("enum", column.get("enum"));
    }
    if (format.endsWith("[]")) {
      property.put("type", "array").put("format", format);
      property.putObject("items").put("type", type(format.substring(0, format.length() - 2)));
      return property;
    }
    property.put("format", format);
    return format.matches("jsonb?") ? property : property.put("type", type(format));
  }

  private static String type(String format) {
    return switch (format) {
      case "smallint", "integer", "bigint" -> "integer";
      case "real", "double precision", "numeric" -> "number";
      case "boolean" -> "boolean";
      default -> "string";
    };
  }

  private static final String TABLES =
      """
      select coalesce(json_agg(json_build_object(
               'name', c.relname,
               'comment', obj_description(c.oid, 'pg_class'),
               'writable', c.relkind in ('r', 'p', 'f') or pg_catalog.pg_relation_is_updatable(c.oid, true) & 8 = 8,
               'columns', (select coalesce(json_agg(json_build_object(
                                    'name', a.attname,
                                    'type', format_type(a.atttypid, null),
                                    'required', a.attnotnull and not a.atthasdef and a.attidentity = '',
                                    'default', pg_catalog.pg_get_expr(d.adbin, d.adrelid),
                                    'comment', (select nullif(concat_ws(E'\\n',
                                                  col_description(c.oid, a.attnum),
                                                  case when exists (select from pg_catalog.pg_index as i
                                                         where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey))
                                                       then E'Note:\\nThis is a Primary Key.<pk/>' end), '')),
                                    'enum', (select json_agg(e.enumlabel order by e.enumsortorder)
                                               from pg_catalog.pg_enum as e where e.enumtypid = a.atttypid))
                                  order by a.attnum), '[]')
                             from pg_catalog.pg_attribute as a
                             left join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
                            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped))
             order by c.relname), '[]')::text
        from pg_catalog.pg_class as c
       where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'v', 'm', 'f', 'p') and not c.relispartition
         and (has_table_privilege(c.oid, 'select, insert, update, delete') or has_any_column_privilege(c.oid, 'select'))
      """;

  private static final String FUNCTIONS =
      """
      select coalesce(json_agg(json_build_object(
               'name', p.proname,
               'arguments', (select coalesce(json_agg(json_build_object(
                                      'name', coalesce((p.proargnames)[n], ''),
                                      'type', format_type(t, null),
                                      'required', n <= p.pronargs - p.pronargdefaults) order by n), '[]')
                               from unnest(p.proargtypes) with ordinality as a (t, n)))
             order by p.proname), '[]')::text
        from pg_catalog.pg_proc as p
       where p.pronamespace = ?::regnamespace and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
         and has_function_privilege(p.oid, 'execute')
      """;
}
