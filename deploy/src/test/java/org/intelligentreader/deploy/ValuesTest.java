package org.intelligentreader.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values that Google or the worker would refuse later are refused before anything is made; prices
/// follow from the schedule.
class ValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          * * * * *             | 1 | 1 | 512Mi | 49.25 44.03
          */5 * * * *           | 1 | 1 | 512Mi | 9.85 5.01
          */15 * * * *          | 1 | 1 | 512Mi | 3.28 0.00
          * * * * *             | 2 | 1 | 512Mi | 98.50 93.28
          * * * * *             | 1 | 2 | 1Gi   | 98.50 93.28
          0,15,30,45 * * * *    | 1 | 1 | 512Mi | 3.28 0.00
          0-59/15 0-23 1-31 * * | 1 | 1 | 512Mi | 3.28 0.00
          * * * * MON-SUN       | 1 | 1 | 512Mi | 49.25 44.03
          * * * * SAT-MON       | 1 | 1 | 512Mi | INVALID
          * 8-19 * * *          | 1 | 1 | 512Mi | 24.62 19.40
          """)
  void a_month_costs_what_google_bills(
      String cron, String tasks, String processors, String memory, String price) throws Exception {
    var ended =
        Commands.run(
            Map.of(),
            "",
            "bash",
            "-c",
            "source deploy/lib/price.sh; month_price \"$@\" || echo INVALID",
            "-",
            cron,
            tasks,
            processors,
            memory);
    assertThat(ended.output().strip()).isEqualTo(price);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--schedule=60 * * * *",
        "--schedule=* 24 * * *",
        "--schedule=*/0 * * * *",
        "--schedule=* * 0 * *",
        "--schedule=* * * 13 *",
        "--schedule=* * * * 8",
        "--schedule=5-1 * * * *",
        "--schedule=* * * *",
        "--schedule=every 5 minutes",
        "--time-zone=Mars/Phobos",
        "--cpu=3",
        "--cpu=4",
        "--memory=256Mi",
        "--memory=8Gi",
        "--memory=1GB",
        "--timeout=1h",
        "--timeout=0",
        "--timeout=700000",
        "--max-retries=11",
        "--supabase-url=http://abc.supabase.co",
        "--supabase-url=https://abc.supabase.co/rest/v1",
        "--supabase-url=https://supabase.com/dashboard/project/abc",
        "--supabase-url=https://supabase.com",
        "--supabase-url=https://localhost:54321",
        "--supabase-url=https://abc",
        "--supabase-url=abc.supabase.co",
        "--bucket=my,books",
        "--set=POLL_INTERVAL_MS=fast",
        "--set=BOOK_TIMEOUT_SECONDS=15m",
        "--set=LIMIT_FILES=0",
        "--set=LIMIT_DEPTH=9 9",
        "--set=LIMIT_RATIO=1000000001",
        "--set=LIMIT_TEXT_CHARACTERS=9999999999999",
        "--set=LIMIT_FILE=1",
        "--set=GLOSSARY=maybe",
        "--set=WATCH_QUEUE=1",
        "--set=WORD_UNITS=letters",
        "--set=DELETE_SOURCE=yes",
        "--set=METRICS_LISTEN=9464",
        "--set=WORKER_MODE=loop",
        "--set=MAX_JOBS=3",
        "--set=NO NAME=3",
        "--set=CLOUD_RUN_JOB=x"
      })
  void a_value_that_cannot_work_is_refused_in_one_sentence(String option) throws Exception {
    var ended =
        Commands.run(
            Map.of(), "", "deploy/deploy.sh", "--dry-run", "--project=p", "--tag=v1", option);
    var sentence =
        ended.output().lines().filter(line -> !line.startsWith("The project cannot be read"));
    assertThat(ended.code()).as(ended.output()).isEqualTo(64);
    assertThat(sentence).as(ended.output()).hasSize(1);
  }
}
