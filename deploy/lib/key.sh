# shellcheck shell=bash disable=SC2034,SC2154 # the variables of the other files
# The service key: read, checked, compared and stored. It lies in one variable that is not exported and that no trace shows,
# and goes to gcloud through a pipe: arguments are readable by other users of the machine. Sourced, not run.

unset -v key key_problem
key='' key_problem='' key_is_given=false key_project=''
longest_key=8192

# load_key FILE: the key in $key, or a sentence that says what is wrong with it and never what it is.
load_key() {
  [[ $1 == - || -e $1 ]] || die "There is no file with the name that --key-file gives. (Give a file, not the key itself;" \
    "a key that stood in a command may have been seen by others: make a new one.)"
  [[ $1 == - || (-r $1 && ! -d $1) ]] || die "The file that --key-file names cannot be read."
  hide
  read_key "$1"
  local problem=$key_problem
  unhide
  [[ -z $problem ]] || die "The key was not used: $problem"
  key_is_given=true
}

# Reads bytes as numbers, since a shell drops some bytes, and leaves the key without the white space around it.
read_key() {
  local bytes
  if [[ $1 == - ]]; then
    bytes=$(numbers_of_terminal_or_pipe)
  else
    bytes=$(numbers <"$1")
  fi
  key_problem=''
  # shellcheck disable=SC2086 # one word is one byte
  take_bytes $bytes
}

numbers() { od -An -v -tu1 -N $((longest_key + 1)); }

numbers_of_terminal_or_pipe() {
  [[ -t 0 ]] || { numbers && return; }
  say "Paste the service key, then press Enter and Ctrl-D. It is not shown."
  trap 'stty echo' EXIT
  stty -echo
  numbers
}

take_bytes() {
  local bytes=("$@") first=0 last=$(($# - 1))
  key=''
  if (($# > longest_key)); then
    key_problem="it is longer than $longest_key bytes; no key is. Give a file with the key alone."
    return
  fi
  while ((first <= last)) && is_space "${bytes[first]}"; do first=$((first + 1)); done
  while ((last >= first)) && is_space "${bytes[last]}"; do last=$((last - 1)); done
  if ((first > last)); then
    key_problem="there is nothing in it. Copy the key from Supabase: Project settings, API keys."
    return
  fi
  join_bytes "${bytes[@]:first:last-first+1}"
  check_wrapping
  [[ -n $key_problem ]] || check_characters "${bytes[@]:first:last-first+1}"
  [[ -n $key_problem ]] || check_kind
  [[ -z $key_problem ]] || key=''
}

is_space() { (($1 == 32 || ($1 >= 9 && $1 <= 13))); }

join_bytes() {
  local byte octal escaped=''
  for byte in "$@"; do
    # A zero byte cannot lie in a variable; check_characters finds it.
    ((byte > 0)) || byte=1
    printf -v octal '\\0%03o' "$byte"
    escaped+=$octal
  done
  printf -v key %b "$escaped"
}

# What surrounds a key when more than the key was copied.
check_wrapping() {
  case $key in
    '{'* | '['*) key_problem="it looks like JSON. Give the key alone, without braces and names." ;;
    *$'\n'*=* | *=*$'\n'*) key_problem="it looks like a file of settings (.env). Give the key alone, without its name and the other lines." ;;
    *$'\n'* | *$'\r'*) key_problem="it has a line break in it, at position $(place_of_break). Give the key alone, in one line." ;;
    [\"\'\`]* | *[\"\'\`]) key_problem="it has quotation marks around it. Give the key without them." ;;
    [Bb][Ee][Aa][Rr][Ee][Rr][[:space:]:]* | [Aa]uthorization:* | [Aa]pikey:*)
      key_problem="it begins with words of a header, such as 'Bearer'. Give what follows them." ;;
    'export '* | 'set '*) key_problem="it is a line of a script. Give the key alone, without 'export' and its name." ;;
  esac
  [[ -n $key_problem ]] || [[ ! $key =~ ^[A-Za-z_][A-Za-z0-9_.]*[[:space:]]*[=:] ]] ||
    key_problem="it begins with a name and '$(printf %s "${BASH_REMATCH[0]: -1}")'. Give only what follows."
}

