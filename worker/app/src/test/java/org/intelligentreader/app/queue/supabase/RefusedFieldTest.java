package org.intelligentreader.app.queue.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.intelligentreader.app.port.Fault;
import org.junit.jupiter.api.Test;

class RefusedFieldTest {
  private static final Map<String, Object> SENT =
      Map.of("job_id", "j", "lease_attempt", 1, "new_title", "Τ", "new_chapter_count", 99);

  @Test
  void the_field_whose_value_the_database_quotes_is_named_alone() {
    assertThat(said("invalid input syntax for type integer: \"99\""))
        .endsWith("; the field is new_chapter_count");
  }

  @Test
  void all_fields_of_the_book_are_named_where_the_database_quotes_none() {
    assertThat(said("unsupported Unicode escape sequence"))
        .endsWith("; the field is one of new_chapter_count, new_title");
  }

  private static String said(String text) {
    var fault = Fault.of("POST book_job_complete", 400, "22P02", text);
    return RefusedField.named(fault, SENT).message();
  }
}
