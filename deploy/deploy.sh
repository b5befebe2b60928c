#!/usr/bin/env bash
# Brings the worker to a Google Cloud project, or brings it up to date: image, secret, Cloud Run job, schedule.
# A second run changes nothing; a changed option changes what it names. docs/cloud-run-jobs.md tells the steps one by one.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/common.sh
source "$here/common.sh"

usage() {
  cat <<'TEXT'
usage: deploy/deploy.sh --supabase-url URL [--key-file FILE | --key-file -] [options]

  --project ID          the Google Cloud project (default: gcloud's own)
  --region REGION       default us-central1
  --supabase-url URL    the Supabase project, https://REF.supabase.co
  --key-file FILE       a file with the service key, or - for standard input; once, and again to rotate it
  --trigger MODE        tick    a run starts each minute and ends at once when there is nothing to do (default)
                        linger  the same, but a run goes on looking for the rest of its paid minute
                        event   an insert starts a run (supabase/functions/wake-worker), each 15 minutes one looks for the rest
  --schedule CRON       instead of the mode's own, for example '*/5 * * * *'
  --job NAME            default intelligent-reader-worker
  --repository NAME     Artifact Registry repository, default intelligent-reader
  --bucket NAME         storage bucket, default epubs
  --memory SIZE         default 512Mi; the table in docs/cloud-run-jobs.md says when to take more
  --timeout SECONDS     of one run, default 3600
  --tasks N             workers of one run, default 1
  --max-jobs N          books of one run, default 50
  --tag TAG             image tag; default: a hash of worker/, so that unchanged sources are not built again
  --builder NAME        docker or cloud; default: docker where it runs, else Cloud Build
  --dry-run             print the commands, run none
TEXT
}

supabase_url='' key_file='' trigger=tick schedule='' tag='' builder=''
bucket=epubs memory=512Mi cpu=1 timeout=3600 tasks=1 max_retries=1 max_jobs=50

while (($#)); do
  common_option "$@"
  if ((used == 0)); then
    used=2
    case $1 in
      --supabase-url) supabase_url=${2:?--supabase-url needs a value} ;;
      --key-file) key_file=${2:?--key-file needs a value} ;;
      --trigger) trigger=${2:?--trigger needs a value} ;;
      --schedule) schedule=${2:?--schedule needs a value} ;;
      --bucket) bucket=${2:?--bucket needs a value} ;;
      --memory) memory=${2:?--memory needs a value} ;;
      --timeout) timeout=${2:?--timeout needs a value} ;;
      --tasks) tasks=${2:?--tasks needs a value} ;;
      --max-jobs) max_jobs=${2:?--max-jobs needs a value} ;;
      --tag) tag=${2:?--tag needs a value} ;;
      --builder) builder=${2:?--builder needs a value} ;;
      -h | --help) usage && exit ;;
      *) usage >&2 && die "There is no option '$1'." ;;
    esac
  fi
  shift "$used"
done

require_project
[[ $supabase_url =~ ^https://[^/]+$ ]] ||
  die "--supabase-url must be the project's address alone, such as https://abcdefgh.supabase.co; it is '$supabase_url'."
[[ $memory =~ ^[0-9]+(Mi|Gi)$ ]] || die "--memory must be like 512Mi or 1Gi; it is '$memory'."
for number in "$timeout" "$tasks" "$max_jobs"; do
  [[ $number =~ ^[1-9][0-9]*$ ]] || die "--timeout, --tasks and --max-jobs are whole numbers; '$number' is none."
done
case $trigger in
  tick) linger=0 standard_schedule='* * * * *' ;;
  linger) linger=55 standard_schedule='* * * * *' ;;
  event) linger=55 standard_schedule='*/15 * * * *' ;;
  *) die "--trigger is tick, linger or event; it is '$trigger'." ;;
