package org.intelligentreader.local.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/// The pair of keys that signs the tokens of sessions, as new projects have one: ES256, whose
/// public half everybody may read. Source: RFC 7517, RFC 7518.
public final class SigningKey {
  private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
  private static final int COORDINATE = 32;

  private final PrivateKey privateKey;
  private final ECPublicKey publicKey;

  private SigningKey(PrivateKey privateKey, ECPublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /// A new pair in the form in which it is kept.
  public static String make() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var pair = generator.generateKeyPair();
      var encoder = Base64.getEncoder();
      return encoder.encodeToString(pair.getPrivate().getEncoded())
          + "."
          + encoder.encodeToString(pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }

  /// The pair that was kept so.
  public static SigningKey of(String kept) {
    var halves = kept.split("\\.", 2);
    var decoder = Base64.getDecoder();
    try {
      var factory = KeyFactory.getInstance("EC");
      var secret = factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(halves[0])));
      var open = factory.generatePublic(new X509EncodedKeySpec(decoder.decode(halves[1])));
      return new SigningKey(secret, (ECPublicKey) open);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the signing key in keys.json cannot be read", e);
    }
  }

  /// What the key is called: always the same for the same key.
  String id() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(publicKey.getEncoded());
      return UUID.nameUUIDFromBytes(digest).toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// The public half as a JSON Web Key.
  public ObjectNode jwk() {
    var point = publicKey.getW();
    var key = JsonNodeFactory.instance.objectNode();
    key.put("alg", "ES256").put("crv", "P-256").put("ext", true);
    key.putArray("key_ops").add("verify");
    key.put("kid", id()).put("kty", "EC").put("use", "sig");
    return key.put("x", encode(point.getAffineX())).put("y", encode(point.getAffineY()));
  }

  private static String encode(BigInteger coordinate) {
    var bytes = coordinate.toByteArray();
    var plain = new byte[COORDINATE];
    var from = Math.max(0, bytes.length - COORDINATE);
    var significant = Arrays.copyOfRange(bytes, from, bytes.length);
    System.arraycopy(significant, 0, plain, COORDINATE - significant.length, significant.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  byte[] sign(String text) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has ES256", e);
    }
  }

  boolean verifies(String text, byte[] signed) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(publicKey);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "SigningKey[hidden]";
  }
}
