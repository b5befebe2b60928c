# shellcheck shell=bash disable=SC2034,SC2154 # the variables of the other files
# What undeploy.sh removes and what it leaves. The job goes last, since it names the rest: a run that was cut short can be
# repeated. Sourced, not run.

removed=() left=()

# remove NAME COMMAND…
remove() {
  removed+=("$1")
  step change "${@:2}" --project "$project"
}

leave() { left+=("$1: $2"); }

# The accounts by which other jobs are started, "account user" a line in $starters, and the other schedules of this job.
read_other_starters() {
  local place
  starters=''
  read_policy_of_job
  for place in $({ echo "$region" && regions_of_users; } | sort -u); do read_schedules_of "$place"; done
  read_policies_of_other_jobs
}

read_policy_of_job() {
  job_policy=''
  $job_exists || return 0
  read_policy run jobs "$job" || true
  job_policy=$policy
}

regions_of_users() {
  local kind value sort name where
  while IFS='|' read -r kind value sort name where; do
    [[ -z $where ]] || printf '%s\n' "$where"
  done <<<"$used_things"
}

read_schedules_of() {
  local line value name='' uri='' account=''
  ask scheduler jobs list --project "$project" --location "$1" --format "$lines_of" || return 0
  while IFS= read -r line; do
    value=${line#*: }
    case ${line%%: *} in
      ---) take_schedule "$1" && name='' uri='' account='' ;;
      name) name=${value##*/} ;;
      httpTarget.uri) uri=$value ;;
      httpTarget.oauthToken.serviceAccountEmail | httpTarget.oidcToken.serviceAccountEmail) account=$value ;;
    esac
  done <<<"$answer"
  take_schedule "$1"
}

take_schedule() {
  [[ -n $name ]] || return 0
  [[ $name != "$schedule_name" || $1 != "$region" ]] || return 0
  [[ -z $account ]] || starters+="$account schedule $name in $1"$'\n'
  [[ $uri != "$run_uri" ]] || leave "schedule $name" "it was not made by deploy.sh, and will find no job to start"
}

# An account may start another job through an event or a schedule elsewhere; then it stands in that job's rights.
read_policies_of_other_jobs() {
  local kind value sort name where right seen=' ' own=$region
  while IFS='|' read -r kind value sort name where; do
    [[ $sort == job && -n $name && "$name $where" != "$job $own" && $seen != *" $name/$where "* ]] || continue
    [[ $name != "$job" || -n $where ]] || continue
    seen+="$name/$where "
    region=${where:-$own}
    read_policy run jobs "$name" || true
    while IFS= read -r right; do
      [[ -z $right ]] || starters+="${right#* } job $name in $region"$'\n'
    done <<<"$policy"
  done <<<"$used_things"
  region=$own
}

