#!/usr/bin/env bash
# Brings the worker to a Google Cloud project, or changes there what an option names: image, secret, Cloud Run job, schedule.
# What no option names keeps its value, which is read from the project. docs/cloud-run-jobs.md tells the steps one by one.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/lib/common.sh
source "$here/lib/common.sh"
# shellcheck source=deploy/lib/gcloud.sh
source "$here/lib/gcloud.sh"
# shellcheck source=deploy/lib/key.sh
source "$here/lib/key.sh"
# shellcheck source=deploy/lib/project.sh
source "$here/lib/project.sh"
# shellcheck source=deploy/lib/plan.sh
source "$here/lib/plan.sh"
# shellcheck source=deploy/lib/price.sh
source "$here/lib/price.sh"
# shellcheck source=deploy/lib/seen.sh
source "$here/lib/seen.sh"
# shellcheck source=deploy/lib/alerts.sh
source "$here/lib/alerts.sh"
# shellcheck source=deploy/lib/named.sh
source "$here/lib/named.sh"
# shellcheck source=deploy/lib/watch.sh
source "$here/lib/watch.sh"
# shellcheck source=deploy/lib/options.sh
source "$here/lib/options.sh"
# shellcheck source=deploy/lib/image.sh
source "$here/lib/image.sh"
# shellcheck source=deploy/lib/job.sh
source "$here/lib/job.sh"
# shellcheck source=deploy/lib/schedule.sh
source "$here/lib/schedule.sh"

usage() {
  chinese_help deploy || cat <<'TEXT'
usage: deploy/deploy.sh --supabase-url URL --key-file FILE [options]     the first time
       deploy/deploy.sh [options]                                        changes only the settings that the options name

Write each option as --option VALUE or --option=VALUE. Defaults apply to the first run; later, an option that is not given keeps
the value that the project has. Each change is shown before it is made; a second run changes nothing.

  --project ID          the Google Cloud project (default: gcloud's own)
  --job NAME            default intelligent-reader-worker; another name is a separate deployment, with separate accounts, secret
                        and images
  --region REGION       default us-central1
  --supabase-url URL    the Supabase project, https://REF.supabase.co
  --key-file FILE       a file with the service key, or - for standard input; needed once, and again to rotate the key
  --trigger MODE        tick    a run starts every minute and ends immediately if the queue is empty (default)
                        linger  the same, but a run keeps polling for the rest of its paid minute
                        event   an insert starts a run (supabase/functions/wake-worker); a run every 15 minutes catches the rest
  --schedule CRON       replaces the schedule of the mode, for example '*/5 * * * *'
  --time-zone ZONE      time zone of the schedule, default Etc/UTC
  --resume              resumes a paused schedule
  --bucket epubs        storage bucket; the schema makes no other
  --memory SIZE         default 512Mi; the table in docs/cloud-run-jobs.md says when you need more
  --cpu N               processors, default 1
  --timeout SECONDS     maximum duration of a run, default 3600
  --tasks N             workers per run, default 1
  --parallelism N       maximum number of concurrent tasks, default all
  --max-retries N       retries of a task, default 1
  --max-jobs N          maximum number of books per run, default 50
  --set NAME=VALUE      sets another variable of the worker (listed in README.md); may be repeated
  --unset NAME          removes such a variable
  --upgrade             builds worker/ and deploys its image (the first run always does)
  --tag TAG             deploys the image with this tag and builds it from worker/ if missing; default: a hash of worker/
  --builder NAME        docker or cloud; default: docker if it runs, else Cloud Build
  --repository NAME     Artifact Registry repository, default intelligent-reader (a job with another name: NAME-images)
  --no-alerts           makes no alerts, dashboard, log metrics and budget, or removes those of this job; the first run makes them
  --alerts              makes them for a job that has none
  --alert-email ADDRESS who gets the alerts (default: the account that is signed in)
  --alert-after MINUTES a book that waited longer is an alert, default 30
  --budget AMOUNT       a monthly budget in the currency of the billing account
  --no-check            does not run doctor inside the job before the schedule starts runs
  --yes                 answers yes to all questions
  --dry-run             shows the changes and the commands without running them
TEXT
}

may_assume=true
read_options "$@"
check_options
[[ -z $key_file ]] || load_key "$key_file"
require_project

apis=(run cloudscheduler secretmanager artifactregistry cloudbuild iam)
plan_apis() {
  local api
  missing_apis=''
  ask services list --project "$project" --enabled --format 'value(config.name)' || true
  enabled_apis=$answer
  for api in "${apis[@]}"; do
    grep -qx "$api.googleapis.com" <<<"$answer" || missing_apis+="$api.googleapis.com "
  done
  [[ -n $missing_apis ]] || return 0
  difference APIs '' "enabled: ${missing_apis% }"
  # shellcheck disable=SC2086 # one word is one API
  step change services enable $missing_apis --project "$project"
  step apis_are_enabled
}

apis_are_enabled() {
  missing_apis=''
  now_fresh
}

plan_apis
find_region
read_job
require_our_job
read_schedule
check_first_run
check_sizes
plan_secret
plan_image
plan_accounts
plan_schedule
plan_alerts
plan_job
plan_schedule_step
plan_grants
plan_start
plan_alerts_step
plan_price
show_plan
show_notes
confirm_questions
run_plan
$dry_run || show_end
