import org.prismdata.it.BuildLog

def log = BuildLog.of(basedir)
log.has('''\
<services><postgres><imagee> is not a setting
  why: a service has: image, tag, env, initSql, files, command, port, timeout, dependsOn, restartable
  fix: correct the element's name or remove it''')
