package library.members.persistence;

import java.util.List;

public class OpenSql { // breaks: the classes in persistence are package-private [Class <library.members.persistence.OpenSql>]

    public static final List<String> NAMES = List.of();
}
