package library.members.persistence;

import org.springframework.stereotype.Repository;

@Repository
class SqlMembers {} // breaks: a repository in persistence is named Postgres… [Class <library.members.persistence.SqlMembers>]
