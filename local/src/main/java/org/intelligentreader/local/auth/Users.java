package org.intelligentreader.local.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.postgres.Postgres;
import org.intelligentreader.local.sql.Sql;

/// The rows of users and what belongs to them. Addresses are kept and compared in lower case, as
/// GoTrue does.
final class Users {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// A user as clients see one. Anyone who has an address has one identity, by that address.
  private static final String SHOWN =
      """
      (select json_object_agg(key, value) from json_each(json_build_object('id', u.id, 'aud', u.aud, 'role', u.role, 'email', coalesce(u.email, ''),
        'email_confirmed_at', %1$s, 'phone', coalesce(u.phone, ''), 'confirmed_at', %1$s,
        'last_sign_in_at', %2$s, 'invited_at', %3$s, 'banned_until', %4$s,
        'app_metadata', case when u.email is null then '{}'::jsonb
                             else '{"provider":"email","providers":["email"]}'::jsonb end || u.raw_app_meta_data,
        'user_metadata', u.raw_user_meta_data,
        'identities', case when u.email is null then '[]'::json else json_build_array(json_build_object(
          'identity_id', md5('email ' || u.id)::uuid, 'id', u.id, 'user_id', u.id,
          'identity_data', jsonb_build_object('email', u.email, 'email_verified', u.email_confirmed_at is not null,
                                              'phone_verified', false, 'sub', u.id) || u.raw_user_meta_data,
          'provider', 'email', 'last_sign_in_at', %2$s, 'created_at', %5$s, 'updated_at', %6$s,
          'email', u.email)) end,
        'new_email', nullif(u.email_change, ''), 'created_at', %5$s, 'updated_at', %6$s,
        'is_anonymous', u.is_anonymous)) where value::text <> 'null')
      """
          .formatted(
              time("email_confirmed_at"),
              time("last_sign_in_at"),
              time("invited_at"),
              time("banned_until"),
              time("created_at"),
              time("updated_at"));

  private final Postgres postgres;

  Users(Postgres postgres) {
    this.postgres = postgres;
  }

  private static String time(String column) {
    return "to_char(u." + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
  }

  /// The one with that address and password, made when there is none yet.
  UUID ensure(String address, String password) throws SQLException, HttpError {
    var email = normal(address);
    var known = idOf(email);
    if (known.isEmpty()) {
      return UUID.fromString(
          create(NewUser.of(email).withPassword(password).asConfirmed()).orElseThrow());
    }
    find(
        "with changed as (update auth.users set encrypted_password = extensions.crypt(?, extensions.gen_salt('bf'))"
            + " where id = ?::uuid and encrypted_password is distinct from extensions.crypt(?, encrypted_password)"
            + " returning id), ended as (delete from auth.sessions where user_id in (select id from changed))"
            + " select id::text from changed",
        password,
        known.get(),
        password);
    return UUID.fromString(known.get());
  }

  static String normal(String email) {
    return email.toLowerCase(Locale.ROOT);
  }

  /// Stacks of earlier versions kept addresses as they were typed.
  Optional<String> idOf(String email) throws SQLException {
    return find(
        "select id::text from auth.users where lower(email) = ?"
            + " order by email = lower(email) desc limit 1",
        email);
  }

  private static final String INSERT =
      """
      insert into auth.users (id, email, encrypted_password, email_confirmed_at, invited_at, is_anonymous,
                              raw_user_meta_data, raw_app_meta_data)
      select coalesce(nullif(n.id, '')::uuid, gen_random_uuid()), nullif(n.email, ''),
             coalesce(nullif(n.hash, ''), case when n.password <> '' then extensions.crypt(n.password, extensions.gen_salt('bf')) end),
             case when n.confirmed::boolean then now() end, case when n.invited::boolean then now() end, n.email = '',
             jsonb_strip_nulls(n.user_data::jsonb), jsonb_strip_nulls(n.app_data::jsonb)
        from (values (?, ?, ?, ?, ?, ?, ?, ?))
               as n (id, email, password, hash, confirmed, invited, user_data, app_data)
          on conflict do nothing
      returning id::text
      """;

  /// Nothing when somebody else was faster.
  Optional<String> create(NewUser user) throws SQLException, HttpError {
    try {
      return find(
          INSERT,
          user.id(),
          user.email(),
          user.password(),
          user.hash(),
          String.valueOf(user.confirmed()),
          String.valueOf(user.invited()),
          user.userData().toString(),
          user.appMetadata());
    } catch (SQLException e) {
      // A trigger of the application refuses the row.
      if (String.valueOf(e.getSQLState()).matches("(?:P0|23|42).*")) {
        throw HttpError.auth(500, "unexpected_failure", "Database error saving new user");
      }
      throw e;
    }
  }

  Optional<JsonNode> shown(String id) throws SQLException {
    return find("select (" + SHOWN + ")::text from auth.users as u where u.id = ?::uuid", id)
        .map(Users::json);
  }

  /// The same, or the error that says there is none.
  JsonNode require(String id) throws SQLException, HttpError {
    return shown(id).orElseThrow(() -> HttpError.auth(404, "user_not_found", "User not found"));
  }

  /// One page of all users, the newest first.
  JsonNode page(long number, long size) throws SQLException {
    return json(
        find(
                "select coalesce(json_agg(s.j), '[]')::text from (select "
                    + SHOWN
                    + " as j from auth.users as u order by u.created_at desc, u.id limit ?::bigint offset ?::bigint) as s",
                String.valueOf(size),
                String.valueOf((number - 1) * size))
            .orElse("[]"));
  }

  long count() throws SQLException {
    return Long.parseLong(find("select count(*)::text from auth.users").orElse("0"));
  }

  /// Sets one column, whose SQL may name the value as `?`.
  void set(String id, String assignment, String... values) throws SQLException {
    var arguments = new String[values.length + 1];
    System.arraycopy(values, 0, arguments, 0, values.length);
    arguments[values.length] = id;
    find(
        "update auth.users set "
            + assignment
            + ", updated_at = now() where id = ?::uuid returning id::text",
        arguments);
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("PostgreSQL returned no JSON", e);
    }
  }

  /// The first column of the first row.
  Optional<String> find(String sql, String... arguments) throws SQLException {
    return postgres.<Optional<String>, SQLException>asOwner(
        connection -> Sql.single(connection, sql, arguments));
  }
}
