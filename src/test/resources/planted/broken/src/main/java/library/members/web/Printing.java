package library.members.web;

import java.util.function.Consumer;

class Printing {

    void out() {
        System.out.println("x"); // breaks: nobody writes to the console past the log
    }

    Consumer<Object> reference() {
        return System.err::println; // breaks: nobody writes to the console past the log
    }

    void trace(Exception e) {
        e.printStackTrace(); // breaks: nobody writes to the console past the log
    }

    void shortly() {
        IO.println("x"); // breaks: nobody writes to the console past the log
    }

    void console() {
        System.console().printf("x"); // breaks: nobody writes to the console past the log
    }
}
