package org.intelligentreader.local.http;

/// The keys of a local project: legacy JWTs, their newer counterparts, the secret that signs
/// tokens, the password of the user of this machine, and the pair of keys that signs sessions.
public record ApiKeys(
    String anonJwt,
    String serviceRoleJwt,
    String publishable,
    String secret,
    String jwtSecret,
    String password,
    String signingKey) {
  @Override
  public String toString() {
    return "ApiKeys[hidden]";
  }
}
