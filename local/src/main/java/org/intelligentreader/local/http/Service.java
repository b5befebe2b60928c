package org.intelligentreader.local.http;

import java.io.IOException;
import java.sql.SQLException;

/// One of the servers behind the gateway.
@FunctionalInterface
public interface Service {
  Reply answer(Call call) throws HttpError, IOException, SQLException;
}
