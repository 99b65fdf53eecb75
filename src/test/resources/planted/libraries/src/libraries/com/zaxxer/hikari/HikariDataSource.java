package com.zaxxer.hikari;

public class HikariDataSource {} // breaks: neither a servlet container nor a JDBC pool is on the class path [com/zaxxer/hikari/HikariDataSource.class]
