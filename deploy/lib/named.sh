# shellcheck shell=bash disable=SC2034,SC2154 # the variables of the other files
# Whom the alerts tell, and which values of theirs an option changes. Sourced, not run.

# Whom to tell: the option; else the channel that is there; else the person who is signed in.
find_channel() {
  local line name address maker
  [[ -z ${channel:-} ]] || return 0
  channel=''
  if ! $email_is_named && $alerts_are_seen; then
    while IFS= read -r line; do
      [[ -n $channel ]] || { line=$(field_of 3 "$line") && channel=${line%%,*}; }
    done <<<"$seen_policies"
    [[ -n $channel ]] || channel=$(own_channels)
    channel=${channel%%$'\n'*}
  fi
  [[ -z $channel ]] || return 0
  find_alert_email
  [[ -n $alert_email ]] && $alerts_are_seen || return 0
  while IFS=$'\t' read -r name address maker; do [[ $address != "$alert_email" ]] || channel=$name; done <<<"$seen_channels"
}

nobody_is_told=false
find_alert_email() {
  [[ -z $alert_email ]] && ! $nobody_is_told || return 0
  alert_email=$(gcloud config get-value account 2>/dev/null </dev/null || true)
  [[ $alert_email =~ ^[^@[:space:]]+@[^@[:space:]]+$ && $alert_email != *gserviceaccount.com ]] && return
  alert_email='' nobody_is_told=true
  notes+=("Nobody gets the alerts by e-mail; --alert-email ADDRESS names somebody. The console shows them.")
}

# field_of NUMBER LINE: of a line of $seen_policies: name, title, channels, filter.
field_of() { cut -f"$1" <<<"$2"; }

# In $named: the kinds of which Google shows another value than an option names. Each is a difference.
find_named() {
  local now line
  named=''
  line=$(policy_line waiting || true)
  now=$(waited_minutes "$line")
  if [[ -n $alert_after && -n $line && $now != "$alert_after" ]]; then
    difference 'minutes of waiting for an alert' "$now" "$alert_after"
    named+='policies '
  fi
  if [[ -n $replaced_addresses ]]; then
    difference 'e-mail of the alerts' "${replaced_addresses%, }" "$alert_email"
    named+='channel policies '
  fi
  if [[ -n $budget && -n $seen_amount && $seen_amount != "$budget" ]]; then
    difference budget "$seen_amount" "$budget"
    named+='budget '
  fi
}

waited_minutes() {
  [[ ! $1 =~ waited_seconds\ \>\ ([0-9]+) ]] || echo $((BASH_REMATCH[1] / 60))
}

# The e-mail channels of deploy.sh by which the policies tell others than --alert-email names, "name name " in $replaced. Channels
# that somebody added by hand stay.
find_replaced() {
  local name address maker used
  used=,$(cut -f3 <<<"$seen_policies" | paste -sd, -),
  replaced=' ' replaced_addresses=''
  $email_is_named || return 0
  while IFS=$'\x1f' read -r name address maker; do
    [[ -n $maker && $address != "$alert_email" && $used == *",$name,"* ]] || continue
    replaced+="$name " replaced_addresses+="$address, "
  done <<<"${seen_channels//$'\t'/$'\x1f'}"
}

# The channels that a policy should have: $channel is one of them.
channels_after() {
  local one kept=()
  for one in ${1//,/ }; do
    [[ $replaced == *" $one "* || $one == "$channel" ]] || kept+=("$one")
  done
  [[ -z $channel ]] || kept+=("$channel")
  (IFS=, && echo "${kept[*]-}")
}
