import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
log.invocation(1).has('The package is com.native_.new_._3dorders: Java does not allow com.native.new.3dorders.')
assert new File(basedir, 'für alle/3d-orders/src/main/java/com/native_/new_/_3dorders/Main.java').file
assert ['.github', '.gitlab-ci.yml'].every { !new File(basedir, "für alle/3d-orders/$it").exists() }
log.invocation(2).has('3d-orders-2.1.jar', 'BUILD SUCCESS')

log.invocation(3).has('The package is com.acme.switch_.orders: Java does not allow com.acme.switch.orders.')
assert new File(basedir, 'für alle/orders/.gitlab-ci.yml').file && !new File(basedir, 'für alle/orders/.github').exists()
log.invocation(4).has('Image localhost/orders:2.1', 'RealRestartIT', 'BUILD SUCCESS')
Podman.run('rmi', 'localhost/orders:2.1')
return true
