import org.prismdata.it.BuildLog

BuildLog.of(basedir).has('''\
<services><postgrs> names the service 'postgrs'
  why: this version of the kit knows: postgres, redis, nats, kafka, plugin
  fix: use one of these names, or declare a service of your own: <service><name>…</name><image>…</image><port>…</port></service>''')
