package library.members.application;

/** A port of another's making: the SQL behind it is reached past the port. */
class Outward {

    Object name() {
        return library.members.persistence.OpenSql.NAMES.get(0); // breaks: application knows the domain, its ports and Reactor only
    }
}
