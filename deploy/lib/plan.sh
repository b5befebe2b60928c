# shellcheck shell=bash disable=SC2154 # the variables of the other files
# A plan: what will change, shown before it is done. Sourced, not run.

differences=() # for the operator: name, before, after
questions=()   # what was not asked for, and so wants a yes
steps=()       # the commands, quoted for eval

difference() { differences+=("$1: ${2:-(none)} → $3"); }

step() {
  local words
  printf -v words '%q ' "$@"
  steps+=("$words")
}

show_plan() {
  local line
  if ((${#differences[@]} == 0)); then
    say "Nothing changes: job $job in $project, $region."
    return
  fi
  say "Changes to job $job in $project, $region:"
  for line in "${differences[@]}"; do say_item "$line"; done
}

# The terminal, also where the key came through standard input.
terminal() {
  if [[ -t 0 ]]; then
    echo /dev/stdin
  elif [[ -t 2 ]] && { : </dev/tty; } 2>/dev/null; then
    echo /dev/tty
  else
    return 1
  fi
}

# At a terminal every change is confirmed; a script that names its options confirms with --yes only what it did not name.
confirm_questions() {
  local reply='' from question
  ((${#differences[@]} > 0)) && ! $assume_yes && ! $dry_run || return 0
  if ((${#questions[@]} > 0)); then
    for question in "${questions[@]}"; do say "$question"; done
  elif ! terminal >/dev/null; then
    return 0
  fi
  from=$(terminal) || die "Nothing was changed: this needs confirmation, and there is no terminal to ask on. Use --yes."
  prompt "Continue? [y/N]"
  read -r reply <"$from" || true
  [[ $reply == [yY]* ]] || die "Nothing was changed."
}

run_plan() {
  local words
  ((${#steps[@]} == 0)) || for words in "${steps[@]}"; do eval "$words"; done
}
