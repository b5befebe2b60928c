#!/usr/bin/env bash
# Makes the worker's start-up cache: runs the worker once against a stand-in for a Supabase project on loopback.
# Train with the Java, the jar and the options of the later run; the folder they lie in may be another one.
#
#   train.sh APP.jar CACHE          with $JAVA_HOME, or the `java` of the path
#   java @worker.options -XX:AOTCache=CACHE -jar APP.jar
set -euo pipefail
if (($# != 2)); then
  echo "usage: $0 APP.jar CACHE" >&2
  exit 64
fi
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
options=$(dirname "${BASH_SOURCE[0]}")/worker.options
exec "$java" -XX:TieredStopAtLevel=1 -cp "$1" org.intelligentreader.app.training.Train "$1" "$2" "@$options"
