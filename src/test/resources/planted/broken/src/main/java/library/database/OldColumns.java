package library.database;

/** Where JDBC may be known, its time may not. */
record OldColumns( // breaks: nobody uses Date or Calendar [Constructor <library.database.OldColumns.<init>]
        java.sql.Date date, // breaks: nobody uses Date or Calendar [OldColumns.date]
        java.sql.Time time, // breaks: nobody uses Date or Calendar [OldColumns.time]
        java.sql.Timestamp timestamp, // breaks: nobody uses Date or Calendar [OldColumns.timestamp]
        java.util.GregorianCalendar calendar) {} // breaks: nobody uses Date or Calendar [OldColumns.calendar]
