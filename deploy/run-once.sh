#!/usr/bin/env bash
# Starts one run now, waits for its end, and shows what it logged and the last few runs.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/lib/common.sh
source "$here/lib/common.sh"
# shellcheck source=deploy/lib/gcloud.sh
source "$here/lib/gcloud.sh"
# shellcheck source=deploy/lib/project.sh
source "$here/lib/project.sh"

usage() {
  chinese_help run-once || cat <<'TEXT'
usage: deploy/run-once.sh [--project ID] [--region REGION] [--job NAME] [--dry-run]
TEXT
}

while (($#)); do
  next_option "$@"
  common_option || case $option in
    -h | --help) usage && exit ;;
    *) unknown_option ;;
  esac
  shift "$words"
done
may_assume=true
require_project
find_region

log_filter="resource.type=\"cloud_run_job\" AND resource.labels.job_name=\"$job\""
if $dry_run; then
  change run jobs execute "$job" --project "$project" --region "$region" --wait
  exit
fi

status=0
execution=$(gcloud run jobs execute "$job" --project "$project" --region "$region" --wait --format 'value(metadata.name)' --quiet 2>"$errors") || status=$?
((status == 0)) || explain run jobs execute "$job"

say "The last runs:"
gcloud run jobs executions list --job "$job" --project "$project" --region "$region" --limit 5 >&2
[[ -z $execution ]] || log_filter+=" AND labels.\"run.googleapis.com/execution_name\"=\"$execution\""
say "" "Its output (an idle run logs 'no jobs available; exiting'; lines may come a few seconds late):"
gcloud logging read "$log_filter" --project "$project" --limit 50 --order asc \
  --format 'value(timestamp.date(tz=LOCAL),severity,jsonPayload.message)' || true
exit "$status"
