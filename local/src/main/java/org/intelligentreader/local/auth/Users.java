package org.intelligentreader.local.auth;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.local.postgres.Postgres;

/// The rows of users and what belongs to them. Addresses are kept and compared in lower case, as
/// GoTrue does.
final class Users {
  private final Postgres postgres;

  Users(Postgres postgres) {
    this.postgres = postgres;
  }

  /// The one with that address and password, made when there is none yet.
  UUID ensure(String address, String password) throws SQLException {
    var email = normal(address);
    var known = idOf(email);
    if (known.isEmpty()) {
      return UUID.fromString(create(email, password).orElseThrow());
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

  /// Nothing when somebody else was faster.
  Optional<String> create(String email, String password) throws SQLException {
    return find(
        "insert into auth.users (email, encrypted_password) values (?, extensions.crypt(?, extensions.gen_salt('bf')))"
            + " on conflict (email) do nothing returning id::text",
        email,
        password);
  }

  /// The first column of the first row.
  Optional<String> find(String sql, String... arguments) throws SQLException {
    try (var connection = postgres.admin();
        var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }
}
