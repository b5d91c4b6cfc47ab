import org.prismdata.it.BuildLog

def log = BuildLog.of(basedir)
def passwords = new File(basedir, 'target/passwords').readLines()
assert passwords.size() == 2 && passwords.unique().size() == 2
passwords.every { log.lacks(it) }
