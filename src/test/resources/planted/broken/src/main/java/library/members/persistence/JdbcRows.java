package library.members.persistence;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

class JdbcRows {

    private List<DataSource> sources; // breaks: JDBC is known to the database module only [Field <library.members.persistence.JdbcRows.sources>]

    private org.postgresql.PGConnection connection; // breaks: JDBC is known to the database module only [Field <library.members.persistence.JdbcRows.connection>]
    private com.zaxxer.hikari.HikariDataSource pool; // breaks: JDBC is known to the database module only [Field <library.members.persistence.JdbcRows.pool>]

    Object template(Object source) {
        return new JdbcTemplate((DataSource) source); // breaks: JDBC is known to the database module only
    }

    void caught() throws Exception {
        try {
            template("");
        } catch (Exception e) {
            if (e instanceof java.sql.SQLException) { // breaks: JDBC is known to the database module only
                throw e;
            }
        }
    }
}
