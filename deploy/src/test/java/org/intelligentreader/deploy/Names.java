package org.intelligentreader.deploy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What the things of a job are called, as docs/cloud-run-jobs.md promises it.
record Names(String job, String region) {
  static final String FIRST = "intelligent-reader-worker";
  static final String DOMAIN = "@" + FakeGcloud.PROJECT + ".iam.gserviceaccount.com";

  String account(String purpose) {
    var stem = job.length() <= 25 ? job : job.substring(0, 17) + "-" + hash().substring(0, 6);
    return stem + "-" + purpose + DOMAIN;
  }

  String secret() {
    return job + "-supabase-key";
  }

  String schedule() {
    return "schedule " + region + "/" + job + "-tick";
  }

  String thing() {
    return "job " + region + "/" + job;
  }

  String images() {
    var repository = job.equals(FIRST) ? "intelligent-reader" : job + "-images";
    return region + "-docker.pkg.dev/" + FakeGcloud.PROJECT + "/" + repository + "/worker";
  }

  String uri() {
    return "https://run.googleapis.com/v2/projects/%s/locations/%s/jobs/%s:run"
        .formatted(FakeGcloud.PROJECT, region, job);
  }

  private String hash() {
    try {
      var bytes = MessageDigest.getInstance("SHA-256").digest(job.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
