package library.members.web;

public interface Paths { // breaks: the classes in web are package-private [Class <library.members.web.Paths>]

    Object HERE = "members";
}
