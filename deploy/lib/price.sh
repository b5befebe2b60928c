# shellcheck shell=bash disable=SC2034,SC2154 # the variables of the other files
# What a month costs: runs of the schedule, each billed at least a minute. docs/cloud-run-jobs.md names the prices. Sourced, not run.

# cron_is_valid EXPRESSION: five fields, each of values, ranges, lists and steps that cron knows.
cron_is_valid() { cron_runs "$1" >/dev/null; }

# cron_runs EXPRESSION: how many times in 30 days it starts; fails when it is not a cron expression.
cron_runs() {
  printf '%s\n' "$1" | awk '
    function number(text, names, at) {
      if (text ~ /^[0-9]+$/) return text + 0
      at = index(names, tolower(text))
      return names != "" && length(text) == 3 && at % 3 == 1 ? (at - 1) / 3 + base : -1
    }
    # How many values of least…most a field has; wrong is set when it is not one.
    function size(field, least, most, names,  parts, n, i, range, ends, step, from, to, v, found, seen) {
      base = least
      n = split(field, parts, ",")
      delete seen
      if (n == 0) wrong = 1
      for (i = 1; i <= n; i++) {
        step = 1
        if (split(parts[i], range, "/") > 2) wrong = 1
        if (parts[i] ~ /\//) { if (range[2] !~ /^[0-9]+$/ || range[2] + 0 < 1 || range[2] + 0 > most) { wrong = 1; return 0 } step = range[2] + 0 }
        if (range[1] == "*") { from = least; to = most }
        else {
          ends[2] = ""
          if (split(range[1], ends, "-") > 2) wrong = 1
          from = number(ends[1], names)
          to = range[1] ~ /-/ ? number(ends[2], names) : parts[i] ~ /\// ? most : from
          if (names ~ /^sun/ && range[1] ~ /-/ && to == 0) to = 7
        }
        if (from < least || to < from || to > most) { wrong = 1; return 0 }
        for (v = from; v <= to; v += step) seen[names ~ /^sun/ ? v % 7 : v] = 1
      }
      found = 0
      for (v in seen) found++
      return found
    }
    {
      if (NF != 5) exit 1
      minutes = size($1, 0, 59, "")
      hours = size($2, 0, 23, "")
      dates = size($3, 1, 31, "")
      months = size($4, 1, 12, "janfebmaraprmayjunjulaugsepoctnovdec")
      weekdays = size($5, 0, 7, "sunmontuewedthufrisat")
      if (wrong) exit 1
      byDate = dates > 30 ? 1 : dates / 30.4
      byWeek = weekdays / 7
      # A day that either names; only where one of them says every day, the other decides alone.
      days = $3 ~ /^\*/ || $5 ~ /^\*/ ? byDate * byWeek : byDate + byWeek - byDate * byWeek
      printf "%.1f\n", minutes * hours * days * 30 * months / 12
    }'
}

# mebibytes SIZE: of 512Mi, 1Gi, 2G …
mebibytes() {
  case $1 in
    *Gi) echo $((${1%Gi} * 1024)) ;;
    *Mi) echo "${1%Mi}" ;;
    *G) echo $((${1%G} * 1000000000 / 1048576)) ;;
    *M) echo $((${1%M} * 1000000 / 1048576)) ;;
    *) echo 512 ;;
  esac
}

# month_price SCHEDULE TASKS CPU MEMORY: USD a month before and after the free tier, "49.25 44.03"; nothing for a schedule that
# is none (Cloud Scheduler knows other forms, too).
month_price() {
  local runs
  runs=$(cron_runs "$1") || return 1
  awk -v runs="$runs" -v tasks="$2" -v cpu="$3" -v mib="$(mebibytes "$4")" 'BEGIN {
    seconds = runs * tasks * 60
    processor = seconds * cpu; memory = seconds * mib / 1024
    paid = processor > 240000 ? (processor - 240000) * 0.000018 : 0
    paid += memory > 450000 ? (memory - 450000) * 0.000002 : 0
    printf "%.2f %.2f\n", processor * 0.000018 + memory * 0.000002, paid
  }'
}

# The price before and after this command, among the differences.
plan_price() {
  local before='' after='' now=${schedule_after:-$has_schedule} state=$has_state
  ((${#differences[@]})) || return 0
  price_after=''
  ! $resume && ! $setup_open || state=ENABLED
  if $job_exists && $schedule_exists; then
    before=$(price_words "$has_schedule" "$has_state" "${have_tasks:-1}" "${have_cpu:-1}" "${have_memory:-512Mi}")
  fi
  if $schedule_wanted; then
    after=$(price_words "$now" "$state" "${tasks:-${have_tasks:-1}}" "${cpu:-${have_cpu:-1}}" "${memory:-${have_memory:-512Mi}}")
  fi
  price_after=$after
  [[ ${before:-0} == "${after:-0}" ]] || differences+=("price of a month without books: ${before:-0} → ${after:-0}")
}

# price_words SCHEDULE STATE TASKS CPU MEMORY
price_words() {
  local price
  [[ $2 != PAUSED ]] || { echo 0 && return; }
  price=$(month_price "$1" "${@:3}") || { echo unknown && return; }
  printf '%s USD (%s after the free tier)' "${price% *}" "${price#* }"
}

show_price() {
  local price whole after
  price=$(month_price "$1" "${tasks:-${have_tasks:-1}}" "${cpu:-${have_cpu:-1}}" "${memory:-${have_memory:-512Mi}}") || return 0
  printf -v whole %.0f "${price% *}"
  printf -v after %.0f "${price#* }"
  ((whole >= 20)) || return 0
  say "Google bills a run at least a minute, so this schedule costs about $whole USD a month ($after after the free tier), with or without books." \
    "--trigger event costs nearly nothing while no book arrives; --schedule '*/5 * * * *' costs a fifth."
}
