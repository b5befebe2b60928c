# shellcheck shell=bash disable=SC2034,SC2154 # the variables of the other files
# What is in the project already: this job, its schedule, and what other jobs and services use. Sourced, not run.
# gcloud's "flattened" format gives one "place.in.the.object: value" a line.

lines_of='flattened[no-pad]'

# read_users jobs|services: adds a line "kind|value|user" to $used_things for each account, image and secret that one of them
# uses, in any region; the regions of jobs of our name to $regions.
used_things='' regions='' listed_jobs=''
read_users() {
  hide
  ! ask run "$1" list --project "$project" --format "$lines_of" || collect_users "${1%s}"
  [[ $1 != jobs ]] || listed_jobs=$answer
  answer=''
  unhide
}

collect_users() {
  local line place value name='' where='' found=''
  while IFS= read -r line; do
    place=${line%%: *} value=${line#*: }
    case $place in
      ---) end_of_user "$1" && found='' name='' where='' ;;
      metadata.name) name=$value ;;
      metadata.labels.cloud.googleapis.com/location) where=$value ;;
      *.serviceAccountName) found+="account|$value"$'\n' ;;
      *.containers\[*\].image) found+="image|$value"$'\n' ;;
      *.secretKeyRef.name | *.secret.secretName) found+="secret|$value"$'\n' ;;
    esac
  done <<<"$answer"
  end_of_user "$1"
}

# Takes what was found of one job or service, unless it is the very job that this command is about.
end_of_user() {
  local thing
  [[ -n $name ]] || return 0
  if [[ $1 == job && $name == "$job" ]]; then
    regions+="${where:-us-central1} "
    found+="job|$name"$'\n'
  fi
  while IFS= read -r thing; do
    [[ -z $thing ]] || used_things+="$thing|$1|$name|$where"$'\n'
  done <<<"$found"
}

# user_of KIND PATTERN: the first other user of such a thing, in words; fails when nothing else uses it.
user_of() {
  local kind value sort name where
  while IFS='|' read -r kind value sort name where; do
    # shellcheck disable=SC2053 # a pattern
    [[ $kind == "$1" && $value == $2 ]] || continue
    [[ $sort != job || $name != "$job" || ${where:-$region} != "$region" ]] || continue
    printf '%s %s%s' "$sort" "$name" "${where:+ in $where}"
    return
  done <<<"$used_things"
  return 1
}

# The region is where the job is; a first run takes us-central1.
find_region() {
  local found
  read_users jobs
  if [[ -n $region ]]; then :
  elif [[ $regions == *' '*' '* ]]; then
    die "There is a job $job in each of these regions: ${regions% }. Choose one with --region."
  else
    found=${regions% }
    region=${found:-us-central1}
  fi
  name_everything
}

# The job as it is: its settings in have_…, its variables in variable_names, variable_values and variable_kinds.
read_job() {
  local spec=spec.template.spec container='spec.template.spec.template.spec.containers[0]' line place value
  job_exists=false
  have_image='' have_tasks='' have_parallelism='' have_max_retries='' have_timeout='' have_cpu='' have_memory=''
  have_account='' have_trigger='' have_alerts='' have_setup='' have_secret='' have_secret_version=''
  variable_names=() variable_values=() variable_kinds=()
  hide
  if take_listed_job || ask run jobs describe "$job" --project "$project" --region "$region" --format "$lines_of"; then
    job_exists=true
    while IFS= read -r line; do
      place=${line%%: *} value=${line#*: }
      case $place in
        metadata.labels.intelligent-reader-trigger) have_trigger=$value ;;
        metadata.labels.intelligent-reader-alerts) have_alerts=$value ;;
        metadata.labels.intelligent-reader-setup) have_setup=$value ;;
        "$spec".taskCount) have_tasks=$value ;;
        "$spec".parallelism) have_parallelism=$value ;;
        "$spec".template.spec.maxRetries) have_max_retries=$value ;;
        "$spec".template.spec.timeoutSeconds) have_timeout=$value ;;
        "$spec".template.spec.serviceAccountName) have_account=$value ;;
        "$container".image) have_image=$value ;;
        "$container".resources.limits.cpu) have_cpu=${value/%000m/} ;;
        "$container".resources.limits.memory) have_memory=$value ;;
        "$container".env\[*\].*) read_variable "${place##*\].}" "$value" ;;
      esac
    done <<<"$answer"
  fi
  answer='' listed_jobs=''
  unhide
}

