# shellcheck shell=bash disable=SC2034,SC2154 # the variables of the other files
# Who is told when, and what is seen of it: alert policies, channel, log metrics, dashboard, budget, clean-up of old images.
# A deployment works without them: what cannot be made is named, and the next run tries it again. lib/seen.sh tells what is there,
# lib/watch.sh has their texts, lib/named.sh whom they tell. Sourced, not run.

# The first run makes them; later runs complete them, when an option asks or a part was missing.
plan_alerts() {
  alerts_wanted=false alerts_step='' missing=''
  if [[ $alerts == no ]]; then
    plan_alerts_away
  elif $job_exists && [[ -z $alerts$have_alerts ]]; then
    note_alerts
  elif ! $job_exists; then
    want_alerts '' "failing runs, memory, waiting books, silence, an old image"
  elif [[ $have_alerts != 1 || -n $alerts ]]; then
    plan_missing_alerts
  fi
}

# want_alerts BEFORE AFTER
want_alerts() {
  alerts_wanted=true alerts_step=bring_alerts
  find_channel
  difference alerts "$1" "$2${alert_email:+; to $alert_email}"
  [[ $have_alerts == part ]] || labels+=("$alerts_label=part")
}

plan_missing_alerts() {
  local kind words='' refusal
  if ! monitoring_is_enabled; then
    # bring_alerts enables it, then looks.
    want_alerts "${have_alerts:+unfinished}" 'all parts'
    return
  fi
  look_at_alerts
  find_channel
  find_missing
  find_named
  for kind in $missing; do words+=", $(words_of_kind "$kind")"; done
  if [[ -n $missing ]]; then
    want_alerts "$(alerts_before)" "${words#, }"
    return
  fi
  [[ -z $named ]] || alerts_step=bring_alerts
  for refusal in ${refusals[@]+"${refusals[@]}"}; do notes+=("$refusal"); done
  if [[ -n $unseen ]]; then
    lacking_words '' "$unseen"
    notes+=("${lacking_lines[@]}")
  elif [[ $have_alerts != 1 ]]; then
    difference alerts "${have_alerts:+unfinished}" 'all parts'
    alerts_step=bring_alerts
  fi
}

# A job whose alerts were complete may get an e-mail channel that nobody named before, or what somebody removed.
alerts_before() {
  case $have_alerts in
    '') ;;
    1) echo 'without these' ;;
    *) echo unfinished ;;
  esac
}

# lacking_words MISSING UNSEEN: what is not there, and what is not known to be there, a line each in $lacking_lines.
lacking_words() {
  local kind seen=' '
  lacking_lines=("Not all alerts are there, or Google does not show them. The job works without them, and the next deploy.sh tries again:")
  for kind in $1; do lacking_lines+=("  missing: $(words_of_kind "$kind")"); done
  for kind in $2; do
    [[ $seen != *" $kind "* ]] || continue
    seen+="$kind "
    lacking_lines+=("  not shown by Google: $(words_of_kind "$kind")")
  done
}

# A job without the label has no alerts, or some that an older deploy.sh left.
note_alerts() {
  unseen='' refusals=() seen_policies='' channels_of_others=''
  ! monitoring_is_enabled || see_policies || true
  if [[ -n $seen_policies ]]; then
    notes+=("Alerts watch this job, perhaps not all; --alerts completes them, --no-alerts removes them.")
  elif [[ -n $unseen ]]; then
    notes+=(${refusals[@]+"${refusals[@]}"} "Google does not show whether alerts watch this job; --alerts makes what is missing.")
  else
    notes+=("No alerts watch this job; --alerts makes them.")
  fi
}

