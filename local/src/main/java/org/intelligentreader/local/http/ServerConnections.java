package org.intelligentreader.local.http;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;

/// Makes connections that remember an address which cannot be read, so that it is refused in the
/// form of the service it names. The HTTP server itself forgets it.
public final class ServerConnections extends HttpConnectionFactory {
  public ServerConnections(HttpConfiguration configuration) {
    super(configuration);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    return configure(
        new Remembering(getHttpConfiguration(), connector, endPoint), connector, endPoint);
  }

  /// The path of a request as it was sent, also when it is malformed.
  static String path(Request request) {
    if (request.getConnectionMetaData() instanceof Remembering connection
        && !connection.malformed.isEmpty()) {
      return connection.malformed.replaceFirst("^https?://[^/]*", "");
    }
    var path = request.getHttpURI().getPath();
    return path == null ? "" : path;
  }

  private static final class Remembering extends HttpConnection {
    private String malformed = "";

    Remembering(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
      super(configuration, connector, endPoint);
    }

    /// After such an address the server closes the connection.
    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
      try {
        return super.newHttpStream(method, uri, version);
      } catch (RuntimeException e) {
        malformed = uri;
        throw e;
      }
    }
  }
}
