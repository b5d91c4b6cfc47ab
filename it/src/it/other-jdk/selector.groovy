// Skipped, not passed, where it can't run; CI sets the variable, and takes a skipped case for a failure.
System.getenv('JAVA_HOME_25') != null
