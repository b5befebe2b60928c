# shellcheck shell=bash disable=SC2034 # used by the scripts that source it
# What deploy.sh, undeploy.sh and run-once.sh share: words to the operator, options, names. Sourced, not run.

# shellcheck source=deploy/lib/words.sh
source "${BASH_SOURCE[0]%/*}/words.sh"

# With allexport every variable would go to gcloud, the key among them; ranges such as a-z mean ASCII.
set +a
LC_ALL=C

project=${CLOUDSDK_CORE_PROJECT:-}
default_job=intelligent-reader-worker
job=$default_job job_is_named=false
region='' repository=''
dry_run=false assume_yes=false
errors=$(mktemp)
trap 'rm -f "$errors"' EXIT
trap interrupted INT TERM

say() {
  local lead=''
  # An empty first word is an empty line.
  (($# == 1)) || [[ -n $1 ]] || { lead=$'\n' && shift; }
  translate "$*"
  printf '%s\n' "$lead$translated" >&2
}

# Between two commands of gcloud, so the project is as after one that Google refused.
interrupted() {
  say "" "Interrupted. Give the same command again: it continues where this one stopped."
  exit 130
}

# A line of a list.
say_item() {
  translate "$1"
  printf '  %s\n' "$translated" >&2
}

# A question, which the answer follows in the same line.
prompt() {
  translate "$1"
  printf '%s ' "$translated" >&2
}

die() {
  say "$@"
  exit 64
}

# A value of the command line for a message: nothing that could be a key, pasted in the wrong place.
shown() {
  case $1 in
    *secret* | *sb_* | *eyJ* | *[!\ -~]*) printf '(not shown)' ;;
    *) if ((${#1} > 24)); then printf '(not shown)'; else printf "'%s'" "$1"; fi ;;
  esac
}

# next_option WORDS…: the first option in $option, what may be its value in $value, and how many words it used in $words.
next_option() {
  option=$1 value='' words=1 joined=false
  case $1 in
    --*=*) option=${1%%=*} value=${1#*=} joined=true ;;
    -h | --?*) (($# == 1)) || value=$2 ;;
    *) die "Unexpected argument $(shown "$1"); --help lists the options." ;;
  esac
}

takes_value() {
  $joined || words=2
  if [[ -z $value ]] || { ! $joined && [[ $value == --* ]]; }; then die "$option needs a value; --help shows which."; fi
  case $value in
    *sb_secret_* | *eyJ*) die "The value of $option looks like a key. Options never take keys, because gcloud would show them. Pass the service key with --key-file FILE." ;;
    *://*:*@*) die "The value of $option contains a password, which gcloud and everybody who may see the job would show. Leave it out." ;;
  esac
}

takes_none() {
  ! $joined || die "$option takes no value."
}

# An option that all three scripts know; fails when it is none of them.
common_option() {
  case $option in
    --project) takes_value && project=$value ;;
    --region) takes_value && region=$value ;;
    --job) takes_value && job=$value job_is_named=true ;;
    --dry-run) takes_none && dry_run=true ;;
    *) return 1 ;;
  esac
}

unknown_option() { die "Unknown option $(shown "$option"); --help lists the options."; }

require_project() {
  $dry_run || command -v gcloud >/dev/null ||
    die "gcloud is not installed. Install the Google Cloud CLI (https://cloud.google.com/sdk/docs/install), then 'gcloud auth login'."
  [[ -n $project ]] || project=$(gcloud config get-value project 2>/dev/null || true)
  [[ -n $project && $project != '(unset)' ]] ||
    die "No project given. Use --project PROJECT_ID, or 'gcloud config set project PROJECT_ID'."
  [[ $project =~ ^[a-z][-a-z0-9.:]*$ || $dry_run == true ]] || die "$(shown "$project") is not a valid project id."
  [[ -z $region || $region =~ ^[a-z]+-[a-z]+[0-9]+$ ]] ||
    die "$(shown "$region") is not a region (nor is a zone such as us-central1-a). 'gcloud run regions list' shows them."
  [[ $job =~ ^[a-z]([-a-z0-9]{0,48}[a-z0-9])?$ ]] ||
    die "$(shown "$job") is not a valid job name: use lower-case letters, digits and hyphens, at most 50, a letter first."
  [[ -z $repository || $repository =~ ^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$ ]] ||
    die "$(shown "$repository") is not a valid repository name: use lower-case letters, digits and hyphens, a letter first."
}

# Names of what a new deployment makes. All of them follow from the job, so that two jobs of one project live apart.
name_everything() {
  local stem=$job domain=$project.iam.gserviceaccount.com
  # Google allows an account 6 to 30 characters.
  ((${#job} >= 2 && ${#job} <= 25)) || stem=${job:0:17}-$(printf %s "$job" | sha256 | cut -c1-6)
  worker_account=$stem-run@$domain
  tick_account=$stem-tick@$domain
  wake_account=$stem-wake@$domain
  secret=$job-supabase-key
  schedule_name=$job-tick watch_title="Intelligent Reader: $job"
  budget_title=$(title_of_budget)
  own_repository=intelligent-reader
  [[ $job == "$default_job" ]] || own_repository=$job-images
  run_uri=https://run.googleapis.com/v2/projects/$project/locations/$region/jobs/$job:run
}

# Budgets of all projects lie together in the billing account; Google allows a name 60 characters.
title_of_budget() {
  local title="$watch_title in $project"
  ((${#title} <= 60)) || title="${title:0:53}-$(printf '%s %s' "$job" "$project" | sha256 | cut -c1-6)"
  echo "$title"
}

# The names that all jobs of a project shared before they had their own. What uses them goes on using them.
is_older_account() {
  case ${1%%@*} in
    reader-worker | scheduler-invoker | reader-event) [[ $1 == *@"$project".iam.gserviceaccount.com ]] ;;
    *) return 1 ;;
  esac
}

is_our_account() {
  [[ $1 == "$worker_account" || $1 == "$tick_account" || $1 == "$wake_account" ]] || is_older_account "$1"
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi
}

# Between these two a trace (bash -x) is silent: it would write the key, or what another put beside it.
hide() {
  { traced=$-; set +x; } 2>/dev/null
}

unhide() {
  case $traced in *x*) set -x ;; esac
}
