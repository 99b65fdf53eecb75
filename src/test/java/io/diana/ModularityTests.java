package io.diana;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesKnowOnlyWhatTheyMay() {
        ApplicationModules.of(DianaApplication.class).verify();
    }
}