plan_alerts_away() {
  local words
  $job_exists || return 0
  if [[ -n $have_alerts ]] || monitoring_is_enabled; then look_at_alerts && count_alerts; else return 0; fi
  [[ -n $have_alerts ]] || ((${#seen_things[@]})) || return 0
  printf -v words '%s, ' ${seen_things[@]+"${seen_things[@]}"}
  difference alerts "${words%, }" no
  alerts_step=take_alerts_away
}

plan_alerts_step() {
  [[ -z $alerts_step ]] || step "$alerts_step"
}

# Without the label nothing is made again unasked.
take_alerts_away() {
  local refusal
  [[ -z $have_alerts ]] || change run jobs update "$job" --project "$project" --region "$region" --remove-labels "$alerts_label"
  remove_alerts
  for refusal in ${refusals[@]+"${refusals[@]}"}; do say "$refusal"; done
  if $watch_ok && [[ -z $unseen ]]; then return; fi
  say "Not all alerts could be seen and removed; --no-alerts tries again."
}

monitoring_is_enabled() { grep -qx monitoring.googleapis.com <<<"$enabled_apis"; }

mark_alerts() {
  [[ $have_alerts != 1 ]] || return 0
  change run jobs update "$job" --project "$project" --region "$region" --update-labels "$alerts_label=1"
}

# In $missing: the kinds of which Google shows that something is not there.
find_missing() {
  local one
  missing=''
  find_replaced
  if is_seen channel && [[ -n $alert_email && -z $channel$replaced_addresses ]]; then missing+='channel '; fi
  # Policies that were made without the channel tell by it from now on.
  if is_seen policies && { [[ -n $missing ]] || ! policies_are_whole; }; then missing+='policies '; fi
  for one in "${metric_names[@]}"; do
    ! is_seen metrics || grep -qxF "$job-$one" <<<"$seen_metrics" || { missing+='metrics ' && break; }
  done
  if is_seen dashboard && [[ -z $seen_dashboard ]]; then missing+='dashboard '; fi
  if is_seen budget && [[ -z $seen_budget ]] && { [[ -n $billing_account ]] || shows_nothing; }; then missing+='budget '; fi
  cleanup_is_there || missing+='cleanup '
}

is_seen() { [[ " $unseen" != *" $1 "* ]]; }

policy_line() { grep -F $'\t'"$(title_of "$1")"$'\t' <<<"$seen_policies"; }

policies_are_whole() {
  local one line
  for one in "${alert_names[@]}"; do
    line=$(policy_line "$one") && tells_channel "$line" || return 1
  done
}

tells_channel() { [[ -z $channel || -n $replaced_addresses || ",$(field_of 3 "$1")," == *",$channel,"* ]]; }

cleanup_is_there() {
  local name=${image_name#*/*/}
  [[ $image_name == *"/$own_repository/"* ]] || return 0
  ! $dry_run || ! $repository_is_new || return 1
  see cleanup artifacts repositories describe "${name%%/*}" --project "$project" --location "$region" --format 'value(cleanupPolicies)' || return 0
  [[ -n $answer ]]
}

bring_alerts() {
  local kind lacking refusal
  watch_ok=true
  monitoring_is_enabled || attempt services enable monitoring.googleapis.com --project "$project" || true
  if ! $alerts_are_seen; then
    ! $dry_run || monitoring_is_enabled || nothing_is_made=true
    look_at_alerts
    find_channel
    find_missing
    find_named
  fi
  for refusal in ${refusals[@]+"${refusals[@]}"}; do say "$refusal"; done
  lacking=''
  for kind in channel policies metrics dashboard budget cleanup; do
    [[ " $missing$named" == *" $kind "* ]] || continue
    watch_ok=true
    "bring_$kind"
    $watch_ok || lacking+="$kind "
  done
  if [[ -z $lacking$unseen ]]; then
    mark_alerts
    return
  fi
  lacking_words "$lacking" "$unseen"
  for kind in "${lacking_lines[@]}"; do say "$kind"; done
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
  [[ -z $channel ]] || return 0
  attempt beta monitoring channels create --project "$project" --type email --display-name "Intelligent Reader: $alert_email" \
    --channel-labels "email_address=$alert_email" --user-labels "intelligent-reader-job=$job" --format 'value(name)' || return 0
  channel=$answer
  ! $dry_run || channel=CHANNEL
}

# A policy that was made while its channel could not be made gets it now. A channel that was replaced goes when no policy tells by it.
bring_policies() {
  local one line channels name
  for one in "${alert_names[@]}"; do
    if ! line=$(policy_line "$one"); then
      bring_file "$(policy_of "$one")" alpha monitoring policies create --project "$project" --policy-from-file
      continue
    fi
    channels=$(field_of 3 "$line")
    if [[ -n $channel && $(channels_after "$channels") != "$channels" ]]; then
      attempt alpha monitoring policies update "${line%%$'\t'*}" --project "$project" --set-notification-channels "$(channels_after "$channels")" || true
    fi
    if [[ $one == waiting && -n $alert_after && $(waited_minutes "$line") != "$alert_after" ]]; then
      bring_file "$(policy_of waiting)" alpha monitoring policies update "${line%%$'\t'*}" --project "$project" \
        --fields conditions,documentation --policy-from-file
    fi
  done
  $watch_ok || return 0
  for name in $(own_channels); do [[ $replaced != *" $name "* ]] || remove_part "$name" beta monitoring channels; done
}

bring_metrics() {
  local one
  for one in "${metric_names[@]}"; do
    grep -qxF "$job-$one" <<<"$seen_metrics" ||
      bring_file "$(metric_of "$one")" logging metrics create "$job-$one" --project "$project" --config-from-file
  done
}

bring_dashboard() {
  bring_file "$(dashboard)" monitoring dashboards create --project "$project" --config-from-file
}

# In the billing account's own currency. The default is half as much again as a month without books, at least 10.
bring_budget() {
  local amount=$budget price
  if [[ -n $seen_amount ]]; then
    attempt billing budgets update "${seen_budget%%$'\n'*}" --budget-amount "$budget" || true
    return
  fi
  if [[ -z $amount ]]; then
    price=$(month_price "${schedule_after:-$has_schedule}" "${tasks:-${have_tasks:-1}}" "${cpu:-${have_cpu:-1}}" "${memory:-${have_memory:-512Mi}}") || price='0 0'
    printf -v amount %.0f "${price% *}"
    amount=$((amount * 3 / 2))
    ((amount >= 10)) || amount=10
  fi
  attempt billing budgets create --billing-account "$billing_account" --display-name "$budget_title" --budget-amount "$amount" \
    --filter-projects "projects/$project" --threshold-rule percent=0.5 --threshold-rule percent=1.0 || true
}

# Old images cost storage. The ten newest stay, the running one among them, and everything of the last 90 days.
bring_cleanup() {
  local name=${image_name#*/*/}
  bring_file "$(cleanup_policy)" artifacts repositories set-cleanup-policies "${name%%/*}" --project "$project" --location "$region" --no-dry-run --policy
}
