package org.intelligentreader.app.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.intelligentreader.app.supabase.Shape.OtherShapeException;
import org.junit.jupiter.api.Test;

class RowTest {
  private static Row row(String json) throws IOException, OtherShapeException {
    return Shape.ROW.reading().of(Json.read(json));
  }

  @Test
  void a_null_is_not_the_empty_text() throws Exception {
    var row = row("{\"nothing\": null, \"empty\": \"\", \"word\": \"ok\"}");
    assertThat(row.optionalText("nothing")).isEmpty();
    assertThat(row.optionalText("empty")).contains("");
    assertThat(row.optionalText("word")).contains("ok");
    assertThat(row.text("empty")).isEmpty();
    assertThatThrownBy(() -> row.text("nothing")).isInstanceOf(OtherShapeException.class);
  }

  @Test
  void a_null_is_no_number_no_flag_and_no_id() throws Exception {
    var row = row("{\"nothing\": null}");
    assertThatThrownBy(() -> row.number("nothing")).isInstanceOf(OtherShapeException.class);
    assertThatThrownBy(() -> row.flag("nothing")).isInstanceOf(OtherShapeException.class);
    assertThatThrownBy(() -> row.id("nothing")).isInstanceOf(OtherShapeException.class);
  }

  @Test
  void a_missing_field_is_another_shape_even_where_null_is_allowed() throws Exception {
    var row = row("{}");
    assertThat(row.has("language")).isFalse();
    assertThatThrownBy(() -> row.optionalText("language")).isInstanceOf(OtherShapeException.class);
  }

  @Test
  void people_see_nothing_for_a_null_and_programs_see_null() throws Exception {
    var row = row("{\"error\": null, \"attempts\": 2}");
    assertThat(row.shown("error")).isEmpty();
    assertThat(row.shown("missing")).isEmpty();
    assertThat(row.shown("attempts")).isEqualTo("2");
    assertThat(Json.object(Map.of("row", row.fields())))
        .isEqualTo("{\"row\":{\"error\":null,\"attempts\":2}}");
  }
}