place_of_break() {
  local before=${key%%[$'\n\r']*}
  printf %d $((${#before} + 1))
}

# Keys of both kinds are letters, digits, '-', '_' and '.'; everything else came in by copying.
check_characters() {
  local bytes=("$@") at=0 place=0
  while ((at < ${#bytes[@]})); do
    place=$((place + 1))
    code_point "${bytes[@]:at:4}"
    at=$((at + size))
    is_key_character "$point" && continue
    key_problem="it has a character that a key cannot have, at position $place: $(name_of_character "$point"). Copy the key again."
    return
  done
}

is_key_character() {
  (($1 == 45 || $1 == 46 || $1 == 95 || ($1 >= 48 && $1 <= 57) || ($1 >= 65 && $1 <= 90) || ($1 >= 97 && $1 <= 122)))
}

# code_point BYTES…: the first character of UTF-8 in $point and its bytes in $size; a byte that is no UTF-8 is -BYTE.
code_point() {
  local lead=$1 more byte
  point=$1 size=1
  ((lead >= 128)) || return 0
  point=$((-lead))
  if ((lead >= 240 && lead < 248)); then more=3 lead=$((lead & 7))
  elif ((lead >= 224 && lead < 240)); then more=2 lead=$((lead & 15))
  elif ((lead >= 192 && lead < 224)); then more=1 lead=$((lead & 31))
  else return 0; fi
  shift
  (($# >= more)) || return 0
  for byte in "${@:1:more}"; do
    ((byte >= 128 && byte < 192)) || return 0
    lead=$((lead * 64 + (byte & 63)))
  done
  point=$lead size=$((more + 1))
}

name_of_character() {
  local character
  case $1 in
    -*) printf 'the byte 0x%02X, which is not text' $((-$1)) && return ;;
    9) printf 'a tab' && return ;;
    32) printf 'a space' && return ;;
  esac
  printf 'U+%04X' "$1"
  case $(printf '%04X' "$1") in
    00A0) printf ' (no-break space)' ;;
    00AD) printf ' (soft hyphen)' ;;
    200B) printf ' (zero-width space)' ;;
    200C | 200D | 2060) printf ' (zero-width character)' ;;
    2018 | 2019 | 201C | 201D) printf ' (quotation mark)' ;;
    2022 | 2026) printf ' (the key was copied while it was hidden)' ;;
    FEFF) printf ' (byte order mark)' ;;
    *)
      if (($1 > 32 && $1 < 127)); then
        printf -v character '\\0%03o' "$1"
        printf " ('%b')" "$character"
      fi ;;
  esac
}

check_kind() {
  case $key in
    sb_publishable_*) key_problem="it is a publishable key. A publishable key cannot work on the queue; the secret key (sb_secret_…) stands below it." ;;
    sbp_*) key_problem="it is an access token of a person, no service key. Take the secret key from Project settings, API keys." ;;
    sb_secret_*sb_secret_* | *eyJ*sb_secret_* | sb_secret_*.eyJ*) key_problem="it has two keys in it. Give one." ;;
    sb_secret_) key_problem="it ends after 'sb_secret_'. Copy all of it." ;;
    sb_secret_*.*) key_problem="it has a dot, which no key that starts with sb_secret_ has. Copy the key again." ;;
    sb_secret_*) ;;
    eyJ*) check_token ;;
    *) key_problem="it is not a service key, which starts with sb_secret_ (or eyJ, the older kind)." ;;
  esac
}

