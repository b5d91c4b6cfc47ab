// Skipped, not passed, where it can't run; CI sets the variables, and takes a skipped case for a failure.
System.getenv('JAVA_HOME_17') != null && System.getenv('JAVA_HOME_25') != null
