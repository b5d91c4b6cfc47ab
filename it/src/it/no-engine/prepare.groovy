import org.prismdata.it.ProgramFolder

ProgramFolder.make(new File(basedir, 'programs').toPath(), ['podman', 'docker'] as Set)
