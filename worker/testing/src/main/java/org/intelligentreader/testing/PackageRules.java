package org.intelligentreader.testing;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What holds for the packages of every module: no two need each other, by whatever road, and none
/// has more than twenty files.
public final class PackageRules {
  private static final int FILES_AT_MOST = 20;

  private final String root;
  private final JavaClasses classes;

  private PackageRules(String root, JavaClasses classes) {
    this.root = root;
    this.classes = classes;
  }

  /// The packages under `root` that are not tests.
  public static PackageRules of(String root) {
    return new PackageRules(
        root,
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(root));
  }

  static PackageRules withTests(String root) {
    return new PackageRules(root, new ClassFileImporter().importPackages(root));
  }

  /// A line for each fault; empty when all is well.
  public List<String> faults() {
    var faults = new ArrayList<String>();
    sizes()
        .forEach((room, files) -> {
          if (files > FILES_AT_MOST) {
            faults.add(room + " has " + files + " files; at most " + FILES_AT_MOST + " fit");
          }
        });
    faults.addAll(circles());
    return faults;
  }

  private SortedMap<String, Long> sizes() {
    return classes.stream()
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .collect(
            Collectors.groupingBy(
                JavaClass::getPackageName,
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.mapping(PackageRules::file, Collectors.toSet()),
                    files -> (long) files.size())));
  }

  private static String file(JavaClass type) {
    return type.getSource()
        .flatMap(source -> source.getFileName())
        .orElseGet(() ->
            type.getSource()
                .map(source -> source.getUri())
                .map(URI::toString)
                .orElse(type.getName()));
  }

  /// Packages that need no other, and those that no other needs, are in no circle: what is left
  /// when they are taken away again and again is.
  private List<String> circles() {
    var left = needs();
    for (var before = Integer.MAX_VALUE; left.size() < before; ) {
      before = left.size();
      var from = left.stream().map(Need::from).collect(Collectors.toSet());
      var to = left.stream().map(Need::to).collect(Collectors.toSet());
      left =
          left.stream()
              .filter(need -> from.contains(need.to()) && to.contains(need.from()))
              .toList();
    }
    return left.stream().map(need -> "in a circle: " + need.reason()).toList();
  }

  private record Need(String from, String to, String reason) {}

  /// One for each two rooms of which one needs the other.
  private List<Need> needs() {
    var needs = new TreeMap<String, Need>();
    for (var type : classes) {
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        var need = need(dependency);
        if (!need.from().equals(need.to()) && inside(need.to())) {
          needs.putIfAbsent(need.from() + ' ' + need.to(), need);
        }
      }
    }
    return List.copyOf(needs.values());
  }

  private static Need need(Dependency dependency) {
    var origin = dependency.getOriginClass();
    var target = dependency.getTargetClass().getBaseComponentType();
    return new Need(
        origin.getPackageName(),
        target.getPackageName(),
        origin.getName() + " needs " + target.getName());
  }

  private boolean inside(String room) {
    return room.equals(root) || room.startsWith(root + ".");
  }
}
