package library.loans;

import library.books.BookLent;

class Uninvited {

    long number(BookLent lent) {
        return lent.book(); // breaks: Spring Modulith verifies the modules and their allowed dependencies [Module 'loans' depends on module 'books' via library.loans.Uninvited]
    }
}
