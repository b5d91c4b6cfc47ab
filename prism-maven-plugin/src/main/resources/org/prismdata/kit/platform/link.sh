#!/bin/sh
# link.sh FOLDER STRIP LIBRARIES OPTION...: runs in a builder container. Links a Java runtime with these options of jlink to
# FOLDER/runtime, runs STRIP on its libraries if it is a program that is there, and copies the system's libraries that it
# needs, and these if they are there, to FOLDER/system.
set -e
folder=$1 strip=$2 unseen=$3
shift 3
mkdir -p "$folder/system"
jlink "$@" --output "$folder/runtime"
if [ -n "$strip" ] && command -v "$strip" >/dev/null; then
    find "$folder/runtime" -name '*.so' -exec "$strip" --strip-all {} +
    # The JVM throws no exceptions of C++, and needs no tables to unwind its stack for one.
    find "$folder/runtime" -name libjvm.so -exec "$strip" --remove-section=.eh_frame --remove-section=.eh_frame_hdr \
        --remove-section=.gcc_except_table {} +
fi

# Only the loader here knows where this system has its libraries. Those of the runtime itself don't count.
find "$folder/runtime" -name '*.so' -o -path '*/bin/java' | while read -r file; do ldd "$file"; done \
    | sed -n 's/.*=> \(.*\) (0x.*/\1/p; s/^[[:space:]]*\(\/.*\) (0x.*/\1/p' | grep -v "^$folder" | sort -u >/tmp/libraries

# All come to lie beside the C library, where the loader always looks.
c=$(dirname "$(grep -E '/libc\.so\.[0-9]+$|/libc\.musl-|/ld-musl-' /tmp/libraries | head -n 1)")
for name in $unseen; do
    if [ -e "$c/$name" ]; then echo "$c/$name"; fi
done >>/tmp/libraries
while read -r file; do
    case $file in
        */ld-*) target=$file ;;
        *) target=$c/${file##*/} ;;
    esac
    mkdir -p "$folder/system${target%/*}"
    cp -L "$file" "$folder/system$target"
done </tmp/libraries
