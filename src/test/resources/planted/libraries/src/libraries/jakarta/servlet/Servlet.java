package jakarta.servlet;

public interface Servlet {} // breaks: neither a servlet container nor a JDBC pool is on the class path [jakarta/servlet/Servlet.class]
