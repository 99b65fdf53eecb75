package library.loans;

import java.util.function.Supplier;
import library.fines.Fine;

public class Loan {

    Supplier<?> fine() {
        return Fine::new; // breaks: Spring Modulith verifies the modules and their allowed dependencies // breaks: modules form no cycle
    }
}