# The older kind is a JWT, which says in its second part whose key it is.
check_token() {
  local payload role expires
  if [[ ! $key =~ ^[A-Za-z0-9_-]+\.([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]+$ ]]; then
    key_problem="it starts like a JWT but has not three parts with dots between them. Copy all of it."
    return
  fi
  payload=$(decoded "${BASH_REMATCH[1]}" | claims)
  role=$(claim role "$payload") expires=$(claim exp "$payload") key_project=$(claim ref "$payload")
  if [[ -z $role ]]; then
    key_problem="it is a JWT that names no role. Copy all of the service_role key."
    return
  fi
  case $role in
    service_role) ;;
    anon) key_problem="it is the anon key, which is for browsers. Take the service_role key." ;;
    authenticated) key_problem="it is the token of a user who signed in. Take the service_role key." ;;
    *) key_problem="it is a JWT of another role. Take the service_role key." ;;
  esac
  [[ -z $key_problem ]] || return 0
  if [[ $expires =~ ^[0-9]{1,10}$ ]] && ((expires <= $(date +%s))); then
    key_problem="it expired on $(day_of "$expires"). Take the service_role key of today from Supabase, or a secret key (sb_secret_…)."
  fi
  check_project_of_key "$supabase_url"
}

# The date of a number of seconds since 1970, in either dialect of date.
day_of() { date -u -d "@$1" +%F 2>/dev/null || date -u -r "$1" +%F; }

# check_project_of_key URL: a JWT names its project; the address of one at supabase.co begins with the same name.
check_project_of_key() {
  local ref
  [[ -z $key_problem && $key_project =~ ^[a-z0-9]{1,40}$ && $1 =~ ^https://([a-z0-9]+)\.supabase\.(co|in|net)$ ]] || return 0
  ref=${BASH_REMATCH[1]}
  [[ $ref == "$key_project" ]] ||
    key_problem="it belongs to the project '$key_project', and the address is that of '$ref'. Take the key of this project."
}

# What a JSON object says, "name, tab, value" a line: its strings and numbers, without those of objects and lists in it.
claims() {
  awk '{ text = text $0 " " }
    END {
      n = length(text); depth = 0; name = ""; value = ""
      for (i = 1; i <= n; i++) {
        c = substr(text, i, 1)
        if (c == "\"") {
          value = ""
          for (i++; i <= n && (c = substr(text, i, 1)) != "\""; i++) {
            if (c == "\\") { value = value c; i++; c = substr(text, i, 1) }
            value = value c
          }
        } else if (c == "{" || c == "[") depth++
        else if (c == ":") { if (depth == 1) name = value; value = "" }
        else if (c == "," || c == "}" || c == "]") {
          if (depth == 1 && name != "") print name "\t" value
          if (depth == 1) name = ""
          value = ""
          if (c != ",") depth--
        } else if (c !~ /[ \t\r]/) value = value c
      }
    }'
}

# claim NAME CLAIMS: its value, the last if there are several, as JSON readers take it.
claim() { awk -F '\t' -v name="$1" '$1 == name { value = $2 } END { print value }' <<<"$2"; }

decoded() {
  local text=$1
  while ((${#text} % 4)); do text+='='; done
  printf %s "$text" | tr '_-' '/+' | { base64 -d 2>/dev/null || true; } | tr -d '\0'
}

# The address may be one that only the job names.
require_project_of_key() {
  check_project_of_key "$1"
  [[ -z $key_problem ]] || die "The key was not used: $key_problem"
}

# Whether the secret's latest version is $key already.
key_is_stored() {
  local same=1
  hide
  ! ask secrets versions access latest --secret "$secret" --project "$project" || [[ $answer != "$key" ]] || same=0
  answer=''
  unhide
  return "$same"
}

# Whether the secret has a version that a run could read.
secret_has_key() {
  hide
  local status=0
  ask secrets versions access latest --secret "$secret" --project "$project" || status=1
  answer=''
  unhide
  return "$status"
}

store_key() {
  hide
  call_input=print_key change secrets versions add "$secret" --project "$project" --data-file=-
  unhide
}

print_key() { printf %s "$key"; }
