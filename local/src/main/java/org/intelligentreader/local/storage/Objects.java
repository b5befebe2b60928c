package org.intelligentreader.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.postgres.Postgres;
import org.intelligentreader.local.sql.Sql;

/// The rows of `storage.objects` and `storage.buckets`, read and written as the caller, so that
/// row-level security decides.
final class Objects {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// A row as it is shown: times in UTC, to the millisecond.
  static final String SHOWN =
      "(to_jsonb(%1$s) - 'path_tokens' || jsonb_build_object('created_at', "
          + time("%1$s.created_at")
          + ", 'updated_at', "
          + time("%1$s.updated_at")
          + ", 'last_accessed_at', "
          + time("%1$s.last_accessed_at")
          + "))";

  private static final String FIND =
      """
      select %s::text from storage.objects as o where o.bucket_id = ? and o.name = ?
      """
          .formatted(SHOWN.formatted("o"));

  private static final String REPLACE =
      """
      on conflict (bucket_id, name) do update
         set version = excluded.version, metadata = excluded.metadata,
             user_metadata = excluded.user_metadata, updated_at = now()
      """;

  private final Postgres postgres;

  Objects(Postgres postgres) {
    this.postgres = postgres;
  }

  /// A time as JavaScript writes it.
  static String time(String column) {
    return "to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
  }

  /// A bucket whatever the caller may see: its limits hold for everybody.
  JsonNode bucket(String id) throws SQLException, IOException, HttpError {
    var sql = "select row_to_json(b)::text from storage.buckets as b where b.id = ?";
    return JSON.readTree(asOwner(sql, id).orElseThrow(Objects::noSuchBucket));
  }

  /// The row of an object that the caller may read: in a public bucket, of any.
  JsonNode findReadable(Call call, String bucket, String key)
      throws SQLException, IOException, HttpError {
    return bucket(bucket).path("public").asBoolean()
        ? findSigned(bucket, key)
        : find(call, bucket, key);
  }

  /// The row of an object that row-level security shows to the caller.
  JsonNode find(Call call, String bucket, String key) throws SQLException, IOException, HttpError {
    var row = query(call, FIND, bucket, key);
    return JSON.readTree(row.orElseThrow(Objects::noSuchKey));
  }

  /// The row of an object for somebody who holds a signed URL.
  JsonNode findSigned(String bucket, String key) throws SQLException, IOException, HttpError {
    return JSON.readTree(asAdmin(bucket, key).orElseThrow(Objects::noSuchKey));
  }

  /// The row of an object in a public bucket, for anybody.
  JsonNode findPublic(String bucket, String key) throws SQLException, IOException, HttpError {
    if (!bucket(bucket).path("public").asBoolean()) {
      throw noSuchBucket();
    }
    return findSigned(bucket, key);
  }

  /// A row to be stored; `userMetadata` is JSON or nothing.
  record Row(String bucket, String key, String version, String metadata, String userMetadata) {}

  /// Stores a row as the caller; answers its id.
  String insert(Call call, Row row, boolean upsert) throws SQLException, HttpError {
    return store(call, row, upsert, false);
  }

  /// Refuses a caller who may not store this object: the row is written as the caller and taken
  /// back.
  void requireUpload(Call call, String bucket, String key, boolean upsert)
      throws SQLException, HttpError {
    requireUpload(call, new Row(bucket, key, ObjectFiles.newVersion(), "{}", ""), upsert);
  }

  /// The same where it is known already what the row will say.
  void requireUpload(Call call, Row row, boolean upsert) throws SQLException, HttpError {
    var _ = store(call, row, upsert, true);
  }

  /// Only an upsert reads a row: who may add objects need not be allowed to see them.
  private String store(Call call, Row row, boolean upsert, boolean takenBack)
      throws SQLException, HttpError {
    var id = UUID.randomUUID().toString();
    var sub = call.claims().path("sub").asText("");
    var sql = INSERT + (upsert ? REPLACE + " returning id::text" : "");
    var stored =
        query(
            call,
            sql,
            takenBack,
            id,
            row.bucket(),
            row.key(),
            sub,
            sub,
            sub,
            row.version(),
            row.metadata(),
            row.userMetadata());
    return upsert ? stored.orElseThrow(Objects::noSuchKey) : id;
  }

  private static final String INSERT =
      """
      insert into storage.objects (id, bucket_id, name, owner_id, owner, version, metadata, user_metadata)
      values (?::uuid, ?, ?, nullif(?, ''), case when ? ~ '^[0-9a-fA-F-]{36}$' then ?::uuid end,
              ?, ?::jsonb, nullif(?, '')::jsonb)
      """;

  private static final String VERSIONS = "select coalesce(json_agg(version), '[]')::text from ";

  private static final String SNAPSHOT =
      "select to_regclass('snapshot.t' || 'storage.objects'::regclass::oid)::text";

  /// The versions that rows name, that is, the files that are still of use; also those of the rows
  /// that a reset brings back.
  Set<String> versions() throws SQLException, IOException {
    return postgres.<Set<String>, IOException>asOwner(connection -> {
      var versions = new HashSet<>(versions(connection, "storage.objects"));
      var snapshot = Sql.single(connection, SNAPSHOT);
      if (snapshot.isPresent()) {
        versions.addAll(versions(connection, snapshot.get()));
      }
      return versions;
    });
  }

  private static Set<String> versions(Connection connection, String table)
      throws SQLException, IOException {
    var versions = new HashSet<String>();
    var list = Sql.single(connection, VERSIONS + table).orElse("[]");
    JSON.readTree(list).forEach(version -> versions.add(version.asText()));
    return versions;
  }

  private Optional<String> asAdmin(String bucket, String key) throws SQLException {
    return asOwner(FIND, bucket, key);
  }

  private Optional<String> asOwner(String sql, String... values) throws SQLException {
    return postgres.<Optional<String>, SQLException>asOwner(
        connection -> Sql.single(connection, sql, values));
  }

  /// The only value of the only row, as the caller sees it. Refusals come out in Storage's words.
  Optional<String> query(Call call, String sql, String... values) throws SQLException, HttpError {
    return query(call, sql, false, values);
  }

  private Optional<String> query(Call call, String sql, boolean takenBack, String... values)
      throws SQLException, HttpError {
    try {
      return postgres.<Optional<String>, SQLException>transaction(connection -> {
        Sql.become(connection, call, Optional.empty(), "public");
        Sql.execute(connection, "set local storage.allow_delete_query = 'true'");
        var value = Sql.single(connection, sql, values);
        if (takenBack) {
          connection.rollback();
        }
        return value;
      });
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  JsonNode json(Call call, String sql, String... values)
      throws SQLException, IOException, HttpError {
    return JSON.readTree(query(call, sql, values).orElse("[]"));
  }

  static HttpError noSuchBucket() {
    return HttpError.storage(404, "Bucket not found", "Bucket not found", "NoSuchBucket");
  }

  static HttpError noSuchKey() {
    return HttpError.storage(404, "not_found", "Object not found", "NoSuchKey");
  }

  private static HttpError refused(SQLException e) throws SQLException {
    return switch (String.valueOf(e.getSQLState())) {
      case "23505" ->
          HttpError.storage(409, "Duplicate", "The resource already exists", "KeyAlreadyExists");
      case "23503" -> noSuchBucket();
      case "42501" ->
          HttpError.storage(
              403, "Unauthorized", "new row violates row-level security policy", "AccessDenied");
      default -> throw e;
    };
  }
}
