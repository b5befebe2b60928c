# shellcheck shell=bash disable=SC2034 # used by the scripts that source it
# What deploy.sh, undeploy.sh and run-once.sh share: options, names, how gcloud is called. Sourced, not run.

project=${CLOUDSDK_CORE_PROJECT:-}
region=us-central1
job=intelligent-reader-worker
repository=intelligent-reader
dry_run=false
assume_yes=false
errors=$(mktemp)
trap 'rm -f "$errors"' EXIT

# Names that follow from the options.
name_everything() {
  image_name=$region-docker.pkg.dev/$project/$repository/worker
  secret=$job-supabase-key
  runtime_account=reader-worker@$project.iam.gserviceaccount.com
  scheduler_account=scheduler-invoker@$project.iam.gserviceaccount.com
  event_account=reader-event@$project.iam.gserviceaccount.com
  scheduler_job=$job-tick
  run_uri=https://run.googleapis.com/v2/projects/$project/locations/$region/jobs/$job:run
}

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$@"
  exit 64
}

# Takes one option that all three scripts know; the number of words it used is in $used, 0 when it is none of them.
common_option() {
  used=2
  case $1 in
    --project) project=${2:?--project needs a value} ;;
    --region) region=${2:?--region needs a value} ;;
    --job) job=${2:?--job needs a value} ;;
    --repository) repository=${2:?--repository needs a value} ;;
    --dry-run) dry_run=true used=1 ;;
    --yes) assume_yes=true used=1 ;;
    *) used=0 ;;
  esac
}

require_project() {
  $dry_run || command -v gcloud >/dev/null ||
    die "gcloud is not installed. Install the Google Cloud CLI (https://cloud.google.com/sdk/docs/install), then 'gcloud auth login'."
  [[ -n $project ]] || project=$(gcloud config get-value project 2>/dev/null || true)
  [[ -n $project && $project != '(unset)' ]] ||
    die "Which project? Say --project PROJECT_ID, or 'gcloud config set project PROJECT_ID'."
  [[ $region =~ ^[a-z]+-[a-z]+[0-9]+$ ]] ||
    die "'$region' is no region (a zone such as us-central1-a is not one either). 'gcloud run regions list' shows them."
  [[ $job =~ ^[a-z]([-a-z0-9]{0,48}[a-z0-9])?$ ]] ||
    die "'$job' cannot name a job: lower-case letters, digits and hyphens, at most 50, a letter first."
  name_everything
}

# A command that changes something: shown in a dry run, explained when it fails.
change() {
  if $dry_run; then
    { printf '%q ' gcloud "$@" && echo; } | sed -E 's/ $//'
    return
  fi
  call "$@"
}

# A question: the answer is in $answer. Fails when the thing is not there; in a dry run nothing is there.
ask() {
  local status=0
  answer=''
  $dry_run && return 1
  answer=$(gcloud "$@" --quiet 2>"$errors") || status=$?
  ((status == 0)) && return
  grep -qiE 'NOT_FOUND|not found|cannot find|could not find|does not exist' "$errors" && return 1
  explain "$@"
  exit "$status"
}

call() {
  local status=0
  gcloud "$@" --quiet 2>"$errors" >"${call_output:-/dev/null}" || status=$?
  ((status == 0)) && return
  explain "$@"
  exit "$status"
}

# What gcloud said, and what to do about it.
explain() {
  local text
  text=$(<"$errors")
  say "gcloud ${*:1:4} failed:" "$text" ""
  case $text in
    *SERVICE_DISABLED* | *'has not been used in project'* | *'it is disabled'*)
      say "→ An API is not enabled yet. deploy.sh enables it, which needs roles/serviceusage.serviceUsageAdmin; a new API takes a" \
        "  minute or two to be usable: run the script again." ;;
    *[Bb]illing*)
      say "→ Cloud Run needs a billing account: https://console.cloud.google.com/billing/linkedaccount?project=$project" ;;
    *PERMISSION_DENIED* | *'does not have permission'* | *'Permission '*' denied'* | *403*)
      say "→ Your account ($(gcloud config get-value account 2>/dev/null || echo unknown)) may not do this in $project. Ask an owner of the project" \
        "  for these roles, or to run this script once: roles/run.admin, roles/iam.serviceAccountAdmin, roles/iam.serviceAccountUser," \
        "  roles/secretmanager.admin, roles/artifactregistry.admin, roles/cloudscheduler.admin, roles/cloudbuild.builds.editor," \
        "  roles/serviceusage.serviceUsageAdmin." ;;
    *UNAUTHENTICATED* | *'do not currently have an active account'* | *'Reauthentication'*)
      say "→ Sign in first: gcloud auth login" ;;
    *'ocation '*' not found'* | *'not a valid location'* | *'nvalid region'* | *'ot supported in'* | *'resolve host'* | *NameResolutionError*)
      say "→ '$region' may not offer this service. 'gcloud run regions list' and 'gcloud scheduler locations list' show which do;" \
        "  choose one with --region." ;;
    *) say "→ The lines above are Google's own. docs/cloud-run-jobs.md has a table of common ones." ;;
  esac
}
