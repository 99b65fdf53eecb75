package library.members.persistence;

class HiddenSchema {

    String plus(String schema) {
        return "SELECT 1 FROM " + schema + ".joined_late"; // breaks: the SQL in a module's code touches its own schema only [HiddenSchema.class: any schema.joined_late]
    }

    String format(String schema) {
        return "SELECT 1 FROM members.member JOIN %s.formatted_late USING (id)".formatted(schema); // breaks: the SQL in a module's code touches its own schema only [HiddenSchema.class: any schema.formatted_late]
    }
}
