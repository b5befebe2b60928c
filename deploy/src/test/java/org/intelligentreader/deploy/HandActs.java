package org.intelligentreader.deploy;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What an operator does between two commands, in the console or with gcloud itself.
record HandActs(World world, RandomGenerator random) {
  /// A deployment as `deploy.sh` made it when all jobs of a project shared accounts and repository.
  void deployAsBefore(String job) {
    Model.APIS.forEach(api -> world.make("api " + api + ".googleapis.com"));
    for (var account : List.of("reader-worker", "scheduler-invoker", "reader-event")) {
      world.make("account " + account + Names.DOMAIN).put("displayName", "Intelligent Reader: x");
    }
    var repository = world.make("repository us-central1/intelligent-reader");
    repository.put("description", "Images of Intelligent Reader");
    repository.put("package worker old", "sha256:old");
    var names = new Names(job, "us-central1");
    world.make("secret " + names.secret()).put("version 001", "sb_secret_older" + job);
    var worker = "reader-worker" + Names.DOMAIN;
    world
        .of("secret " + names.secret())
        .put("right roles/secretmanager.secretAccessor " + worker, "");
    var thing = world.make(names.thing());
    thing.put(
        Model.IMAGE,
        "us-central1-docker.pkg.dev/demo-project/intelligent-reader/worker@sha256:old");
    thing.put(Model.ACCOUNT, worker);
    thing.put("env LINGER_SECONDS", "plain:55");
    thing.put("env SUPABASE_URL", "plain:https://old.supabase.co");
    thing.put(Model.KEY, "secret:" + names.secret() + ":latest");
    thing.put("right roles/run.invoker scheduler-invoker" + Names.DOMAIN, "");
    if (random.nextBoolean()) {
      thing.put("right roles/run.invoker reader-event" + Names.DOMAIN, "");
    }
    var schedule = world.make(names.schedule());
    schedule.put("schedule", "*/15 * * * *");
    schedule.put("timeZone", "Etc/UTC");
    schedule.put("state", "ENABLED");
    schedule.put("httpTarget.uri", names.uri());
    schedule.put(Model.TICK_ACCOUNT, "scheduler-invoker" + Names.DOMAIN);
  }

  /// Changes something about a job or beside it; the answer says what.
  String act(String job) {
    Model.APIS.forEach(api -> world.make("api " + api + ".googleapis.com"));
    var found = new Model(world).find(job);
    if (found.isEmpty()) {
      return foreign(new Names(job, "us-central1"));
    }
    return random.nextInt(3) == 0 ? foreign(found.get()) : change(found.get());
  }

  private String change(Names names) {
    var job = world.of(names.thing());
    switch (random.nextInt(10)) {
      case 0 -> job.put("env LIMIT_DEPTH", "plain:7,8|9;\"x\" y");
      case 1 -> job.put("env EXTRA", "secret:by-hand:3");
      case 2 -> job.put(Model.CONTAINER + "resources.limits.memory", "3Gi");
      case 3 -> job.put(Model.KEY, "secret:" + names.secret() + ":1");
      case 9 -> job.put(Model.KEY, "secret:by-hand:latest");
      case 4 -> job.put("spec.template.metadata.annotations.x/network", "default");
      case 5 -> job.put("env LINGER_SECONDS", "plain:20");
      case 6 -> schedule(names).ifPresent(thing -> world.of(thing).put("state", "PAUSED"));
      case 7 -> schedule(names).ifPresent(thing -> world.of(thing).put("timeZone", "Asia/Tokyo"));
      default -> world.remove(names.schedule());
    }
    world.make("secret by-hand").put("version 001", "another secret");
    return "change of " + names.job();
  }

  private Optional<String> schedule(Names names) {
    return Optional.of(names.schedule()).filter(world::has);
  }

  /// Things of others that look much like ours, or use ours.
  private String foreign(Names names) {
    var repository = "repository us-central1/intelligent-reader";
    switch (random.nextInt(6)) {
      case 0 ->
          world
              .make("account scheduler-invoker" + Names.DOMAIN)
              .putIfAbsent("displayName", "Nightly report");
      case 1 -> world.make(repository).put("package website v1", "sha256:site");
      case 2 ->
          world.make("schedule us-central1/nightly").put(Model.TICK_ACCOUNT, names.account("tick"));
      case 3 -> world.make("service us-central1/site").put(Model.ACCOUNT, names.account("run"));
      case 4 ->
          world.make("service us-central1/site").put(Model.ACCOUNT, "reader-worker" + Names.DOMAIN);
      default ->
          world
              .make("job us-central1/report")
              .put("env KEY", "secret:" + names.secret() + ":latest");
    }
    return "something beside " + names.job();
  }
}
