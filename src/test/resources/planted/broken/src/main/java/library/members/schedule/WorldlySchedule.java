package library.members.schedule;

import java.net.http.HttpClient;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.http.MediaType;

@Table
public class WorldlySchedule { // breaks: the classes in schedule are package-private [Class <library.members.schedule.WorldlySchedule>] // breaks: schedule knows nothing of SQL [Class <library.members.schedule.WorldlySchedule> is annotated]

    private MediaType type; // breaks: schedule knows nothing of HTTP [Field <library.members.schedule.WorldlySchedule.type>]

    Object call() {
        return HttpClient.newHttpClient(); // breaks: schedule knows nothing of HTTP
    }

    Object adapter() {
        return library.members.web.Paths.HERE; // breaks: schedule knows no other adapter
    }

    Object other() {
        return library.members.persistence.OpenSql.NAMES; // breaks: schedule knows no other adapter
    }
}
