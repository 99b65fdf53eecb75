package org.apache.tomcat.jdbc.pool;

public class DataSource {} // breaks: neither a servlet container nor a JDBC pool is on the class path [org/apache/tomcat/jdbc/pool/DataSource.class]
