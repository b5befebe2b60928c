package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A JWT that cannot work is refused with what it says: its role, its end, its project.
class TokenTest extends GcloudTest {
  private static final String SIGNATURE = "c2lnbmF0dXJlLW9mLXRoZS10ZXN0";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"role":"service_role","exp":1000000000} | it expired on 2001-09-09
          {"role":"service_role","ref":"xyz"} | it belongs to the project 'xyz', and the address is that of 'abc'
          {"role":"anon","exp":1000000000} | it is the anon key
          {"app":{"role":"service_role"},"role":"anon"} | it is the anon key
          {"app":{"role":"service_role"}} | names no role
          {"note":"\\"role\\":\\"service_role\\"","role":"anon"} | it is the anon key
          {"roles":["service_role"], "role" : "authenticated"} | the token of a user
          {"role":"service_role","role":"anon"} | it is the anon key
          """)
  void a_token_that_cannot_work_is_refused(String payload, String reason) throws Exception {
    var ended = new Scripts(bin).run(Map.of(), token(payload), command());
    assertThat(ended.code()).as(ended.output()).isEqualTo(64);
    assertThat(ended.output()).contains("The key was not used: ", reason).hasLineCount(1);
    assertThat(ended.output()).doesNotContain(SIGNATURE, encoded(payload));
    assertThat(gcloud.seen()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"iss":"supabase","ref":"abc","role":"service_role","iat":1700000000,"exp":2015000000000}
          {"role":"service_role"}
          { "app": { "role": "anon", "list": [1, {"ref": "no"}] }, "role": "service_role", "ref": "abc" }
          """)
  void a_token_of_the_project_is_taken(String payload) throws Exception {
    var ended = new Scripts(bin).run(Map.of(), token(payload), command());
    assertThat(ended.code()).as(ended.output()).isZero();
  }

  @Test
  void the_address_that_only_the_job_names_counts_as_well() throws Exception {
    assertThat(new Scripts(bin).first(Map.of(), "--no-alerts").code()).isZero();
    var before = world.copy();
    var other = token("{\"role\":\"service_role\",\"ref\":\"xyz\"}");
    var ended = new Scripts(bin).run(Map.of(), other, "deploy/deploy.sh", "--key-file=-");
    assertThat(ended.code()).as(ended.output()).isEqualTo(64);
    assertThat(ended.output()).contains("it belongs to the project 'xyz'");
    assertThat(world).isEqualTo(before);
  }

  private static String[] command() {
    return new String[] {
      "deploy/deploy.sh",
      "--supabase-url=https://abc.supabase.co",
      "--key-file=-",
      "--tag=v1",
      "--builder=cloud",
      "--no-alerts"
    };
  }

  private static String token(String payload) {
    return "eyJhbGciOiJIUzI1NiJ9." + encoded(payload) + "." + SIGNATURE;
  }

  private static String encoded(String payload) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(payload.getBytes(StandardCharsets.UTF_8));
  }
}