plan_alerts_removal() {
  local kind user refusal
  watch_ok=true
  # A job of the same name in another region has the same alerts.
  if user=$(user_of job "$job"); then
    leave "alerts of $job" "$user uses them"
    return
  fi
  look_at_alerts
  count_alerts
  if ((${#seen_things[@]})); then
    removed+=("${seen_things[@]}")
    step remove_alerts
  elif $job_exists && [[ -z $have_alerts ]]; then
    return
  fi
  for refusal in ${refusals[@]+"${refusals[@]}"}; do say "$refusal"; done
  for kind in $unseen; do leave "$(words_of_kind "$kind")" "Google does not show whether it is there"; done
}

plan_schedule_removal() {
  $schedule_exists || return 0
  if [[ -n $has_uri && $has_uri != "$run_uri" ]]; then
    leave "schedule $schedule_name" "it starts something else: $has_uri"
    return
  fi
  remove "schedule $schedule_name" scheduler jobs delete "$schedule_name" --location "$region"
}

# The job's own accounts, and those of older names that it, its schedule or its rights name.
plan_account_removals() {
  local one seen=' ' starter=''
  [[ $job_policy != *roles/run.invoker* ]] || starter=$(sed -n 's/^roles\/run.invoker //p' <<<"$job_policy")
  # shellcheck disable=SC2086 # one word is one account
  for one in "$tick_account" "$wake_account" $starter ${has_account:-} "$worker_account" ${have_account:-}; do
    [[ $seen != *" $one "* ]] || continue
    seen+="$one "
    plan_account_removal "$one"
  done
}

plan_account_removal() {
  local user
  is_our_account "$1" || { leave "account $1" "it was not made by deploy.sh" && return; }
  ask iam service-accounts describe "$1" --project "$project" --format 'value(displayName)' || return 0
  if ! is_made_by_us "$1" "$answer"; then
    leave "account $1" "it was not made by deploy.sh"
  elif user=$(user_of account "$1") || user=$(starter_of "$1"); then
    leave "account $1" "$user uses it"
  else
    remove "account $1" iam service-accounts delete "$1"
  fi
}

# An account of the job's own name may have been made by hand, as the guide shows, without words; one of the older names,
# which others use as well, must have ours.
is_made_by_us() {
  [[ $2 == 'Intelligent Reader:'* ]] || { [[ -z $2 ]] && ! is_older_account "$1"; }
}

starter_of() {
  local account user
  while read -r account user; do
    [[ $account != "$1" ]] || { echo "$user" && return; }
  done <<<"$starters"
  return 1
}

plan_secret_removal() {
  local user
  [[ -z $have_secret || $have_secret == "$secret" ]] || leave "secret $have_secret" "it was not made by deploy.sh"
  ask secrets describe "$secret" --project "$project" || return 0
  if user=$(user_of secret "$secret"); then
    leave "secret $secret" "$user reads it"
  else
    remove "secret $secret, with the service key" secrets delete "$secret"
  fi
}

# The whole repository when it is ours and has nothing else; else the job's images.
plan_image_removal() {
  local path user package name
  name_image
  [[ -z $have_image || $have_image == "$image_name"[@:]* ]] || { leave "image $have_image" "it lies outside of the repository $image_name" && return; }
  path=${image_name#*/*/} package=${image_name##*/}
  name=${path%%/*}
  ask artifacts repositories describe "$name" --project "$project" --location "$region" --format 'value(description)' || return 0
  if user=$(user_of image "${image_name}[@:]*"); then
    leave "images $image_name" "$user runs one of them"
  elif [[ $answer == 'Images of Intelligent Reader' ]] && ! user_of image "${image_name%"/$package"}/*" >/dev/null && has_no_other_package "$name" "$package"; then
    remove "repository $name, with all images in it" artifacts repositories delete "$name" --location "$region"
  else
    leave "repository $name" "it has other things in it, or was not made by deploy.sh"
    remove "images $image_name" artifacts packages delete "$package" --repository "$name" --location "$region"
  fi
}

has_no_other_package() {
  local one
  ask artifacts packages list --project "$project" --repository "$1" --location "$region" --format 'value(name.basename())' || return 0
  while IFS= read -r one; do
    [[ -z $one || ${one##*/} == "$2" ]] || return 1
  done <<<"$answer"
}

plan_job_removal() {
  if $job_exists; then remove "job $job" run jobs delete "$job" --region "$region"; fi
}

show_removal() {
  local line
  $job_exists || $dry_run || say "Job $job does not exist in $project, $region."
  ((${#removed[@]} == 0)) || say "To be removed from $project, $region:"
  for line in ${removed[@]+"${removed[@]}"}; do say_item "$line"; done
  ((${#left[@]} == 0)) || say "Kept:"
  for line in ${left[@]+"${left[@]}"}; do say_item "$line"; done
}

# A single letter is typed too easily.
confirm_removal() {
  local reply=''
  ! $assume_yes && ! $dry_run || return 0
  prompt "Type the name of the job to remove these:"
  read -r reply || true
  [[ $reply == "$job" ]] || die "Nothing was removed."
}
