# shellcheck shell=bash disable=SC2034,SC2154 # the variables of the other files
# The texts that lib/alerts.sh gives to Google: policies, log metrics, dashboard, clean-up. Sourced, not run.

# Names of what they mean, so that an e-mail's subject says it.
title_of() {
  case $1 in
    failing) echo "$watch_title: runs fail" ;;
    memory) echo "$watch_title: out of memory" ;;
    waiting) echo "$watch_title: books wait" ;;
    silent) echo "$watch_title: no successful run for a day" ;;
    old-image) echo "$watch_title: the image is old" ;;
  esac
}

advice_of() {
  case $1 in
    failing) echo "Runs of the job end with an error. deploy/run-once.sh shows the reason; docs/cloud-run-jobs.md has a table of messages." ;;
    memory) echo "A book needs more memory than the job has: deploy/deploy.sh --job $job --memory 1Gi, then retry the book." ;;
    waiting) echo "A book waited longer than ${alert_after:-30} minutes. If runs work, add workers: deploy/deploy.sh --job $job --tasks 2, or a denser --schedule." ;;
    silent) echo "Nothing has started the job, or no run has succeeded, for a day. Look at the schedule $schedule_name, then at deploy/run-once.sh." ;;
    old-image) echo "The image's Java is older than four months and lacks security fixes: update the checkout, then deploy/deploy.sh --job $job --upgrade." ;;
  esac
}

runs_of_job() { printf 'resource.type=\\"cloud_run_job\\" AND resource.labels.job_name=\\"%s\\"' "$job"; }

# policy_of NAME
policy_of() {
  local condition strategy='{"autoClose": "86400s"}'
  case $1 in
    failing) condition=$(runs_condition failed conditionThreshold '"comparison": "COMPARISON_GT", "thresholdValue": 0, "duration": "0s", "trigger": {"count": 1}' 600s) ;;
    silent) condition=$(runs_condition succeeded conditionAbsent '"duration": "84600s", "trigger": {"count": 1}' 3600s) ;;
    memory) condition=$(log_condition '(jsonPayload.code=\"out-of-memory\" OR textPayload:\"Memory limit\")') ;;
    waiting) condition=$(log_condition "jsonPayload.waited_seconds > $((${alert_after:-30} * 60))") ;;
    old-image) condition=$(log_condition 'jsonPayload.code=\"old-image\"') ;;
  esac
  case $1 in
    memory | waiting) strategy='{"autoClose": "86400s", "notificationRateLimit": {"period": "3600s"}}' ;;
    old-image) strategy='{"autoClose": "604800s", "notificationRateLimit": {"period": "86400s"}}' ;;
  esac
  cat <<JSON
{
  "displayName": "$(title_of "$1")",
  "userLabels": {"intelligent-reader-job": "$job"},
  "documentation": {"content": "$(advice_of "$1")", "mimeType": "text/markdown"},
  "combiner": "OR",
  "conditions": [{"displayName": "$(title_of "$1")", $condition}],
  "alertStrategy": $strategy,
  "notificationChannels": [${channel:+\"$channel\"}],
  "enabled": true
}
JSON
}

# runs_condition RESULT KIND WORDS PERIOD
runs_condition() {
  cat <<JSON
"$2": {
    "filter": "metric.type=\"run.googleapis.com/job/completed_execution_count\" AND metric.labels.result=\"$1\" AND $(runs_of_job)",
    "aggregations": [{"alignmentPeriod": "$4", "perSeriesAligner": "ALIGN_SUM", "crossSeriesReducer": "REDUCE_SUM"}],
    $3
  }
JSON
}

# A line of the log is enough: no metric, which Google would know only some minutes after it was made.
log_condition() {
  printf '"conditionMatchedLog": {"filter": "%s AND %s"}' "$(runs_of_job)" "$1"
}

metric_of() {
  local filter words=''
  case $1 in
    books-done) filter='jsonPayload.jobs_done > 0' words=', "valueExtractor": "EXTRACT(jsonPayload.jobs_done)"' ;;
    out-of-memory) filter='(jsonPayload.code=\"out-of-memory\" OR textPayload:\"Memory limit\")' ;;
    waited-seconds) filter='jsonPayload.waited_seconds >= 0' words=', "valueExtractor": "EXTRACT(jsonPayload.waited_seconds)"' ;;
  esac
  if [[ -n $words ]]; then
    words+=', "metricDescriptor": {"metricKind": "DELTA", "valueType": "DISTRIBUTION"}'
  else
    words=', "metricDescriptor": {"metricKind": "DELTA", "valueType": "INT64"}'
  fi
  printf '{"description": "%s, %s", "filter": "%s AND %s"%s}' "$watch_title" "$1" "$(runs_of_job)" "$filter" "$words"
}

dashboard() {
  local runs='metric.type=\"run.googleapis.com/job/completed_execution_count\"' memory='metric.type=\"run.googleapis.com/container/memory/utilizations\"'
  cat <<JSON
{
  "displayName": "$watch_title",
  "gridLayout": {"columns": 2, "widgets": [
    $(chart 'runs by result' "$runs" ALIGN_SUM '"groupByFields": ["metric.label.result"], "crossSeriesReducer": "REDUCE_SUM",'),
    $(chart 'memory, share of the limit' "$memory" ALIGN_PERCENTILE_99 ''),
    $(chart 'books done' "metric.type=\\\"logging.googleapis.com/user/$job-books-done\\\"" ALIGN_SUM ''),
    $(chart 'seconds until a book is claimed' "metric.type=\\\"logging.googleapis.com/user/$job-waited-seconds\\\"" ALIGN_PERCENTILE_99 '')
  ]}
}
JSON
}

# chart TITLE METRIC ALIGNER WORDS
chart() {
  cat <<JSON
{"title": "$1", "xyChart": {"dataSets": [{"timeSeriesQuery": {"timeSeriesFilter": {
      "filter": "$2 AND $(runs_of_job)",
      "aggregation": {"alignmentPeriod": "300s", $4 "perSeriesAligner": "$3"}}}}]}}
JSON
}

cleanup_policy() {
  cat <<'JSON'
[
  {"name": "keep-the-newest", "action": {"type": "Keep"}, "mostRecentVersions": {"keepCount": 10}},
  {"name": "delete-the-old", "action": {"type": "Delete"}, "condition": {"olderThan": "7776000s"}}
]
JSON
}
