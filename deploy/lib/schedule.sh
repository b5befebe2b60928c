# shellcheck shell=bash disable=SC2034,SC2154 # the variables of the other files
# What starts the job: the trigger's mode and the schedule; and what the operator is told at the end. Sourced, not run.

# The mode stands on the job as a label; a job without it shows its mode by what it has.
find_trigger() {
  label=$have_trigger
  if $job_exists && [[ -z $have_trigger ]]; then
    find_variable LINGER_SECONDS || true
    if [[ ${found_value:-0} == 0 ]]; then
      have_trigger=tick
    elif [[ $job_policy == *" $wake_account"$'\n'* ]] || older_event_account >/dev/null; then
      have_trigger=event
    else
      have_trigger=linger
    fi
  fi
  of_trigger "${trigger:-$have_trigger}" || of_trigger tick
}

# From the job's first deployment until its check has passed once and its schedule starts runs, the job has this label, so that a
# command that was cut short, or whose check failed, is completed by the next one.
setup_label=intelligent-reader-setup
find_setup() {
  setup_open=false schedule_is_held=false
  if $job_exists; then
    [[ -z $have_setup ]] || setup_open=true
  elif [[ $has_state != PAUSED ]]; then
    # A schedule that somebody paused starts nothing unchecked: --resume has its own check.
    setup_open=true
    labels+=("$setup_label=unfinished")
  fi
}