# Our job among those that find_region listed, in $answer. One that is not among them may be in a region that did not answer.
take_listed_job() {
  local line part='' name='' where=''
  while IFS= read -r line; do
    case $line in
      ---) if [[ "$name $where" == "$job $region" ]]; then break; else part='' name='' where=''; fi ;;
      'metadata.name: '*) name=${line#*: } ;;
      'metadata.labels.cloud.googleapis.com/location: '*) where=${line#*: } ;;
    esac
    part+=$line$'\n'
  done <<<"$listed_jobs"
  answer=$part
  [[ "$name $where" == "$job $region" ]]
}

# Another job of the project may have the name that was given; nothing of it is touched.
require_our_job() {
  ! $job_exists || [[ -n $have_trigger ]] || find_variable SUPABASE_URL || find_variable SUPABASE_SECRET_KEY ||
    die "The job $job in $project, $region is not one of deploy.sh: it has no SUPABASE_URL. Choose another name with --job."
}

# A variable's name comes before its value. The key, where it is a plain value, is not kept.
read_variable() {
  local last=$((${#variable_names[@]} - 1)) is_key=false
  ((last < 0)) || [[ ${variable_names[last]} != SUPABASE_SECRET_KEY ]] || is_key=true
  case $1 in
    name) variable_names+=("$2") variable_values+=('') variable_kinds+=(plain) ;;
    value) $is_key || variable_values[last]=$2 ;;
    valueFrom.secretKeyRef.name) variable_kinds[last]=secret && { ! $is_key || have_secret=$2; } ;;
    valueFrom.secretKeyRef.key) variable_kinds[last]=secret && { ! $is_key || have_secret_version=$2; } ;;
  esac
}

# find_variable NAME: its value in $found_value and its kind (plain, secret) in $found_kind; fails when the job has none of this name.
find_variable() {
  local at
  found_value='' found_kind=''
  for ((at = 0; at < ${#variable_names[@]}; at++)); do
    [[ ${variable_names[at]} == "$1" ]] || continue
    found_value=${variable_values[at]} found_kind=${variable_kinds[at]}
    return 0
  done
  return 1
}

# read_schedule: the job's schedule as it is, in has_…
read_schedule() {
  local line value
  schedule_exists=false
  has_schedule='' has_time_zone='' has_uri='' has_account='' has_state='' has_body=''
  ask scheduler jobs describe "$schedule_name" --project "$project" --location "$region" --format "$lines_of" || return 0
  schedule_exists=true
  while IFS= read -r line; do
    value=${line#*: }
    case ${line%%: *} in
      schedule) has_schedule=$value ;;
      timeZone) has_time_zone=$value ;;
      state) has_state=$value ;;
      httpTarget.uri) has_uri=$value ;;
      httpTarget.body) has_body=$value ;;
      httpTarget.oauthToken.serviceAccountEmail) has_account=$value ;;
    esac
  done <<<"$answer"
}

# read_policy KIND… NAME: who has which role on one thing, "role account" a line in $policy. Fails when the thing is not there.
read_policy() {
  local kind=("${@:1:$#-1}") name=${*: -1} where=(--project "$project") line members=''
  local member
  policy=''
  [[ $1 != run ]] || where+=(--region "$region")
  ask "${kind[@]}" get-iam-policy "$name" "${where[@]}" --format "$lines_of" || return
  while IFS= read -r line; do
    case ${line%%: *} in
      bindings\[*\].members\[*\]) members+="${line#*: }"$'\n' ;;
      bindings\[*\].role)
        while IFS= read -r member; do
          [[ $member != serviceAccount:* ]] || policy+="${line#*: } ${member#serviceAccount:}"$'\n'
        done <<<"$members"
        members='' ;;
    esac
  done <<<"$answer"
}
