package org.springframework.web.servlet;

public class DispatcherServlet {} // breaks: neither a servlet container nor a JDBC pool is on the class path [org/springframework/web/servlet/DispatcherServlet.class]
