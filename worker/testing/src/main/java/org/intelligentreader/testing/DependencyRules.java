package org.intelligentreader.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// What a module declares in its `pom.xml` must be used: each dependency has a package that a
/// source of the module names. `runtime` and `provided` say that nothing names it.
public final class DependencyRules {
  private static final Set<String> UNNAMED = Set.of("runtime", "provided");

  /// The service loader finds them, so nobody names them.
  private static final Set<String> SERVICES = Set.of("slf4j-nop", "postgresql");

  /// A package before the name of a class.
  private static final Pattern NAME =
      Pattern.compile("\\b[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)*(?=\\.[A-Z])");

  private DependencyRules() {}

  /// The declared dependencies of the module in `folder` that no source names. `classPath` has the
  /// jars, or the classes of our own modules.
  public static List<String> unused(Path folder, String classPath) throws IOException {
    var named = named(folder.resolve("src"));
    var places = Stream.of(classPath.split(File.pathSeparator, -1)).map(Path::of).toList();
    var unused = new ArrayList<String>();
    for (var artifact : declared(folder.resolve("pom.xml"))) {
      var place = places.stream().filter(jar -> isOf(artifact, jar)).findFirst();
      var packages = place.isPresent() ? packages(place.get()) : Set.<String>of();
      if (!packages.isEmpty() && Collections.disjoint(packages, named)) {
        unused.add(artifact);
      }
    }
    return unused;
  }

  /// Of this module, as its tests see it.
  public static List<String> unused() throws IOException {
    return unused(Path.of("").toAbsolutePath(), System.getProperty("java.class.path", ""));
  }

  private static List<String> declared(Path pom) throws IOException {
    var declared = new ArrayList<String>();
    for (var list : children(root(pom), "dependencies")) {
      for (var dependency : children(list, "dependency")) {
        var artifact = text(dependency, "artifactId");
        if (!UNNAMED.contains(text(dependency, "scope")) && !SERVICES.contains(artifact)) {
          declared.add(artifact);
        }
      }
    }
    return declared;
  }

  private static Element root(Path pom) throws IOException {
    try {
      var parser = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
      return parser.parse(pom.toFile()).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(pom + " cannot be read", e);
    }
  }

  private static List<Element> children(Element parent, String name) {
    var found = new ArrayList<Element>();
    for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  private static String text(Element parent, String name) {
    return children(parent, name).stream().findFirst().map(Element::getTextContent).orElse("");
  }

  /// A jar of Maven's repository lies in ARTIFACT/VERSION; what we build in ARTIFACT/target.
  private static boolean isOf(String artifact, Path place) {
    return Optional.ofNullable(place.getParent())
        .map(Path::getParent)
        .map(Path::getFileName)
        .filter(folder -> folder.toString().equals(artifact))
        .isPresent();
  }

  /// All packages that the sources write.
  private static Set<String> named(Path sources) throws IOException {
    var named = new HashSet<String>();
    try (var files = Files.walk(sources)) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        var names = NAME.matcher(Files.readString(file));
        while (names.find()) {
          named.add(names.group());
        }
      }
    }
    return named;
  }

  private static Set<String> packages(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      try (var files = Files.walk(place)) {
        return packages(files.map(file -> place.relativize(file).toString()));
      }
    }
    try (var jar = new JarFile(place.toFile())) {
      return packages(jar.stream().map(entry -> entry.getName()));
    }
  }

  private static Set<String> packages(Stream<String> files) {
    return files
        .map(file -> file.replace(File.separatorChar, '/'))
        .filter(
            file -> file.endsWith(".class") && file.contains("/") && !file.startsWith("META-INF"))
        .map(file -> file.substring(0, file.lastIndexOf('/')).replace('/', '.'))
        .collect(Collectors.toSet());
  }
}
