package org.intelligentreader.local.demo;

import java.util.regex.Pattern;
import picocli.CommandLine.ParameterException;

/// What is said of arguments that cannot be used.
public final class Arguments {
  /// User and password in a URL; a path has one of the slashes.
  private static final Pattern USER = Pattern.compile("(?<=:/{1,2})[^/\\s]+(?=@)");

  private Arguments() {}

  /// Says what is wrong and how the command is used, and answers its exit code.
  public static int refuse(ParameterException e, String... args) {
    var command = e.getCommandLine();
    System.err.println(shown(String.valueOf(e.getMessage())));
    command.usage(System.err);
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /// The text without what a URL has before `@`, however short it is.
  static String shown(String text) {
    return USER.matcher(text).replaceAll("[hidden]");
  }
}
