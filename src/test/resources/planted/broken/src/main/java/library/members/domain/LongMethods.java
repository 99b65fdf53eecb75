package library.members.domain;

import java.util.List;

class LongMethods {

    private static final List<Integer> NUMBERS = new java.util.ArrayList<>();

    void method() { // breaks: a method has up to 30 lines of code [members/domain/LongMethods.java: method has 31]
        repeat 29: NUMBERS.add(%d);
    }

    LongMethods() { // breaks: a method has up to 30 lines of code [members/domain/LongMethods.java: <init> has 32]
        repeat 30: NUMBERS.add(%d);
    }

    static { // breaks: a method has up to 30 lines of code [members/domain/LongMethods.java: an initializer has 33]
        repeat 31: NUMBERS.add(%d);
    }

    private final Runnable lambda = () -> { // breaks: a method has up to 30 lines of code [members/domain/LongMethods.java: a lambda has 34]
        repeat 32: NUMBERS.add(%d);
    };
}
