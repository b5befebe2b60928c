package org.intelligentreader.app.queue.supabase;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.app.queue.Leftovers;
import org.intelligentreader.app.supabase.Request;
import org.intelligentreader.app.supabase.Row;
import org.intelligentreader.app.supabase.Shape;
import org.intelligentreader.app.supabase.Shape.OtherShapeException;
import org.intelligentreader.app.supabase.SupabaseClient;

/// The SQL functions that find what no row names, called through PostgREST.
public final class SupabaseLeftovers implements Leftovers {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Shape<List<String>> NAMES = Shape.listOf(Shape.TEXT);
  private static final Shape<Slice> SLICE =
      Shape.row("a slice of the bucket", SupabaseLeftovers::slice);

  private final SupabaseClient client;

  public SupabaseLeftovers(SupabaseClient client) {
    this.client = client;
  }

  @Override
  public Slice goOn() throws IOException, InterruptedException {
    return call("book_leftovers", Map.of(), SLICE);
  }

  @Override
  public Slice after(String after) throws IOException, InterruptedException {
    return call("book_leftovers", Map.of("after", after), SLICE);
  }

  /// What was not asked about is never among the answers: whatever it is, it would be removed.
  @Override
  public List<String> still(List<String> names) throws IOException, InterruptedException {
    return call("book_leftovers_among", Map.of("names", names), among(Set.copyOf(names)));
  }

  private static Shape<List<String>> among(Set<String> asked) {
    return Shape.listOf(
        Shape.word(
            "a name that was asked about", name -> Optional.of(name).filter(asked::contains)));
  }

  private static Slice slice(Row row) throws OtherShapeException {
    return new Slice(row.field("names", NAMES), row.number("looked_at"), row.optionalText("next"));
  }

  private <T> T call(String function, Map<String, ?> arguments, Shape<T> shape)
      throws IOException, InterruptedException {
    var request = Request.json("POST", "/rest/v1/rpc/" + function, arguments, TIMEOUT);
    return client.ask(request, shape).value();
  }
}
