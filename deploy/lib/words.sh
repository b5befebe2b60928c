# shellcheck shell=bash
# Words to the operator in their language: LC_ALL, LC_MESSAGES or LANG choose. A sentence without a translation stays English. Sourced
# before common.sh, which sets LC_ALL.

english=() patterns=() translations=()

# load_words FILE: each line is an English sentence, a tab, and its translation; {} stands for anything, in the same order.
load_words() {
  local sentence translation special
  while IFS=$'\t' read -r sentence translation; do
    english+=("$sentence")
    for special in \\ . '*' + '?' '(' ')' '[' ']' '|' '^' '$'; do sentence=${sentence//"$special"/"\\$special"}; done
    patterns+=("^${sentence//"{}"/(.*)}\$")
    translations+=("$translation")
  done <"$1"
}

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
  zh*) load_words "${BASH_SOURCE[0]%/*}/words.zh-CN.tsv" ;;
esac

# chinese_help NAME: the help of a script in Chinese; fails where English is spoken.
chinese_help() {
  ((${#patterns[@]} > 0)) && cat "${BASH_SOURCE[0]%/*}/$1.zh-CN.txt"
}

# translate TEXT: in $translated; also what stands in a place of the sentence, such as the reason of a refusal.
translate() {
  local at found depth=${2:-0} part text=$1
  translated=$text
  ((${#patterns[@]} > 0 && depth < 3)) || return 0
  for ((at = 0; at < ${#patterns[@]}; at++)); do
    [[ $text =~ ${patterns[at]} ]] || continue
    found=("${BASH_REMATCH[@]:1}")
    text=${translations[at]}
    for part in ${found[@]+"${found[@]}"}; do
      translate "$part" $((depth + 1))
      text=${text/"{}"/"$translated"}
    done
    translated=$text
    return 0
  done
}
