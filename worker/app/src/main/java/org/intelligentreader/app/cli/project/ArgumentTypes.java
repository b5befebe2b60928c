package org.intelligentreader.app.cli.project;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What all commands say in the same way: their version, and what is wrong with arguments of which
/// picocli would only say which Java class could not be made.
public final class ArgumentTypes {
  /// The JDK also takes shorter groups and means something else by them.
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private ArgumentTypes() {}

  /// For this command and all below it.
  public static CommandLine known(CommandLine line) {
    tellVersion(line);
    return line.registerConverter(UUID.class, ArgumentTypes::id)
        .registerConverter(Path.class, ArgumentTypes::path);
  }

  /// For `--version` of each command.
  private static void tellVersion(CommandLine line) {
    var version = ArgumentTypes.class.getPackage().getImplementationVersion();
    line.getCommandSpec().version("reader " + (version == null ? "(not built as a jar)" : version));
    line.getSubcommands().values().forEach(ArgumentTypes::tellVersion);
  }

  /// A whole number from 1.
  public static class FromOne implements ITypeConverter<Integer> {
    private final int least;
    private final int most;

    public FromOne() {
      this(1, 1_000_000_000);
    }

    FromOne(int least, int most) {
      this.least = least;
      this.most = most;
    }

    @Override
    public Integer convert(String text) {
      try {
        var number = Integer.parseInt(text.strip());
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Told below: for the reader of the message both are the same mistake.
      }
      throw new TypeConversionException(
          "'%s' must be a whole number from %d to %d".formatted(text, least, most));
    }
  }

  /// Seconds, as `BOOK_TIMEOUT_SECONDS` may name them.
  public static final class Seconds extends FromOne {
    public Seconds() {
      super(1, 604_800);
    }
  }

  /// A port of this machine; 0 means any that is free.
  public static final class Port extends FromOne {
    public Port() {
      super(0, 65_535);
    }
  }

  private static UUID id(String text) {
    if (!ID.matcher(text).matches()) {
      throw new TypeConversionException(
          "'%s' is not an id; an id looks like 0198c0de-0000-4000-8000-00000000cafe"
              .formatted(text));
    }
    return UUID.fromString(text);
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "'%s' cannot be a file name here; under the locale C.UTF-8 every name can"
              .formatted(text));
    }
  }
}
