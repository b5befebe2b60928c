package org.intelligentreader.local;

/// The keys of a local project: legacy JWTs, their newer counterparts, and the secret that signs
/// tokens.
public record ApiKeys(
    String anonJwt, String serviceRoleJwt, String publishable, String secret, String jwtSecret) {
  @Override
  public String toString() {
    return "ApiKeys[hidden]";
  }
}
