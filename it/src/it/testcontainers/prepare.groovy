import org.prismdata.it.Podman

// Of a test that somebody else runs now.
Podman.run('run', '--detach', '--pull=never', '--name', 'prism-it-testcontainers-other',
        '--label', 'org.testcontainers=true',
        '--label', 'org.testcontainers.sessionId=8a7f43f4-7d4c-4b5c-9d2c-3f1f6f0d5c11',
        'docker.io/library/redis:7-alpine')
return true
