# shellcheck shell=bash disable=SC2034,SC2154 # the variables of the other files
# Who is told when, and what is seen of it: alert policies, channel, log metrics, dashboard, budget, clean-up of old images.
# A deployment works without them: what cannot be made is named and left out. lib/watch.sh has their texts. Sourced, not run.

alerts_label=intelligent-reader-alerts
alert_names=(failing memory waiting silent old-image)
metric_names=(books-done out-of-memory waited-seconds)

# The first run makes them; later runs, when an option asks. The job's label says that they are there.
plan_alerts() {
  alerts_wanted=false
  if [[ $alerts == no ]]; then
    [[ -z $have_alerts ]] || { difference alerts yes no && step remove_alerts && drop_alerts_label; }
    return
  fi
  if $job_exists && [[ -z $alerts ]]; then
    [[ -n $have_alerts ]] || notes+=("No alerts watch this job; --alerts makes them.")
    return
  fi
  [[ -z $have_alerts || -n $alert_email$budget ]] || return 0
  alerts_wanted=true
  find_alert_email
  difference alerts "${have_alerts:+yes}" "failing runs, memory, waiting books, silence, an old image${alert_email:+; to $alert_email}"
  step bring_alerts
}

# Whom to tell: the option, else the person who is signed in.
find_alert_email() {
  [[ -z $alert_email ]] || return 0
  alert_email=$(gcloud config get-value account 2>/dev/null </dev/null || true)
  [[ $alert_email =~ ^[^@[:space:]]+@[^@[:space:]]+$ && $alert_email != *gserviceaccount.com ]] && return
  alert_email=''
  notes+=("Nobody gets the alerts by e-mail; --alert-email ADDRESS names somebody. The console shows them.")
}

bring_alerts() {
  watch_ok=true channel=''
  attempt services enable monitoring.googleapis.com --project "$project" || return 0
  # The first question tells whether Cloud Monitoring can be reached; gcloud itself would try for half a minute.
  attempt_seconds=15 attempt alpha monitoring policies list --project "$project" --format 'value(displayName)' || return 0
  local there=$answer one
  bring_channel
  bring_metrics
  for one in "${alert_names[@]}"; do
    grep -qxF "$(title_of "$one")" <<<"$there" || bring_file "$(policy_of "$one")" alpha monitoring policies create --project "$project" --policy-from-file
  done
  bring_dashboard
  bring_budget
  bring_cleanup
  if $watch_ok; then
    labels+=("$alerts_label=1")
  else
    say "Runs work without the parts that failed; --alerts tries again."
  fi
}

# attempt COMMAND…: as change, but a failure is told and the deployment goes on. The answer is in $answer.
attempt() {
  local status=0
  answer=''
  if $dry_run; then
    change "$@"
    return
  fi
  if command -v timeout >/dev/null; then
    answer=$(timeout "${attempt_seconds:-60}" gcloud "$@" --quiet 2>"$errors" </dev/null) || status=$?
  else
    answer=$(gcloud "$@" --quiet 2>"$errors" </dev/null) || status=$?
  fi
  ((status == 0)) && return
  watch_ok=false
  say "For alerts, gcloud ${*:1:4} failed: $(grep -m 1 . "$errors" || echo "exit code $status")"
  return 1
}

# bring_file TEXT COMMAND… FLAG: the flag takes a file with the text.
bring_file() {
  local file
  file=$(mktemp)
  printf '%s\n' "$1" >"$file"
  attempt "${@:2:$#-2}" "${*: -1}=$file" || true
  rm -f "$file"
}

bring_channel() {
  [[ -n $alert_email ]] || return 0
  attempt beta monitoring channels list --project "$project" --filter "type=email AND labels.email_address=$alert_email" \
    --format 'value(name)' || return 0
  channel=${answer%%$'\n'*}
  [[ -n $channel ]] && return
  attempt beta monitoring channels create --project "$project" --type email --display-name "Intelligent Reader: $alert_email" \
    --channel-labels "email_address=$alert_email" --user-labels "intelligent-reader-job=$job" --format 'value(name)' || return 0
  channel=$answer
}

