package org.intelligentreader.bench.measure;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs a program to its end and asks the kernel what it took (Linux, 64 bits). Java's own
/// processes do not tell their processor time once they have ended, hence `posix_spawn` and
/// `wait4`. The peak of memory is watched by [PeakMemory].
public final class NativeProcess {
  /// `struct rusage`: user time, system time, and what we do not read.
  private static final int RUSAGE_BYTES = 144;

  private static final int SYSTEM_TIME = 16;

  private static final MethodHandle SPAWN =
      function(
          "posix_spawn",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle WAIT4 =
      function("wait4", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));

  private NativeProcess() {}

  /// Runs `command` with more environment; its output goes to `log`.
  ///
  /// @throws IOException when it does not start or does not end with 0
  public static Usage run(Path log, Map<String, String> more, List<String> command)
      throws IOException {
    var shell = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\" >\"$0\" 2>&1"));
    shell.add(log.toString());
    shell.addAll(command);
    var environment = new HashMap<>(System.getenv());
    environment.putAll(more);
    try (var arena = Arena.ofConfined()) {
      var usage = arena.allocate(RUSAGE_BYTES);
      var start = System.nanoTime();
      var pid = spawn(arena, shell, environment);
      var memory = PeakMemory.watch(pid);
      var status = await(arena, pid, usage);
      var wall = (System.nanoTime() - start) / 1e6;
      if (status != 0) {
        throw new IOException(command + " ended with " + status + ": " + Files.readString(log));
      }
      return new Usage(wall, time(usage, 0) + time(usage, SYSTEM_TIME), memory.mebibytes());
    }
  }

  private static int spawn(Arena arena, List<String> command, Map<String, String> environment)
      throws IOException {
    var variables = environment.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue());
    var pid = arena.allocate(JAVA_INT);
    var error =
        call(
            SPAWN,
            pid,
            arena.allocateFrom(command.getFirst()),
            MemorySegment.NULL,
            MemorySegment.NULL,
            strings(arena, command),
            strings(arena, variables.toList()));
    if (error != 0) {
      throw new IOException("cannot start " + command + ": error " + error);
    }
    return pid.get(JAVA_INT, 0);
  }

  private static int await(Arena arena, int pid, MemorySegment usage) {
    var status = arena.allocate(JAVA_INT);
    return call(WAIT4, pid, status, 0, usage) < 0 ? -1 : status.get(JAVA_INT, 0) >> 8;
  }

  private static int call(MethodHandle function, Object... arguments) {
    try {
      return (int) function.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException("a function of the C library throws nothing", e);
    }
  }

  /// Milliseconds of a `struct timeval`.
  private static double time(MemorySegment usage, long offset) {
    return usage.get(JAVA_LONG, offset) * 1e3 + usage.get(JAVA_LONG, offset + 8) / 1e3;
  }

  private static MemorySegment strings(Arena arena, List<String> values) {
    var array = arena.allocate(ADDRESS, values.size() + 1L);
    for (var i = 0; i < values.size(); i++) {
      array.setAtIndex(ADDRESS, i, arena.allocateFrom(values.get(i)));
    }
    return array;
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, FunctionDescriptor descriptor) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
  }
}
