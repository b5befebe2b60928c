package org.intelligentreader.local.http;

/// The keys of a local project: legacy JWTs, their newer counterparts, the secret that signs
/// tokens, and the password of the user of this machine.
public record ApiKeys(
    String anonJwt,
    String serviceRoleJwt,
    String publishable,
    String secret,
    String jwtSecret,
    String password) {
  @Override
  public String toString() {
    return "ApiKeys[hidden]";
  }
}
