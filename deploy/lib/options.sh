# shellcheck shell=bash disable=SC2034,SC2154 # the variables of the other files
# The options of deploy.sh. Empty means: not named. Sourced, not run.

read_options() {
  supabase_url='' key_file='' trigger='' schedule='' time_zone='' resume=false
  bucket='' memory='' cpu='' timeout='' tasks='' parallelism='' max_retries='' max_jobs=''
  set_names=() set_values=() unset_names=()
  upgrade=false tag='' builder='' alerts='' alert_email='' alert_after='' budget='' check=true
  while (($#)); do
    next_option "$@"
    common_option || deploy_option
    shift "$words"
  done
}

deploy_option() {
  case $option in
    --repository) takes_value && repository=$value ;;
    --supabase-url) takes_value && supabase_url=${value%/} ;;
    --key-file) takes_value && key_file=$value ;;
    --trigger) takes_value && trigger=$value ;;
    --schedule) takes_value && schedule=$value ;;
    --time-zone) takes_value && time_zone=$value ;;
    --bucket) takes_value && bucket=$value ;;
    --memory) takes_value && memory=$value ;;
    --cpu) takes_value && cpu=$value ;;
    --timeout) takes_value && timeout=$value ;;
    --tasks) takes_value && tasks=$value ;;
    --parallelism) takes_value && parallelism=$value ;;
    --max-retries) takes_value && max_retries=$value ;;
    --max-jobs) takes_value && max_jobs=$value ;;
    --set) takes_value && set_variable ;;
    --unset) takes_value && unset_variable ;;
    --tag) takes_value && tag=$value ;;
    --builder) takes_value && builder=$value ;;
    --no-check) takes_none && check=false ;;
    --no-alerts) takes_none && alerts=no ;;
    --alerts) takes_none && alerts=yes ;;
    --alert-email) takes_value && alert_email=$value ;;
    --alert-after) takes_value && alert_after=$value ;;
    --budget) takes_value && budget=$value ;;
    --upgrade) takes_none && upgrade=true ;;
    --resume) takes_none && resume=true ;;
    --yes) takes_none && assume_yes=true ;;
    -h | --help) usage && exit ;;
    *) unknown_option ;;
  esac
}

set_variable() {
  local name=${value%%=*}
  [[ $value == *=* ]] || die "--set needs NAME=VALUE."
  check_variable "$name"
  check_value "$name" "${value#*=}"
  set_names+=("$name") set_values+=("${value#*=}")
}

# The worker's own variables, so that a wrong value does not wait for the first run. ConfigReader has the same bounds.
check_value() {
  [[ $2 != *[$'\n\r\t']* ]] || die "--set $1 has a line break or tab in it; a variable is one line."
  case $1 in
    MAX_ATTEMPTS) check_number "--set $1" "$2" 1 100 ;;
    USER_CAP) check_number "--set $1" "$2" 0 1000 ;;
    POLL_INTERVAL_MS) check_number "--set $1" "$2" 250 3600000 ;;
    LEASE_SECONDS) check_number "--set $1" "$2" 10 3600 ;;
    DOWNLOAD_TIMEOUT_SECONDS) check_number "--set $1" "$2" 1 3600 ;;
    BOOK_TIMEOUT_SECONDS) check_number "--set $1" "$2" 1 604800 ;;
    PATIENCE_SECONDS) check_number "--set $1" "$2" 1 600 ;;
    LIMIT_FILES | LIMIT_FILE_MEGABYTES | LIMIT_TOTAL_MEGABYTES | LIMIT_DOCUMENT_MEGABYTES | LIMIT_RATIO | LIMIT_DEPTH | LIMIT_TEXT_CHARACTERS)
      check_number "--set $1" "$2" 1 1000000000
      ;;
    LIMIT_*) die "--set $1 is not a limit of the worker; README.md lists its variables." ;;
    WORD_UNITS) [[ ${2,,} =~ ^(words|morphemes)?$ ]] || die "--set $1 is words or morphemes; it is $(shown "$2")." ;;
    GLOSSARY | WATCH_QUEUE) [[ ${2,,} =~ ^(on|off)?$ ]] || die "--set $1 is on or off; it is $(shown "$2")." ;;
    DELETE_SOURCE) [[ ${2,,} =~ ^(true|false)?$ ]] || die "--set $1 is true or false; it is $(shown "$2")." ;;
    METRICS_LISTEN) die "--set METRICS_LISTEN has no use in a Cloud Run job; it is for workers in loop mode." ;;
    WORKER_MODE) [[ $2 == job ]] || die "--set WORKER_MODE is job in a Cloud Run job; with loop a run would never end." ;;
  esac
}

unset_variable() {
  check_variable "$value"
  unset_names+=("$value")
}

check_variable() {
  [[ $1 =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] || die "$option needs the name of a variable; $(shown "$1") is not one."
  case $1 in
    SUPABASE_URL) die "SUPABASE_URL has an option: --supabase-url." ;;
    SUPABASE_BUCKET) die "SUPABASE_BUCKET has an option: --bucket." ;;
    MAX_JOBS) die "MAX_JOBS has an option: --max-jobs." ;;
    LINGER_SECONDS) die "LINGER_SECONDS has an option: --trigger." ;;
    TASK_TIMEOUT_SECONDS) die "TASK_TIMEOUT_SECONDS has an option: --timeout." ;;
    *KEY* | *SECRET* | *TOKEN* | *PASSWORD*) die "$option is not for secrets: everybody who may see the job could read it. Pass the service key with --key-file." ;;
    CLOUD_RUN_* | PORT) die "Cloud Run sets ${1%%_*}… itself." ;;
  esac
}

