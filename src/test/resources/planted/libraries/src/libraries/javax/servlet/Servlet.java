package javax.servlet;

public interface Servlet {} // breaks: neither a servlet container nor a JDBC pool is on the class path [javax/servlet/Servlet.class]
