# shellcheck shell=bash disable=SC2034,SC2154 # the variables of the other files
# What is there of a job's alerts, as Google shows it, and how it is removed. lib/alerts.sh makes it. Sourced, not run.

alerts_label=intelligent-reader-alerts # part: from before the first part is made; 1: all parts are there
alert_names=(failing memory waiting silent old-image)
metric_names=(books-done out-of-memory waited-seconds)
alerts_are_seen=false
nothing_is_made=false # a dry run of the deployment that enables Cloud Monitoring
refusals=() enabled_apis=''

words_of_kind() {
  case $1 in
    policies) translate 'alert policies' ;;
    channel) translate 'e-mail channel' ;;
    metrics) translate 'log metrics' ;;
    dashboard) translate dashboard ;;
    budget) translate budget ;;
    cleanup) translate 'clean-up of images' ;;
  esac
  echo "$translated"
}

# gcloud, but not for long: a network without a way to Cloud Monitoring must not stop a deployment.
briefly() {
  local limit=()
  ! command -v timeout >/dev/null || limit=(timeout "${brief_seconds:-60}")
  ${limit[@]+"${limit[@]}"} gcloud "$@" --quiet 2>"$errors" </dev/null
}

# see KIND COMMAND…: a question about one kind; the answer is in $answer. A kind that Google does not show is in $unseen.
see() {
  local status=0
  answer=''
  ! shows_nothing || return 0
  answer=$(briefly "${@:2}") || status=$?
  ((status != 0)) || return 0
  answer='' unseen+="$1 "
  refusals+=("For alerts, gcloud ${*:2:4} failed: $(grep -m 1 . "$errors" || echo "exit code $status")")
  return 1
}

shows_nothing() { $blind || $nothing_is_made; }

# look_at_alerts: a line "name, tab, title…" for each thing of the job in seen_…
look_at_alerts() {
  alerts_are_seen=true unseen='' refusals=()
  seen_policies='' seen_channels='' seen_metrics='' seen_dashboard='' seen_budget='' seen_amount='' channels_of_others=''
  if see_policies; then
    ! see channel beta monitoring channels list --project "$project" --filter type=email \
      --format 'value(name,labels.email_address,userLabels.intelligent-reader-job)' || seen_channels=$answer
    ! see dashboard monitoring dashboards list --project "$project" --format 'value(name,displayName)' || seen_dashboard=$(titled "$watch_title")
  else
    unseen+='channel dashboard '
  fi
  look_at_metrics
  look_at_budget
}

# The first question tells whether Cloud Monitoring can be reached; gcloud itself would try for half a minute.
see_policies() {
  brief_seconds=15 see policies alpha monitoring policies list --project "$project" \
    --format 'value(name,displayName,notificationChannels.list(),conditions[0].conditionMatchedLog.filter)' && take_policies
}

take_policies() {
  local name title channels filter
  # A tab is white space to read: empty fields between tabs would be lost.
  while IFS=$'\x1f' read -r name title channels filter; do
    if [[ $title == "$watch_title: "* ]]; then
      seen_policies+="$name"$'\t'"$title"$'\t'"$channels"$'\t'"$filter"$'\n'
    else
      channels_of_others+="$channels,"
    fi
  done <<<"${answer//$'\t'/$'\x1f'}"
}

# titled TITLE: the names of the lines of $answer with this title.
titled() {
  local name title rest
  while IFS=$'\t' read -r name title rest; do
    [[ $title != "$1" ]] || printf '%s\n' "$name"
  done <<<"$answer"
}

look_at_metrics() {
  local one
  see metrics logging metrics list --project "$project" --format 'value(name)' || return 0
  for one in "${metric_names[@]}"; do
    ! grep -qxF "$job-$one" <<<"$answer" || seen_metrics+="$job-$one"$'\n'
  done
}

look_at_budget() {
  billing_account=''
  see budget billing projects describe "$project" --format 'value(billingAccountName)' || return 0
  billing_account=${answer#billingAccounts/}
  [[ -n $billing_account ]] || return 0
  see budget billing budgets list --billing-account "$billing_account" --format 'value(name,displayName,amount.specifiedAmount.units)' || return 0
  seen_budget=$(titled "$budget_title")
  seen_amount=$(sed -n "s|^${seen_budget%%$'\n'*}"$'\t'".*"$'\t'"||p" <<<"$answer")
}

# The channels that this job made, unless alerts of others tell by them as well.
own_channels() {
  local name address maker
  while IFS=$'\x1f' read -r name address maker; do
    [[ $maker != "$job" || ",$channels_of_others" == *",$name,"* ]] || printf '%s\n' "$name"
  done <<<"${seen_channels//$'\t'/$'\x1f'}"
}

# things_of KIND: the names of what is there and goes with the job.
things_of() {
  case $1 in
    policies) cut -f1 <<<"$seen_policies" ;;
    channel) own_channels ;;
    metrics) echo "$seen_metrics" ;;
    dashboard) echo "$seen_dashboard" ;;
    budget) echo "$seen_budget" ;;
  esac | grep . || true
}

# In $seen_things: a line for each kind of which something is there, with the number.
count_alerts() {
  local kind number
  seen_things=()
  for kind in policies channel metrics dashboard budget; do
    number=$(things_of "$kind" | wc -l)
    ((number == 0)) || seen_things+=("$((number)) × $(words_of_kind "$kind")")
  done
}

# remove_alerts: all that was seen. What stays is named, and is in $watch_ok.
remove_alerts() {
  local kind name
  watch_ok=true
  for kind in policies channel dashboard metrics budget; do
    while IFS= read -r name; do
      case $kind in
        policies) remove_part "$name" alpha monitoring policies ;;
        channel) remove_part "$name" beta monitoring channels ;;
        dashboard) remove_part "$name" monitoring dashboards ;;
        metrics) remove_part "$name" logging metrics ;;
        budget) remove_part "$name" billing budgets ;;
      esac
    done < <(things_of "$kind")
  done
}

# remove_part NAME SURFACE…
remove_part() {
  local where=(--project "$project")
  [[ $2 != billing ]] || where=()
  attempt "${@:2}" delete "$1" ${where[@]+"${where[@]}"} || true
}

# attempt COMMAND…: as change, but a failure is told and the rest goes on. The answer is in $answer.
attempt() {
  local status=0
  answer=''
  if $dry_run; then
    change "$@"
    return
  fi
  answer=$(briefly "$@") || status=$?
  ((status != 0)) || return 0
  # What is to be deleted may be gone already.
  [[ " $* " != *' delete '* ]] || ! grep -qE 'NOT_FOUND|not found' "$errors" || return 0
  watch_ok=false
  say "For alerts, gcloud ${*:1:4} failed: $(grep -m 1 . "$errors" || echo "exit code $status")"
  return 1
}
