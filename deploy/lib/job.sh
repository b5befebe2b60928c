# shellcheck shell=bash disable=SC2034,SC2154 # the variables of the other files
# The Cloud Run job, its accounts, its secret and who may do what. Sourced, not run.

notes=() labels=()

check_first_run() {
  local elsewhere
  if $job_exists; then return; fi
  elsewhere=$(user_of job "$job") &&
    die "There is a $elsewhere already, and its accounts and secret would also be those of this job. Give this job another name with --job."
  [[ -n $supabase_url ]] || assume_url
  take_defaults
}

assume_url() {
  $dry_run || die "Job $job does not exist in $project, $region. If it is new, give --supabase-url https://REF.supabase.co."
  supabase_url=https://REF.supabase.co
  notes+=("Job $job does not exist in $project, $region, and no address of its Supabase project was given: the plan assumes --supabase-url $supabase_url.")
}

assume_key() {
  notes+=("The service key is not in Secret Manager yet (secret $secret): the plan assumes that --key-file gives it.")
  if ask secrets describe "$secret" --project "$project"; then
    step store_key
  else
    plan_new_secret
  fi
}

# The secret that the job reads; the key goes nowhere else.
plan_secret() {
  local other
  secret_is_new=false
  [[ -z $have_secret ]] || secret=$have_secret
  if ! $key_is_given; then
    check_secret_is_there
    return
  fi
  find_variable SUPABASE_URL || true
  require_project_of_key "${supabase_url:-$found_value}"
  if ! ask secrets describe "$secret" --project "$project"; then
    plan_new_secret
  elif ! key_is_stored; then
    difference "secret $secret" 'the key so far' 'a version with the new key'
    read_users services
    other=$(user_of secret "$secret") && questions+=("$other reads the secret $secret, too, and would get the new key.")
    step store_key
  fi
}

plan_new_secret() {
  secret_is_new=true
  difference "secret $secret" '' 'the key'
  step change secrets create "$secret" --project "$project" --replication-policy automatic
  step store_key
}

# A job whose secret is empty does not start, so the key is asked for before anything is made.
check_secret_is_there() {
  # What a job names was there when it was deployed; plan_secret_grant looks at it.
  $job_exists && return
  secret_has_key && return
  $dry_run && assume_key && return
  no_key
}

no_key() {
  die "The service key is not in Secret Manager yet (secret $secret). Give it with --key-file FILE, or --key-file - and paste it" \
    "(in Supabase: Project settings, API keys)."
}

# The accounts that the job and its schedule name already, else the job's own.
plan_accounts() {
  event_account=''
  account=${have_account:-$worker_account}
  scheduler_account=${has_account:-$tick_account}
  plan_account "$account" 'Intelligent Reader: the worker'
  job_policy=''
  if $job_exists; then
    read_policy run jobs "$job" || true
    job_policy=$policy
  fi
  find_trigger
  if [[ ${trigger:-$have_trigger} == event ]]; then
    event_account=$(older_event_account || echo "$wake_account")
    plan_account "$event_account" 'Intelligent Reader: starts the worker when a book arrives'
  fi
}

older_event_account() {
  local older=reader-event@$project.iam.gserviceaccount.com
  [[ $job_policy == *" $older"$'\n'* ]] && echo "$older"
}

# plan_account ADDRESS PURPOSE: accounts that others made are theirs.
plan_account() {
  is_our_account "$1" || return 0
  ! account_exists "$1" || return 0
  difference "account ${1%%@*}" '' "$2"
  step change iam service-accounts create "${1%%@*}" --project "$project" --display-name "$2"
  step now_fresh
}

# One question for all accounts.
accounts_are_asked=false
account_exists() {
  if ! $accounts_are_asked; then
    ask iam service-accounts list --project "$project" --format 'value(email)' || true
    accounts_are_asked=true all_accounts=$answer
  fi
  grep -qxF "$1" <<<"$all_accounts"
}

# plan_grant ACCOUNT ROLE KIND… NAME: one role on one thing, never on the project. What is granted already is in $policy.
plan_grant() {
  local kind=("${@:3:$#-3}") name=${*: -1} where=(--project "$project")
  [[ $3 != run ]] || where+=(--region "$region")
  is_our_account "$1" && [[ $policy != *"$2 $1"$'\n'* ]] || return 0
  difference "right of ${1%%@*} on $name" '' "$2"
  step change "${kind[@]}" add-iam-policy-binding "$name" "${where[@]}" --member "serviceAccount:$1" --role "$2"
  step now_fresh
}

# Rights on the job, which is there by now.
plan_grants() {
  policy=$job_policy
  ! $schedule_wanted || plan_grant "$scheduler_account" roles/run.invoker run jobs "$job"
  if [[ -n $event_account ]]; then
    plan_grant "$event_account" roles/run.invoker run jobs "$job"
    plan_grant "$event_account" roles/run.viewer run jobs "$job"
  fi
}

# The right to read the key, for our own secret and account; a job with others has them by hand.
plan_secret_grant() {
  [[ $secret == "$job-supabase-key" ]] || return 0
  policy=''
  $secret_is_new || read_policy secrets "$secret" || {
    [[ -n $have_secret ]] || return 0
    $dry_run || no_key
  }
  plan_grant "$account" roles/secretmanager.secretAccessor secrets "$secret"
}