# A mode brings its schedule along when the one there is still that of the mode before; one that was set by itself stays.
plan_schedule() {
  local wanted=$schedule
  find_setup
  schedule_wanted=true schedule_after=$schedule schedule_step='' holding=false
  if ! $schedule_exists; then
    plan_new_schedule
    return
  fi
  if [[ -z $wanted && -n $trigger && $trigger != "$have_trigger" ]]; then
    of_trigger "${have_trigger:-$trigger}"
    [[ $has_schedule != "$trigger_schedule" ]] || wanted=default
    of_trigger "$trigger"
    if [[ $wanted == default ]]; then
      wanted=$trigger_schedule
    elif [[ $has_schedule != "$trigger_schedule" ]]; then
      notes+=("The schedule stays '$has_schedule'; the one of $trigger is --schedule '$trigger_schedule'.")
    fi
  fi
  plan_account "$scheduler_account" 'Intelligent Reader: starts the worker'
  schedule_flags=() schedule_after=$wanted
  [[ -z $wanted || $wanted == "$has_schedule" ]] || { difference schedule "$has_schedule" "$wanted" && schedule_flags+=(--schedule "$wanted"); }
  [[ -z $time_zone || $time_zone == "$has_time_zone" ]] || { difference time-zone "$has_time_zone" "$time_zone" && schedule_flags+=(--time-zone "$time_zone"); }
  ((${#schedule_flags[@]} == 0)) || schedule_step=update_schedule
  if $setup_open && [[ $has_state == PAUSED ]]; then
    schedule_is_held=true
  elif $setup_open && $check && [[ -z $has_uri || $has_uri == "$run_uri" ]]; then
    holding=true
  fi
}

# The schedule comes after its job, and before the right to start it. Until the check has passed it is paused, and so keeps what
# --schedule and --time-zone named. The job's label says that it is to be resumed, so the job comes before the pause as well.
plan_schedule_step() {
  [[ -z $schedule_step ]] || step "$schedule_step"
  ! $holding || step hold_schedule
}

hold_schedule() {
  change scheduler jobs pause "$schedule_name" --project "$project" --location "$region"
  schedule_is_held=true
}

resume_schedule() {
  change scheduler jobs resume "$schedule_name" --project "$project" --location "$region"
}

# Before a schedule starts runs, `doctor` runs inside the job once: it has the job's network, account and key.
plan_start() {
  $schedule_wanted || return 0
  if $setup_open; then
    ! $job_exists || difference 'first deployment' unfinished complete
    ! $check || step check_inside
    step end_setup
  elif $resume && [[ $has_state == PAUSED ]]; then
    difference 'schedule paused' yes no
    ! $check || step check_inside
    step resume_schedule
  elif ! $job_exists && $check; then
    step check_inside
  fi
}

end_setup() {
  ! $schedule_is_held || resume_schedule
  change run jobs update "$job" --project "$project" --region "$region" --remove-labels "$setup_label"
}

# What the check finds stands in the job's log, which needs some seconds to arrive.
check_inside() {
  local status tries=1 reason
  if $dry_run; then
    change run jobs execute "$job" --project "$project" --region "$region" --args doctor --wait
    return
  fi
  say "Checking from inside the job (doctor) …"
  while :; do
    status=0
    gcloud run jobs execute "$job" --project "$project" --region "$region" --args doctor --wait --quiet >/dev/null 2>"$errors" </dev/null || status=$?
    if ((status == 0 || tries >= most_tries)) || check_has_failed || ! is_trouble; then break; fi
    wait_for_google
  done
  if ((status == 0)); then
    say "The check is passed."
  elif check_has_failed; then
    show_check
    die "The check failed. Its schedule is paused, so that no run starts until you correct this and deploy with --resume."
  else
    reason=$(grep -m 1 . "$errors" || echo "exit code $status")
    die "The check could not be run: $reason Its schedule is paused: the same command with --resume checks again and resumes it," \
      "and --no-check leaves the check out."
  fi
}

check_has_failed() { grep -qi 'execution failed' "$errors"; }

show_check() {
  local tries
  for tries in 1 2 3; do
    sleep "$retry_pause"
    answer=$(gcloud logging read "resource.type=\"cloud_run_job\" AND resource.labels.job_name=\"$job\" AND \"FAILED\"" --project "$project" \
      --freshness 10m --limit 10 --format 'value(textPayload,jsonPayload.message)' --quiet 2>/dev/null </dev/null) || answer=''
    [[ -z $answer ]] || break
  done
  say "${answer:-The log has not arrived yet; deploy/run-once.sh shows it.}"
}

# A schedule that somebody took away does not come back by itself.
plan_new_schedule() {
  if $job_exists && ! $setup_open && [[ -z $schedule && -z $trigger ]]; then
    schedule_wanted=false
    notes+=("No schedule starts this job; --schedule or --trigger makes one.")
    return
  fi
  : "${schedule:=$trigger_schedule}" "${time_zone:=Etc/UTC}"
  plan_account "$scheduler_account" 'Intelligent Reader: starts the worker'
  schedule_after=$schedule
  difference schedule '' "$schedule, $time_zone"
  schedule_step=create_schedule
}

create_schedule() {
  change scheduler jobs create http "$schedule_name" --project "$project" --location "$region" \
    --schedule "$schedule" --time-zone "$time_zone" --uri "$run_uri" --http-method POST --message-body '{}' \
    --oauth-service-account-email "$scheduler_account" \
    --oauth-token-scope https://www.googleapis.com/auth/cloud-platform
  ! $setup_open || ! $check || hold_schedule
}

# The target is said again as it is: gcloud sends the whole of it.
update_schedule() {
  local target=()
  [[ -z $has_uri ]] || target+=(--uri "$has_uri")
  [[ $has_body != e30= ]] || target+=(--message-body '{}')
  [[ -z $has_account ]] || target+=(--oauth-service-account-email "$has_account" --oauth-token-scope https://www.googleapis.com/auth/cloud-platform)
  change scheduler jobs update http "$schedule_name" --project "$project" --location "$region" \
    "${schedule_flags[@]}" ${target[@]+"${target[@]}"}
}

show_notes() {
  local note
  for note in ${notes[@]+"${notes[@]}"}; do say "$note"; done
}

show_schedule() {
  local now=${schedule_after:-$has_schedule} zone=${time_zone:-$has_time_zone}
  if [[ $has_state == PAUSED ]] && ! $resume && ! $setup_open; then
    say "Its schedule '$now' is paused and stays paused: it starts no run. --resume resumes it."
  else
    say "A run starts at '$now' ($zone)."
    show_price "$now"
  fi
}

# Where no schedule starts the job, a note said so.
show_end() {
  if ((${#differences[@]})); then say "" "Deployed: $job in $project, $region."; fi
  ! $schedule_wanted || show_schedule
  if ! $upgrade && $job_exists && [[ -z $tag ]]; then
    say "The image is unchanged; --upgrade builds worker/ of this folder and deploys that image."
  fi
  show_event_steps
  say "Try it: deploy/run-once.sh --project $project --region $region --job $job"
}

show_event_steps() {
  if [[ $trigger == event && $label != event ]]; then
    say "Two steps remain in Supabase: deploy the function wake-worker and apply supabase/event-trigger.sql." \
      "docs/cloud-run-jobs.md, 'Event mode', has the commands; until then a run starts by the schedule alone." \
      "The account whose key the function gets: $event_account"
  elif [[ -n $trigger && $trigger != event && $label == event ]]; then
    say "Inserts keep starting runs until you drop the trigger in the database: drop schema wake cascade."
  fi
}