bring_metrics() {
  local one there
  attempt logging metrics list --project "$project" --format 'value(name)' || return 0
  there=$answer
  for one in "${metric_names[@]}"; do
    grep -qxF "$job-$one" <<<"$there" ||
      bring_file "$(metric_of "$one")" logging metrics create "$job-$one" --project "$project" --config-from-file
  done
}

bring_dashboard() {
  attempt monitoring dashboards list --project "$project" --format 'value(displayName)' || return 0
  grep -qxF "$watch_title" <<<"$answer" || bring_file "$(dashboard)" monitoring dashboards create --project "$project" --config-from-file
}

# In the billing account's own currency. The default is half as much again as a month without books, at least 10.
bring_budget() {
  local account amount=$budget price
  find_billing_account || return 0
  attempt billing budgets list --billing-account "$account" --format 'value(displayName)' || return 0
  ! grep -qxF "$watch_title" <<<"$answer" || return 0
  if [[ -z $amount ]]; then
    price=$(month_price "${schedule_after:-$has_schedule}" "${tasks:-${have_tasks:-1}}" "${cpu:-${have_cpu:-1}}" "${memory:-${have_memory:-512Mi}}") || price='0 0'
    printf -v amount %.0f "${price% *}"
    amount=$((amount * 3 / 2))
    ((amount >= 10)) || amount=10
  fi
  attempt billing budgets create --billing-account "$account" --display-name "$watch_title" --budget-amount "$amount" \
    --filter-projects "projects/$project" --threshold-rule percent=0.5 --threshold-rule percent=1.0 || true
}

find_billing_account() {
  attempt billing projects describe "$project" --format 'value(billingAccountName)' || return 1
  account=${answer#billingAccounts/}
  [[ -n $account ]] || $dry_run
}

# Old images cost storage. The ten newest stay, the running one among them, and everything of the last 90 days.
bring_cleanup() {
  local name=${image_name#*/*/}
  [[ $image_name != *"/$own_repository/"* ]] ||
    bring_file "$(cleanup_policy)" artifacts repositories set-cleanup-policies "${name%%/*}" --project "$project" --location "$region" --no-dry-run --policy
}

drop_alerts_label() { dropped_labels+=("$alerts_label"); }

# remove_alerts: everything that carries this job's name; a channel stays while another policy tells by it.
remove_alerts() {
  local name account made=()
  watch_ok=true
  if $dry_run; then
    echo "# the alert policies, dashboard, log metrics and budget named '$watch_title'"
    return
  fi
  remove_listed "alpha monitoring policies" "displayName~\"^$watch_title: \""
  remove_listed "beta monitoring channels" "userLabels.intelligent-reader-job=\"$job\""
  remove_listed "monitoring dashboards" "displayName=\"$watch_title\""
  if attempt logging metrics list --project "$project" --format 'value(name)'; then
    for name in "${metric_names[@]}"; do
      ! grep -qxF "$job-$name" <<<"$answer" || made+=("$job-$name")
    done
  fi
  for name in ${made[@]+"${made[@]}"}; do attempt logging metrics delete "$name" --project "$project" || true; done
  find_billing_account || return 0
  ! attempt billing budgets list --billing-account "$account" --filter "displayName=\"$watch_title\"" --format 'value(name)' || [[ -z $answer ]] ||
    attempt billing budgets delete "$answer" || true
}

# remove_listed SURFACE FILTER
remove_listed() {
  local surface name names
  read -ra surface <<<"$1"
  attempt "${surface[@]}" list --project "$project" --filter "$2" --format 'value(name)' || return 0
  names=$answer
  while IFS= read -r name; do
    [[ -z $name ]] || attempt "${surface[@]}" delete "$name" --project "$project" || true
  done <<<"$names"
}
