# shellcheck shell=bash disable=SC2034,SC2154 # the variables of common.sh
# How gcloud is called: questions, changes, passing refusals, and what to do about the others. Sourced, not run.

missing_apis='' # those that Google would refuse a question for
fresh=false     # true once something was made in this run that Google may not know everywhere yet
blind=false     # a dry run that cannot read the project
may_assume=false # whether a dry run shows what it would do if what Google does not show were not there
retry_seconds=${DEPLOY_RETRY_SECONDS:-60} retry_pause=${DEPLOY_RETRY_PAUSE:-5}
most_tries=4

# A command that changes something: shown in a dry run, explained when it fails.
change() {
  if $dry_run; then
    { printf '%q ' gcloud "$@" && echo; } | sed -E 's/ $//'
    return
  fi
  call "$@"
}

# A question: the answer is in $answer. Fails when the thing is not there.
ask() {
  local status tries=1
  answer=''
  ! $blind && ! is_missing "$1" || return 1
  while :; do
    status=0
    answer=$(gcloud "$@" --quiet 2>"$errors" </dev/null) || status=$?
    ((status == 0)) && return
    answer=''
    if ! is_trouble || ((tries >= most_tries)); then break; fi
    wait_for_google
  done
  ! is_absent "$status" || return 1
  if ! $dry_run || ! $may_assume; then
    explain "$@"
    exit "$status"
  fi
  if ((status == 127)) || grep -qE "$signed_out" "$errors"; then
    blind=true
    say "The project cannot be read, so the plan assumes that nothing is there. gcloud said: $(grep -m 1 . "$errors")"
  else
    say "gcloud ${*:1:4} failed: $(grep -m 1 . "$errors")" "The plan assumes that it is not there."
  fi
  return 1
}

signed_out='UNAUTHENTICATED|do not currently have an active account|Reauthentication'

# Whether gcloud said that the thing is not there. A refusal is none of that, whatever else it says.
is_absent() {
  (($1 != 127)) && ! grep -qE 'PERMISSION_DENIED|does not have permission' "$errors" &&
    grep -qiE 'NOT_FOUND|not found|cannot find|could not find|does not exist|is in (DISABLED|DESTROYED) state' "$errors"
}

# is_missing SURFACE: whether the API behind these gcloud commands is not enabled.
is_missing() {
  local api=$1
  case $1 in
    scheduler) api=cloudscheduler ;;
    secrets) api=secretmanager ;;
    artifacts) api=artifactregistry ;;
  esac
  [[ " $missing_apis " == *" $api.googleapis.com "* ]]
}

# Google learns of a new account, right or API within a minute; until then it refuses what needs them.
call() {
  local status started=$SECONDS tries=1
  while :; do
    status=0
    "${call_input:-:}" | gcloud "$@" --quiet 2>"$errors" >"${call_output:-/dev/null}" || status=$?
    ((status == 0)) && return
    # What is to be deleted may be gone already: a lost answer made gcloud ask twice, or somebody was faster.
    [[ " $* " != *' delete '* ]] || ! grep -qE 'NOT_FOUND|not found|does not exist' "$errors" || return 0
    # A first try whose answer was lost has made it already; a list may lack an account that was made a moment ago.
    [[ " $* " != *' create '* ]] || { ((tries == 1)) && [[ $2 != service-accounts ]]; } || ! grep -qiE 'ALREADY_EXISTS|already exists' "$errors" || return 0
    if is_trouble && [[ $1 != builds ]] && ((tries < most_tries)); then
      wait_for_google
    elif is_unregistered && ((SECONDS - started < retry_seconds)); then
      say "Google has not yet registered what was just created; trying again."
      tries=$((tries + 1))
      sleep "$retry_pause"
    else
      break
    fi
  done
  explain "$@"
  exit "$status"
}

# What a new account, right or API is refused for, until all of Google knows it.
is_unregistered() {
  grep -qE 'Service account .* does not exist|Unknown service account' "$errors" && return
  $fresh && grep -qiE 'SERVICE_DISABLED|has not been used in project|it is disabled|Permission denied on secret|actAs|service (account|agent) .*(not found|does not exist|must have permission)' "$errors"
}

# A fault of Google's, or a limit: the same call is good a little later.
is_trouble() {
  grep -qE 'UNAVAILABLE|INTERNAL|ABORTED|DEADLINE_EXCEEDED|RESOURCE_EXHAUSTED|HTTPError (429|50[0-9])|HttpError.*status <(429|50[0-9])>|Connection (reset|aborted)|timed out' "$errors"
}

wait_for_google() {
  tries=$((tries + 1))
  say "Google could not answer; trying again."
  sleep "$retry_pause"
}

now_fresh() { fresh=true; }

# What gcloud said, and what to do about it.
explain() {
  local text
  text=$(<"$errors")
  say "gcloud ${*:1:4} failed:" "$text" ""
  case $text in
    *'Service account '*'does not exist'*)
      say "→ Google has not yet registered a new account: run the same command again in a minute." ;;
    *SERVICE_DISABLED* | *'has not been used in project'* | *'it is disabled'*)
      say "→ An API is not enabled yet. deploy.sh enables it, which needs roles/serviceusage.serviceUsageAdmin; a new API takes a" \
        "  minute or two to be usable: run the script again." ;;
    *ALREADY_EXISTS* | *'already exists'*)
      say "→ Something made this meanwhile, such as another run: give the same command again." ;;
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