esac
key=''
if [[ -n $key_file ]]; then
  [[ $key_file != - ]] || key_file=/dev/stdin
  key=$(tr -d '[:space:]' <"$key_file")
  [[ $key == sb_secret_* || $key == eyJ*.*.* ]] ||
    die "That is no service key: one starts with sb_secret_ (or eyJ, the older kind). A publishable key cannot work on the queue."
fi
schedule=${schedule:-$standard_schedule}
[[ -n $tag ]] || tag=$(cd "$here/../worker" &&
  find . -type f -not -path '*/target/*' -not -path '*/src/test/*' | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -c1-12)

enable_apis() {
  local api missing=()
  ask services list --project "$project" --enabled --format 'value(config.name)' || true
  for api in run cloudscheduler secretmanager artifactregistry cloudbuild iam; do
    grep -qx "$api.googleapis.com" <<<"$answer" || missing+=("$api.googleapis.com")
  done
  ((${#missing[@]} == 0)) || change services enable "${missing[@]}" --project "$project"
}

ensure_repository() {
  ask artifacts repositories describe "$repository" --project "$project" --location "$region" ||
    change artifacts repositories create "$repository" --project "$project" --location "$region" \
      --repository-format docker --description 'Images of Intelligent Reader'
}

# The job names its image by digest: what runs is what was built, and a rollback is one command.
ensure_image() {
  if ! digest_is_known; then
    [[ -n $builder ]] || { docker info >/dev/null 2>&1 && builder=docker || builder=cloud; }
    "build_with_$builder"
    digest_is_known || $dry_run || die "The build went through, but $image_name:$tag is not in the repository."
  fi
  image=$image_name@$answer
  ! $dry_run || image=$image_name:$tag
}

digest_is_known() {
  ask artifacts docker tags list "$image_name" --project "$project" --filter "tag~'(^|/)$tag\$'" --format 'value(version.basename())' && [[ -n $answer ]]
}

build_with_cloud() {
  call_output=/dev/stderr change builds submit "$here/../worker" --project "$project" \
    --config "$here/../worker/cloudbuild.yaml" --substitutions "_REGION=$region,_REPOSITORY=$repository,_TAG=$tag"
}

build_with_docker() {
  change auth configure-docker "$region-docker.pkg.dev"
  local step
  for step in "build --platform linux/amd64 -t $image_name:$tag $here/../worker" "push $image_name:$tag"; do
    # shellcheck disable=SC2086 # the words of a step
    if $dry_run; then echo "docker $step"; else docker $step >&2; fi
  done
}

# The key goes from file to file: never in an argument, which other users of the machine could read.
ensure_secret() {
  if ! ask secrets describe "$secret" --project "$project"; then
    [[ -n $key ]] || $dry_run ||
      die "The service key is not in Secret Manager yet. Give it with --key-file FILE, or --key-file - and paste it" \
        "(in Supabase: Project settings, API keys)."
    change secrets create "$secret" --project "$project" --replication-policy automatic
  fi
  if [[ -n $key ]] && ! $dry_run; then
    ask secrets versions access latest --secret "$secret" --project "$project" || true
    [[ $answer != "$key" ]] || return 0
  fi
  $dry_run || [[ -n $key ]] || return 0
  printf %s "$key" | change secrets versions add "$secret" --project "$project" --data-file=-
}

# ensure_account ADDRESS PURPOSE
ensure_account() {
  ask iam service-accounts describe "$1" --project "$project" ||
    change iam service-accounts create "${1%%@*}" --project "$project" --display-name "$2"
}

# grant ACCOUNT ROLE KIND… NAME: one role on one thing, never on the project.
grant() {
  local member=serviceAccount:$1 role=$2 kind=("${@:3:$#-3}") name=${*: -1} where=(--project "$project")
  [[ $3 != run ]] || where+=(--region "$region")
  ask "${kind[@]}" get-iam-policy "$name" "${where[@]}" --flatten 'bindings[].members' \
    --filter "bindings.role=$role AND bindings.members=$member" --format 'value(bindings.role)' || true
  [[ -n $answer ]] || change "${kind[@]}" add-iam-policy-binding "$name" "${where[@]}" --member "$member" --role "$role"
}

job_environment() {
  echo "SUPABASE_URL=$supabase_url,SUPABASE_BUCKET=$bucket,WORKER_MODE=job,MAX_JOBS=$max_jobs,POLL_INTERVAL_MS=1500,MAX_ATTEMPTS=5,LINGER_SECONDS=$linger,TASK_TIMEOUT_SECONDS=$timeout"
}

# Asks Cloud Run for what we set, in one line, and deploys when it differs.
ensure_job() {
  local spec=spec.template.spec.template.spec container='spec.template.spec.template.spec.containers[0]' wanted
  wanted="$image|$tasks|$max_retries|$timeout|$runtime_account|$cpu|$memory|$(job_environment | tr , ';');SUPABASE_SECRET_KEY=None"
  ask run jobs describe "$job" --project "$project" --region "$region" --format \
    "value[separator='|']($container.image,spec.template.spec.taskCount,$spec.maxRetries,$spec.timeoutSeconds,$spec.serviceAccountName,$container.resources.limits.cpu,$container.resources.limits.memory,$container.env.map().format('{0}={1}',name,value))" || true
  [[ $answer != "$wanted" ]] || return 0
  change run jobs deploy "$job" --project "$project" --region "$region" --image "$image" \
    --tasks "$tasks" --max-retries "$max_retries" --task-timeout "${timeout}s" --cpu "$cpu" --memory "$memory" \
    --service-account "$runtime_account" --set-env-vars "$(job_environment)" --set-secrets "SUPABASE_SECRET_KEY=$secret:latest"
}

ensure_schedule() {
  local verb=update wanted="$schedule|Etc/UTC|$run_uri|$scheduler_account|ENABLED"
  ask scheduler jobs describe "$scheduler_job" --project "$project" --location "$region" --format \
    "value[separator='|'](schedule,timeZone,httpTarget.uri,httpTarget.oauthToken.serviceAccountEmail,state)" || verb=create
  [[ $answer != "$wanted" ]] || return 0
  change scheduler jobs "$verb" http "$scheduler_job" --project "$project" --location "$region" \
    --schedule "$schedule" --time-zone Etc/UTC --uri "$run_uri" --http-method POST --message-body '{}' \
    --oauth-service-account-email "$scheduler_account" \
    --oauth-token-scope https://www.googleapis.com/auth/cloud-platform
}

enable_apis
ensure_repository
ensure_image
ensure_secret
ensure_account "$runtime_account" 'Intelligent Reader: the worker'
grant "$runtime_account" roles/secretmanager.secretAccessor secrets "$secret"
ensure_job
ensure_account "$scheduler_account" 'Intelligent Reader: starts the worker'
grant "$scheduler_account" roles/run.invoker run jobs "$job"
ensure_schedule
if [[ $trigger == event ]]; then
  ensure_account "$event_account" 'Intelligent Reader: starts the worker when a book arrives'
  grant "$event_account" roles/run.invoker run jobs "$job"
  grant "$event_account" roles/run.viewer run jobs "$job"
fi

! $dry_run || exit 0
# Prices: docs/cloud-run-jobs.md.
say "" "Deployed: $job in $project, $region; a run starts at '$schedule' (UTC)."
case $schedule in
  '* * * * *') say "Google bills a run at least a minute, so this schedule costs about 49 USD a month (44 after the free tier), books or none." \
    "--trigger event costs nearly nothing while no book arrives; --schedule '*/5 * * * *' costs about 10 USD." ;;
esac
[[ $trigger != event ]] ||
  say "Two steps remain, on the side of Supabase: deploy the function wake-worker and apply supabase/event-trigger.sql." \
    "docs/cloud-run-jobs.md, 'Event mode', has the commands; until then a run starts each 15 minutes."
say "Try it: deploy/run-once.sh --project $project --region $region --job $job"
