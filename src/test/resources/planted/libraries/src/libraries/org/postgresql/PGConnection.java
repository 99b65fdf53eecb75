package org.postgresql;

public interface PGConnection {}
