package org.intelligentreader.deploy;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `undeploy.sh` may take from a {@link World}: what belongs to one job and nothing else uses.
record RemovalModel(World world) {
  void undeploy(String job) {
    var names = new Model(world).find(job).orElseGet(() -> new Names(job, "us-central1"));
    var accounts = accounts(names);
    var own = world.has(names.thing()) ? world.of(names.thing()) : Map.<String, String>of();
    if (world.has(names.schedule())
        && names.uri().equals(world.of(names.schedule()).get("httpTarget.uri"))) {
      world.remove(names.schedule());
    }
    world.remove(names.thing());
    var rest = everythingElse();
    accounts.stream()
        .filter(account -> Model.isOurs(names, account) && isMadeByUs(names, account))
        .filter(account -> rest.noneMatch(account))
        .forEach(account -> world.remove("account " + account));
    if (rest.noneMatch(":" + names.secret() + ":")) {
      world.remove("secret " + names.secret());
    }
    var images =
        Optional.ofNullable(own.get(Model.IMAGE))
            .map(image -> image.replaceFirst("@.*", ""))
            .orElseGet(names::images);
    images(images, names, rest);
  }

  /// All values of jobs, services and schedules that stay.
  private record Rest(Set<String> lines) {
    boolean noneMatch(String part) {
      return lines.stream().noneMatch(line -> line.contains(part));
    }
  }

  private Rest everythingElse() {
    return new Rest(
        Stream.of("job", "service", "schedule")
            .flatMap(kind -> world.names(kind).map(name -> kind + " " + name))
            .flatMap(thing -> world.of(thing).entrySet().stream())
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.toSet()));
  }

  private Set<String> accounts(Names names) {
    var accounts = new LinkedHashSet<String>();
    Stream.of("run", "tick", "wake").map(names::account).forEach(accounts::add);
    if (world.has(names.schedule())) {
      accounts.add(String.valueOf(world.of(names.schedule()).get(Model.TICK_ACCOUNT)));
    }
    if (world.has(names.thing())) {
      var job = world.of(names.thing());
      accounts.add(String.valueOf(job.get(Model.ACCOUNT)));
      job.keySet().stream()
          .filter(place -> place.startsWith("right roles/run.invoker "))
          .forEach(place -> accounts.add(place.split(" ", -1)[2]));
    }
    return accounts;
  }

  private boolean isMadeByUs(Names names, String account) {
    if (!world.has("account " + account)) {
      return false;
    }
    var words = String.valueOf(world.of("account " + account).get("displayName"));
    return words.startsWith("Intelligent Reader:")
        || (words.isEmpty() && account.startsWith(names.account("").replaceFirst("@.*", "")));
  }

  private void images(String images, Names names, Rest rest) {
    var thing = "repository " + names.region() + "/" + images.split("/", -1)[2];
    if (!world.has(thing) || !rest.noneMatch(images + "@")) {
      return;
    }
    var values = world.of(thing);
    var isOurs = "Images of Intelligent Reader".equals(values.get("description"));
    var isAlone =
        values.keySet().stream()
            .filter(place -> place.startsWith("package "))
            .allMatch(place -> place.startsWith("package worker "));
    if (isOurs && isAlone) {
      world.remove(thing);
    } else {
      values.keySet().removeIf(place -> place.startsWith("package worker "));
    }
  }
}
