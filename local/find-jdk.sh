# Sourced by ./airstep and infra/app: finds a JDK 25 or later, as $jdk. Needs a function `fail`.

# Prints where a chain of links ends.
followed() {
  local path=$1 link
  while [ -L "$path" ]; do
    link=$(readlink "$path")
    case $link in /*) path=$link ;; *) path=$(dirname -- "$path")/$link ;; esac
  done
  printf '%s\n' "$path"
}

# Prints the feature number of the JDK in a folder, from its release file; nothing if there is no JDK.
feature() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local candidate number user=${HOME:-/nonexistent} java
  java=$(followed "$(command -v java || true)")
  for candidate in "${JAVA_HOME:-}" "${java%/bin/java}" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$user"/Library/Java/JavaVirtualMachines/*/Contents/Home "$user"/.sdkman/candidates/java/* \
    "$user"/.jdks/* "$user"/.asdf/installs/java/* "$user"/.local/share/mise/installs/java/*; do
    [ -n "$candidate" ] || continue
    number=$(feature "$candidate")
    if [ -n "$number" ] && [ "$number" -ge 25 ]; then
      printf '%s\n' "$candidate"
      return
    fi
  done
}

if [ -n "${AIRSTEP_JAVA_HOME:-}" ]; then
  jdk=$AIRSTEP_JAVA_HOME
  number=$(feature "$jdk")
  [ "${number:-0}" -ge 25 ] || fail "AIRSTEP_JAVA_HOME is not a JDK 25 or later: $jdk"
else
  jdk=$(find_jdk)
  [ -n "$jdk" ] || fail 'no JDK 25 or later found; install one or set AIRSTEP_JAVA_HOME to its folder'
fi
