package library;

/** The root package is no module: it has no data. */
class ForeignToAll {

    static final String SQL = "SELECT 1 FROM members.member"; // breaks: the SQL in a module's code touches its own schema only [ForeignToAll.class: members.member]
}
