package org.intelligentreader.local.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.intelligentreader.local.faults.FaultProxy.Fault;
import org.intelligentreader.local.faults.FaultProxy.Passing;

/// What can happen to a call.
final class Faults {
  private static final long DRIP_MILLIS = 200;

  private Faults() {}

  /// Nothing bad: the server's answer arrives.
  static void deliver(Passing call) throws IOException {
    headers(call);
    var body = call.answer().body();
    var head = call.exchange().getRequestMethod().equals("HEAD") || body.length == 0;
    call.exchange().sendResponseHeaders(call.answer().statusCode(), head ? -1 : body.length);
    if (!head) {
      call.exchange().getResponseBody().write(body);
    }
  }

  /// The connection breaks without an answer.
  static Fault cut() {
    return _ -> {};
  }

  /// An error of PostgREST or of a gateway; Storage's look alike enough for a client.
  static Fault status(int status, String code) {
    return call -> {
      var body =
          "{\"code\":\"%s\",\"message\":\"a fault of the test\"}"
              .formatted(code)
              .getBytes(StandardCharsets.UTF_8);
      call.exchange().getResponseHeaders().add("Content-Type", "application/json");
      call.exchange().sendResponseHeaders(status, body.length);
      call.exchange().getResponseBody().write(body);
    };
  }

  /// Any answer, of a server or of something before it.
  static Fault answer(int status, Map<String, String> headers, String body) {
    return call -> {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      headers.forEach(call.exchange().getResponseHeaders()::add);
      call.exchange().sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      call.exchange().getResponseBody().write(bytes);
    };
  }

  /// The server does what it was asked, and its answer is lost.
  static Fault lost() {
    return Passing::ask;
  }

  /// The same fault from its first call on until so much time has passed; then all is well.
  static Fault during(MovedTime time, Duration length, Fault fault) {
    var begin = new AtomicLong(Long.MIN_VALUE);
    return call -> {
      begin.compareAndSet(Long.MIN_VALUE, time.nanos());
      if (time.nanos() - begin.get() < length.toNanos()) {
        fault.happen(call);
      } else {
        deliver(call.answered());
      }
    };
  }

  /// The connection breaks after so many bytes of the body.
  static Fault cutAfter(int bytes) {
    return call -> {
      headers(call);
      var body = call.answer().body();
      call.exchange().sendResponseHeaders(call.answer().statusCode(), body.length);
      call.exchange().getResponseBody().write(body, 0, Math.min(bytes, body.length));
      call.exchange().getResponseBody().flush();
    };
  }

  /// Half of the body, then the connection breaks.
  static Fault truncated() {
    return call -> {
      headers(call);
      var body = call.answer().body();
      call.exchange().sendResponseHeaders(call.answer().statusCode(), body.length);
      call.exchange().getResponseBody().write(body, 0, body.length / 2);
      call.exchange().getResponseBody().flush();
    };
  }

  /// A byte now and then: each answer is alive, and none ever ends.
  static Fault dripping() {
    return call -> {
      headers(call);
      var body = call.answer().body();
      call.exchange().sendResponseHeaders(call.answer().statusCode(), body.length);
      var out = call.exchange().getResponseBody();
      for (var i = 0; i < body.length; i++) {
        out.write(body[i]);
        out.flush();
        Thread.sleep(DRIP_MILLIS);
      }
    };
  }

  /// The machine dies: the process is gone before it hears anything.
  static Fault kill(WorkerChild worker) {
    return _ -> worker.kill();
  }

  private static void headers(Passing call) {
    call.answer()
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!FaultProxy.isOwnHeader(name)) {
            call.exchange().getResponseHeaders().put(name, values);
          }
        });
  }
}
