package org.intelligentreader.local.realtime.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Somebody who is told of changes.
public interface Subscriber {
  /// The verified claims of its token now.
  JsonNode claims();

  /// Tells of a change; `ids` are the subscriptions it is meant for.
  void tell(ObjectNode data, List<Long> ids);
}
