package org.apache.commons.dbcp2;

public class BasicDataSource {} // breaks: neither a servlet container nor a JDBC pool is on the class path [org/apache/commons/dbcp2/BasicDataSource.class]
