# shellcheck shell=bash disable=SC2034,SC2154 # the variables of the other files
# The image: which one the job takes, and how it is built. Sourced, not run.

# Without --upgrade or --tag the job keeps its image, whatever lies in worker/.
plan_image() {
  image='' image_name='' image_changes=false repository_is_new=false
  name_image
  $job_exists && ! $upgrade && [[ -z $tag && -z $repository ]] && return
  [[ -n $tag ]] || tag=$(hash_of_sources)
  if find_digest; then
    image=$image_name@$answer
    [[ $image == "$have_image" ]] && image='' && return
    image_changes=true
    difference image "$have_image" "$image_name:$tag"
  else
    image_changes=true
    plan_build
    difference image "$have_image" "$image_name:$tag, built from worker/"
  fi
}

# Where the job's images lie: where they lay so far, else in the job's own repository.
name_image() {
  local host=$region-docker.pkg.dev/$project
  image_name=$host/${repository:-$own_repository}/worker
  [[ -z $repository && $have_image =~ ^("$host"/[^/@:]+/[^@:]+)[@:] ]] || return 0
  image_name=${BASH_REMATCH[1]}
}

hash_of_sources() {
  local sum=(sha256sum)
  command -v sha256sum >/dev/null || sum=(shasum -a 256)
  cd "$here/../worker" || exit
  find . -type f -not -path '*/target/*' -not -path '*/src/test/*' | sort | xargs "${sum[@]}" | sha256 | cut -c1-12
}

# The job names its image by digest: what runs is what was built, and a rollback is one command.
find_digest() {
  local name digest
  if ask artifacts docker tags list "$image_name" --project "$project" --format "value[separator='|'](tag.basename(),version.basename())"; then
    while IFS='|' read -r name digest; do
      [[ ${name##*/} == "$tag" ]] && answer=${digest##*/} && return
    done <<<"$answer"
  fi
  answer=''
  return 1
}

plan_build() {
  local name=${image_name#*/*/}
  name=${name%%/*}
  if ! ask artifacts repositories describe "$name" --project "$project" --location "$region"; then
    repository_is_new=true
    difference repository '' "$name"
    step change artifacts repositories create "$name" --project "$project" --location "$region" \
      --repository-format docker --description 'Images of Intelligent Reader'
  fi
  [[ -n $builder ]] || { docker info >/dev/null 2>&1 && builder=docker || builder=cloud; }
  [[ $image_name == */"$name"/worker ]] || builder=docker
  step "build_with_$builder" "$name"
  step find_built_image
}

build_with_cloud() {
  call_output=/dev/stderr change builds submit "$here/../worker" --project "$project" \
    --config "$here/../worker/cloudbuild.yaml" --substitutions "_REGION=$region,_REPOSITORY=$1,_TAG=$tag"
}

build_with_docker() {
  change auth configure-docker "$region-docker.pkg.dev"
  run_docker build --platform linux/amd64 -t "$image_name:$tag" "$here/../worker"
  run_docker push "$image_name:$tag"
}

run_docker() {
  if $dry_run; then
    echo "docker $*"
  else
    docker "$@" >&2
  fi
}

find_built_image() {
  image=$image_name:$tag
  $dry_run || {
    find_digest || die "The build succeeded, but $image_name:$tag is not in the repository."
    image=$image_name@$answer
  }
}
