package org.intelligentreader.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenReaderTest {
  @ParameterizedTest
  @CsvSource({
    "9464, 127.0.0.1, 9464",
    "0.0.0.0:9464, 0.0.0.0, 9464",
    "localhost:80, 127.0.0.1, 80",
    "'[::1]:9464', 0:0:0:0:0:0:0:1, 9464"
  })
  void a_port_alone_is_for_this_machine(String text, String host, int port) {
    var problems = new ArrayList<String>();
    var address = new ListenReader(Map.of("METRICS_LISTEN", text), problems).read().orElseThrow();
    assertThat(address.getAddress().getHostAddress()).isEqualTo(host);
    assertThat(address.getPort()).isEqualTo(port);
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "65536", ":9464", "http://x:1", "1.2.3.4", "999.1.1.1:80", "a b"})
  void anything_else_is_a_problem(String text) {
    var problems = new ArrayList<String>();
    assertThat(new ListenReader(Map.of("METRICS_LISTEN", text), problems).read()).isEmpty();
    assertThat(problems).singleElement().asString().startsWith("METRICS_LISTEN ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void nothing_is_off(String text) {
    var problems = new ArrayList<String>();
    assertThat(new ListenReader(Map.of("METRICS_LISTEN", text), problems).read()).isEmpty();
    assertThat(new ListenReader(Map.of(), problems).read()).isEmpty();
    assertThat(problems).isEmpty();
  }
}
