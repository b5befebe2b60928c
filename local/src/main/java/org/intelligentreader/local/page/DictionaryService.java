package org.intelligentreader.local.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;
import org.intelligentreader.local.http.Reply;
import org.intelligentreader.local.http.Service;

/// `GET /<language>/<lemma>?reading=<hiragana>`: what a dictionary installed on this machine says.
/// Without one the answer is an empty list, and the page shows nothing.
public final class DictionaryService implements Service {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Edict edict;

  /// `source` and `licence` are what the dictionary's licence wants to be shown beside its entries.
  public record Answer(String source, String licence, List<Edict.Entry> entries) {}

  public DictionaryService(Path edict) {
    this.edict = new Edict(edict);
  }

  @Override
  public Reply answer(Call call) throws HttpError, IOException {
    var segments = call.segments();
    if (!call.method().equals("GET") || segments.size() != 2) {
      throw HttpError.rest(404, "", "use /dictionary/<language>/<lemma>");
    }
    var entries =
        segments.getFirst().equals("ja")
            ? edict.find(segments.getLast(), call.parameter("reading").orElse(""))
            : List.<Edict.Entry>of();
    return Reply.json(
        200,
        JSON.writeValueAsString(
            new Answer(
                "EDICT, Electronic Dictionary Research and Development Group",
                "CC BY-SA 3.0",
                entries)));
  }
}
