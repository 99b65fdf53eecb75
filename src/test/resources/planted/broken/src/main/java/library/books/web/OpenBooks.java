package library.books.web;

public interface OpenBooks { // breaks: the classes in web are package-private [Class <library.books.web.OpenBooks>]

    String HERE = String.valueOf("books");
}
