package library.members.web;

public class OpenController {} // breaks: the classes in web are package-private [Class <library.members.web.OpenController>]
