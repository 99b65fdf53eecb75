package library.members.domain;

/** As long as a file may be, and one line longer. */
enum LongFile { // breaks: a file has up to 150 lines of code [members/domain/LongFile.java: it has 151]
    repeat 147: LINE_%d,
    ;
}