check_options() {
  [[ -z $supabase_url || $supabase_url =~ ^https://[A-Za-z0-9.-]+(:[0-9]+)?$ ]] || {
    [[ $supabase_url != http://* ]] || die "--supabase-url must begin with https://."
    die "--supabase-url must be the project's address alone, such as https://abcdefgh.supabase.co."
  }
  check_host
  [[ -z $memory || $memory =~ ^[1-9][0-9]*(Mi|Gi)$ ]] || die "--memory must be like 512Mi or 1Gi; it is $(shown "$memory")."
  [[ -z $cpu || $cpu =~ ^[12468]$ ]] || die "--cpu is 1, 2, 4, 6 or 8; it is $(shown "$cpu")."
  check_number --timeout "$timeout" 1 604800
  check_number --tasks "$tasks" 1 10000
  check_number --parallelism "$parallelism" 1 10000
  check_number --max-retries "$max_retries" 0 10
  check_number --max-jobs "$max_jobs" 1 1000000
  [[ -z $bucket || $bucket == epubs ]] || die "--bucket can only be epubs, the bucket that supabase/schema.sql makes; it is $(shown "$bucket")."
  [[ -z $schedule ]] || cron_is_valid "$schedule" ||
    die "--schedule is five fields, such as '*/5 * * * *'; it is $(shown "$schedule")."
  is_time_zone "$time_zone" || die "--time-zone is a name such as Asia/Tokyo; it is $(shown "$time_zone")."
  [[ -z $trigger ]] || of_trigger "$trigger" || die "--trigger is tick, linger or event; it is $(shown "$trigger")."
  check_alert_options
  [[ -z $tag || $tag =~ ^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$ ]] ||
    die "--tag is letters, digits, '_', '.' and '-', not '.' or '-' first; it is $(shown "$tag")."
  [[ -z $builder || $builder == docker || $builder == cloud ]] || die "--builder is docker or cloud; it is $(shown "$builder")."
}

check_alert_options() {
  [[ -z $alert_email || $alert_email =~ ^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$ ]] || die "--alert-email is an e-mail address; it is $(shown "$alert_email")."
  check_number --alert-after "$alert_after" 1 10080
  check_number --budget "$budget" 1 1000000
  if [[ -n $alert_email$alert_after$budget ]]; then
    [[ $alerts != no ]] || die "--no-alerts and an option of the alerts contradict each other."
    alerts=yes
  fi
  email_is_named=false
  [[ -z $alert_email ]] || email_is_named=true
}

# Addresses that no run could use: the dashboard, this machine, a name without a domain.
check_host() {
  local host=${supabase_url#https://}
  host=${host%:*}
  case $host in
    '') ;;
    supabase.com | *.supabase.com | app.supabase.io)
      die "--supabase-url is the address of Supabase's own pages. Give the project's, https://REF.supabase.co (Project settings, Data API)." ;;
    localhost | 127.* | 10.* | 192.168.* | *.local | *.internal | 0.0.0.0)
      die "--supabase-url is an address of this machine or network, which Cloud Run cannot reach." ;;
    .* | *. | *..*) die "--supabase-url must be the project's address alone, such as https://abcdefgh.supabase.co." ;;
    *.*) ;;
    *) die "--supabase-url must be the project's address alone, such as https://abcdefgh.supabase.co." ;;
  esac
}

is_time_zone() {
  local names=/usr/share/zoneinfo
  [[ -n $1 ]] || return 0
  [[ $1 =~ ^[A-Za-z][A-Za-z0-9_+/-]*$ && ( ! -d $names/Etc || -f $names/$1 ) ]]
}

# What Cloud Run allows together, of the values that the job would have: it refuses the others when the image is built and paid.
check_sizes() {
  local mib least most processors=${cpu:-${have_cpu:-1}}
  [[ -n $cpu$memory ]] || return 0
  mib=$(mebibytes "${memory:-${have_memory:-512Mi}}")
  case $processors in
    1) least=512 most=4096 ;;
    2) least=512 most=8192 ;;
    4) least=2048 most=16384 ;;
    6) least=4096 most=24576 ;;
    8) least=4096 most=32768 ;;
    *) return 0 ;;
  esac
  ((mib >= least && mib <= most)) ||
    die "Cloud Run gives $processors CPU between ${least}Mi and ${most}Mi of memory, and this would be ${memory:-${have_memory:-512Mi}}. Change --memory or --cpu."
}

# check_number OPTION VALUE LEAST MOST
check_number() {
  [[ -n $2 ]] || return 0
  if [[ ! $2 =~ ^(0|[1-9][0-9]{0,9})$ ]] || (($2 < $3 || $2 > $4)); then
    die "$1 is a whole number from $3 to $4; it is $(shown "$2")."
  fi
}

# of_trigger MODE: the linger and the schedule that belong to it.
of_trigger() {
  case $1 in
    tick) trigger_linger=0 trigger_schedule='* * * * *' ;;
    linger) trigger_linger=55 trigger_schedule='* * * * *' ;;
    event) trigger_linger=55 trigger_schedule='*/15 * * * *' ;;
    *) return 1 ;;
  esac
}

# What the first run sets where no option says otherwise.
take_defaults() {
  : "${trigger:=tick}" "${bucket:=epubs}" "${memory:=512Mi}" "${cpu:=1}" "${timeout:=3600}" "${tasks:=1}"
  : "${max_retries:=1}" "${max_jobs:=50}"
}
