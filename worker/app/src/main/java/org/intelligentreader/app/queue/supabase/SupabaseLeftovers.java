package org.intelligentreader.app.queue.supabase;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.app.queue.Leftovers;
import org.intelligentreader.app.supabase.Json;
import org.intelligentreader.app.supabase.SupabaseClient;
import org.intelligentreader.app.supabase.SupabaseClient.Request;
import org.jspecify.annotations.Nullable;

/// The SQL functions that find what no row names, called through PostgREST.
public final class SupabaseLeftovers implements Leftovers {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Slice NOTHING = new Slice(List.of(), 0, Optional.empty());

  private final SupabaseClient client;

  public SupabaseLeftovers(SupabaseClient client) {
    this.client = client;
  }

  @Override
  public Slice goOn() throws IOException, InterruptedException {
    return slice(call("book_leftovers", Map.of()));
  }

  @Override
  public Slice after(String after) throws IOException, InterruptedException {
    return slice(call("book_leftovers", Map.of("after", after)));
  }

  @Override
  public List<String> still(List<String> names) throws IOException, InterruptedException {
    return strings(call("book_leftovers_among", Map.of("names", names)));
  }

  private static Slice slice(Object answer) {
    return answer instanceof Map<?, ?> fields
        ? new Slice(
            strings(fields.get("names")),
            fields.get("looked_at") instanceof Number number ? number.intValue() : 0,
            fields.get("next") instanceof String next && !next.isEmpty()
                ? Optional.of(next)
                : Optional.empty())
        : NOTHING;
  }

  private static List<String> strings(@Nullable Object answer) {
    return answer instanceof List<?> items
        ? items.stream().map(String::valueOf).toList()
        : List.of();
  }

  private Object call(String function, Map<String, ?> arguments)
      throws IOException, InterruptedException {
    return Json.read(
        client.send(Request.json("POST", "/rest/v1/rpc/" + function, arguments, TIMEOUT)));
  }
}
