#!/usr/bin/env bash
# Removes what deploy.sh made in the Google Cloud project. Books and queue lie in Supabase and stay.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=deploy/common.sh
source "$here/common.sh"

usage() {
  cat <<'TEXT'
usage: deploy/undeploy.sh [options]

  --project ID        the Google Cloud project (default: gcloud's own)
  --region REGION     default us-central1
  --job NAME          default intelligent-reader-worker
  --repository NAME   default intelligent-reader
  --keep-images       leave the Artifact Registry repository
  --yes               do not ask
  --dry-run           print the commands, run none
TEXT
}

keep_images=false
while (($#)); do
  common_option "$@"
  if ((used == 0)); then
    used=1
    case $1 in
      --keep-images) keep_images=true ;;
      -h | --help) usage && exit ;;
      *) usage >&2 && die "There is no option '$1'." ;;
    esac
  fi
  shift "$used"
done
require_project

if ! $assume_yes && ! $dry_run; then
  read -rp "Remove job $job, its schedule, secret and accounts$($keep_images || echo ", and all images in $repository") from $project? [y/N] " reply
  [[ $reply == [yY]* ]] || die "Nothing was removed."
fi

# remove DESCRIBE-WORDS… -- DELETE-WORDS…: only what is there, so that a second run finds nothing and succeeds.
remove() {
  local describe=()
  while [[ $1 != -- ]]; do describe+=("$1") && shift; done
  shift
  if $dry_run || ask "${describe[@]}" --project "$project"; then change "$@" --project "$project"; fi
}

remove scheduler jobs describe "$scheduler_job" --location "$region" -- scheduler jobs delete "$scheduler_job" --location "$region"
remove run jobs describe "$job" --region "$region" -- run jobs delete "$job" --region "$region"
remove secrets describe "$secret" -- secrets delete "$secret"
for account in "$scheduler_account" "$event_account" "$runtime_account"; do
  remove iam service-accounts describe "$account" -- iam service-accounts delete "$account"
done
$keep_images ||
  remove artifacts repositories describe "$repository" --location "$region" -- artifacts repositories delete "$repository" --location "$region"
say "Removed. The enabled APIs stay enabled; they cost nothing."
