// A runtime that notes its calls, and leaves the rest to the engine's own.
def runtime = new File(basedir, 'runtime')
runtime.text = """#!/bin/sh
echo "\$*" >>'${basedir}/runtime.calls'
exec crun "\$@"
"""
runtime.executable = true
