#!/usr/bin/env bash
# Shows whether the registries have newer images for the tags of the base images in worker/Dockerfile, and renews their digests.
# The weekly workflow runs it; so may an operator before deploy.sh --upgrade.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
file=$here/../worker/Dockerfile write=false newer=0

usage() {
  cat <<'TEXT'
usage: deploy/bases.sh [--write]

Exit 0: the digests are those of the tags; 1: there are newer ones (with --write they are written); 69: a registry could not be asked.
TEXT
}

while (($#)); do
  case $1 in
    --write) write=true ;;
    -h | --help) usage && exit ;;
    *) usage >&2 && exit 64 ;;
  esac
  shift
done

# The digest of the manifest list, which has all architectures.
types='Accept: application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json'

# digest_of HOST NAME TAG
digest_of() {
  local host=$1 token='' headers=()
  if [[ $host == docker.io ]]; then
    host=registry-1.docker.io
    token=$(curl -fsS --retry 3 "https://auth.docker.io/token?service=registry.docker.io&scope=repository:$2:pull") || return
    token=$(sed -nE 's/.*"token": *"([^"]+)".*/\1/p' <<<"$token")
    headers=(-H "Authorization: Bearer $token")
  fi
  curl -fsSI --retry 3 ${headers[@]+"${headers[@]}"} -H "$types" "https://$host/v2/$2/manifests/$3" |
    tr -d '\r' | sed -nE 's/^[Dd]ocker-[Cc]ontent-[Dd]igest: *(sha256:[0-9a-f]{64}) *$/\1/p'
}

while read -r argument image; do
  reference=${image%@*} had=${image##*@}
  tag=${reference##*:} path=${reference%:*}
  if ! now=$(digest_of "${path%%/*}" "${path#*/}" "$tag") || [[ ! $now =~ ^sha256:[0-9a-f]{64}$ ]]; then
    echo "$argument: the registry did not tell the digest of $reference." >&2
    exit 69
  fi
  if [[ $now == "$had" ]]; then
    echo "$argument: $reference is current ($had)."
    continue
  fi
  newer=1
  echo "$argument: $reference has changed: $had → $now"
  ! $write || { sed "s|$image|$reference@$now|" "$file" >"$file.new" && cat "$file.new" >"$file" && rm "$file.new"; }
done < <(sed -nE 's/^ARG ([A-Z_]*BASE)=(.+@sha256:.+)$/\1 \2/p' "$file")
exit "$newer"
