#!/usr/bin/env bash
# Removes what deploy.sh made for one job in the Google Cloud project, and leaves what anything else there uses.
# Books and queue lie in Supabase and stay.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/lib/common.sh
source "$here/lib/common.sh"
# shellcheck source=deploy/lib/gcloud.sh
source "$here/lib/gcloud.sh"
# shellcheck source=deploy/lib/project.sh
source "$here/lib/project.sh"
# shellcheck source=deploy/lib/plan.sh
source "$here/lib/plan.sh"
# shellcheck source=deploy/lib/image.sh
source "$here/lib/image.sh"
# shellcheck source=deploy/lib/seen.sh
source "$here/lib/seen.sh"
# shellcheck source=deploy/lib/removal.sh
source "$here/lib/removal.sh"

usage() {
  chinese_help undeploy || cat <<'TEXT'
usage: deploy/undeploy.sh [options]

Shows what it will remove and what it will keep, and asks for the job's name before it removes anything.

  --project ID        the Google Cloud project (default: gcloud's own)
  --job NAME          default intelligent-reader-worker
  --region REGION     default: where the job is
  --repository NAME   the repository of the images, if the job itself is already gone
  --keep-images       keep the images
  --yes               do not ask; --job must be given
  --dry-run           print the commands, run none
TEXT
}

keep_images=false
while (($#)); do
  next_option "$@"
  common_option || case $option in
    --repository) takes_value && repository=$value ;;
    --keep-images) takes_none && keep_images=true ;;
    --yes) takes_none && assume_yes=true ;;
    -h | --help) usage && exit ;;
    *) unknown_option ;;
  esac
  shift "$words"
done
require_project
! $assume_yes || $job_is_named || $dry_run ||
  die "--yes needs --job: name the job to remove, for example --job $job."

find_region
read_users services
read_job
require_our_job
read_schedule
read_other_starters
plan_alerts_removal
plan_schedule_removal
plan_account_removals
plan_secret_removal
$keep_images || plan_image_removal
plan_job_removal
show_removal
if ((${#steps[@]} == 0)); then
  say "Nothing was removed."
  exit
fi
confirm_removal
run_plan
$watch_ok || die "Not all alerts could be removed; the same command tries again."
$dry_run || say "Removed. The enabled APIs stay enabled; they cost nothing."
