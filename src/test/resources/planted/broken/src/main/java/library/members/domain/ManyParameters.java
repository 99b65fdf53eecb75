package library.members.domain;

class ManyParameters {

    void five(int a, int b, int c, int d, int e) {} // breaks: a method has up to four parameters [members/domain/ManyParameters.java: five has 5]

    void six(int a, int b, int c, int d, int e, int... f) {} // breaks: a method has up to four parameters [members/domain/ManyParameters.java: six has 6]
}
