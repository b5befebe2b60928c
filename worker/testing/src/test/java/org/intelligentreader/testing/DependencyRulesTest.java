package org.intelligentreader.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyRulesTest {
  @TempDir private Path folder;

  private List<String> unused(String source, String scope) throws IOException {
    var sources = Files.createDirectories(folder.resolve("src/main/java/made"));
    Files.writeString(sources.resolve("Made.java"), source);
    var classes = folder.resolve("lib/thing/target/classes/org/thing/inner");
    Files.writeString(Files.createDirectories(classes).resolve("Thing.class"), "");
    Files.writeString(
        folder.resolve("pom.xml"),
        """
        <project><dependencies><dependency>
          <artifactId>thing</artifactId><scope>%s</scope>
        </dependency></dependencies></project>
        """
            .formatted(scope));
    return DependencyRules.unused(folder, folder.resolve("lib/thing/target/classes").toString());
  }

  @Test
  void a_dependency_that_no_source_names_is_told() throws IOException {
    assertEquals(List.of("thing"), unused("import org.other.Thing;", "compile"));
    assertEquals(List.of("thing"), unused("import org.thing.Other;", "test"));
    assertEquals(List.of("thing"), unused("import org.thing.inner.more.Thing;", ""));
  }

  @Test
  void an_import_or_a_whole_name_is_a_use() throws IOException {
    assertEquals(List.of(), unused("import org.thing.inner.Thing;", "compile"));
    assertEquals(List.of(), unused("import static org.thing.inner.Thing.make;", "test"));
    assertEquals(List.of(), unused("var thing = new org.thing.inner.Thing();", ""));
  }

  @Test
  void what_is_there_at_run_time_alone_needs_no_name() throws IOException {
    assertEquals(List.of(), unused("class Made {}", "runtime"));
  }

  @Test
  void this_module_uses_what_it_declares() throws IOException {
    assertEquals(List.of(), DependencyRules.unused());
  }
}
