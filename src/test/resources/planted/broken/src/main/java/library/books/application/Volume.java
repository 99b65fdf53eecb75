package library.books.application;

import org.jmolecules.ddd.types.AggregateRoot;

class Volume implements AggregateRoot<Volume, Volume.Number> { // breaks: aggregates stand in a domain [library.books.application.Volume is]

    record Number(long value) implements org.jmolecules.ddd.types.Identifier {}

    @Override
    public Number getId() {
        return new Number(1);
    }
}
