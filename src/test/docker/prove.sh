#!/bin/bash
# Builds the image of the Dockerfile without Docker and without a registry, and tries it: as root,
# on Debian, with buildah and debootstrap installed. The two base images are stood in for by a
# minimal Debian with the machine's own JDK 25 where eclipse-temurin has it.
#
#   src/test/docker/prove.sh            build and try
#   src/test/docker/prove.sh clean      remove all that was kept for the next time
set -euo pipefail
cd "$(dirname "$0")/../../.."

keep=${BERTH_IMAGE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/berth-image}
if [ "${1:-}" = clean ]; then
  rm -rf "$keep"
  exit 0
fi

fail() {
  printf 'prove: %s\n' "$1" >&2
  exit 1
}

for tool in buildah debootstrap; do
  command -v "$tool" >/dev/null || fail "needs $tool: apt-get install buildah debootstrap"
done
jdk=
for folder in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
  if [ -x "$folder/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$folder/release" 2>/dev/null; then
    jdk=$(readlink -f "$folder")
    break
  fi
done
[ -n "$jdk" ] || fail 'needs a JDK 25 in JAVA_HOME or under /usr/lib/jvm'

mkdir -p "$keep"
export BUILDAH_ISOLATION=chroot
echo '{"default":[{"type":"insecureAcceptAnything"}]}' >"$keep/policy.json"
echo 'unqualified-search-registries = []' >"$keep/registries.conf"
image() {
  local verb=$1
  shift
  local trust=()
  case $verb in from | commit | bud) trust=(--signature-policy "$keep/policy.json") ;; esac
  buildah --root "$keep/root" --runroot "$keep/run" \
    --storage-driver "${BUILDAH_DRIVER:-overlay}" --registries-conf "$keep/registries.conf" \
    "$verb" "${trust[@]}" "$@"
}

# stand_in TAG: a Debian with Java 25 where the official image has it.
stand_in() {
  local name=docker.io/library/eclipse-temurin:$1
  [ -z "$(image images -q "$name" 2>/dev/null || true)" ] || return 0
  echo "prove: making a stand-in for eclipse-temurin:$1"
  if [ ! -f "$keep/debian.tar" ]; then
    debootstrap --variant=minbase --include=ca-certificates,curl bookworm "$keep/debian" \
      >"$keep/debootstrap.log" 2>&1 || fail "debootstrap failed, see $keep/debootstrap.log"
    tar -C "$keep/debian" -cf "$keep/debian.tar" .
    rm -rf "$keep/debian"
  fi
  local base
  base=$(image from scratch)
  image add --quiet "$base" "$keep/debian.tar" / >/dev/null
  image add --quiet "$base" "$jdk" /opt/java/openjdk >/dev/null
  # A machine may know certificates of its own.
  image add --quiet "$base" /etc/ssl/certs /etc/ssl/certs >/dev/null
  image config --env JAVA_HOME=/opt/java/openjdk --env LANG=C.UTF-8 \
    --env PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    "$base"
  image commit --quiet --rm "$base" "$name" >/dev/null
}

stand_in 25-jdk
stand_in 25-jre

# Only what is committed, as a clone would have it.
context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT
git archive HEAD | tar -C "$context" -x
image bud --pull-never --isolation chroot --network host --format docker --layers \
  -t localhost/berth:proof "$context"

tried=$(image from --pull-never localhost/berth:proof)
trap 'rm -rf "$context"; image rm "$tried" >/dev/null' EXIT
in_image() {
  image run --isolation chroot --network host "$tried" -- "$@"
}
user=$(in_image id -u)
[ "$user" != 0 ] || fail 'runs as root'
echo "prove: runs as user $user"
in_image sh -c '! command -v mvn && [ ! -e /src ]' || fail 'the image holds the build'
in_image sh -c 'echo x > /data/x && ! echo x > /berth/x 2>/dev/null' \
  || fail 'must be able to write to /data and nowhere else'

image inspect --type image localhost/berth:proof >"$context/inspected.json"
grep -q health/live "$context/inspected.json" || fail 'has no health check'

port=${PROVE_PORT:-18080}
# A job of its own, so that it can be ended with all its processes.
set -m
in_image env BERTH_PORT="$port" java -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
  --sun-misc-unsafe-memory-access=allow -jar /berth/berth.jar demo --port "$port" &
run=$!
set +m
healthy=
for _ in $(seq 60); do
  if curl -fs -o /dev/null "http://127.0.0.1:$port/health/live"; then
    healthy=yes
    break
  fi
  kill -0 "$run" 2>/dev/null || break
  sleep 1
done
if [ -n "$healthy" ]; then
  in_image bash -c "exec 3<>/dev/tcp/127.0.0.1/$port && printf 'GET /health/live HTTP/1.0\r\n\r\n' >&3 && head -n 1 <&3 | grep -q ' 200 '" \
    || fail 'the health check does not work inside the image'
fi
kill -- "-$run" 2>/dev/null || true
wait "$run" 2>/dev/null || true
[ -n "$healthy" ] || fail 'the demo did not become healthy within a minute'
image images localhost/berth:proof
echo 'prove: the image builds, runs without rights and answers'
