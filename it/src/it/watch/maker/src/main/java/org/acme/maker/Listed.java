package org.acme.maker;

public @interface Listed {}
