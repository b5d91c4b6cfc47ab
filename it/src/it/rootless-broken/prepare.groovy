import org.prismdata.it.ProgramFolder

ProgramFolder.make(new File(basedir, 'programs').toPath(), ['newuidmap', 'newgidmap'] as Set)
return new File(basedir, 'home/run').mkdirs()
