package library.members.persistence;

import org.springframework.data.relational.core.mapping.Table;

@Table(schema = "books", name = "mapped") // breaks: a mapped table lies in the module's own schema [library.members.persistence.MappedSchema is mapped to the schema books]
class MappedSchema {}