# setting NAME WANTED BEFORE FLAG VALUE: a setting that an option named and that differs.
setting() {
  [[ -n $2 && $2 != "$3" ]] || return 0
  difference "$1" "$3" "$2"
  job_flags+=("$4" "$5")
}

# variable NAME VALUE
variable() {
  find_variable "$1" || true
  [[ $found_kind == secret || $found_value != "$2" || -z $found_kind ]] || return 0
  [[ $found_kind != secret ]] || removed_secrets+=("$1")
  difference "$1" "${found_kind:+$(if [[ $found_kind == secret ]]; then echo 'a secret'; else echo "$found_value"; fi)}" "$2"
  variables+=("$1=$2")
}

plan_job() {
  plan_secret_grant
  job_flags=() variables=() removed_variables=() removed_secrets=()
  setting tasks "$tasks" "$have_tasks" --tasks "$tasks"
  setting parallelism "$parallelism" "$have_parallelism" --parallelism "$parallelism"
  setting max-retries "$max_retries" "$have_max_retries" --max-retries "$max_retries"
  setting timeout "$timeout" "$have_timeout" --task-timeout "${timeout}s"
  setting cpu "$cpu" "$have_cpu" --cpu "$cpu"
  setting memory "$memory" "$have_memory" --memory "$memory"
  $job_exists || setting account "$account" "$have_account" --service-account "$account"
  plan_variables
  plan_key_variable
  [[ -z $trigger || $trigger == "$label" ]] || plan_label
  ((${#job_flags[@]} + ${#variables[@]} + ${#removed_variables[@]} + ${#removed_secrets[@]} + ${#labels[@]})) ||
    $image_changes || return 0
  step bring_job
}

plan_label() {
  difference trigger "$have_trigger" "$trigger"
  labels+=("intelligent-reader-trigger=$trigger")
}

plan_variables() {
  local at name
  [[ -z $supabase_url ]] || variable SUPABASE_URL "$supabase_url"
  [[ -z $bucket ]] || variable SUPABASE_BUCKET "$bucket"
  if ! $job_exists; then variable WORKER_MODE job; fi
  [[ -z $max_jobs ]] || variable MAX_JOBS "$max_jobs"
  if ! $job_exists; then variable POLL_INTERVAL_MS 1500 && variable MAX_ATTEMPTS 5; fi
  ! $alerts_wanted || variable WATCH_QUEUE on
  [[ -z $trigger ]] || variable LINGER_SECONDS "$trigger_linger"
  [[ -z $timeout ]] || variable TASK_TIMEOUT_SECONDS "$timeout"
  for ((at = 0; at < ${#set_names[@]}; at++)); do variable "${set_names[at]}" "${set_values[at]}"; done
  for ((at = 0; at < ${#unset_names[@]}; at++)); do
    name=${unset_names[at]}
    find_variable "$name" || continue
    difference "$name" "$found_value" '(none)'
    if [[ $found_kind == secret ]]; then removed_secrets+=("$name"); else removed_variables+=("$name"); fi
  done
}

# The key comes from the secret, in its latest version; one that was set in another way stays until a key is given.
plan_key_variable() {
  find_variable SUPABASE_SECRET_KEY || true
  if $job_exists && ! $key_is_given; then
    [[ -n $found_kind ]] || find_variable SUPABASE_SERVICE_ROLE_KEY || notes+=("The job has no service key: --key-file gives it one.")
    return 0
  fi
  [[ $found_kind != secret || $have_secret_version != latest ]] || return 0
  difference SUPABASE_SECRET_KEY "${have_secret:-${found_kind:+set by hand}}${have_secret_version:+:$have_secret_version}" "$secret:latest"
  [[ $found_kind != plain ]] || removed_variables+=(SUPABASE_SECRET_KEY)
  key_flags=(--set-secrets "SUPABASE_SECRET_KEY=$secret:latest")
  ! $job_exists || key_flags=(--update-secrets "SUPABASE_SECRET_KEY=$secret:latest")
  job_flags+=("${key_flags[@]}")
}

bring_job() {
  local flags=("${job_flags[@]+"${job_flags[@]}"}") verb=deploy option=--set-env-vars label_option=--labels
  ! $job_exists || verb=update option=--update-env-vars label_option=--update-labels
  ((${#labels[@]} == 0)) || flags+=("$label_option" "$(as_list "${labels[@]}")")
  [[ -z $image ]] || flags=(--image "$image" "${flags[@]+"${flags[@]}"}")
  ((${#variables[@]} == 0)) || flags+=("$option" "$(as_list "${variables[@]}")")
  ((${#removed_variables[@]} == 0)) || flags+=(--remove-env-vars "$(as_list "${removed_variables[@]}")")
  ((${#removed_secrets[@]} == 0)) || flags+=(--remove-secrets "$(as_list "${removed_secrets[@]}")")
  change run jobs "$verb" "$job" --project "$project" --region "$region" "${flags[@]}"
}

# gcloud takes a list with commas, or with another mark that it is told.
as_list() {
  local mark all
  for mark in ',' '|' ';' '@' '#' '~' '<>' '<|>'; do
    [[ "$*" == *"$mark"* ]] || break
  done
  printf -v all "%s$mark" "$@"
  [[ $mark == , ]] || printf '^%s^' "$mark"
  printf %s "${all%"$mark"}"
}
